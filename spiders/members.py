"""The gzip members of a WARC file, one a record, walked so that a torn or corrupt one is found and passed over."""

import mmap
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spiders.errors import BadInput

# Pages are limited to 10 MiB when they are fetched; a record that unpacks to more than this is not ours.
MAX_RECORD_BYTES = 64 * 2**20
CHUNK_BYTES = 2**14
GZIP_MAGIC = b"\x1f\x8b\x08"


class CorruptRecord(BadInput):
    """A record that cannot be read; says which file and where."""

    def __init__(self, path: Path, offset: int, problem: str) -> None:
        """Keep the place, so that a caller can quarantine the record."""
        super().__init__(f"{path}: the record at byte {offset} is {problem}; see `azimuth archive verify`")
        self.path = path
        self.offset = offset
        self.problem = problem


@dataclass(frozen=True)
class Member:
    """A gzip member: its place in the file, and its unpacked bytes or what is wrong with it."""

    offset: int
    length: int
    content: bytes
    problem: str | None = None


def read_members(path: Path) -> Iterator[Member]:
    """Yield the members of a file in order; bytes that are no whole member come as one `Member` with a problem."""
    if path.stat().st_size == 0:
        return
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        offset = 0
        while offset < len(data):
            member = unpack(data, offset)
            yield member
            offset += member.length


def read_member(path: Path, offset: int) -> Member:
    """Return the one member that starts at an offset; raise `CorruptRecord` where none does."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        if not 0 <= offset < size:
            raise CorruptRecord(path, offset, f"outside the file of {size} bytes")
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            member = unpack(data, offset)
    if member.problem:
        raise CorruptRecord(path, offset, member.problem)
    return member


def unpack(data: mmap.mmap, offset: int) -> Member:
    """Unpack the member at an offset, or tell how far the damage goes."""
    decoder = zlib.decompressobj(wbits=31)
    parts: list[bytes] = []
    position, size = offset, 0
    while not decoder.eof:
        chunk = data[position : position + CHUNK_BYTES]
        if not chunk:
            return damage(data, offset, "torn")
        try:
            parts.append(decoder.decompress(chunk))
        except zlib.error:
            return damage(data, offset, "corrupt")
        position += len(chunk)
        size += len(parts[-1])
        if size > MAX_RECORD_BYTES:
            return damage(data, offset, f"larger than {MAX_RECORD_BYTES} bytes")
    return Member(offset, position - len(decoder.unused_data) - offset, b"".join(parts))


def damage(data: mmap.mmap, offset: int, problem: str) -> Member:
    """Return the stretch from a bad member to the next place where a record starts, or to the end."""
    following = data.find(GZIP_MAGIC, offset + 1)
    while following != -1 and not starts_a_record(data, following):
        following = data.find(GZIP_MAGIC, following + 1)
    end = len(data) if following == -1 else following
    return Member(offset, end - offset, b"", problem)


def starts_a_record(data: mmap.mmap, offset: int) -> bool:
    """Tell whether the bytes at an offset unpack to the beginning of a WARC record."""
    try:
        return zlib.decompressobj(wbits=31).decompress(data[offset : offset + 256], 5) == b"WARC/"
    except zlib.error:
        return False
