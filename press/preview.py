"""The preview: one language's live site, for whoever translates it.

Saved catalogues, chapters and styles show in the browser by themselves. A save
makes the pages it concerns; if a title, a label or a term changed, all others
follow. The checks run beside it and come last.
"""

from __future__ import annotations

import shutil
import threading
import time
import webbrowser
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.context import BaseContext
from pathlib import Path

from press.catalogues import BOOK, INTERFACE
from press.chapters import Reading
from press.editions import Folders, Language, Project
from press.manifest import files_in, inputs_digest, is_own_file
from press.preview_press import (
    SITE,
    Child,
    Extent,
    Written,
    check_in_child,
    make,
    pages_in_child,
    reading_for,
    stage_changed,
    start_context,
)
from press.preview_server import Live, PreviewServer
from press.problems import Problem
from press.progress import Progress

PORT = 8300
PAUSE = 0.1  # seconds between two looks at the files


def preview(
    project: Project,
    code: str,
    folders: Folders,
    progress: Progress,
    *,
    port: int = PORT,
    browser: bool = True,
) -> Sequence[Problem]:
    """Serve one language until Ctrl-C; a port that is taken is a problem."""
    desk = Desk(project, project.language(code), folders, progress)
    try:
        server = PreviewServer(port, desk.live, code, desk.reading.out / SITE, folders)
    except OSError as error:
        remedy = "Stop the other preview, or choose another one: --port 8301"
        return [Problem("preview", 0, "port", f"port {port}: {error}", remedy)]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        progress(f"{server.address} (Ctrl-C ends it)", code)
        desk.open()
        progress("the pages are there", code)
        if browser:
            webbrowser.open(server.address)
        while True:
            desk.look()
            time.sleep(PAUSE)
    except KeyboardInterrupt:
        return []
    finally:
        desk.checking.stop()
        desk.widening.stop()
        server.shutdown()
        server.server_close()


