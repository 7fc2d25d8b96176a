"""SQL files: a name, a first comment that says what they are, and a statement."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

SQL = Path(__file__).parent / "sql"


@dataclass(frozen=True)
class SqlFile:
    """One file of `warehouse/sql`; `015_document.table.sql` has the name `document` and the kind `table`."""

    name: str
    kind: str
    description: str
    statement: str


def sql_files(folder: str) -> list[SqlFile]:
    """Return the files of a folder of `warehouse/sql` in the order of their names."""
    return [read_sql_file(path) for path in sorted((SQL / folder).glob("*.sql"))]


def read_sql_file(path: Path) -> SqlFile:
    """Read one file; its first lines are comments, which together are the description."""
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    comments: list[str] = []
    while lines[len(comments)].startswith("-- "):
        comments.append(lines[len(comments)].removeprefix("-- "))
    if not comments:
        raise ValueError(f"{path}: the first line must be a comment that says what this is")
    name, _, kind = path.stem.partition(".")
    number, _, rest = name.partition("_")
    return SqlFile(rest if number.isdigit() else name, kind, " ".join(comments), text.strip().removesuffix(";"))


def sql_digest(*names: str) -> str:
    """Return the SHA-256 of files and folders of `warehouse/sql`: it changes when any of them does."""
    digest = hashlib.sha256()
    for name in names:
        for path in sorted((SQL / name).glob("*.sql")) or [SQL / name]:
            digest.update(f"{path.name}\n{path.read_text(encoding='utf-8')}\0".encode())
    return digest.hexdigest()
