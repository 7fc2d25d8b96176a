"""Writing the archive: exchanges with servers as WARC 1.1 records, appended so that a crash loses at most the last."""

import fcntl
import hashlib
import logging
import os
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from pathlib import Path

from fastwarc import GzipWriter, WarcRecord, WarcRecordType

from spiders.errors import BadInput
from spiders.members import CorruptRecord, read_members
from spiders.warc import is_answer, parse

logger = logging.getLogger(__name__)

GZIP_LEVEL = 6
FIELDS_TYPE = "application/warc-fields"
REQUEST_TYPE = "application/http;msgtype=request"
RESPONSE_TYPE = "application/http;msgtype=response"


@dataclass(frozen=True)
class Revisit:
    """The earlier record that a response repeats: by which WARC profile, and whose payload it was."""

    profile: str
    url: str
    date: str
    payload_digest: str | None


@dataclass(frozen=True)
class Exchange:
    """A request and its answer; the messages' heads end with their empty line, the payload is as received."""

    url: str
    date: datetime
    request: bytes | None
    response_head: bytes
    payload: bytes
    payload_digest: str
    known: dict[str, str] = field(default_factory=dict)
    ip_address: str | None = None
    revisit: Revisit | None = None


class WarcWriter:
    """Appends exchanges to a file; every record is a gzip member of its own and reaches the disk's cache at once."""

    def __init__(self, path: Path, info: dict[str, str], created: datetime) -> None:
        """Open the file, cut a torn tail, and describe the file in a warcinfo record where it is new."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self.file = path.open("ab")
        try:
            fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BadInput(f"{path}: another crawl is writing this file; wait for it, or end it") from error
        cut_torn_tail(path)
        self.file.seek(0, os.SEEK_END)
        if self.file.tell() == 0:
            self.append(warcinfo(self.new_id("warcinfo", created), path.name, info, created))

    def write(self, exchange: Exchange) -> tuple[int, int]:
        """Append an exchange; return offset and length of its response (or revisit) record.

        The response comes last: once it is whole, the records that explain it are too.
        """
        request_id, metadata_id, answer_id = (
            self.new_id(kind, exchange.date) for kind in ("request", "metadata", "answer")
        )
        head = b""
        if exchange.request is not None:
            head += to_member(request_record(exchange, request_id, answer_id))
        head += to_member(metadata_record(exchange, metadata_id, answer_id))
        answer = to_member(answer_record(exchange, answer_id))
        offset = self.append(head + answer) + len(head)
        return offset, len(answer)

    def append(self, content: bytes) -> int:
        """Append whole members; return the offset of the first."""
        offset = self.file.tell()
        self.file.write(content)
        self.file.flush()
        return offset

    def new_id(self, kind: str, date: datetime) -> str:
        """Return a WARC-Record-ID made from the record's place, so that a replay writes the same bytes again."""
        place = f"{self.path.parent.name}/{self.path.name} {self.file.tell()} {kind} {date.isoformat()}"
        return uuid.uuid5(uuid.NAMESPACE_URL, place).urn

    def close(self) -> None:
        """Make the file durable and close it."""
        self.file.flush()
        os.fsync(self.file.fileno())
        self.file.close()


def cut_torn_tail(path: Path) -> None:
    """Cut what a killed crawl left behind the last whole answer; damage before that is evidence and stays."""
    end = 0
    for member in read_members(path):
        try:
            record = parse(path, member)
        except CorruptRecord:
            continue
        if is_answer(record) or record.record_type == WarcRecordType.warcinfo:
            end = member.offset + member.length
    size = path.stat().st_size
    if end < size:
        logger.warning("%s: cut %d bytes of an unfinished record at byte %d", path, size - end, end)
        os.truncate(path, end)


def warcinfo(record_id: str, filename: str, info: dict[str, str], created: datetime) -> bytes:
    """Return the member that describes a file."""
    record = WarcRecord()
    record.init_headers(WarcRecordType.warcinfo)
    record.record_id = f"<{record_id}>"
    record.record_date = created.replace(microsecond=0)
    record.headers["WARC-Filename"] = filename
    record.headers["Content-Type"] = FIELDS_TYPE
    record.set_bytes_content(to_fields({"format": "WARC File Format 1.1", **info}))
    return to_member(record)


def request_record(exchange: Exchange, record_id: str, answer_id: str) -> WarcRecord:
    """Return the record of what was sent."""
    record = start_record(WarcRecordType.request, exchange, record_id, REQUEST_TYPE, exchange.request or b"")
    record.headers["WARC-Concurrent-To"] = f"<{answer_id}>"
    return record


def metadata_record(exchange: Exchange, record_id: str, answer_id: str) -> WarcRecord:
    """Return the record of what the crawl knew about the page."""
    record = start_record(WarcRecordType.metadata, exchange, record_id, FIELDS_TYPE, to_fields(exchange.known))
    record.headers["WARC-Concurrent-To"] = f"<{answer_id}>"
    return record


def answer_record(exchange: Exchange, answer_id: str) -> WarcRecord:
    """Return the response record, or the revisit record that stands for it."""
    revisit = exchange.revisit
    if revisit is None:
        block = exchange.response_head + exchange.payload
        record = start_record(WarcRecordType.response, exchange, answer_id, RESPONSE_TYPE, block)
        record.headers["WARC-Payload-Digest"] = exchange.payload_digest
    else:
        record = start_record(WarcRecordType.revisit, exchange, answer_id, RESPONSE_TYPE, exchange.response_head)
        record.headers["WARC-Profile"] = revisit.profile
        record.headers["WARC-Refers-To-Target-URI"] = revisit.url
        record.headers["WARC-Refers-To-Date"] = revisit.date
        if revisit.payload_digest:
            record.headers["WARC-Payload-Digest"] = revisit.payload_digest
    if exchange.ip_address:
        record.headers["WARC-IP-Address"] = exchange.ip_address
    return record


def start_record(kind: WarcRecordType, exchange: Exchange, record_id: str, mime: str, block: bytes) -> WarcRecord:
    """Return a record with its block and the headers that all records of an exchange have."""
    record = WarcRecord()
    record.init_headers(kind)
    record.record_id = f"<{record_id}>"
    record.record_date = exchange.date.replace(microsecond=0)
    record.headers["WARC-Target-URI"] = exchange.url
    record.headers["WARC-Block-Digest"] = sha256(block)
    record.headers["Content-Type"] = mime
    record.set_bytes_content(block)
    return record


def to_member(record: WarcRecord) -> bytes:
    """Return a record as one gzip member."""
    buffer = BytesIO()
    with GzipWriter(buffer, GZIP_LEVEL) as packer:
        record.write(packer)
    return buffer.getvalue()


def to_fields(pairs: dict[str, str]) -> bytes:
    """Return pairs as an `application/warc-fields` block; a value keeps to one line."""
    return "".join(f"{name}: {' '.join(value.split())}\r\n" for name, value in pairs.items()).encode()


def sha256(content: bytes) -> str:
    """Return the digest the way the archive writes it, `sha256:<hex>`."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"
