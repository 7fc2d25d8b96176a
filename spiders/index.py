"""The index of a WARC file: one CDXJ line for each response and revisit, read from the WARC and nothing else."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from spiders.warc import Record, read_records

# The media type that CDX readers know a revisit by.
REVISIT = "warc/revisit"


@dataclass(frozen=True)
class Entry:
    """Where a response or revisit lies and what is needed to judge it without opening the WARC file.

    `date` is the WARC-Date; `filename` is relative to the archive; `known` is what the metadata record said.
    """

    url: str
    date: datetime
    mime: str
    http_status: int
    digest: str | None
    offset: int
    length: int
    filename: str
    payload_bytes: int | None
    etag: str | None = None
    last_modified: str | None = None
    known: dict[str, str] = field(default_factory=dict)

    @property
    def is_revisit(self) -> bool:
        """Tell whether the payload is that of an earlier record."""
        return self.mime == REVISIT

    @property
    def role(self) -> str:
        """Return `robots`, `listing` or `article`."""
        return self.known.get("role", "article")


def read_entries(path: Path, filename: str) -> Iterator[Entry]:
    """Yield the entries of a WARC file in the order of the file; raises `CorruptRecord` as `read_records` does."""
    for record in read_records(path):
        yield to_entry(record, filename)


def to_entry(record: Record, filename: str) -> Entry:
    """Return the entry of a record."""
    mime = (record.header("content-type") or "application/octet-stream").partition(";")[0].strip().lower()
    return Entry(
        url=record.url,
        date=record.date,
        mime=REVISIT if record.is_revisit else mime,
        http_status=record.http_status,
        digest=record.payload_digest,
        offset=record.offset,
        length=record.length,
        filename=filename,
        payload_bytes=None if record.is_revisit else len(record.raw_payload),
        etag=record.header("etag"),
        last_modified=record.header("last-modified"),
        known=record.known,
    )


def to_lines(entries: Iterable[Entry]) -> list[str]:
    """Return entries as CDXJ lines, sorted as the format wants it."""
    return sorted(to_line(entry) for entry in entries)


def to_line(entry: Entry) -> str:
    """Return an entry as a CDXJ line: sortable key, time stamp, JSON; empty fields are left out."""
    pairs = {name: value for name, value in asdict(entry).items() if value is not None and name != "date"}
    pairs["status"] = str(pairs.pop("http_status"))
    content = json.dumps(pairs, ensure_ascii=False, separators=(",", ":"))
    return f"{url_key(entry.url)} {entry.date:%Y%m%d%H%M%S} {content}\n"


def read_lines(path: Path) -> list[Entry]:
    """Return the entries of a `.cdxj` file of ours in the order of their records."""
    with path.open(encoding="utf-8") as file:
        entries = [from_line(line) for line in file]
    return sorted(entries, key=lambda entry: entry.offset)


def from_line(line: str) -> Entry:
    """Return the entry that a CDXJ line of ours holds."""
    _, stamp, content = line.split(" ", 2)
    pairs: dict[str, Any] = json.loads(content)
    pairs["http_status"] = int(pairs.pop("status"))
    pairs["date"] = datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    return Entry(**{"digest": None, "payload_bytes": None, **pairs})


def url_key(url: str) -> str:
    """Return the key that brings the addresses of a host together: `rs,n1info)/vesti/a?b=c`."""
    parts = urlsplit(url.lower())
    host = (parts.hostname or "").removeprefix("www.")
    port = f":{parts.port}" if parts.port and parts.port not in (80, 443) else ""
    query = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    return f"{','.join(reversed(host.split('.')))}{port}){parts.path or '/'}{'?' + query if query else ''}"
