"""Reading the archive: responses and revisits of a WARC file, with what the crawl knew about each."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from fastwarc import WarcRecord, WarcRecordType

from spiders.errors import BadInput
from spiders.members import MAX_RECORD_BYTES, CorruptRecord, Member, read_member, read_members

# WARC 1.1, section 6.7: the two ways in which a response can repeat an earlier one.
IDENTICAL_PAYLOAD = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"


class BadPayload(BadInput):
    """A payload whose bytes are not what its Content-Encoding says."""


@dataclass(frozen=True)
class Record:
    """A response, or a revisit that stands for one; `raw_payload` is the body as received, still encoded.

    `known` holds the fields of the metadata record beside it: `source`, `role`, `via` and the `listed-*` ones.
    """

    type: str
    record_id: str
    url: str
    date: datetime
    offset: int
    length: int
    payload_digest: str | None
    http_status: int
    http_headers: tuple[tuple[str, str], ...]
    raw_payload: bytes
    refers_to_url: str | None = None
    refers_to_date: str | None = None
    profile: str | None = None
    ip_address: str | None = None
    known: dict[str, str] = field(default_factory=dict)

    @property
    def is_revisit(self) -> bool:
        """Tell whether the payload is that of an earlier record, and so not here."""
        return self.type == "revisit"

    @property
    def role(self) -> str | None:
        """Return `robots`, `listing` or `article`; None for a record that was read alone or is not ours."""
        return self.known.get("role")

    @property
    def listed_date(self) -> str | None:
        """Return the date the listing gave: ISO 8601, or the page's own words where the kind is `listing`."""
        return self.known.get("listed-date")

    @property
    def listed_date_kind(self) -> str | None:
        """Return where the listed date is from: `feed`, `sitemap`, `listing` or `wordpress`."""
        return self.known.get("listed-date-kind")

    @property
    def listed_title(self) -> str | None:
        """Return the title the listing gave."""
        return self.known.get("listed-title")

    @property
    def payload(self) -> bytes:
        """Return the payload with its Content-Encoding taken off; raise `BadPayload` where that fails."""
        encodings = ", ".join(value for name, value in self.http_headers if name.lower() == "content-encoding")
        return decode(self.raw_payload, encodings.lower(), self.url) if encodings else self.raw_payload

    def header(self, name: str) -> str | None:
        """Return the first HTTP header of a name, written in lower case, or None."""
        return next((value for key, value in self.http_headers if key.lower() == name), None)


def decode(payload: bytes, encodings: str, url: str) -> bytes:
    """Take the encodings (gzip, deflate, br, zstd) off a payload; raise `BadPayload` where it is not in them."""
    # The decoder takes whole records only, and does not know gzip's old name.
    http = f"HTTP/1.1 200 OK\r\nContent-Encoding: {encodings.replace('x-gzip', 'gzip')}\r\n\r\n".encode() + payload
    warc = f"WARC/1.1\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: {len(http)}\r\n\r\n"
    record = WarcRecord.from_bytes(warc.encode() + http + b"\r\n\r\n")
    try:
        record.parse_http(auto_decode="content")
        content: bytes = record.reader.read(MAX_RECORD_BYTES + 1)
    except OSError as error:
        raise BadPayload(f"{url}: {error}") from error
    if len(content) > MAX_RECORD_BYTES:
        raise BadPayload(f"{url}: unpacks to more than {MAX_RECORD_BYTES} bytes")
    return content


def read_records(path: Path) -> Iterator[Record]:
    """Yield every whole response and revisit of a WARC file, then raise `CorruptRecord` for the first bad stretch."""
    broken: CorruptRecord | None = None
    held: Record | None = None
    known: dict[str, dict[str, str]] = {}
    for member in read_members(path):
        try:
            record = parse(path, member)
            answer = to_record(path, record, member) if is_answer(record) else None
        except CorruptRecord as error:
            broken = broken or error
            continue
        if record.record_type == WarcRecordType.metadata:
            known[record.headers.get("WARC-Concurrent-To") or ""] = read_fields(record.reader.read())
        # A record is held until the next one, for its metadata may stand before it or behind it.
        elif answer:
            if held:
                yield replace(held, known=known.pop(held.record_id, {}))
            held = answer
    if held:
        yield replace(held, known=known.pop(held.record_id, {}))
    if broken:
        raise broken


def read_record_at(path: Path, offset: int) -> Record:
    """Return the response or revisit at an offset, alone: `known` is empty. Raise `CorruptRecord` where none is."""
    member = read_member(path, offset)
    record = parse(path, member)
    if not is_answer(record):
        raise CorruptRecord(path, offset, f"a {record.headers.get('WARC-Type')} record, no response")
    return to_record(path, record, member)


def read_info(path: Path) -> dict[str, str]:
    """Return the fields of a file's first warcinfo record; none where it has no such record."""
    for member in read_members(path):
        if not member.problem:
            record = parse(path, member)
            return read_fields(record.reader.read()) if record.record_type == WarcRecordType.warcinfo else {}
    return {}


def read_fields(content: bytes) -> dict[str, str]:
    """Return the pairs of an `application/warc-fields` block."""
    lines = content.decode("utf-8", errors="replace").split("\r\n")
    return {name.strip(): value.strip() for name, _, value in (line.partition(":") for line in lines) if value}


def parse(path: Path, member: Member) -> WarcRecord:
    """Return the record in a member, or raise `CorruptRecord`."""
    if member.problem:
        raise CorruptRecord(path, member.offset, member.problem)
    try:
        record = WarcRecord.from_bytes(member.content)
    except OSError as error:
        raise CorruptRecord(path, member.offset, f"no WARC record ({error})") from error
    if record.headers.get("Content-Length") != str(record.content_length):
        raise CorruptRecord(path, member.offset, "shorter than its Content-Length")
    return record


def is_answer(record: WarcRecord) -> bool:
    """Tell whether the record stands for what a server answered."""
    return bool(record.is_http and record.record_type in (WarcRecordType.response, WarcRecordType.revisit))


def to_record(path: Path, record: WarcRecord, member: Member) -> Record:
    """Turn a parsed response or revisit into a `Record`; raise `CorruptRecord` where a mandatory field is missing."""
    headers = {name.lower(): value for name, value in record.headers.to_tuples()}
    try:
        record.parse_http()
        payload: bytes = record.reader.read()
        return Record(
            type=headers["warc-type"],
            record_id=headers["warc-record-id"],
            url=headers["warc-target-uri"].strip("<>"),
            date=datetime.fromisoformat(headers["warc-date"]).astimezone(UTC),
            offset=member.offset,
            length=member.length,
            payload_digest=digest_of(headers, payload),
            http_status=record.http_headers.status_code or 0,
            http_headers=record.http_headers.to_tuples(),
            raw_payload=payload,
            refers_to_url=headers.get("warc-refers-to-target-uri"),
            refers_to_date=headers.get("warc-refers-to-date"),
            profile=headers.get("warc-profile"),
            ip_address=headers.get("warc-ip-address"),
        )
    except (KeyError, ValueError, OSError) as error:
        raise CorruptRecord(path, member.offset, f"incomplete ({error})") from error


def digest_of(headers: dict[str, str], payload: bytes) -> str | None:
    """Return the payload digest as `sha256:<hex>`: the one written down where it is of that kind, else worked out."""
    written = headers.get("warc-payload-digest", "")
    if re.fullmatch("sha256:[0-9a-f]{64}", written):
        return written
    return None if headers["warc-type"] == "revisit" else f"sha256:{hashlib.sha256(payload).hexdigest()}"
