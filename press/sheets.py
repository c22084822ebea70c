"""Style sheets: the files of ``styles/`` joined in the order they build on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


def joined(styles: Path, names: Sequence[str]) -> str:
    """Return tokens first, then the named sheets; a folder stands for all in it."""
    files = [styles / "tokens.css"]
    for name in names:
        path = styles / name
        files += sorted(path.glob("*.css")) if path.is_dir() else [path]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)
