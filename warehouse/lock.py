"""One writer at a time: a lock that the system frees when its process dies."""

import fcntl
import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from warehouse.errors import BadInput

logger = logging.getLogger(__name__)


@contextmanager
def writer_lock(path: Path, *, wait_seconds: float) -> Iterator[bool]:
    """Hold the lock while the block runs; yield whether the writer before died with it.

    The file holds the writer's process id while it writes, and nothing after it ended well.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="ascii") as file:
        _acquire(file.fileno(), path, wait_seconds)
        file.seek(0)
        was_killed = bool(file.read().strip())
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        try:
            yield was_killed
        finally:
            file.truncate(0)


def _acquire(descriptor: int, path: Path, wait_seconds: float) -> None:
    started = time.monotonic()
    is_told = False
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = path.read_text(encoding="ascii").strip() or "unknown"
            if time.monotonic() - started >= wait_seconds:
                raise BadInput(
                    f"process {holder} is writing the warehouse; waited {wait_seconds:.0f} s for it: run again later"
                ) from None
            if not is_told:
                logger.warning("waiting for the writer of the warehouse, process %s", holder)
                is_told = True
            time.sleep(0.1)
        else:
            return
