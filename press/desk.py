"""The translators' desk: new English into the catalogues, and what is wrong there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from press import (
    catalogues,
    checks,
    extraction,
    manuscript,
    merging,
    po_files,
    whole_file,
)
from press.editions import Folders, Project
from press.english import beside_chapters
from press.lock import one_at_a_time
from press.manuscript.files import unreadable
from press.problems import Problem
from press.progress import Progress


def update(project: Project, folders: Folders, progress: Progress) -> Sequence[Problem]:
    """Bring every new and changed English message into every ``.po``."""
    with one_at_a_time(folders.build / "update.lock", progress):
        return merge_all(project, folders, progress)


def merge_all(
    project: Project, folders: Folders, progress: Progress
) -> Sequence[Problem]:
    """Merge the English of today into every catalogue, if nothing is damaged."""
    if unread := unreadable(folders):
        return unread
    progress("reading the English messages")
    templates = extraction.extract(project, folders)
    if problems := damaged(project, folders):
        return problems
    for language in project.translated:
        folder = folders.locales / language.code / "LC_MESSAGES"
        changed = merging.update(
            folder, templates, language, project.book, project.desk
        )
        progress(f"{len(changed)} catalogues changed", language.code)
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
    """Return what is wrong with the English and the catalogues, or with ``paths``.

    With ``fix`` quotes, dashes and spaces are mended first, and told.
    """
    problems: list[Problem] = []
    templates: catalogues.Templates = {}
    if not paths or any(folders.handbook in (p, *p.parents) for p in paths):
        english = manuscript.check(project, folders)
        problems += [
            problem
            for problem in english.problems
            if not english.read or asked_for(folders.root / problem.path, paths)
        ]
        for note in english.notes:
            progress(note, project.source_language)
        templates = {**english.templates, **beside_chapters(project, folders)}
    for language in project.languages:
        code = language.code
        every = catalogues.catalogue_paths(folders.locales, code)
        files = (*every, *checks.plain_files(code, folders))
        asked = [path for path in files if asked_for(path, paths)]
        if code == project.source_language or (paths and not asked):
            continue
        if fix:
            mended = [path for path in every if path in asked]
            fix_typography(code, folders, mended)
        findings = checks.check(code, folders, asked if paths else (), templates)
        problems += findings.problems
        for note in findings.notes:
            progress(note, code)
    return problems


def asked_for(path: Path, paths: Sequence[Path]) -> bool:
    """Tell whether a file is one of the paths or lies below one."""
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
        whole_file.write(path, po_files.written(catalogue))
        for (_english, before), after in mends.items():
            print(f"{place}:\n  - {before}\n  + {after}")
