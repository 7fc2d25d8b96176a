"""The declared numbers of the grouping: `settings.toml`, and the digest that names them in every stored run."""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
FILE = FOLDER / "settings.toml"
Numbers = dict[str, float]


@dataclass(frozen=True)
class Settings:
    """The tables of `settings.toml`."""

    copies: Numbers
    window: dict[str, int]
    score: Numbers
    weight: Numbers
    limit: Numbers

    @cached_property
    def longest_window(self) -> int:
        """Days that the longest event may span."""
        return max(self.window.values())


def read_settings(path: Path = FILE) -> Settings:
    """Return the declared numbers; a table that is missing or unknown is a TypeError."""
    return Settings(**tomllib.loads(path.read_text(encoding="utf-8")))


def method_version() -> str:
    """Return a digest of all that decides the grouping besides the rows: settings, queries and code."""
    folders = (FOLDER, FOLDER.parent / "promises")
    digest = hashlib.sha256()
    for path in sorted(
        path for folder in folders for kind in ("*.toml", "*.sql", "*.py") for path in folder.rglob(kind)
    ):
        digest.update(path.relative_to(FOLDER.parent).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def query(name: str) -> str:
    """Return the text of a query of this folder."""
    return (FOLDER / "queries" / f"{name}.sql").read_text(encoding="utf-8")


def rows_of(result: Any) -> list[dict[str, Any]]:
    """Return the rows of an executed query, each a dict by column name."""
    columns = [column[0] for column in result.description]
    return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]
