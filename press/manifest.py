"""The manifest: every file in ``dist/`` with its size, pages and digest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from press.editions import Edition, Format

NAME = "manifest.json"
SUMS = "SHA256SUMS"


@dataclass(frozen=True)
class Finished:
    """One finished edition: a file, or the folder of a site."""

    language: str
    format: str
    path: str  # below dist/: "downloads/handbook-lv.pdf", "lv"
    size: int  # bytes
    pages: int  # 0 where nothing has page numbers
    sha256: str  # of the file; of the sorted list of files for a site
    inputs: str  # digest of all that it was made from


def path_of(edition: Edition) -> str:
    """Return where an edition lies below ``dist/``."""
    code = edition.language.code
    if edition.format is Format.SITE:
        return code
    return f"downloads/handbook-{code}.{edition.format}"


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, or of a folder's names and contents."""
    if path.is_file():
        return hashlib.sha256(path.read_bytes()).hexdigest()
    lines = (
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  "
        f"{file.relative_to(path).as_posix()}\n"
        for file in files_in(path)
    )
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def files_in(folder: Path) -> Iterator[Path]:
    """Yield every file below a folder, in the order of its name; a link is none."""
    yield from sorted(path for path in folder.rglob("*") if is_own_file(path))


def is_own_file(path: Path) -> bool:
    """Tell whether a path is a file itself, no link to one."""
    return path.is_file() and not path.is_symlink()


def inputs_digest(files: Iterable[Path], root: Path, facts: Iterable[str] = ()) -> str:
    """Return one digest of names, contents and facts; times tell nothing."""
    total = hashlib.sha256("\n".join(facts).encode())
    for file in files:
        total.update(file.relative_to(root).as_posix().encode())
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def read_manifest(dist: Path) -> tuple[Finished, ...]:
    """Return what ``dist/`` says it holds; nothing where it cannot be read."""
    try:
        rows = json.loads((dist / NAME).read_text(encoding="utf-8"))["editions"]
        return tuple(Finished(**row) for row in rows)
    except (OSError, ValueError, KeyError, TypeError):
        return ()


def write_manifest(
    dist: Path, editions: Iterable[Finished], facts: dict[str, str]
) -> None:
    """Write ``manifest.json`` and ``SHA256SUMS`` into ``dist/``."""
    rows = sorted(editions, key=lambda row: (row.language, row.format))
    data = {**facts, "editions": [asdict(row) for row in rows]}
    text = json.dumps(data, ensure_ascii=False, indent=2)
    (dist / NAME).write_text(text + "\n", encoding="utf-8")
    sums = "".join(
        f"{digest(file)}  {file.relative_to(dist).as_posix()}\n"
        for file in files_in(dist)
        if file.name != SUMS
    )
    (dist / SUMS).write_text(sums, encoding="utf-8")
