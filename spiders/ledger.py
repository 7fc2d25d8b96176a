"""The ledger of a crawl: every URL asked for ends in exactly one status, each failure with a reason."""

import gzip
import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from http import HTTPStatus
from typing import Any

import brotli  # type: ignore[import-untyped]
from backports import zstd
from OpenSSL import SSL
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from service_identity import VerificationError
from twisted.internet.error import ConnectError, ConnectionDone, ConnectionLost

from spiders.index import Entry

Row = dict[str, Any]


class Disallowed(IgnoreRequest):
    """The site's robots.txt asks us not to fetch this."""


class RobotsUnreachable(IgnoreRequest):
    """The site's robots.txt could not be had, so nothing may be fetched (RFC 9309, section 2.3.1.4)."""


class NotArchived(IgnoreRequest):
    """A replay was asked for a URL of which that day's archive holds no record."""


class PrivateAddress(IgnoreRequest):
    """The host stands for an address inside a private network."""


# The first class that fits gives status and reason.
OUTCOMES: tuple[tuple[type[BaseException], str, str | None], ...] = (
    (Disallowed, "robots", None),
    (NotArchived, "not_archived", None),
    (RobotsUnreachable, "failed", "robots-unreachable"),
    (PrivateAddress, "failed", "private-address"),
    (CannotResolveHostError, "failed", "dns"),
    (DownloadTimeoutError, "failed", "timeout"),
    (DownloadCancelledError, "failed", "too-large"),
    (ResponseDataLossError, "failed", "truncated"),
    (DownloadConnectionRefusedError, "failed", "connection"),
    (DownloadFailedError, "failed", "connection"),
    (ConnectError, "failed", "connection"),
    (ConnectionDone, "failed", "connection"),
    (ConnectionLost, "failed", "connection"),
    (UnsupportedURLSchemeError, "failed", "bad-url"),
    # What Scrapy's decoders raise for bytes that are not in the encoding they claim.
    (gzip.BadGzipFile, "failed", "bad-encoding"),
    (EOFError, "failed", "bad-encoding"),
    (zlib.error, "failed", "bad-encoding"),
    (brotli.error, "failed", "bad-encoding"),
    (zstd.ZstdError, "failed", "bad-encoding"),
)


@dataclass(frozen=True)
class Outcome:
    """The end of a URL that is not told by its WARC record."""

    role: str
    status: str
    reason: str | None


@dataclass
class Ledger:
    """What happened to URLs that no WARC record tells; the rest is read from the WARC file when the crawl ends."""

    outcomes: dict[str, Outcome] = field(default_factory=dict)

    def fail(self, url: str, role: str, reason: str) -> None:
        """Enter a failure."""
        self.outcomes[url] = Outcome(role, "failed", reason)

    def enter(self, url: str, role: str, error: BaseException) -> bool:
        """Enter what an exception means; return False, and enter nothing, where it means nothing known."""
        hidden = hidden_reason(error)
        if hidden:
            self.fail(url, role, hidden)
            return True
        for kind, status, reason in OUTCOMES:
            if isinstance(error, kind):
                self.outcomes[url] = Outcome(role, status, reason)
                return True
        return False

    def knows(self, url: str) -> bool:
        """Tell whether the end of a URL has been entered."""
        return url in self.outcomes

    def clear(self, url: str) -> None:
        """Forget an earlier failure of a URL: a later try was answered."""
        self.outcomes.pop(url, None)

    def rows(self, source: str, day: date, entries: Iterable[Entry]) -> list[Row]:
        """Return one fetch row a URL: that of its last record, overruled by what the ledger knows."""
        last = {entry.url: entry for entry in entries}
        head = {"source": source, "day": day.isoformat()}
        rows = [head | self.answered_row(entry) for entry in last.values()]
        rows += [head | unanswered_row(url, end) for url, end in self.outcomes.items() if url not in last]
        return rows

    def answered_row(self, entry: Entry) -> Row:
        """Return the row of a URL that a server answered."""
        status, reason = status_of(entry)
        if entry.url in self.outcomes:
            status, reason = self.outcomes[entry.url].status, self.outcomes[entry.url].reason
        return {
            "url": entry.url,
            "role": entry.role,
            "status": status,
            "reason": reason,
            "http_status": entry.http_status,
            "fetched_at": entry.date.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "warc_file": entry.filename,
            "warc_offset": entry.offset,
            "warc_length": entry.length,
            "payload_digest": entry.digest,
            "payload_bytes": entry.payload_bytes,
        }


def hidden_reason(error: BaseException) -> str | None:
    """Return the reason that Scrapy tells only by what lies behind an exception, or by its message."""
    if isinstance(error, DownloadFailedError):
        behind = [failure.value for failure in getattr(error.__cause__, "reasons", [])]
        return "tls" if any(isinstance(each, (SSL.Error, VerificationError)) for each in behind) else None
    if isinstance(error, IgnoreRequest) and isinstance(error.__cause__, ValueError):
        return "too-large"  # a small body that unpacks to more than DOWNLOAD_MAXSIZE
    if isinstance(error, IgnoreRequest) and str(error) == "max redirections reached":
        return "too-many-redirects"
    return None


def status_of(entry: Entry) -> tuple[str, str | None]:
    """Return status and reason of an answered URL."""
    if entry.is_revisit or entry.http_status == HTTPStatus.NOT_MODIFIED:
        return "unchanged", None
    if 300 <= entry.http_status < 400:
        return "redirected", None
    # RFC 9309, section 2.3.1.3: a robots.txt that is not there says that all may be fetched.
    if entry.http_status < 300 or (entry.role == "robots" and entry.http_status < 500):
        return "fetched", None
    return "failed", f"http-{entry.http_status}"


def unanswered_row(url: str, outcome: Outcome) -> Row:
    """Return the row of a URL that was not asked for, or not answered."""
    row: Row = {"url": url, "role": outcome.role, "status": outcome.status, "reason": outcome.reason}
    empty = (
        "http_status", "fetched_at", "warc_file", "warc_offset", "warc_length", "payload_digest", "payload_bytes",
    )  # fmt: skip
    return row | dict.fromkeys(empty)


def count_statuses(rows: Iterable[Row]) -> dict[str, int]:
    """Return how many URLs ended in each status."""
    return dict(sorted(Counter(row["status"] for row in rows).items()))
