"""Days in a folded sentence: `23 February 2022`, `Feb. 24`, `3. oktobra`, `20.11.2025`."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from nlp.cfsp.words import any_of, read_words


@dataclass(frozen=True, slots=True)
class Day:
    """A day where it stands; `year` is None where it is not told; `is_other` where it is an end, not an adoption."""

    day: int
    month: int
    year: int | None
    start: int
    end: int
    is_other: bool

    def in_year(self, year: int) -> date | None:
        """Return the date in a year, None where there is no such day."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


def days_in(key: str) -> list[Day]:
    """Return the days that a folded sentence names, in order."""
    return [day for match in _pattern().finditer(key) if (day := _day(key, match))]


def _day(key: str, match: re.Match[str]) -> Day | None:
    name = match["before"] or match["behind"]
    month = _month(name) if name else int(match["numeric"])
    number = int(match["d1"] or match["d2"] or match["d3"])
    year = match["y1"] or match["y2"] or match["y3"]
    if not (1 <= number <= 31 and 1 <= month <= 12):
        return None
    is_other = bool(_other().search(key, max(0, match.start() - 25), match.start()))
    return Day(number, month, int(year) if year else None, match.start(), match.end(), is_other)


@cache
def _other() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('not_adopted').pattern})[\s\w]{{0,10}}$")


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(name for patterns in read_words()["months"].values() for name in patterns)
    year = r"(?:,?\s?(?P<{}>(?:19|20)\d\d)(?![/\d]))?"
    return re.compile(
        rf"(?<![\d/])(?P<d1>\d{{1,2}})(?:st|nd|rd|th|\.)?\s?(?:of )?(?P<behind>{names})(?!\w){year.format('y1')}"
        rf"|(?<!\w)(?P<before>{names}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d/.]\d){year.format('y2')}"
        r"|(?<![\d./])(?P<d3>\d{1,2})\.\s?(?P<numeric>\d{1,2})\.\s?(?P<y3>(?:19|20)\d\d)(?![/\d])"
    )


def _month(name: str) -> int:
    return next(
        int(number)
        for number, patterns in read_words()["months"].items()
        if any(re.fullmatch(pattern, name) for pattern in patterns)
    )
