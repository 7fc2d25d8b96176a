"""A project and its stages, whatever they were read from."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from warehouse.errors import BadInput

FOLDER = Path(__file__).parent
_DAY = re.compile(r"\d{4}(-\d\d)?(-\d\d)?")
# What makes a year or month its first day, by the length of what is written.
_REST = {10: ("", "day"), 7: ("-01", "month"), 4: ("-01-01", "year")}


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage that a project reached; `happened_on` is the first day of a month or year where no more is known."""

    stage: str
    happened_on: date | None
    precision: str
    evidence: str | None
    source: str
    source_url: str | None


@dataclass(frozen=True, slots=True)
class Project:
    """A project; `value` is in units of `currency`, `value_eur` only where it was stated in euros.

    `origin` is the codebook's partner code; `is_counted` is false where sums over projects must leave it out.
    """

    project_id: str
    name: str
    origin: str
    kind: str
    sector: str
    value: float | None
    currency: str | None
    value_eur: float | None
    financier: str | None
    contractor: str | None
    state_guarantee: bool | None
    is_counted: bool
    stages: tuple[Stage, ...] = ()
    actors: tuple[str, ...] = ()


@cache
def layouts() -> dict[str, Any]:
    """Return the content of `layouts.toml`."""
    return tomllib.loads((FOLDER / "layouts.toml").read_text(encoding="utf-8"))


def day_of(written: str, place: str) -> tuple[date, str]:
    """Return a day, month or year (`2019-03`) as date and precision; raise BadInput that names the place."""
    rest, precision = _REST.get(len(written), ("", ""))
    try:
        if _DAY.fullmatch(written) and precision:
            return date.fromisoformat(written + rest), precision
    except ValueError as error:
        raise BadInput(f"{place}: {written!r} is no day") from error
    raise BadInput(f"{place}: {written!r} is no day; write it like 2019-03-30, 2019-03 or 2019")
