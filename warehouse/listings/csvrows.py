"""CSV files whose layout is fixed: rows with their line, and errors that name file, line and column."""

import csv
import gzip
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from warehouse.errors import BadInput

# A list of reasons or addresses in one cell is longer than the csv module's default allows.
csv.field_size_limit(2**24)


@contextmanager
def open_bytes(path: Path) -> Iterator[IO[bytes]]:
    """Open a file that may be gzipped; raise `BadInput` where the compression is damaged."""
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            yield file  # type: ignore[misc]
    except (EOFError, gzip.BadGzipFile) as error:
        raise BadInput(f"{path}: the compressed file is cut off or damaged ({error}): fetch it again") from error


def read_header(path: Path) -> list[str]:
    """Return the cells of the first line."""
    with open_bytes(path) as file:
        line = file.readline(2**16)
    try:
        return next(csv.reader([line.decode("utf-8-sig")]), [])
    except UnicodeDecodeError as error:
        raise BadInput(f"{path}, line 1: not UTF-8: export the file as UTF-8") from error


def check_header(path: Path, found: Sequence[str], wanted: Sequence[str]) -> None:
    """Raise `BadInput` that names the first column that is not the one wanted there."""
    for at, name in enumerate(wanted):
        if at >= len(found) or found[at] != name:
            has = f"is {found[at]!r}" if at < len(found) else "is missing"
            raise BadInput(f"{path}, line 1, column {at + 1}: {name!r} is wanted and {has}: another layout")
    if len(found) > len(wanted):
        raise BadInput(f"{path}, line 1, column {len(wanted) + 1}: {found[len(wanted)]!r} is one column too many")


def csv_rows(path: Path, *, has_last_newline: bool = True) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows by column name, each with the line where it starts.

    Raise `BadInput` with line and column where a row has other cells than the header, where a quotation does not end,
    and, unless it may be missing, where the last line has no end.
    """
    with open_bytes(path) as file:
        lines = _lines(path, file, has_last_newline=has_last_newline)
        reader = csv.reader(lines, strict=True)
        start = 1
        try:
            header = next(reader, [])
            start = reader.line_num + 1
            for cells in reader:
                if len(cells) != len(header):
                    at = min(len(cells), len(header)) + 1
                    column = header[at - 1] if at <= len(header) else "none"
                    raise BadInput(
                        f"{path}, line {start}, column {at} ({column}): the row has {len(cells)} cells, "
                        f"the header {len(header)}: the file is cut off or has another layout"
                    )
                yield start, dict(zip(header, (cell.strip() for cell in cells), strict=True))
                start = reader.line_num + 1
        except csv.Error as error:
            raise BadInput(f"{path}, line {start}: {error}: the file is cut off or damaged") from error


def _lines(path: Path, file: IO[bytes], *, has_last_newline: bool) -> Iterator[str]:
    for number, line in enumerate(file, 1):
        if has_last_newline and not line.endswith(b"\n"):
            column = line.count(b",") + 1
            raise BadInput(f"{path}, line {number}, column {column}: the last line has no end: the file is cut off")
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise BadInput(
                f"{path}, line {number}, column {error.start + 1}: not UTF-8: fetch the file again"
            ) from error


def values_of(cell: str) -> list[str]:
    """Return the values of a cell that holds several, parted by `;`; one that contains it is quoted."""
    if not cell:
        return []
    values = next(csv.reader([cell], delimiter=";", skipinitialspace=True))
    return list(dict.fromkeys(value.strip() for value in values if value.strip()))
