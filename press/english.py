"""The English of today: which messages each catalogue has to have.

Reading every page takes as long as a check of them. So what was read is kept in the
build folder, with the digest of the sources it came from.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from press import catalogues, extraction, manifest, merging, whole_file
from press.catalogues import Templates
from press.editions import Folders, Project
from press.manuscript import reading
from press.progress import Progress

KEPT = "english.json"  # in the build folder


def messages(project: Project, folders: Folders, progress: Progress) -> Templates:
    """Return the English messages by catalogue; they are read if a source changed."""
    path = folders.build / KEPT
    sources = manifest.inputs_digest(source_files(folders), folders.root)
    kept = read_kept(path, sources)
    if kept is None:
        progress("reading the English messages")
        pages = reading.read(project, folders).templates
        kept = {**pages, **beside_chapters(project, folders)}
        found = {name: sorted(texts) for name, texts in kept.items()}
        data = json.dumps({"sources": sources, "messages": found}, ensure_ascii=False)
        whole_file.write(path, data.encode())
    return kept


def source_files(folders: Folders) -> Iterator[Path]:
    """Yield every file that can change what is read, in whatever language."""
    for folder in (folders.handbook, folders.styles, folders.root / "press"):
        for path in manifest.files_in(folder):
            if "__pycache__" not in path.parts:
                yield path
    for name in ("pyproject.toml", "requirements.lock", "package-lock.json"):
        yield folders.root / name


def read_kept(path: Path, sources: str) -> dict[str, frozenset[str]] | None:
    """Return what was read from these very sources, if it was kept."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["sources"] != sources:
            return None
        return {name: frozenset(texts) for name, texts in data["messages"].items()}
    except (OSError, ValueError, KeyError):
        return None


def beside_chapters(project: Project, folders: Folders) -> dict[str, frozenset[str]]:
    """Return the English messages of the catalogues that belong to no page."""
    found = {
        catalogues.INTERFACE: extraction.interface_template(folders),
        catalogues.BOOK: extraction.book_template(project),
    }
    return {
        name: frozenset(
            merging.texts(message)[-1] for message in merging.listed(template)
        )
        for name, template in found.items()
    }
