"""Where the stages' files lie (docs/stages.md), and how a file gets there whole."""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

Row = dict[str, Any]


def data_folder() -> Path:
    """Return the folder that holds everything: `AZIMUTH_DATA`, or `data` in the working directory."""
    return Path(os.environ.get("AZIMUTH_DATA", "data")).resolve()


def archive_folder() -> Path:
    """Return the folder of the evidence."""
    return data_folder() / "archive"


def unit_file(stage: str, unit: str, suffix: str) -> Path:
    """Return the file of a unit in `documents` or `annotated`; the suffix names the kind (`.jsonl`)."""
    return data_folder() / stage / f"{unit}{suffix}"


@contextmanager
def whole_file(path: Path) -> Iterator[IO[str]]:
    """Open a text file that appears under its name only when the block ends without an error."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def write_rows(path: Path, rows: Iterable[Row]) -> int:
    """Write rows as JSON Lines, whole or not at all; return how many."""
    count = 0
    with whole_file(path) as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")
            count += 1
    return count


def read_rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a JSON Lines file that a stage wrote."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)
