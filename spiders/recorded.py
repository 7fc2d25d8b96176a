"""The answers that a WARC file holds, by URL, as responses for the spiders."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import lru_cache
from ipaddress import ip_address
from pathlib import Path
from zoneinfo import ZoneInfo

from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes

from spiders.warc import NOT_MODIFIED, Record, read_record_at, read_records

BELGRADE = ZoneInfo("Europe/Belgrade")


class Recorded:
    """The last answer to each URL of one source on one day; payloads stay on the disk until they are wanted."""

    def __init__(self, folder: Path, day: date, accept: Callable[[Record], bool] = lambda record: True) -> None:
        """Look through the day's file; where there is none, nothing is recorded."""
        self.folder = folder
        self.path = folder / f"{day.isoformat()}.warc.gz"
        self.offsets: dict[str, int] = {}
        if self.path.exists():
            for record in read_records(self.path):
                if accept(record):
                    self.offsets[record.url] = record.offset
                else:
                    self.offsets.pop(record.url, None)

    def __contains__(self, url: str) -> bool:
        """Tell whether an answer to a URL is recorded."""
        return url in self.offsets

    def answer(self, url: str) -> tuple[Response, datetime] | None:
        """Return the recorded response and when it was fetched, or None where there is none with a payload."""
        if url not in self.offsets:
            return None
        record = read_record_at(self.path, self.offsets[url])
        if record.is_revisit and record.profile != NOT_MODIFIED:
            original = self.original(record)
            return to_response(record, original.raw_payload) if original else None
        return to_response(record, record.raw_payload)

    def original(self, revisit: Record) -> Record | None:
        """Return the response whose payload a revisit repeats: it lies in the file of its day, here or earlier."""
        if revisit.refers_to_date is None:
            return None
        fetched = datetime.fromisoformat(revisit.refers_to_date)
        # A crawl that runs past midnight writes into the file of the day it began on.
        for back in (0, 1):
            day = fetched.astimezone(BELGRADE).date() - timedelta(days=back)
            path = self.folder / f"{day.isoformat()}.warc.gz"
            if path.exists():
                offset = response_offsets(path, path.stat().st_mtime_ns).get((revisit.refers_to_url, fetched))
                if offset is not None:
                    return read_record_at(path, offset)
        return None


@lru_cache(maxsize=64)
def response_offsets(path: Path, changed_ns: int) -> dict[tuple[str | None, datetime], int]:
    """Return where the responses of a file lie, by URL and time; `changed_ns` keeps a stale answer out."""
    return {(record.url, record.date): record.offset for record in read_records(path) if not record.is_revisit}


def to_response(record: Record, payload: bytes) -> tuple[Response, datetime]:
    """Return a record as the response that the network gave, and when."""
    headers = Headers()
    for name, value in record.http_headers:
        headers.appendlist(name, value)
    kind = responsetypes.from_args(headers=headers, url=record.url, body=payload)
    address = ip_address(record.ip_address) if record.ip_address else None
    response = kind(record.url, status=record.http_status, headers=headers, body=payload, ip_address=address)
    return response, record.date
