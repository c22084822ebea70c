"""Reviewing: make the sheets of a language, and keep what was reviewed."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from difflib import get_close_matches
from pathlib import Path

from press import checks
from press.catalogues import BOOK, INTERFACE, catalogues_by_name
from press.editions import Folders, Project
from press.passages import Passage, read_passages
from press.po_files import Damaged
from press.preview_page import RENDERED
from press.preview_press import (
    Extent,
    make,
    reading_for,
    stage_changed,
    start_context,
)
from press.problems import Problem
from press.progress import Progress
from press.review_sheet import (
    STYLES,
    read_reviewed,
    rows_of,
    sheet,
    write_reviewed,
)


def review(
    project: Project,
    code: str,
    chapters: Sequence[str],
    folders: Folders,
    progress: Progress,
    *,
    done: bool = False,
) -> Sequence[Problem]:
    """Write a sheet for each chapter, or for all; ``done`` records their review."""
    known = {
        name: path
        for name, path in catalogues_by_name(folders.locales, code).items()
        if path.stem not in (INTERFACE, BOOK)
    }
    if strange := [name for name in chapters if name not in known]:
        place = f"locales/{code}/LC_MESSAGES"
        return [
            Problem(place, 0, "no-chapter", f"no chapter {name}", meant(name, known))
            for name in strange
        ]
    passages: dict[str, list[Passage]] = {}
    for name in chapters or known:
        try:
            passages[name] = read_passages(known[name])
        except Damaged as damage:
            return [damage.at(known[name].relative_to(folders.root).as_posix())]
    if done:
        for name, seen in passages.items():
            write_reviewed(folders.locales / code / "reviewed" / f"{name}.json", seen)
            progress(f"reviewed: {name}", code)
        return []
    return write_sheets(project, code, passages, folders, progress)


def meant(name: str, known: Collection[str]) -> str:
    """Return what to type instead of a name that no chapter, card or form has.

    >>> meant("safegarding", ["cards/goal", "chapters/safeguarding"])
    'Do you mean chapters/safeguarding?'
    """
    by_last = {full.rpartition("/")[2]: full for full in known}
    near = get_close_matches(name, [*by_last, *known], 1)
    if not near:
        return "Type the path of its catalogue, such as chapters/safeguarding."
    return f"Do you mean {by_last.get(near[0], near[0])}?"


def write_sheets(
    project: Project,
    code: str,
    passages: dict[str, list[Passage]],
    folders: Folders,
    progress: Progress,
) -> Sequence[Problem]:
    """Write ``build/review/<lang>/<chapter>.html``; return why that failed."""
    language = project.language(code)
    out = folders.build / "review" / code
    progress("reading the whole book, once", code)
    reading = reading_for(
        project, language, folders, folders.build / "review-pages" / code
    )
    stage_changed(reading)
    written = make(start_context(), reading, Extent.FRESH)
    if written.failed:
        return written.problems
    found = checks.check(code, folders).problems
    css = "\n".join(
        (folders.styles / name).read_text(encoding="utf-8") for name in STYLES
    )
    for name, messages in passages.items():
        place = f"locales/{code}/LC_MESSAGES/{name}.po"
        kept = reading.out / RENDERED / f"{name}.json"
        rendered = rendered_by_line(kept)
        reviewed = folders.locales / code / "reviewed" / f"{name}.json"
        try:
            before = read_reviewed(reviewed)
        except (ValueError, KeyError, TypeError) as error:
            shown = reviewed.relative_to(folders.root).as_posix()
            return [Problem(shown, 0, "damaged", f"this is not as written: {error}")]
        problems = [p for p in found if p.path == place]
        rows = rows_of(messages, rendered, before, problems)
        title = messages[0].text or messages[0].english if messages else name
        target = out / f"{name}.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        page = sheet(title, language, place, rows, css)
        target.write_text(page, encoding="utf-8")
        progress(target.relative_to(folders.root).as_posix(), code)
    return []


def rendered_by_line(path: Path) -> dict[int, str]:
    """Return the passages as the page showed them, by line of the catalogue."""
    if not path.exists():
        return {}
    kept = json.loads(path.read_text(encoding="utf-8"))
    return {int(line): fragment for line, fragment in kept.items()}