@dataclass
class Desk:
    """One language, its files as they were last seen, and its pages."""

    project: Project
    language: Language
    folders: Folders
    progress: Progress
    live: Live = field(default_factory=Live)
    context: BaseContext = field(default_factory=start_context)
    seen: dict[Path, tuple[int, int]] = field(default_factory=dict)
    failed: bool = False  # the last time; its pages are still to be made

    def __post_init__(self) -> None:
        self.checking = Child(self.context)
        self.widening = Child(self.context)

    @property
    def reading(self) -> Reading:
        out = self.folders.build / "preview" / self.language.code
        return reading_for(self.project, self.language, self.folders, out)

    def open(self) -> None:
        """Make the pages for the first time, or what changed since the last time."""
        self.seen = dict(states(self.watched()))
        stamp = self.reading.out / "stamp"
        current = inputs_digest(sorted(self.steady()), self.folders.root)
        if stamp.exists() and stamp.read_text() == current:
            self.update(Extent.CHANGED)
        else:
            shutil.rmtree(self.reading.out, ignore_errors=True)
            self.progress(
                "reading the whole book, once: about half a minute", self.language.code
            )
            if not self.update(Extent.FRESH).failed:
                stamp.write_text(current)
        self.live.opened = True
        self.check()

    def look(self) -> None:
        """Do what there is to do after a save, or when the checks are done."""
        states_now = dict(states(self.watched()))
        if states_now != self.seen:
            changed = {
                path
                for path in states_now.keys() | self.seen.keys()
                if states_now.get(path) != self.seen.get(path)
            }
            self.seen = states_now
            self.save(changed)
        if self.widening.done:
            self.widening.wait()
            self.live.change([""])
            self.progress("the other pages", self.language.code)
        if self.checking.done:
            before = set(self.live.problems)
            self.live.problems = self.checking.wait() or ()
            paths = {p.path for p in before ^ set(self.live.problems)}
            self.live.change(page for path in paths if (page := self.page_of(path)))

    def save(self, changed: set[Path]) -> None:
        """Make again what the saved files concern."""
        begun = time.monotonic()
        names = {path.relative_to(self.folders.root).as_posix() for path in changed}
        self.live.problems = tuple(p for p in self.live.problems if p.path not in names)
        extent = max((self.extent(path) for path in changed), key=list(Extent).index)
        if self.failed:  # which pages are missing is not known
            extent = max(extent, Extent.ALL, key=list(Extent).index)
        # The saved page comes before the others; these begin again after it.
        unfinished = self.widening.busy
        self.widening.stop()
        self.checking.stop()
        written = self.update(extent)
        seconds = time.monotonic() - begun
        shown = ", ".join(written.pages[:3]) + (" ..." if written.pages[3:] else "")
        self.progress(f"{seconds:.2f} s  {shown or extent}", self.language.code)
        if written.wider or unfinished:
            self.widening.start(pages_in_child, self.reading, Extent.ALL)
        self.check()

    def check(self) -> None:
        """Begin to check; what the checks say comes later."""
        self.checking.start(check_in_child, self.language.code, self.folders)

    def update(self, extent: Extent) -> Written:
        """Stage, make pages and tell the browsers."""
        reading = self.reading
        damaged = stage_changed(reading)
        written = make(self.context, reading, extent)
        self.failed = written.failed
        if written.failed:
            # Half-made pages must not pass for current at the next start.
            (reading.out / "stamp").unlink(missing_ok=True)
        before = dict(self.live.notices)
        notices: dict[str, tuple[Problem, ...]]
        notices = {path: (problem,) for path, problem in damaged.items()}
        for path, kept in before.items():
            page = path.removeprefix("handbook/").removesuffix(".rst")
            if path.startswith("handbook/") and page not in written.pages:
                notices[path] = kept
        for problem in written.problems:
            notices[problem.path] = (*notices.get(problem.path, ()), problem)
        self.live.notices = notices
        for problem in (p for group in notices.values() for p in group):
            if problem not in before.get(problem.path, ()):
                self.progress(str(problem), self.language.code)
        everywhere = before != notices or extent is not Extent.CHANGED
        self.live.change(["", *written.pages] if everywhere else written.pages)
        return written

    def extent(self, path: Path) -> Extent:
        """Return how much a changed file concerns."""
        if path.suffix == ".po":
            steady = path.stem in (INTERFACE, BOOK) and path in self.interface()
            return Extent.FRESH if steady else Extent.CHANGED
        if path.is_relative_to(self.folders.styles):
            return Extent.SHEET if path.suffix == ".css" else Extent.ALL
        if path.suffix in (".rst", ".svg", ".csv", ".txt"):
            return Extent.CHANGED
        return Extent.FRESH

    def interface(self) -> list[Path]:
        """Return the two catalogues that are read with every chapter."""
        folder = self.folders.locales / self.language.code / "LC_MESSAGES"
        return [folder / f"{name}.po" for name in (INTERFACE, BOOK)]

    def page_of(self, path: str) -> str:
        """Return the page of a catalogue, as a path from the root."""
        folder = f"locales/{self.language.code}/LC_MESSAGES/"
        if not path.startswith(folder):
            return ""
        return path.removeprefix(folder).removesuffix(".po")

    def watched(self) -> Iterator[Path]:
        """Yield the files whose saves show in the browser."""
        locales = self.folders.locales
        yield from (locales / self.language.code).rglob("*.po")
        yield from (locales / "terms.csv", locales / self.language.code / "words.txt")
        yield from self.folders.handbook.rglob("*.*")
        yield from self.folders.styles.rglob("*.*")

    def steady(self) -> Iterator[Path]:
        """Yield the files that pages of an earlier preview must agree with."""
        for folder in (self.folders.root / "press", self.folders.styles):
            yield from (p for p in files_in(folder) if "__pycache__" not in p.parts)
        yield from (p for p in self.interface() if is_own_file(p))
        for name in ("pyproject.toml", "handbook/conf.py", "handbook/references.bib"):
            yield self.folders.root / name


def states(paths: Iterator[Path]) -> Iterator[tuple[Path, tuple[int, int]]]:
    """Yield each existing file with time and size of its last save."""
    for path in paths:
        hidden = path.name.startswith(".") or path.name.endswith("~")
        if hidden or "__pycache__" in path.parts:
            continue
        try:
            state = path.stat()
        except OSError:  # gone between two looks
            continue
        if path.is_file():
            yield path, (state.st_mtime_ns, state.st_size)
