"""When a page was published: every place that says so, in order of trust, and which of them to believe."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from spiders.dates import parse_date
from spiders.moment import BELGRADE, Moment, moment_at

FUTURE = timedelta(days=1)  # how far after the fetch a date may lie: clocks and zones, not announcements
EARLIEST_YEAR = 1990  # before it lie defaults (1970-01-01) and misread numbers, no web page
# Midnight is what a program writes that knows the day only; the zone beside it must not move that day.
MIDNIGHT = re.compile(r"[T ]00:00(?::00(?:\.0+)?)?\s*(?:Z|[+-]\d\d:?\d\d|GMT|UTC)?$")
LATE_CLOCK = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Clue:
    """A text that states the date, and where it stands: a `date_source` of docs/stages.md."""

    text: str
    date_source: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What is needed to read a date: the source's zone and order of numbers, and when the page was fetched."""

    zone: ZoneInfo
    fetched_at: datetime
    month_first: bool = False

    def moment(self, clue: Clue) -> Moment | None:
        """Return the moment that a clue states, or None where it states none or an impossible one."""
        text = MIDNIGHT.sub("", clue.text)
        moment = parse_date(text, zone=self.zone, now=self.fetched_at, month_first=self.month_first)
        if moment is None or moment.on is None:
            return moment
        latest = (self.fetched_at + FUTURE).astimezone(BELGRADE).date()
        return moment if moment.on.year >= EARLIEST_YEAR and moment.on <= latest else None


def choose_date(clues: list[Clue], later: Iterable[Clue], reading: Reading) -> tuple[Moment, Clue | None]:
    """Return the moment of publication and the clue that states it.

    The first clue that states a possible day gives the day; where it gives no time, the first clue that gives one on
    that very day makes it exact. `later` clues cost more and are asked only without a day; without any, a month or
    a year is kept.
    """
    stated = with_own_time([(clue, moment) for clue in clues if (moment := reading.moment(clue))], reading)
    days = [(moment, clue) for clue, moment in stated if moment.on]
    if days:
        exact = (pair for pair in days if pair[0].precision == "minute" and pair[0].on == days[0][0].on)
        return next(exact, days[0])
    for clue in later:
        moment = reading.moment(clue)
        if moment and moment.on:
            return moment, clue
    return next(((moment, clue) for clue, moment in stated), (Moment("none"), None))


def with_own_time(stated: list[tuple[Clue, Moment]], reading: Reading) -> list[tuple[Clue, Moment]]:
    """Return the clues with the time of a feed or sitemap checked against the page's own."""
    if not stated or stated[0][0].date_source not in {"feed", "sitemap"}:
        return stated
    listed, *own = stated
    return [(listed[0], in_zone(listed[1], own, reading)), *own]


def in_zone(listed: Moment, own: list[tuple[Clue, Moment]], reading: Reading) -> Moment:
    """Return a listing's time with the commonest fault of feeds put right: UTC and local time mixed up.

    Local time that is called UTC lies in the future when it is fresh. UTC that is given the local offset (Yoast's
    news sitemaps did) is exactly that offset earlier than the page's own time, if that is not itself called UTC.
    """
    if listed.at is None:
        return listed
    offset = listed.at.utcoffset() or timedelta()
    latest = reading.fetched_at + LATE_CLOCK
    if listed.at > latest >= listed.at - offset:
        return moment_at(listed.at - offset, reading.zone)
    for clue, moment in own:
        if moment.at and offset and moment.at - listed.at == offset and not says_utc(clue.text):
            return moment
    return listed


def says_utc(text: str) -> bool:
    """Tell whether a time is stated in UTC."""
    return bool(re.search(r"(?:Z|[+-]00:?00|GMT|UTC)\s*$", text))
