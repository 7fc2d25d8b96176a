"""Which layout a file of roll calls has, told by its header."""

import csv
import gzip
import io
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from warehouse.errors import BadInput

FOLDER = Path(__file__).parent
GZIP = b"\x1f\x8b"


@dataclass(frozen=True)
class Layout:
    """A layout of `layouts.toml`, and where a file of it has what: `columns` has their names for ours."""

    name: str
    what: str
    body: str
    shape: str
    rank: int
    votes: dict[str, str]
    url: str
    header: tuple[str, ...]
    columns: dict[str, str]

    @property
    def states(self) -> tuple[str, ...]:
        """The columns of a wide file that are states: all that are neither ours nor a topic."""
        known = {*self.columns.values(), *table("layouts")["topics"]}
        return tuple(column for column in self.header if column not in known)


def table(name: str) -> dict[str, Any]:
    """Return what a TOML file of this folder says."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def is_gzip(path: Path) -> bool:
    """Tell whether a file is compressed, whatever its name says."""
    with path.open("rb") as file:
        return file.read(2) == GZIP


@contextmanager
def open_rows(path: Path) -> Iterator[IO[str]]:
    """Open a CSV file as text, decompressed, without a byte order mark."""
    with path.open("rb") as raw:
        unpacked = gzip.GzipFile(fileobj=raw) if is_gzip(path) else raw
        with io.TextIOWrapper(cast(IO[bytes], unpacked), encoding="utf-8-sig", newline="") as file:
            yield file


def layout_of(path: Path) -> Layout:
    """Return the layout of a file; raise `BadInput` where its first line is the header of none."""
    try:
        with open_rows(path) as file:
            header = tuple(next(csv.reader(file), ()))
    except (UnicodeDecodeError, EOFError, OSError, csv.Error) as error:
        raise BadInput(f"{path}, line 1: cannot be read as CSV in UTF-8 ({error}): download it again") from error
    settings = table("layouts")
    columns = _ours(header, settings.pop("columns"))
    settings.pop("topics")
    for name, entry in settings.items():
        required = entry.pop("required")
        if columns.keys() >= set(required):
            _refuse_doubled(path, header)
            return Layout(name=name, header=header, columns=columns, **entry)
    wanted = "; ".join(f"{name}: {entry['what']}" for name, entry in table("layouts").items() if "what" in entry)
    shown = ", ".join(header[:6]) or "nothing"
    raise BadInput(f"{path}, line 1: a header of no known layout ({shown} ...); known are {wanted}")


def _ours(header: tuple[str, ...], aliases: dict[str, list[str]]) -> dict[str, str]:
    theirs = {column.strip().lower(): column for column in header}
    found = {ours: next((theirs[name] for name in names if name in theirs), None) for ours, names in aliases.items()}
    return {ours: column for ours, column in found.items() if column is not None}


def _refuse_doubled(path: Path, header: tuple[str, ...]) -> None:
    for number, column in enumerate(header, 1):
        if column in header[: number - 1]:
            raise BadInput(f"{path}, line 1, column {number}: {column!r} stands there twice: download it again")
