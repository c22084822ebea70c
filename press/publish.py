"""Publishing: the stages in the order they happen."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import groupby
from multiprocessing import get_context
from pathlib import Path

from press import (
    catalogues,
    chapters,
    checks,
    download_page,
    english,
    epub,
    manifest,
    paged,
)
from press.completeness import NOTHING, Completeness, Notice, measured, notices
from press.editions import Edition, Folders, Format, Language, Project
from press.lock import one_at_a_time
from press.manifest import Finished
from press.manuscript.files import unreadable
from press.problems import Problem, errors_among, number
from press.progress import Progress

OLD = "dist.old"  # in the build folder: where dist/ is for the moment of the swap


@dataclass(frozen=True)
class Bound:
    """What one language's process gave back."""

    language: str
    finished: tuple[Finished, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Task:
    """The editions of one language, bound in one process."""

    project: Project
    folders: Folders
    language: Language
    formats: tuple[Format, ...]
    inputs: str  # digest of everything the editions are made from
    progress: Progress
    notice: Notice = NOTHING
    completeness: tuple[Completeness, ...] = ()


def publish(
    project: Project, editions: Sequence[Edition], folders: Folders, progress: Progress
) -> list[Problem]:
    """Make every edition that is not current, then list what was made.

    A language with a problem keeps its last good editions in ``dist/``. Another
    build of the same folder waits until this one is done.
    """
    with one_at_a_time(folders.build / "publish.lock", progress):
        restore_dist(folders)
        return publish_alone(project, editions, folders, progress)


def publish_alone(
    project: Project, editions: Sequence[Edition], folders: Folders, progress: Progress
) -> list[Problem]:
    """Make and list the editions, while nobody else uses the same folders."""
    if unread := unreadable(folders):
        return unread
    measures = measured(
        project, folders.locales, english.messages(project, folders, progress)
    )
    tasks = outdated(project, editions, folders, progress, measures)
    gone = withdrawn(project, folders.dist)
    problems = list(behind(editions, measures))
    if not tasks and not gone:
        progress("everything is current")
        return problems
    finished: list[Finished] = []
    for bound in bind_all(tasks) if tasks else ():
        problems += bound.problems
        finished += bound.finished
        progress("bound" if bound.finished else "not published", bound.language)
    if finished or (gone and not errors_among(problems)):
        for row in gone:
            progress("withdrawn", row.language, row.format)
        replace_dist(project, finished, folders, measures)
        holds = f"{len(manifest.read_manifest(folders.dist))} editions"
        progress(f"dist/ holds {holds}; open dist/index.html")
    return problems


def behind(
    editions: Sequence[Edition], measures: Sequence[Completeness]
) -> Iterator[Problem]:
    """Find wanted languages whose catalogues have not got all of the English."""
    codes = {edition.language.code for edition in editions}
    for measure in measures:
        code = measure.language.code
        if code in codes and measure.left_out:
            yield Problem(
                f"locales/{code}",
                0,
                "needs-update",
                f"these catalogues lack {number(measure.left_out, 'message')} of the"
                " English; every edition calls itself a translation in progress",
                "Run `python3 build.py update`, then translate what is new.",
                warning=True,
            )


def outdated(
    project: Project,
    editions: Sequence[Edition],
    folders: Folders,
    progress: Progress,
    measures: Sequence[Completeness],
) -> list[Task]:
    """Return one task a language for the editions whose inputs changed."""
    current = {row.path: row for row in manifest.read_manifest(folders.dist)}
    said = notices(project, measures, folders.locales)
    tasks = []
    for language, wanted in groupby(editions, key=lambda edition: edition.language):
        inputs = inputs_of(language, folders, measures)
        formats = []
        for edition in wanted:
            path = manifest.path_of(edition)
            row = current.get(path)
            if row and row.inputs == inputs and is_whole(folders.dist, row):
                progress("current", language.code, edition.format)
            else:
                formats.append(edition.format)
        if formats:
            tasks.append(
                Task(
                    project,
                    folders,
                    language,
                    tuple(formats),
                    inputs,
                    progress,
                    said[language.code],
                    tuple(measures),
                )
            )
    return tasks


def withdrawn(project: Project, dist: Path) -> list[Finished]:
    """Return the editions in ``dist/`` of languages the project no longer has."""
    codes = {language.code for language in project.languages}
    return [row for row in manifest.read_manifest(dist) if row.language not in codes]


def inputs_of(
    language: Language, folders: Folders, measures: Sequence[Completeness]
) -> str:
    """Return the digest of everything the editions of a language are made from.

    Its page of progress shows every language in whole percents.
    """
    shares = [f"{m.language.code} {m.percent} {m.partial}" for m in measures]
    files = input_files(folders, language)
    return manifest.inputs_digest(files, folders.root, shares)


def is_whole(dist: Path, row: Finished) -> bool:
    """Tell whether an edition in ``dist/`` still is what the manifest says."""
    path = dist / row.path
    return path.exists() and manifest.digest(path) == row.sha256


def input_files(folders: Folders, language: Language) -> Iterator[Path]:
    """Yield every file that can change an edition of a language."""
    yield from english.source_files(folders)
    yield from manifest.files_in(folders.locales / language.code)


def bind_all(tasks: Sequence[Task]) -> Iterator[Bound]:
    """Bind each language in a process of its own, one process a core."""
    pool = ProcessPoolExecutor(
        max_workers=min(len(tasks), os.cpu_count() or 1),
        mp_context=get_context("spawn"),
        max_tasks_per_child=1,
    )
    with pool:
        yield from pool.map(bind, tasks)


def bind(task: Task) -> Bound:
    """Read one language and write its editions into ``build/<language>/``."""
    work = task.folders.build / task.language.code
    shutil.rmtree(work, ignore_errors=True)
    problems = checks.errors_of(task.language.code, task.folders)
    if problems:
        return Bound(task.language.code, (), tuple(problems))
    locales = task.folders.locales
    book = task.project.book.translated(
        catalogues.translations(
            locales / task.language.code / "LC_MESSAGES" / f"{catalogues.BOOK}.po"
        )
    )
    staged = catalogues.stage(
        locales, task.language.code, work / "locale", task.folders.root
    )
    problems += chapters.write_formats(
        chapters.Reading(
            language=task.language,
            languages=task.project.languages,
            formats=task.formats,
            book=book,
            folders=task.folders,
            catalogues=staged.folder,
            out=work,
            notice=task.notice,
            completeness=task.completeness,
        ),
        task.progress,
    )
    pages = 0
    if Format.PDF in task.formats and not problems:
        task.progress("laying out", task.language.code, Format.PDF)
        laid_out = paged.lay_out(work / "print" / "print.html", work / "handbook.pdf")
        problems += laid_out.problems
        pages = laid_out.pages
    if problems:
        return Bound(task.language.code, (), tuple(problems))
    rows = tuple(finished_row(task, kind, work, pages) for kind in task.formats)
    return Bound(task.language.code, rows, ())


def finished_row(task: Task, kind: Format, work: Path, pages: int) -> Finished:
    """Return the manifest's row of a bound edition."""
    made = made_at(work, kind)
    return Finished(
        language=task.language.code,
        format=kind.value,
        path=manifest.path_of(Edition(task.language, kind)),
        size=sum(
            file.stat().st_size
            for file in ([made] if made.is_file() else manifest.files_in(made))
        ),
        pages=pages if kind is Format.PDF else 0,
        sha256=manifest.digest(made),
        inputs=task.inputs,
    )


def made_at(work: Path, kind: Format) -> Path:
    """Return where a bound edition waits in the build folder."""
    if kind is Format.SITE:
        return work / "site"
    if kind is Format.EPUB:
        return epub.finished_file(work / "ebook")
    return work / "handbook.pdf"


def restore_dist(folders: Folders) -> None:
    """Put ``dist/`` back where a build that was killed had just moved it away."""
    old = folders.build / OLD
    if old.exists() and not folders.dist.exists():
        old.rename(folders.dist)


def replace_dist(
    project: Project,
    finished: Sequence[Finished],
    folders: Folders,
    measures: Sequence[Completeness],
) -> None:
    """Put the new editions beside the old ones and swap ``dist/`` in one move.

    What lies there of languages the project no longer has stays behind.
    """
    new, old = folders.build / "dist.new", folders.build / OLD
    for folder in (new, old):
        shutil.rmtree(folder, ignore_errors=True)
    gone = {row.path for row in withdrawn(project, folders.dist)}
    left = {folders.dist / path for path in gone}
    if folders.dist.exists():
        shutil.copytree(
            folders.dist,
            new,
            ignore=lambda folder, names: [n for n in names if Path(folder, n) in left],
        )
    (new / "downloads").mkdir(parents=True, exist_ok=True)
    for row in finished:
        made = made_at(folders.build / row.language, Format(row.format))
        target = new / row.path
        if made.is_dir():
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(made, target)
        else:
            shutil.copyfile(made, target)
    replaced = gone | {row.path for row in finished}
    rows = [
        *finished,
        *(row for row in manifest.read_manifest(new) if row.path not in replaced),
    ]
    download_page.write_download_page(new, project, rows, folders, measures)
    manifest.write_manifest(
        new,
        rows,
        {"version": project.book.version, "published": str(project.book.published)},
    )
    if folders.dist.exists():
        folders.dist.rename(old)
    new.rename(folders.dist)
    shutil.rmtree(old, ignore_errors=True)
