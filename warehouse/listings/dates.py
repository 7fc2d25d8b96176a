"""Dates as sanctions lists write them, and those that cannot be."""

from datetime import date, datetime, timedelta

_SHAPES = ("%d.%m.%Y", "%Y-%m-%d", "%d %B %Y", "%d %b. %Y", "%d %b %Y")
# An act may name a day of the near future; one further off is a slip of the source.
LATEST = timedelta(days=31)


def read_day(text: str) -> date:
    """Return the day that a text names; raise ValueError where it names none."""
    for shape in _SHAPES:
        try:
            return datetime.strptime(text, shape).date()
        except ValueError:
            continue
    raise ValueError(f"{text!r} is no day; expected is one like 28.2.2011, 2011-02-28 or 2 December 1985")


def is_partial(text: str) -> bool:
    """Tell whether a text names a year or a month only, which is a date but no day."""
    parts = text.split("-")
    return len(parts) <= 2 and len(parts[0]) == 4 and all(part.isdecimal() for part in parts)


def fault_of(day: date, today: date) -> str | None:
    """Return what is wrong with the day of a listing, None where nothing is."""
    if day - today > LATEST:
        return f"{day} lies {(day - today).days} days after the import of {today}"
    return None
