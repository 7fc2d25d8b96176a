"""Dates as pages write them, in Serbian, Croatian, Russian and English: text to a moment of known precision."""

import re
from datetime import date, datetime, timedelta, tzinfo
from functools import cache

from spiders.cleantext import fold
from spiders.datewords import any_of, key_of
from spiders.moment import Moment, moment_on
from spiders.relativedates import parse_relative

ORDINAL = r"(?:st|nd|rd|th|og|ог)?"


def parse_date(text: str, *, zone: tzinfo, now: datetime, month_first: bool = False) -> Moment | None:
    """Read the first date in a short text; None where there is none.

    `zone` is that of a time without one; `now` is when the page was fetched, from which relative dates count back;
    `month_first` reads 11/05/2025 as Americans do.
    """
    folded = after_label(fold(text))
    found = find_day(folded, now.astimezone(zone).date(), month_first=month_first)
    if found is None:
        return parse_relative(folded, zone, now) or parse_partial(folded)
    start, end, day = found
    return moment_on(day, folded, start, end, zone)


def parse_written(text: str, *, zone: tzinfo, today: date) -> Moment | None:
    """Read the date of a catalogue, which is whole or says less: 2006-09, 2010?, 2022-02/03, 2003-2013, 2010s, nothing.

    A question mark does not count. A span within a year is that year; a longer one is of precision none. None where
    something else is written: that is no date.
    """
    folded = fold(text).removesuffix("?").strip()
    if not folded or re.fullmatch(r"\d{4}(?:s|\s?[-–/]\s?\d{4})", folded):
        return Moment("none")
    if re.fullmatch(r"\d{4}-\d{2}/\d{2}", folded):
        return Moment("year")
    found = find_day(folded, today)
    return moment_on(found[2], folded, found[0], found[1], zone) if found else parse_partial(folded)


def after_label(folded: str) -> str:
    """Drop what stands before "published", where the text also says when it was updated."""
    match = re.search(rf"\b(?:{any_of('words', 'published')})\b", folded)
    if match and re.search(rf"\b(?:{any_of('words', 'updated')})\b", folded[: match.start()]):
        return folded[match.end() :]
    return folded


def find_day(folded: str, today: date, *, month_first: bool = False) -> tuple[int, int, date] | None:
    """Return where the earliest whole date stands and the day; a date without year is the last one up to tomorrow."""
    found = [
        (match.start(), match.end(), day)
        for pattern in day_patterns()
        for match in pattern.finditer(folded)
        if (day := day_of(match, today, month_first=month_first))
    ]
    return min(found, key=lambda place: place[0], default=None)


@cache
def day_patterns() -> list[re.Pattern[str]]:
    """Return the forms of a whole date; earlier forms win where two begin at one place."""
    month = f"(?P<word>{any_of('months')})"
    return [
        re.compile(pattern)
        for pattern in (
            r"(?<!\d)(?P<year>\d{4})[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})(?!\d)",
            rf"(?<!\d)(?P<day>\d{{1,2}}){ORDINAL}[.\s-]*(?:of )?{month}\b\.?,?[\s-]*(?P<year>\d{{4}})(?!\d)\.?",
            rf"\b{month}\b\.?\s*(?P<day>\d{{1,2}}){ORDINAL}\.?,?\s*(?P<year>\d{{4}})(?!\d)",
            r"(?<![\d.])(?P<day>\d{1,2})\s?[.-]\s?(?P<month>\d{1,2})\s?[.-]\s?(?P<year>\d{4}|\d{2})(?![\d:])\.?",
            r"(?<![\d.])(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4}|\d{2})(?![\d:])",
            rf"(?<!\d)(?P<day>\d{{1,2}}){ORDINAL}[.\s]*{month}\b\.?(?!\s*\d{{4}})",
            r"(?<![\d.])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.(?!\s?\d{4}|\d)",
        )
    ]


def day_of(match: re.Match[str], today: date, *, month_first: bool) -> date | None:
    """Return the day that a match of `day_patterns` means, or None where the calendar has no such day."""
    parts = match.groupdict()
    day, month = day_and_month(parts, month_first=month_first)
    if year := parts.get("year"):
        return calendar_day(int(year) + (2000 if len(year) == 2 else 0), month, day)
    this_year = calendar_day(today.year, month, day)
    if this_year and this_year <= today + timedelta(days=1):
        return this_year
    return calendar_day(today.year - 1, month, day)


def day_and_month(parts: dict[str, str | None], *, month_first: bool) -> tuple[int, int]:
    """Return day and month from the groups of a match."""
    if "first" in parts:
        first, second = int(parts["first"] or 0), int(parts["second"] or 0)
        return (second, first) if second > 12 or (month_first and first <= 12) else (first, second)
    word = parts.get("word")
    return int(parts["day"] or 0), int(key_of("months", word)) if word else int(parts["month"] or 0)


def calendar_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where the calendar has none or the year is not one of an online text."""
    try:
        return date(year, month, day) if 1900 < year < 2100 else None
    except ValueError:
        return None


def parse_partial(folded: str) -> Moment | None:
    """Read a month of a year ("novembar 2025.", 2025-11, 11/2025) or a lone year."""
    month = rf"(?<![\d.] )(?<!\d)\b(?:{any_of('months')})\b\.?,? ?\d{{4}}(?!\d)"
    if re.search(month, folded) or re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])[./]\d{4}\.?", folded):
        return Moment("month")
    year = r"(?:19|20)\d{2}\.?(?: (?:godina|godine|g\.?|година|године|г\.?))?"
    return Moment("year") if re.fullmatch(year, folded) else None
