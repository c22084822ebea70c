"""The translators' desk: new English into the catalogues, and how far they are."""

from __future__ import annotations

import json
from collections.abc import Sequence

from press import catalogues, extraction, merging
from press.editions import Folders, Project
from press.problems import Problem
from press.progress import Progress


def update(project: Project, folders: Folders, progress: Progress) -> Sequence[Problem]:
    """Bring every new and changed English message into every ``.po``."""
    progress("reading the English messages")
    templates = extraction.extract(project, folders)
    translated = [
        language
        for language in project.languages
        if language.code != project.source_language
    ]
    if problems := check(project, folders):
        return problems
    for language in translated:
        folder = folders.locales / language.code / "LC_MESSAGES"
        changed = merging.update(folder, templates, language, project.book)
        progress(f"{len(changed)} catalogues changed", language.code)
    return []


def status(project: Project, folders: Folders, *, as_json: bool) -> Sequence[Problem]:
    """Print translated, fuzzy and all messages by language and catalogue."""
    rows = []
    for language in project.languages:
        base = folders.locales / language.code / "LC_MESSAGES"
        paths = catalogues.catalogue_paths(folders.locales, language.code)
        for path, done, fuzzy, every in catalogues.progress(paths):
            name = path.relative_to(base).with_suffix("").as_posix()
            rows.append(
                {
                    "language": language.code,
                    "catalogue": name,
                    "translated": done,
                    "fuzzy": fuzzy,
                    "messages": every,
                }
            )
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return []
    for row in rows:
        print(
            f"{row['language']:<6}{row['catalogue']:<40}"
            f"{row['translated']:>5} of {row['messages']:>4}"
            + (f"  {row['fuzzy']} fuzzy" if row["fuzzy"] else "")
        )
    return []


def check(project: Project, folders: Folders) -> Sequence[Problem]:
    """Return what is wrong with the catalogues."""
    problems = []
    for language in project.languages:
        for path in catalogues.catalogue_paths(folders.locales, language.code):
            problems += catalogues.broken(path, folders.root)
    return problems
