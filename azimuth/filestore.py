"""A backup folder: files by their SHA-256, and for each backup a list of which path had which.

A file that has not changed is kept once, however many backups name it; a backup that was killed leaves files that the
next one finds.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from azimuth.errors import BadInput
from azimuth.layout import whole_file

CHUNK = 1 << 20


@dataclass(frozen=True)
class Kept:
    """A file of a backup: its path below the data folder, digest, bytes, and when it was last written (ns)."""

    path: str
    sha256: str
    bytes: int
    mtime_ns: int


class FileStore:
    """The files and the lists of a backup folder."""

    def __init__(self, folder: Path) -> None:
        """Open a folder, which need not exist yet."""
        self.folder = folder

    def names(self) -> list[str]:
        """Return the names of the backups, oldest first."""
        return sorted(path.stem for path in (self.folder / "backups").glob("*.json"))

    def files(self, name: str) -> list[Kept]:
        """Return the files of a backup; raise `BadInput` where there is no such backup or its list was changed."""
        path = self.folder / "backups" / f"{name}.json"
        if not path.exists():
            raise BadInput(f"{self.folder} has no backup {name!r}; it has {', '.join(self.names()) or 'none'}")
        content = json.loads(path.read_text(encoding="utf-8"))
        if digest_of_rows(content["files"]) != content["sha256"]:
            raise BadInput(f"{path}: the list of files is not the one that was written; use another backup")
        return [Kept(**row) for row in content["files"]]

    def write_list(self, name: str, files: list[Kept], version: str) -> None:
        """Write the list of a backup: what makes it one."""
        rows = [vars(each) for each in files]
        with whole_file(self.folder / "backups" / f"{name}.json") as file:
            json.dump({"azimuth": version, "sha256": digest_of_rows(rows), "files": rows}, file)

    def place(self, digest: str) -> Path:
        """Return where the file of a digest lies."""
        return self.folder / "files" / digest[:2] / digest

    def keep(self, path: Path, name: str, known: Kept | None) -> tuple[Kept, bool]:
        """Keep a file under a name; return what was kept and whether bytes were copied.

        `known` is what the last backup holds of it: with the same size and time it is not read again.
        """
        status = path.stat()
        is_as_before = known and (known.bytes, known.mtime_ns) == (status.st_size, status.st_mtime_ns)
        if known and is_as_before and self.place(known.sha256).exists():
            return known, False
        digest, size = digest_of_file(path)
        is_new = not self.place(digest).exists()
        if is_new:
            # The digest is that of the copy: a crawl may have written on since.
            digest, size = copy_into(path, self.place)
        return Kept(name, digest, size, status.st_mtime_ns), is_new

    def problem_of(self, each: Kept) -> str | None:
        """Return what is wrong with a kept file, None where its bytes are those that were kept."""
        place = self.place(each.sha256)
        if not place.exists():
            return "missing"
        return None if digest_of_file(place)[0] == each.sha256 else "damaged"

    def forget(self, keep: int) -> int:
        """Remove all but the newest backups, and the files that none of those names; return how many files went."""
        for name in self.names()[:-keep]:
            (self.folder / "backups" / f"{name}.json").unlink()
        needed = {each.sha256 for name in self.names() for each in self.files(name)}
        unneeded = [path for path in (self.folder / "files").glob("*/*") if path.name not in needed]
        for path in unneeded:
            path.unlink()
        return len(unneeded)


def digest_of_rows(rows: list[dict[str, object]]) -> str:
    """Return the SHA-256 of a list of files."""
    return hashlib.sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()


def digest_of_file(path: Path) -> tuple[str, int]:
    """Return the SHA-256 and the number of bytes of a file."""
    digest, size = hashlib.sha256(), 0
    for chunk in chunks_of(path):
        digest.update(chunk)
        size += len(chunk)
    return digest.hexdigest(), size


def copy_file(source: Path, target: Path, expected: str) -> None:
    """Copy a file so that it appears whole, on the disk, and with the expected digest; else raise `BadInput`."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        digest = write_copy(source, beside)[0]
        if digest != expected:
            raise BadInput(f"{source}: its bytes are not those that were kept; use another backup")
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def copy_into(source: Path, place: Callable[[str], Path]) -> tuple[str, int]:
    """Copy a file to the place that its digest says; return digest and bytes."""
    beside = place("00").parent / f".new.{os.getpid()}"
    beside.parent.mkdir(parents=True, exist_ok=True)
    try:
        digest, size = write_copy(source, beside)
        place(digest).parent.mkdir(parents=True, exist_ok=True)
        beside.replace(place(digest))
    finally:
        beside.unlink(missing_ok=True)
    return digest, size


def write_copy(source: Path, target: Path) -> tuple[str, int]:
    """Write a copy that has reached the disk; return the digest and bytes of what was written."""
    digest, size = hashlib.sha256(), 0
    with target.open("wb") as file:
        for chunk in chunks_of(source):
            digest.update(chunk)
            size += file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest(), size


def chunks_of(path: Path) -> Iterator[bytes]:
    """Yield the bytes of a file in pieces."""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk
