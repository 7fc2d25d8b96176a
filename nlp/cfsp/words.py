"""The patterns of `words.toml`, `countries.toml` and `regimes.toml`, read and compiled once; they match folded text."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Country:
    """A country by its ISO 3166 alpha-3 code, with the days between which the EU invited it to align."""

    iso3: str
    pattern: re.Pattern[str]
    since: date | None
    until: date | None

    def is_invited_on(self, day: date) -> bool:
        """Tell whether the country was among the invited on a day."""
        return self.since is not None and self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Regime:
    """A regime of restrictive measures.

    `acts` are its basic acts (`2014/145`), `family` is its stratum, `labels` are what tables call it.
    """

    id: str
    name: str
    family: str
    acts: tuple[str, ...]
    words: re.Pattern[str]
    labels: tuple[str, ...] = ()


def read_words() -> dict[str, Any]:
    """Return the content of `words.toml`."""
    return _read("words")


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def any_of(*names: str) -> re.Pattern[str]:
    """Return one pattern for the lists of `words.toml` of these names, as whole words where they start and end so."""
    return _joined([pattern for name in names for pattern in read_words()[name]])


def _joined(patterns: list[str]) -> re.Pattern[str]:
    """Join patterns, the longest first; a word character next to the match makes it none."""
    ordered = sorted(patterns, key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w)(?:{one})(?!\w)" if one[-1].isalnum() or one[-1] in "*+?)]}" else
                               rf"(?:{one})" for one in ordered))  # fmt: skip


@cache
def countries() -> tuple[Country, ...]:
    """Return the countries that a text may name."""
    return tuple(
        Country(iso3, _joined(row["patterns"]), *_span(row.get("invited", [])))
        for iso3, row in _read("countries").items()
    )


def _span(days: list[date]) -> tuple[date | None, date | None]:
    return (days[0] if days else None, days[1] if len(days) > 1 else None)


@cache
def regimes() -> dict[str, Regime]:
    """Return the regimes by id, the narrower first."""
    return {
        key: Regime(
            key,
            row["name"],
            row["family"],
            tuple(row["acts"]),
            re.compile("|".join(row["words"])),
            tuple(row.get("labels", ())),
        )
        for key, row in _read("regimes").items()
    }


@cache
def regime_of_act() -> dict[str, str]:
    """Return the regime's id of every basic act."""
    return {act: regime.id for regime in regimes().values() for act in regime.acts}
