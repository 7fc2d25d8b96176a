"""Periods of the calendar: their first days, and steps from one to another."""

from datetime import date, timedelta
from typing import NamedTuple

MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
DAYS = {"day": 1, "week": 7}


class Period(NamedTuple):
    """A day, week, month, quarter, half or year, by its first day."""

    first: date
    precision: str


def period_of(day: date, precision: str, shift: int = 0) -> Period | None:
    """Return the period that holds a day, `shift` periods on; None outside the calendar."""
    if precision in DAYS:
        first = day if precision == "day" else day - timedelta(days=day.weekday())
        return Period(first + timedelta(days=shift * DAYS[precision]), precision)
    size = MONTHS[precision]
    months = (day.year * 12 + day.month - 1) // size * size + shift * size
    return Period(date(months // 12, months % 12 + 1, 1), precision) if 12 <= months < 9999 * 12 else None


def day_of(year: int, month: int, day: int) -> date | None:
    """Return a date, None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
