"""Proof that an archive is what was received: every record whole, every digest right."""

from collections.abc import Iterator
from pathlib import Path

from fastwarc import WarcRecord, WarcRecordType

from spiders.members import CorruptRecord, Member, read_members
from spiders.warc import parse


def verify(path: Path) -> Iterator[tuple[int, str | None]]:
    """Yield the offset of each record of a WARC file, and what is wrong with it or None."""
    for member in read_members(path):
        yield member.offset, problem_of(path, member)


def problem_of(path: Path, member: Member) -> str | None:
    """Return what is wrong with a record: torn, corrupt, or not the bytes that its digests were made of."""
    try:
        record = parse(path, member)
    except CorruptRecord as error:
        return error.problem
    if "WARC-Block-Digest" in record.headers and not record.verify_block_digest():
        return "not the block that its digest was made of"
    if record.record_type == WarcRecordType.response and "WARC-Payload-Digest" in record.headers:
        record = WarcRecord.from_bytes(member.content)
        record.parse_http()
        if not record.verify_payload_digest():
            return "not the payload that its digest was made of"
    return None
