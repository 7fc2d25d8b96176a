"""The patterns of `words.toml`, filled in and compiled once for each language; they match folded text."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

WORDS = Path(__file__).parent / "words.toml"
SLOT = re.compile(r"\{(\w+)\}")
YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)\.?"
NUMERIC = r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.(?:\s?(?P<year>(?:19|20)\d\d)\b\.?)?"
ISO = r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)"
# A day may have its range before it: "12. i 13. maja", "12-13 May"; the first counts.
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|\.)?(?:\s?(?:-|–|and|to|i|do|po)\s?[0-3]?\d(?:st|nd|rd|th|\.)?)?"
FIXED = {"year": YEAR, "day": DAY, "quarter": r"(?P<quarter>[1-4])", "numeric": NUMERIC, "iso": ISO}
DIGITS = r"\d{1,2}"
GROUPS = {"ordinal": "quarter", "back": "shift"}
LISTS = ("adjacent", "background", "relative", "breaks", "attributive", "auxiliary", "future", "past")


@dataclass(frozen=True, slots=True)
class Forms:
    """What is known of one language: dates by the direction they count in, traps, and the words around dates."""

    dates: tuple[tuple[int, re.Pattern[str]], ...]
    traps: tuple[re.Pattern[str], ...]
    values: Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]]
    words: Mapping[str, re.Pattern[str]]

    def value(self, slot: str, written: str) -> str:
        """Return what a word of a slot stands for: `1` for Monday's place, `week`, `-1` for last."""
        return next(key for key, pattern in self.values[slot] if pattern.fullmatch(written))


@cache
def forms(language: str) -> Forms:
    """Return the forms of `sr`, `en` or `ru`."""
    table = tomllib.loads(WORDS.read_text(encoding="utf-8"))[language]
    slots: Mapping[str, Mapping[str, str]] = table["slots"]

    def ready(name: str) -> tuple[re.Pattern[str], ...]:
        return tuple(_compiled(pattern, slots, are_named=name != "traps") for pattern in table.get(name, ()))

    values: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {}
    for slot, words in slots.items():
        group = GROUPS.get(slot, slot)
        values[group] = values.get(group, ()) + _values(words)
    dates = [(-1, one) for one in ready("ago")] + [(1, one) for one in ready("ahead")]
    return Forms(
        dates=tuple(dates + [(0, one) for one in ready("forms")]),
        traps=ready("traps"),
        values=values,
        words={name: _any(table[name]) for name in LISTS},
    )


def _values(words: Mapping[str, str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((key, re.compile(pattern)) for key, pattern in words.items())


def _compiled(pattern: str, slots: Mapping[str, Mapping[str, str]], *, are_named: bool) -> re.Pattern[str]:
    def fill(match: re.Match[str]) -> str:
        name = match[1]
        filled = FIXED.get(name) or _slot(name, slots[name])
        return filled if are_named else re.sub(r"\?P<\w+>", "?:", filled)

    # A form may give a value in two ways ("2024" or "last year"), never the same group twice.
    return re.compile(rf"(?<![\w.,/]){SLOT.sub(fill, pattern)}(?!\w)")


def _slot(name: str, words: Mapping[str, str]) -> str:
    written = "|".join([*words.values(), *([DIGITS] if name == "number" else [])])
    return rf"(?P<{GROUPS.get(name, name)}>{written})"


def _any(patterns: Any) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(patterns, key=len, reverse=True))})(?!\w)")
