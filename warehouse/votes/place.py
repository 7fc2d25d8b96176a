"""Where in a file something is wrong: the slow way, taken only to say it."""

import csv
from pathlib import Path

from warehouse.errors import BadInput
from warehouse.votes.layout import open_rows

csv.field_size_limit(2**24)


def line_of_row(path: Path, row: int) -> int:
    """Return the line on which the row of that number (the first after the header is 1) starts."""
    with open_rows(path) as file:
        reader = csv.reader(file)
        for number, _ in enumerate(reader):
            if number == row - 1:
                return reader.line_num + 1
    raise ValueError(f"{path} has no row {row}")


def refuse_ragged(path: Path) -> None:
    """Raise `BadInput` with line and column where a row has not as many cells as the header, or the file breaks off."""
    line = 1
    try:
        with open_rows(path) as file:
            reader = csv.reader(file, strict=True)
            header = next(reader)
            for cells in reader:
                if len(cells) != len(header):
                    column = header[len(cells)] if len(cells) < len(header) else f"after {header[-1]}"
                    raise BadInput(
                        f"{path}, line {line + 1}, column {column}: the row has {len(cells)} cells, the header "
                        f"{len(header)}: the file is cut off or damaged, download it again"
                    )
                line = reader.line_num
    except (UnicodeDecodeError, EOFError, OSError, csv.Error) as error:
        raise BadInput(
            f"{path}, after line {line}: cannot be read on as CSV in UTF-8 ({error}): the file is cut off or damaged, "
            "download it again"
        ) from error
