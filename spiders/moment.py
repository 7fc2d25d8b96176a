"""A moment of known precision, and the time of day that stands beside a day."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

from spiders.datewords import alternatives, any_of, zones
from spiders.document import Precision

BELGRADE = ZoneInfo("Europe/Belgrade")
GAP = r"[^\d]{0,18}"  # what may stand between a day and its time: " u ", ", ", " | ", a weekday


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was published, as exactly as it was said; `on` is a day in Belgrade where the time is known."""

    precision: Precision
    on: date | None = None
    at: datetime | None = None


def moment_at(at: datetime, zone: tzinfo) -> Moment:
    """Return a moment of precision minute; the time is kept in the source's zone."""
    # Over UTC, so that a wall time which the spring change skips becomes one that exists.
    local = at.astimezone(UTC).astimezone(zone).replace(second=0, microsecond=0)
    return Moment("minute", local.astimezone(BELGRADE).date(), local)


def moment_on(day: date, folded: str, start: int, end: int, zone: tzinfo) -> Moment:
    """Return the moment of a day that stands at `start` to `end` of a text, with the time beside it if there is one."""
    time = find_time(folded, start, end)
    if time is None:
        return Moment("day", day)
    hour, minute, stated_zone = time
    return moment_at(datetime(day.year, day.month, day.day, hour, minute, tzinfo=stated_zone or zone), zone)


def find_time(folded: str, start: int, end: int) -> tuple[int, int, tzinfo | None] | None:
    """Return hour, minute and the stated zone of the time that stands after, or else right before, a day."""
    after = re.match(rf"{GAP}?{time_pattern()}", folded[end:].removeprefix("t"))
    before = re.search(rf"{time_pattern()}{GAP}$", folded[:start])
    match = after or before
    if match is None:
        return None
    hour, minute = int(match["hour"] or match["full_hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").replace(".", "").replace(" ", "")
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return (hour, minute, zone_of(match["zone"])) if hour < 24 and minute < 60 else None


@cache
def time_pattern() -> str:
    """Return the pattern of a time of day: 14:20, 14.20h, 2:20 p.m., 14 h, each with or without a zone."""
    mark = rf"(?:{any_of('words', 'hour_mark')})"
    clock = rf"(?P<hour>\d{{1,2}})[:.](?P<minute>\d{{2}})(?!\d)(?::\d{{2}}(?:[.,]\d+)?)?(?:\s?{mark}\b\.?)?"
    half = r"(?:\s?(?P<half>[ap]\.? ?m\b\.?))?"
    zone = rf"(?:\s?\(?(?P<zone>[+-]\d{{2}}:?\d{{2}}|(?:{alternatives(list(zones()))})\b))?"
    return rf"(?<![\d.:])(?:{clock}|(?P<full_hour>\d{{1,2}})\s?(?:{mark}\b|(?=[ap]\.?m\b))){half}{zone}"


def zone_of(text: str | None) -> tzinfo | None:
    """Return the zone of an offset (+01:00) or of a name in dates.toml."""
    if not text:
        return None
    if text[0] in "+-":
        minutes = int(text[1:3]) * 60 + int(text[-2:])
        return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes)) if minutes < 1440 else None
    return timezone(timedelta(minutes=zones()[text]))
