"""Chapters: one process reads a language once and writes all its formats.

Sphinx keeps loaded catalogues for the life of a process, so the next language
would come out in this one. And translation happens in the read, so html, epub
and print share one set of doctrees; each builder gets a fresh application,
since a builder swapped into a running one leaks theme state into the EPUB.
"""

from __future__ import annotations

import copy
import logging
import os
import re
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from io import StringIO
from pathlib import Path
from typing import Any, cast

from docutils.parsers.rst import directives, roles
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils
from sphinx.util.logging import WarningLogRecordTranslator, WarningSuppressor

from press.completeness import NOTHING, Completeness, Notice
from press.directives import refused
from press.editions import Book, Folders, Format, Language
from press.problems import Problem
from press.progress import Progress

# Sphinx and docutils say what is wrong, and not what to do.
REMEDIES = {
    "Unknown directive type": "Write the name of a directive of the book.",
    "Unknown interpreted text role": "Write the name of a role of the book.",
    "undefined label": 'Write a label that is there, or put ".. _label:" above the'
    " heading that is meant.",
    "term not in glossary": "Add it to glossary.rst, or mark a word that is there.",
    "unknown document": "Write the path of a page that is there.",
    "document isn't included in any toctree": "Add it to the toctree of its part in"
    " handbook/parts/.",
    "Unexpected section title": "No heading stands inside a box, a field or a list:"
    " indent it less, or make its line bold.",
    "Inconsistent title style": "Leave no level of headings out: below = comes -,"
    " below - comes ~.",
}
BUILDERS = {Format.SITE: "site", Format.EPUB: "ebook", Format.PDF: "print"}


@dataclass(frozen=True)
class Reading:
    """One language to be read and the formats to be written from it."""

    language: Language
    languages: tuple[Language, ...]  # all of the project, for the language switcher
    formats: tuple[Format, ...]
    book: Book  # already in the language
    folders: Folders
    catalogues: Path  # staged, holds <lang>/LC_MESSAGES
    out: Path  # one folder a builder is written below it
    notice: Notice = NOTHING
    completeness: tuple[Completeness, ...] = ()  # of every translation


def write_formats(reading: Reading, progress: Progress) -> list[Problem]:
    """Read the chapters in one language and write every wanted format.

    Returns Sphinx's warnings as problems. Meant to be called in a process that
    has not seen another language.
    """
    problems: list[Problem] = []
    # Sphinx and the libraries below it take the time of day from here alone.
    stamp = reading.book.published.strftime("%Y-%m-%d")
    os.environ["SOURCE_DATE_EPOCH"] = str(epoch(reading.book))
    for wanted in reading.formats:
        builder = BUILDERS[wanted]
        progress("reading and writing", reading.language.code, wanted)
        early = StringIO()  # what Sphinx says before anybody can listen
        with patch_docutils(str(reading.folders.handbook)), docutils_namespace():
            app = Sphinx(
                srcdir=reading.folders.handbook,
                confdir=reading.folders.handbook,
                outdir=reading.out / builder,
                doctreedir=reading.out / "doctrees",
                buildername=builder,
                confoverrides=settings(reading, stamp),
                status=None,
                warning=early,
            )
            problems += [
                Problem("handbook/conf.py", 0, "settings", said)
                for said in early.getvalue().splitlines()
            ]
            with listening(app, reading.folders.root) as heard:
                app.build(force_all=wanted is reading.formats[0])
            problems += heard
    return problems


@contextmanager
def source_app(
    folders: Folders, language: str, builder: str, out: Path
) -> Iterator[Sphinx]:
    """Yield Sphinx, ready to build the source as it was written; ``out`` is emptied."""
    shutil.rmtree(out, ignore_errors=True)
    with patch_docutils(str(folders.handbook)), docutils_namespace():
        yield Sphinx(
            srcdir=folders.handbook,
            confdir=folders.handbook,
            outdir=out,
            doctreedir=out / "doctrees",
            buildername=builder,
            confoverrides={"language": language},
            status=None,
            warning=None,
            freshenv=True,
        )


@contextmanager
def listening(app: Sphinx, root: Path) -> Iterator[list[Problem]]:
    """Yield a list that fills with Sphinx's warnings while it builds."""
    listener = Listener(app, root)
    logging.getLogger("sphinx").addHandler(listener)
    try:
        yield listener.problems
    finally:
        logging.getLogger("sphinx").removeHandler(listener)


