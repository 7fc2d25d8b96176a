"""What every stage shares: which units, whether a unit still has to be done, and the mark that it was."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from azimuth.errors import BadInput
from azimuth.layout import data_folder, whole_file


def days_between(since: date, until: date) -> Iterator[date]:
    """Yield the days from `since` to `until`, both included."""
    if until < since:
        raise BadInput(f"--until {until} lies before --since {since}: turn them round")
    for number in range((until - since).days + 1):
        yield since + timedelta(days=number)


def units_of(stage: str, days: Iterable[date], sources: Iterable[str] = ()) -> list[str]:
    """Return the units a stage has finished for these days, in order; all sources where none is named."""
    wanted = set(sources)
    found = []
    for day in days:
        for mark in sorted((data_folder() / stage / day.isoformat()).glob("*.done.json")):
            name = mark.name.removesuffix(".done.json")
            if not wanted or name in wanted:
                found.append(f"{day.isoformat()}/{name}")
    return found


def units_of_batch(stage: str, batch: str) -> list[str]:
    """Return the units of an import, in order."""
    marks = sorted((data_folder() / stage / batch).glob("*.done.json"))
    return [f"{batch}/{mark.name.removesuffix('.done.json')}" for mark in marks]


def digest_of(*paths: Path) -> str:
    """Return one SHA-256 over the bytes of files, in the order given; a missing file counts as empty."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(b"\0")
        if path.exists():
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def is_done(mark: Path, input_digest: str, version: str) -> bool:
    """Tell whether a unit was made from this input by this version of the code."""
    content = read_mark(mark)
    return content is not None and (content["input"], content["version"]) == (input_digest, version)


def read_mark(mark: Path) -> dict[str, Any] | None:
    """Return what a finished unit recorded (`input`, `version`, `counts`), or None where it is not finished."""
    if not mark.exists():
        return None
    content: dict[str, Any] = json.loads(mark.read_text(encoding="utf-8"))
    return content


def write_mark(mark: Path, input_digest: str, version: str, counts: dict[str, int]) -> None:
    """Record that a unit is finished; to be called after its files are in place."""
    with whole_file(mark) as file:
        json.dump({"input": input_digest, "version": version, "counts": counts}, file, sort_keys=True)
