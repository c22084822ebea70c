"""The translators' desk: new English into the catalogues, and how far they are."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from press import catalogues, checks, extraction, merging
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
    if problems := damaged(project, folders):
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


def damaged(project: Project, folders: Folders) -> Sequence[Problem]:
    """Return the catalogues that cannot be read; nothing may write over them."""
    return [
        problem
        for language in project.languages
        for problem in checks.read_all(language.code, folders)[1]
    ]


def check(
    project: Project,
    folders: Folders,
    progress: Progress,
    paths: Sequence[Path] = (),
    *,
    fix: bool = False,
) -> Sequence[Problem]:
    """Return what is wrong with the catalogues, or with those in ``paths``.

    With ``fix`` quotes, dashes and spaces are mended first, and told.
    """
    problems: list[Problem] = []
    for language in project.languages:
        every = catalogues.catalogue_paths(folders.locales, language.code)
        asked = [path for path in every if asked_for(path, paths)]
        if language.code == project.source_language or (paths and not asked):
            continue
        if fix:
            fix_typography(language.code, folders, asked)
        findings = checks.check(language.code, folders, asked if paths else ())
        problems += findings.problems
        for note in findings.notes:
            progress(note, language.code)
    return problems


def asked_for(path: Path, paths: Sequence[Path]) -> bool:
    """Tell whether a catalogue is one of the paths or lies below one."""
    return not paths or any(path == p or p in path.parents for p in paths)


def fix_typography(language: str, folders: Folders, paths: Sequence[Path]) -> None:
    """Mend what is mechanical in some catalogues and print each mended message."""
    for path in paths:
        place = path.relative_to(folders.root).as_posix()
        mends = checks.mends(path, place, language)
        if not mends:
            continue
        catalogue = catalogues.read_catalogue(path)
        for message in catalogue:
            english = message.id if isinstance(message.id, str) else message.id[-1]
            if isinstance(message.string, str):
                text = message.string
                message.string = mends.get((english, text), text)
            elif message.string:
                forms = [mends.get((english, form), form) for form in message.string]
                message.string = tuple(forms)
        beside = path.with_name(path.name + ".new")
        beside.write_bytes(merging.written(catalogue))
        beside.replace(path)
        for (_english, before), after in mends.items():
            print(f"{place}:\n  - {before}\n  + {after}")
