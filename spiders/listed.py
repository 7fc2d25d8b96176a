"""What a listing says about an article before it is fetched: address, title, date, language."""

from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo


class BadListing(Exception):
    """A listing that cannot be read: not the format it should be, or nothing in it."""

    def __init__(self, reason: str) -> None:
        """Keep the reason, a code for the fetch row."""
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Listed:
    """An entry of a listing; `date` is ISO 8601, but the page's own words where `kind` is `listing`."""

    url: str
    kind: str
    date: str | None = None
    title: str | None = None
    language: str | None = None

    def fields(self) -> dict[str, str]:
        """Return the fields of the metadata record; the kind goes with a date only."""
        pairs = {
            "listed-date": self.date,
            "listed-date-kind": self.kind if self.date else None,
            "listed-title": self.title,
            "listed-language": self.language,
        }
        return {name: value for name, value in pairs.items() if value}


@dataclass(frozen=True)
class Further:
    """Another listing that a listing points to."""

    url: str


def iso_date(text: str | None, time_zone: str) -> str | None:
    """Return a date of RFC 822 (RSS) or ISO 8601 (Atom, sitemaps) as ISO 8601 with offset, None for anything else.

    A time without a zone is one of the source's zone.
    """
    moment = parse_date((text or "").strip())
    # A date before the web, or far ahead, is a slip; and at the ends of the calendar zones cannot be reckoned.
    if moment is None or not 1990 <= moment.year <= 2100:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo(time_zone))
    return moment.isoformat(timespec="seconds")


def parse_date(text: str) -> datetime | None:
    """Return the moment in either format, or None; the text itself is kept in the archived listing."""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(text)
        except (ValueError, IndexError):
            continue
    return None
