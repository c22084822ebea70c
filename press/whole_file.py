"""A whole file: written beside its place, then moved there, so it is never half."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path


def write(path: Path, content: bytes) -> None:
    """Write a file; raises OSError naming it, and then it is as it was before."""
    beside = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        # A full disk does not say which file it had no room for.
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        with suppress(OSError):
            beside.unlink()
