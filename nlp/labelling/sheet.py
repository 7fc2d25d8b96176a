"""The sheet: its columns, and cells that neither run nor change when a spreadsheet opens the file."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence

from nlp.errors import BadInput
from nlp.labelling.choice import Candidate, text_id

Cells = dict[str, str]
GIVEN = ("id", "lang", "date", "outlet", "source", "doc", "unit", "part", "text", "context", "guess")
FIELDS = ("domain", "direction", "partner", "actor", "stage", "reversal")
SLOTS = 3
COLUMNS = (*GIVEN, "has_signal", *(f"{name}_{slot}" for slot in range(1, SLOTS + 1) for name in FIELDS), "hard")
# What a spreadsheet would run (=, +, -, @), take for a mark of its own ('), or turn into a number or a date.
CHANGES = re.compile(r"\s*[=+\-@'\t\r]|[\d.,:/\-]+$|\d+[eE]\d+$")


def shield(cell: str) -> str:
    """Return a cell that a spreadsheet leaves as it is: an apostrophe goes in front where it would not."""
    return f"'{cell}" if CHANGES.match(cell) else cell


def unshield(cell: str) -> str:
    """Return what `shield` was given."""
    return cell[1:] if cell.startswith("'") and CHANGES.match(cell[1:]) else cell


def one_line(text: str) -> str:
    """Return a text in NFC with single spaces, as it stands in a sheet."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def write_sheet(chosen: Iterable[tuple[Candidate, str]]) -> str:
    """Return the sheet as CSV with a byte order mark, without which Excel takes UTF-8 for a code page."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for candidate, part in chosen:
        row = {name: str(getattr(candidate, name)) for name in GIVEN if name != "part"} | {"part": part}
        writer.writerow([shield(row.get(name, "")) for name in COLUMNS])
    return "\ufeff" + out.getvalue()


def read_sheet(content: bytes, name: str) -> list[tuple[int, Cells]]:
    """Return each row that is not empty with the number of its first line; commas, semicolons and tabs part cells."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(f"{name}: not UTF-8; save it as `CSV UTF-8` (Cyrillic is lost in a plain CSV)") from error
    lines = text.splitlines(keepends=True)
    skipped = 1 if lines and lines[0].lower().startswith("sep=") else 0
    separator = max(",;\t", key=lines[skipped].count) if len(lines) > skipped else ","
    reader = csv.reader(io.StringIO("".join(lines[skipped:]), newline=""), delimiter=separator, strict=True)
    try:
        header = [cell.strip().lower() for cell in next(reader, [])]
        _check_header(header, name)
        rows, line = [], reader.line_num
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append((line + 1 + skipped, _cells(row, header, f"{name}, line {line + 1 + skipped}")))
            line = reader.line_num
    except csv.Error as error:
        raise BadInput(f"{name}, line {reader.line_num + skipped}: no valid CSV: {error}") from error
    return rows


def _check_header(header: Sequence[str], name: str) -> None:
    for column in COLUMNS:
        if header.count(column) != 1:
            raise BadInput(
                f"{name}, line 1: the column {column!r} must be there once; write the sheet anew with `pick`"
            )
    if unknown := [column for column in header if column and column not in COLUMNS]:
        raise BadInput(f"{name}, line 1: unknown column {unknown[0]!r}; take it out")


def _cells(row: Sequence[str], header: Sequence[str], place: str) -> Cells:
    if any(cell.strip() for cell in row[len(header) :]):
        raise BadInput(f"{place}: more cells than columns")
    raw = dict(zip(header, [*row, *[""] * len(header)], strict=False))
    cells = {column: one_line(unshield(cell)) for column, cell in raw.items()}
    # Some spreadsheets drop the apostrophe; the id tells which reading of the text is the right one.
    if text_id(cells["text"]) != cells["id"] and text_id(one_line(raw["text"])) == cells["id"]:
        cells["text"] = one_line(raw["text"])
    return cells