def epoch(book: Book) -> int:
    """Return midnight UTC of the publication date in seconds since 1970."""
    return (book.published - type(book.published)(1970, 1, 1)).days * 86400


def settings(reading: Reading, stamp: str) -> dict[str, Any]:
    """Return what the press tells Sphinx beyond ``conf.py``."""
    book = reading.book
    return {
        "project": book.title,
        "author": book.publisher,
        "copyright": f"{book.published.year}, {book.publisher}",
        "version": book.version,
        "release": book.version,
        "language": reading.language.code,
        "locale_dirs": [str(reading.catalogues)],
        "today": stamp,
        "template_bridge": "press.templates.EscapingTemplates",
        "templates_path": [str(reading.folders.styles / "templates")],
        "html_theme": "handbook",
        "html_theme_path": [str(reading.folders.styles / "templates")],
        "html_copy_source": False,
        "press_styles": str(reading.folders.styles),
        "press_book": book,
        "press_language": reading.language,
        "press_languages": reading.languages,
        "press_notice": reading.notice,
        "press_completeness": reading.completeness,
    }


class Listener(logging.Handler):
    """Turns each warning of Sphinx into a Problem."""

    def __init__(self, app: Sphinx, root: Path) -> None:
        super().__init__(logging.WARNING)
        self.addFilter(WarningSuppressor(app))
        self.locate = WarningLogRecordTranslator(app)
        self.app, self.root = app, root
        self.problems: list[Problem] = []

    def emit(self, record: logging.LogRecord) -> None:
        # Sphinx holds warnings back and sends them again, each time longer by
        # its type: only the first is read, and read from a copy.
        if getattr(record, "told", False):
            return
        record.told = True
        told = copy.copy(record)
        self.locate.filter(cast(Any, told))
        kind = [getattr(told, "type", ""), getattr(told, "subtype", "")]
        code = ".".join(word for word in kind if word) or "sphinx"
        path, line = place(str(getattr(told, "location", None) or ""), self.root)
        text = logging.LogRecord.getMessage(told).removesuffix(f" [{code}]")
        message, _, remedy = text.partition("\n")
        opening = next((m for m in REMEDIES if message.startswith(m)), "")
        if opening:
            near = nearest(message, self.names(opening))
            remedy = f"Do you mean “{near}”?" if near else REMEDIES[opening]
        self.problems.append(Problem(path, line, code, message, remedy.strip()))

    def names(self, opening: str) -> set[str]:
        """Return the names there are of what a message calls unknown."""
        standard = self.app.env.domains.standard_domain
        # docutils 0.22 lists nowhere else what has been registered.
        match opening:
            case "Unknown directive type":
                known = vars(directives)["_directives"]
                return {*known, *standard.directives} - {*refused.DIRECTIVES}
            case "Unknown interpreted text role":
                known = vars(roles)["_roles"]
                return {*known, *standard.roles} - {*refused.ROLES}
            case "undefined label":
                return {*standard.labels}
            case "term not in glossary":
                return {name for kind, name in standard.objects if kind == "term"}
            case "unknown document":
                return {f"/{name}" for name in self.app.env.found_docs}
        return set()


def nearest(message: str, names: Collection[str]) -> str:
    """Return the name most like the one that a message quotes, or nothing.

    >>> nearest('Unknown directive type "scean".', ["scene", "figure"])
    'scene'
    """
    quoted = re.search(r"""["'](.+)["']""", message)
    near = get_close_matches(quoted[1], names, 1) if quoted else []
    return near[0] if near else ""


def place(location: str, root: Path) -> tuple[str, int]:
    """Return path below the root and line of Sphinx's "path:line" location.

    >>> place("/book/handbook/a.rst:12", Path("/book"))
    ('handbook/a.rst', 12)
    >>> place("", Path("/book"))
    ('handbook', 0)
    """
    path, _, line = location.rpartition(":")
    if not line.isdecimal():
        path, line = location.rstrip(":"), "0"
    # A docstring's or a translation's place has a tail: "a.rst:<translated>".
    path = path.removesuffix(":<translated>")
    if not path:
        return "handbook", 0
    try:
        return Path(path).relative_to(root).as_posix(), int(line)
    except ValueError:
        return path, int(line)
