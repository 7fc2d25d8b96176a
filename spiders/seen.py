"""What earlier days hold: which articles are known, which are due to be looked at again, and what they were then."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from http import HTTPStatus
from pathlib import Path

from spiders.index import Entry, read_lines

# Silent edits come soon: an article is asked for again one and seven days after it was first fetched.
RECHECK_AFTER = (timedelta(days=1), timedelta(days=7))
# A recheck that an outage has put off longer than this is dropped.
RECHECK_LAPSES = timedelta(days=14)


@dataclass
class Visit:
    """What the archive knows of a URL: the days it was asked for, and its last whole response and its place."""

    first_day: date
    last_day: date
    role: str
    fetched_at: datetime
    digest: str | None
    etag: str | None
    last_modified: str | None
    is_redirect: bool
    known: dict[str, str]
    checked_at: datetime
    filename: str
    offset: int

    def is_due(self, day: date) -> bool:
        """Tell whether an article is to be looked at again on a day."""
        if self.is_redirect or self.role != "article" or day > self.first_day + RECHECK_LAPSES:
            return False
        return any(self.last_day < self.first_day + after <= day for after in RECHECK_AFTER)

    def conditions(self) -> dict[str, str]:
        """Return the headers that ask the server for a page only where it has changed."""
        found = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in found.items() if value}


@dataclass
class Seen:
    """The URLs of a source that were answered before a day."""

    day: date
    visits: dict[str, Visit] = field(default_factory=dict)

    def add(self, day: date, entries: Iterable[Entry]) -> None:
        """Take in the entries of a day; days come in order."""
        for entry in entries:
            visit = self.visits.get(entry.url)
            if visit:
                visit.last_day = day
            if visit and (entry.is_revisit or entry.http_status == HTTPStatus.NOT_MODIFIED):
                visit.checked_at = entry.date
                # The same payload under a new name.
                visit.etag, visit.last_modified = entry.etag or visit.etag, entry.last_modified or visit.last_modified
            elif is_whole(entry):
                self.visits[entry.url] = Visit(
                    first_day=visit.first_day if visit else day,
                    last_day=day,
                    role=entry.role,
                    fetched_at=entry.date,
                    digest=entry.digest,
                    etag=entry.etag,
                    last_modified=entry.last_modified,
                    is_redirect=300 <= entry.http_status < 400,
                    known=entry.known,
                    checked_at=entry.date,
                    filename=entry.filename,
                    offset=entry.offset,
                )


def is_whole(entry: Entry) -> bool:
    """Tell whether an answer says what stands at a URL; that a robots.txt is missing does (RFC 9309, 2.3.1.3)."""
    if entry.is_revisit or entry.http_status == HTTPStatus.NOT_MODIFIED:
        return False
    is_missing_robots = entry.role == "robots" and 400 <= entry.http_status < 500 and entry.http_status != 429
    return entry.http_status < 400 or is_missing_robots


def read_seen(folder: Path, day: date) -> Seen:
    """Return what the finished days of a source's archive before a day hold, from their indexes."""
    seen = Seen(day)
    for path in sorted(folder.glob("*.cdxj")):
        earlier = date.fromisoformat(path.name.removesuffix(".cdxj"))
        if earlier < day:
            seen.add(earlier, read_lines(path))
    return seen
