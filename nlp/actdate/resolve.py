"""From a written date to a period, by the document's day and the tense of the clause."""

from datetime import date, timedelta

from nlp.actdate.calendar import Period, day_of, period_of
from nlp.actdate.find import Written

PAST, FUTURE, OPEN = -1, 1, 0


def resolve(written: Written, day: date | None, tense: int) -> Period | None:
    """Return the period that a date means, None where it means none or the document's day is needed and unknown."""
    parts = written.parts
    if "year" in parts and "unit" not in parts:
        return _within(int(parts["year"]), parts)
    return _from(day, written, tense) if day else None


def _from(day: date, written: Written, tense: int) -> Period | None:
    parts = written.parts
    if "offset" in parts:
        return period_of(day, "day", int(parts["offset"]))
    if written.counts:
        return _counted(written, day, tense)
    if "weekday" in parts:
        return _weekday(parts, day, tense)
    if "quarter" in parts or "half" in parts or "month" in parts:
        return _nearby(parts, day, tense)
    return period_of(day, parts["unit"], int(parts.get("shift", 0)))


def _within(year: int, parts: dict[str, str]) -> Period | None:
    if "quarter" in parts:
        return Period(date(year, int(parts["quarter"]) * 3 - 2, 1), "quarter")
    if "half" in parts:
        return Period(date(year, int(parts["half"]) * 6 - 5, 1), "half")
    first = day_of(year, int(parts.get("month", 1)), int(parts.get("day", 1)))
    precision = "day" if "day" in parts else "month" if "month" in parts else "year"
    return Period(first, precision) if first else None


def _counted(written: Written, day: date, tense: int) -> Period | None:
    # "In two years" is a span of time unless the clause looks ahead.
    if written.counts == FUTURE and tense != FUTURE:
        return None
    return period_of(day, written.parts["unit"], written.counts * int(written.parts.get("number", 1)))


def _weekday(parts: dict[str, str], day: date, tense: int) -> Period:
    weekday, shift = int(parts["weekday"]), int(parts.get("shift", 0))
    gone = (day.weekday() - weekday) % 7
    if shift == FUTURE or (shift == OPEN and tense == FUTURE):
        return Period(day + timedelta(days=7 - gone), "day")
    # On Tuesday, written on a Tuesday, is that day; last Tuesday is not.
    return Period(day - timedelta(days=gone or 7 if shift == PAST else gone), "day")


def _nearby(parts: dict[str, str], day: date, tense: int) -> Period | None:
    """Return the period of a date without a year: the latest one begun, the next one, or the nearest."""
    if "shift" in parts and "unit" in parts:
        return _within(day.year + int(parts["shift"]), parts)
    around = [_within(day.year + step, parts) for step in (-1, 0, 1)]
    periods = [period for period in around if period]
    shift = int(parts.get("shift", 0))
    # "Last March" and "next March" leave out the one we are in.
    here = period_of(day, periods[0].precision) if periods else None
    gone = [period for period in periods if period.first <= day and not (shift and period == here)]
    ahead = [period for period in periods if period.first >= day or (period == here and not shift)]
    if (shift or tense) == PAST and gone:
        return gone[-1]
    if (shift or tense) == FUTURE and ahead:
        return ahead[0]
    return min(periods, key=lambda period: abs(period.first - day), default=None)
