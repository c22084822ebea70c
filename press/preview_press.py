"""Making the pages of the preview, each time in a fresh child process.

Sphinx keeps loaded catalogues for the life of a process, so no process reads
twice. The children are forked from one that has imported Sphinx already, and a
child starts with the doctrees of the one before it: it reads the documents whose
catalogue changed, and writes their pages.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from io import StringIO
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from press import catalogues, checks, po_files, preview_page, site
from press.chapters import Reading, epoch, listening, settings
from press.checks.reading import sound
from press.editions import Folders, Language, Project
from press.manuscript.files import unreadable
from press.problems import Problem

SITE = "site"
STAYS = "The page stays as it was until the file is whole again."


class Extent(StrEnum):
    """How much is to be made again."""

    SHEET = "the style sheet"
    CHANGED = "what changed"
    ALL = "every page"
    FRESH = "everything"


@dataclass(frozen=True)
class Written:
    """What one child gave back."""

    pages: tuple[str, ...] = ()  # document names
    wider: bool = False  # other pages show something of what changed
    problems: tuple[Problem, ...] = ()
    failed: bool = False


def start_context() -> BaseContext:
    """Return the way to start children: forked from a warm process, if there is one."""
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(["press.preview_warm"])
    return context


def stage_changed(reading: Reading) -> dict[str, Problem]:
    """Stage the catalogues whose contents changed; return the damaged by path.

    Of a damaged catalogue the last good copy stays, and with it the page. Staged
    are fuzzy messages too: who mends one wants to see it in its place.
    """
    language, folders = reading.language.code, reading.folders
    source = folders.locales / language / "LC_MESSAGES"
    target = reading.catalogues / language / "LC_MESSAGES"
    damaged = {}
    paths = catalogues.catalogue_paths(folders.locales, language)
    for path in paths:
        copy = target / path.relative_to(source)
        shown = path.relative_to(folders.root).as_posix()
        try:
            now = po_files.content(path)
            if not copy.exists() or copy.read_bytes() != now.encode():
                sound(now)  # Babel takes more than `check` does
                catalogues.stage_one(path, copy, language, fuzzy=True)
        except po_files.Damaged as damage:
            damaged[shown] = replace(
                damage.at(shown), remedy=f"{damage.remedy} {STAYS}"
            )
    known = {target / path.relative_to(source) for path in paths}
    for copy in [path for path in target.rglob("*.po") if path not in known]:
        copy.unlink()
        copy.with_suffix(".mo").unlink(missing_ok=True)
    return damaged


def write_pages(reading: Reading, extent: Extent) -> Written:
    """Read what changed and write its pages; to be called in a child alone."""
    if extent is Extent.SHEET:
        site.write_sheet(reading.out / SITE / "_static", reading.folders.styles)
        return Written()
    if unread := unreadable(reading.folders):
        return Written(problems=tuple(unread), failed=True)
    os.environ["SOURCE_DATE_EPOCH"] = str(epoch(reading.book))
    early = StringIO()
    seen: dict[str, Any] = {}
    with patch_docutils(str(reading.folders.handbook)), docutils_namespace():
        app = Sphinx(
            srcdir=reading.folders.handbook,
            confdir=reading.folders.handbook,
            outdir=reading.out / SITE,
            doctreedir=reading.out / "doctrees",
            buildername="site",
            confoverrides=preview_settings(reading, extent),
            status=None,
            warning=early,
            freshenv=extent is Extent.FRESH,
        )
        app.connect(
            "env-before-read-docs",
            lambda app, env, names: seen.update(before=preview_page.outline(env)),
        )
        app.connect("html-page-context", lambda app, name, *_: seen.update({name: 1}))
        with listening(app, reading.folders.root) as problems:
            app.build(force_all=extent in (Extent.ALL, Extent.FRESH))
        before = seen.pop("before", None)
        wider = extent is Extent.CHANGED and before != preview_page.outline(app.env)
    return Written(tuple(seen), wider, tuple(problems))


def preview_settings(reading: Reading, extent: Extent) -> dict[str, Any]:
    """Return the settings of the site and those of the preview."""
    language = reading.language.code
    settled = settings(reading, reading.book.published.strftime("%Y-%m-%d"))
    staged = reading.catalogues / language / "LC_MESSAGES"
    return settled | {
        "extensions": ["press.extension", "press.preview_page"],
        "preview_quick": extent is Extent.CHANGED,
        "preview_catalogues": str(staged) if staged.exists() else "",
        "preview_place": f"locales/{language}/LC_MESSAGES",
    }


def pages_in_child(connection: Connection, reading: Reading, extent: Extent) -> None:
    """Make pages and send what was made; our own mistakes are shown and sent on."""
    try:
        written = write_pages(reading, extent)
    except Exception as error:
        traceback.print_exc()
        problem = Problem(
            "handbook",
            0,
            "preview",
            f"the pages could not be made: {error}.",
            "They are tried again at the next save.",
        )
        written = Written(problems=(problem,), failed=True)
    connection.send(written)


def make(context: BaseContext, reading: Reading, extent: Extent) -> Written:
    """Make pages in a child of its own and return what it gave back."""
    child = Child(context)
    child.start(pages_in_child, reading, extent)
    written: Written | None = child.wait()
    if written is None:  # killed from outside, or out of memory
        problem = Problem("handbook", 0, "preview", "the press was stopped.")
        return Written(problems=(problem,), failed=True)
    return written


def check_in_child(connection: Connection, language: str, folders: Folders) -> None:
    """Send what the checks say of a language, at leisure."""
    if hasattr(os, "nice"):
        os.nice(10)  # pages come first
    try:
        connection.send(tuple(checks.check(language, folders).problems))
    except Exception:
        traceback.print_exc()
        connection.send(())


@dataclass
class Child:
    """A process that does one piece of work and sends one answer."""

    context: BaseContext
    process: Any = None
    receiver: Connection | None = None

    def start(self, work: Callable[..., None], *arguments: Any) -> None:
        """Begin; what was still going on is dropped."""
        self.stop()
        self.receiver, sender = self.context.Pipe(duplex=False)
        self.process = self.context.Process(  # type: ignore[attr-defined]
            target=work, args=(sender, *arguments)
        )
        self.process.start()
        sender.close()

    @property
    def busy(self) -> bool:
        return self.receiver is not None

    @property
    def done(self) -> bool:
        """Whether an answer waits, or will never come."""
        return self.receiver is not None and self.receiver.poll()

    def wait(self) -> Any:
        """Return the answer; None if the process died before it gave one."""
        assert self.receiver is not None
        try:
            return self.receiver.recv()
        except EOFError:
            return None
        finally:
            self.stop()

    def stop(self) -> None:
        """End the process if it still runs."""
        if self.receiver is not None:
            self.receiver.close()
            self.process.terminate()
            self.process.join()
            self.receiver = None


def reading_for(
    project: Project, language: Language, folders: Folders, out: Path
) -> Reading:
    """Return the reading of one language into a folder, its book in the language."""
    catalogue = f"{language.code}/LC_MESSAGES/{catalogues.BOOK}.po"
    texts = catalogues.translations(folders.locales / catalogue)
    return Reading(
        language=language,
        languages=project.languages,
        formats=(),
        book=project.book.translated(texts),
        folders=folders,
        catalogues=out / "locale",
        out=out,
    )
