"""What number and day a decision really has: footnote digits glued to it, misprinted years, days without a year."""

from dataclasses import dataclass
from datetime import date
from math import log

from nlp.cfsp.day import Day
from nlp.cfsp.reference import Reference
from nlp.cfsp.words import read_words

# Alignment comes two to eight weeks after the decision; the slowest seen took half a year.
LONGEST_DELAY = 330
# How far off a number may be from what the day of the year leads to expect, before a footnote's digit is thought of.
_OFF = log(3)


@dataclass(frozen=True, slots=True)
class Settled:
    """A decision's number (`2021/1984`) and day, and what was put right: `footnote-digit`, `year`, `date-year`."""

    number: str
    decided_on: date | None
    corrections: tuple[str, ...] = ()


def settle(reference: Reference, day: Day | None, stated_on: date | None) -> Settled:
    """Return the decision that a reference means; `stated_on` is the day of the statement or article.

    A number's year and its day's year that differ are settled by the delay to the statement, and left as printed (the
    correction is then `year-unclear`) where that does not tell.
    """
    year, decided_on, corrections = _year(reference.year, day, stated_on)
    digits = reference.digits
    if not reference.is_marked and _has_footnote_digit(digits, year, decided_on):
        digits, corrections = digits[:-1], [*corrections, "footnote-digit"]
    return Settled(f"{year}/{int(digits)}", decided_on, tuple(corrections))


def _year(printed: int, day: Day | None, stated_on: date | None) -> tuple[int, date | None, list[str]]:
    """Return the number's year and the decision's day; `printed` is the number's year in the text."""
    if day is None:
        return printed, None, []
    as_numbered = day.in_year(printed)
    as_dated = day.in_year(day.year) if day.year else _latest_before(day, stated_on)
    if as_dated is None or as_dated.year == printed:
        return printed, as_numbered, []
    if _fits(as_dated, stated_on) and not _fits(as_numbered, stated_on):
        return as_dated.year, as_dated, ["year"]
    if day.year is None:
        return printed, as_numbered, []
    if _fits(as_numbered, stated_on) and not _fits(as_dated, stated_on):
        return printed, as_numbered, ["date-year"]
    return printed, as_dated, ["year-unclear"]


def _latest_before(day: Day, stated_on: date | None) -> date | None:
    years = (stated_on.year, stated_on.year - 1) if stated_on else ()
    return next((one for year in years if (one := day.in_year(year)) and stated_on and one <= stated_on), None)


def _fits(decided_on: date | None, stated_on: date | None) -> bool:
    return bool(decided_on and stated_on and 0 <= (stated_on - decided_on).days <= LONGEST_DELAY)


def _has_footnote_digit(digits: str, year: int, decided_on: date | None) -> bool:
    """Tell whether the last digit is a footnote's: with it the number is far from what the day leads to expect."""
    if len(digits) < 3 or digits[-1] == "0":
        return False
    counter = _counter(year)
    if decided_on is None:
        return int(digits) > counter * 1.2
    # In the first days of January a number says little: half a month's worth is added.
    expected = counter * (decided_on.timetuple().tm_yday + 5) / 370
    with_digit, without = (abs(log(number / expected)) for number in (int(digits), int(digits[:-1])))
    return with_digit > _OFF and without < with_digit


def _counter(year: int) -> int:
    known = {int(key): int(value) for key, value in read_words()["counter"].items()}
    return known[max((key for key in known if key <= year), default=min(known))]
