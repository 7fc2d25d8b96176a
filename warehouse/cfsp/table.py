"""A table of alignments as CSV: decision_cfsp, decision_date, regime, serbia_aligned, statement_date, source_url."""

import csv
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from warehouse.errors import BadInput

COLUMNS = ("decision_cfsp", "decision_date", "regime", "serbia_aligned", "statement_date", "source_url")
_NUMBER = re.compile(r"(?:19|20)\d\d/\d{1,4}")
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
# What makes a month or a year its first day.
_REST = {"day": "", "month": "-01", "year": "-01-01"}


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: a decision, and whether Serbia aligned; days may be months (`month`) or missing (`none`)."""

    line: int
    number: str | None
    decided_on: date | None
    decided_precision: str
    regime: str
    is_aligned: bool
    stated_on: date | None
    stated_precision: str
    source_url: str
    content: str


def read_table(path: Path) -> list[TableRow]:
    """Return a file's rows, all of them checked; raise BadInput that names file, line and column."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
            if missing:
                raise BadInput(f"{path}, line 1: no column {missing[0]}; there must be {', '.join(COLUMNS)}")
            return [_row(path, reader.line_num, row) for row in reader]
    except (UnicodeDecodeError, csv.Error) as error:
        raise BadInput(f"{path}: no CSV in UTF-8: {error}") from error


def _row(path: Path, line: int, row: dict[str, str | None]) -> TableRow:
    place = f"{path}, line {line}"
    # A truncated line has fewer fields, a wrong one more.
    if None in row or any(row[name] is None for name in COLUMNS):
        short = next((name for name in COLUMNS if row[name] is None), "a field too many")
        raise BadInput(f"{place}, column {short}: the line is cut off or has the wrong number of fields")
    values = {name: (row[name] or "").strip() for name in COLUMNS}
    number = values["decision_cfsp"] or None
    if number and not _NUMBER.fullmatch(number):
        raise BadInput(f"{place}, column decision_cfsp: {number!r} is no number of a decision; write it like 2022/265")
    if values["serbia_aligned"] not in {"0", "1"}:
        raise BadInput(f"{place}, column serbia_aligned: {values['serbia_aligned']!r}; it must be 0 or 1")
    for name in ("regime", "source_url"):
        if not values[name]:
            raise BadInput(f"{place}, column {name}: empty")
    decided_on, decided_precision = _day(place, "decision_date", values["decision_date"])
    stated_on, stated_precision = _day(place, "statement_date", values["statement_date"])
    if not number and not decided_on:
        raise BadInput(f"{place}, column decision_date: empty, and there is no decision_cfsp either")
    if number and decided_on and not number.startswith(str(decided_on.year)):
        raise BadInput(f"{place}, column decision_date: {values['decision_date']} is not in the year of {number}")
    return TableRow(
        line, number, decided_on, decided_precision, values["regime"], values["serbia_aligned"] == "1",
        stated_on, stated_precision, values["source_url"], "\n".join(values.values()),
    )  # fmt: skip


def _day(place: str, column: str, written: str) -> tuple[date | None, str]:
    """Return a day and its precision; a month or year is its first day."""
    if not written:
        return None, "none"
    match = _DAY.fullmatch(written)
    precision = "none" if not match else "day" if match[3] else "month" if match[2] else "year"
    try:
        return date.fromisoformat(f"{written}{_REST[precision]}"), precision
    except (KeyError, ValueError) as error:
        raise BadInput(
            f"{place}, column {column}: {written!r} is no day; write it like 2022-03-01 or 2022-03"
        ) from error
