"""A CSV of projects whose layout is told by its columns (`layouts.toml`): rows by our names, with the line of each."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from warehouse.errors import BadInput
from warehouse.projects.rows import layouts


@dataclass(frozen=True, slots=True)
class Row:
    """A row: values by our names of the columns, the columns' own names, and where it stands."""

    path: Path
    line: int
    values: dict[str, str]
    columns: dict[str, str]

    def problem(self, name: str, what: str) -> BadInput:
        """Return an error about a value of this row."""
        return BadInput(f"{self.path}, line {self.line}, column {self.columns[name]}: {what}")


def rows_of(path: Path) -> tuple[str, list[Row]]:
    """Return the layout (`aiddata` or `aei`) and all rows of a file; raise BadInput with line and column."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            header = [name.strip() for name in reader.fieldnames or ()]
            reader.fieldnames = header
            layout = _layout_of(path, header)
            columns = _columns_of(layout, header)
            return layout, list(_checked(path, reader, columns))
    except (UnicodeDecodeError, csv.Error) as error:
        raise BadInput(f"{path}: no CSV in UTF-8: {error}") from error


def _layout_of(path: Path, header: list[str]) -> str:
    """Return the layout that lacks no column; raise BadInput that names what the nearest lacks."""
    lacking = {
        layout: [names[0] for names in layouts()[layout]["columns"].values() if not set(names) & set(header)]
        for layout in ("aiddata", "aei")
    }
    layout = min(lacking, key=lambda name: len(lacking[name]))
    if lacking[layout]:
        raise BadInput(f"{path}, line 1: the layout is not that of {layout}: no column {lacking[layout][0]!r}")
    return layout


def _columns_of(layout: str, header: list[str]) -> dict[str, str]:
    known = layouts()[layout]["columns"] | layouts()[layout]["optional"]
    return {ours: name for ours, names in known.items() for name in reversed(names) if name in header}


def _checked(path: Path, reader: "csv.DictReader[str]", columns: dict[str, str]) -> Iterator[Row]:
    for row in reader:
        cut = next((name for name, value in row.items() if value is None), None)
        if None in row or cut:
            where = f"{path}, line {reader.line_num}, column {cut or 'after the last'}"
            raise BadInput(f"{where}: the line is cut off or has too many fields")
        yield Row(path, reader.line_num, {ours: row[name].strip() for ours, name in columns.items()}, columns)
