"""The answers that a WARC file holds, by URL, as responses for the spiders."""

from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache
from ipaddress import ip_address
from pathlib import Path

from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes

from spiders.warc import NOT_MODIFIED, Record, read_record_at, read_records


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

    def repeated(self, url: str) -> Response | None:
        """Return the response that the recorded 304 of a URL stands for, or None where no record holds it."""
        if url not in self.offsets:
            return None
        original = self.original(read_record_at(self.path, self.offsets[url]))
        return to_response(original, original.raw_payload)[0] if original else None

    def original(self, revisit: Record) -> Record | None:
        """Return the response whose payload a revisit repeats: in this file or an earlier one, the latest first."""
        if revisit.refers_to_date is None:
            return None
        wanted = (revisit.refers_to_url, datetime.fromisoformat(revisit.refers_to_date))
        for path in sorted(self.folder.glob("*.warc.gz"), reverse=True):
            if path.name <= self.path.name:
                offset = response_offsets(path, path.stat().st_mtime_ns).get(wanted)
                if offset is not None:
                    return read_record_at(path, offset)
        return None


@lru_cache(maxsize=512)
def response_offsets(path: Path, changed_ns: int) -> dict[tuple[str | None, datetime], int]:
    """Return where the responses of a file lie, by URL and time; `changed_ns` keeps a stale answer out."""
    return {(record.url, record.date): record.offset for record in read_records(path) if not record.is_revisit}


def read_response(path: Path, offset: int) -> Response:
    """Return the response whose record starts at an offset of a WARC file."""
    record = read_record_at(path, offset)
    return to_response(record, record.raw_payload)[0]


def to_response(record: Record, payload: bytes) -> tuple[Response, datetime]:
    """Return a record as the response that the network gave, and when."""
    headers = Headers()
    for name, value in record.http_headers:
        headers.appendlist(name, value)
    kind = responsetypes.from_args(headers=headers, url=record.url, body=payload)
    address = ip_address(record.ip_address) if record.ip_address else None
    response = kind(record.url, status=record.http_status, headers=headers, body=payload, ip_address=address)
    return response, record.date
