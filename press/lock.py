"""A lock: two commands that write the same files go one after the other."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from press.progress import Progress

PAUSE = 0.2  # seconds between two attempts


@contextmanager
def one_at_a_time(path: Path, progress: Progress | None = None) -> Iterator[None]:
    """Wait until no other process holds the lock at ``path``, then hold it.

    ``progress`` tells that there is a wait. The system lets go of the lock at the
    end of the process, however that comes.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as lock:
        free = taken(lock)
        if not free and progress:
            progress("waiting until another build.py is done")
        while not free:
            time.sleep(PAUSE)
            free = taken(lock)
        yield


def taken(lock: IO[str]) -> bool:
    """Take the lock if it is free, and tell whether it was."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # the latter from Windows
        return False
    return True
