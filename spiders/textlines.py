"""The lines of a file of texts, plain or gzip, read whole once before anything is made of them."""

import gzip
import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spiders.errors import BadInput
from spiders.importrow import BadRow, Columns, parse_row

GZIP_MAGIC = b"\x1f\x8b"
FIRST = 100  # lines that are looked at to tell whether the file is of the kind it should be


@dataclass(frozen=True, slots=True)
class Survey:
    """What a first reading of a file gives: SHA-256 of its lines and how many hold something."""

    digest: str
    lines: int


def numbered_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that hold something, numbered from 1; raise `BadInput` where the file cannot be read on."""
    with path.open("rb") as file:
        is_gzip = file.read(2) == GZIP_MAGIC
    with gzip.open(path) if is_gzip else path.open("rb") as lines:
        try:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield number, line
        except (OSError, EOFError, zlib.error) as error:
            raise BadInput(f"{path}: corrupt ({error}); nothing was imported: get the file again") from error


def survey(path: Path, columns: Columns) -> Survey:
    """Read a file through; raise `BadInput` where it is corrupt, empty, no JSON Lines, or lacks a column named."""
    digest, count = hashlib.sha256(), 0
    first: list[bytes] = []
    for _, line in numbered_lines(path):
        digest.update(line)
        count += 1
        if count <= FIRST:
            first.append(line)
    if not count:
        raise BadInput(f"{path}: empty; it should hold one JSON object a line")
    check_columns(path, first, columns)
    return Survey(digest.hexdigest(), count)


def check_columns(path: Path, lines: list[bytes], columns: Columns) -> None:
    """Raise `BadInput` where none of the lines is a JSON object, or none has a column that was asked for."""
    names: set[str] = set()
    for line in lines:
        try:
            names.update(parse_row(line))
        except BadRow:
            continue
    if not names:
        raise BadInput(f"{path}: no JSON object on its first {len(lines)} lines; it should hold one a line")
    for ours in ("outlet", "date", "url", "title", "text"):
        theirs = getattr(columns, ours)
        is_asked_for = theirs != getattr(Columns(), ours)
        if not names.intersection(theirs) and (is_asked_for or ours == "text"):
            found = ", ".join(sorted(names))
            raise BadInput(f"{path}: no column {' or '.join(theirs)}; --columns {ours}=NAME, one of: {found}")
