"""A book of a page or two, made in a moment, to see what a directive does.

The module is also the extension that gives such a book its three builders.
"""

from __future__ import annotations

import logging
import pickle
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest
import sphinx.locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from lxml import html
from sphinx.application import Sphinx
from sphinx.builders.epub3 import Epub3Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.docutils import docutils_namespace, patch_docutils

from press.directives import records

Kind = TypeVar("Kind", bound=records.Record)
ROOT = Path(__file__).parents[2]
FORMATS = ("site", "ebook", "print")


class SiteBuilder(StandaloneHTMLBuilder):
    name = "site"
    search = False


class PrintBuilder(SiteBuilder):
    name = "print"


class EbookBuilder(Epub3Builder):
    name = "ebook"


def setup(app: Sphinx) -> None:
    for builder in (SiteBuilder, PrintBuilder, EbookBuilder):
        app.add_builder(builder)
    app.setup_extension("press.directives")


@dataclass(frozen=True)
class Finding:
    """One warning: the file's name, the line, what is wrong, and the remedy."""

    file: str
    line: int
    message: str
    remedy: str


class Listener(logging.Handler):
    """Collects what Sphinx complains about."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.findings: list[Finding] = []

    def emit(self, record: logging.LogRecord) -> None:
        location = getattr(record, "location", None)
        if isinstance(location, str):
            place = location
        else:
            place = f"{getattr(location, 'source', '')}:{getattr(location, 'line', 0)}"
        path, _, line = place.replace(":<translated>", "").rpartition(":")
        message, _, remedy = record.getMessage().partition("\n")
        number = int(line) if line.isdigit() else 0
        self.findings.append(Finding(Path(path).name, number, message, remedy))


@dataclass
class SmallBook:
    """The folder of a book, and what came of making it."""

    root: Path

    def write(self, path: str, content: str) -> None:
        """Put a file into the handbook."""
        target = self.root / "handbook" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")

    def translate(self, language: str, name: str, messages: Mapping[str, str]) -> None:
        """Give a document, or "sphinx" for the interface, its translations."""
        catalogue = Catalog(locale=language)
        for english, translation in messages.items():
            catalogue.add(english, translation)
        path = self.root / "locales" / language / "LC_MESSAGES" / f"{name}.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as po:
            write_po(po, catalogue)

    def make(self, builder: str = "site", language: str = "en") -> list[Finding]:
        """Make one format and return what Sphinx complained about."""
        # A press process knows one language; here several share one.
        sphinx.locale.translators.clear()
        handbook, out = self.root / "handbook", self.root / "out"
        if not (handbook / "index.rst").exists():
            others = sorted(path.stem for path in handbook.glob("*.rst"))
            contents = "".join(f"   {name}\n" for name in others)
            self.write("index.rst", f"Book\n====\n\n.. toctree::\n\n{contents}")
        if not (handbook / "references.bib").exists():
            self.write("references.bib", "")
        listener = Listener()
        with patch_docutils(str(handbook)), docutils_namespace():
            app = Sphinx(
                srcdir=handbook,
                confdir=None,
                outdir=out / builder / language,
                doctreedir=out / "doctrees" / language,
                buildername=builder,
                confoverrides={
                    "extensions": ["tests.directives.small_book"],
                    "language": language,
                    "locale_dirs": [str(self.root / "locales")],
                    "gettext_compact": False,
                    "html_theme": "basic",
                    "smartquotes": False,
                },
                status=None,
                warning=None,
                keep_going=True,
            )
            logging.getLogger("sphinx").addHandler(listener)
            try:
                app.build(force_all=True)
            finally:
                logging.getLogger("sphinx").removeHandler(listener)
        # Sphinx holds warnings back and then says them again: each once.
        each = dict.fromkeys(listener.findings)
        return [one for one in each if "epub_" not in one.message]

    def records(self, kind: type[Kind], language: str = "en") -> list[Kind]:
        """Return the data of cards, forms or chapters that the book left."""
        path = self.root / "out" / "doctrees" / language / "environment.pickle"
        return records.records(pickle.loads(path.read_bytes()), kind)

    def page(
        self, name: str, builder: str = "site", language: str = "en"
    ) -> html.HtmlElement:
        """Return a page that was made."""
        ending = ".xhtml" if builder == "ebook" else ".html"
        path = self.root / "out" / builder / language / (name + ending)
        return html.document_fromstring(path.read_bytes())


def specimen(folder: Path) -> SmallBook:
    """Return a copy of the specimen, the book that uses every directive once."""
    book = small_book(folder)
    (folder / "handbook").rmdir()
    shutil.copytree(ROOT / "tests/fixtures/specimen", folder / "handbook")
    return book


def small_book(folder: Path) -> SmallBook:
    """Return an empty book that has the styles and fonts of the real one."""
    if not (ROOT / "node_modules" / "source-sans").is_dir():
        pytest.skip("the font packages are not installed; build.py installs them")
    (folder / "handbook").mkdir()
    for name in ("styles", "node_modules"):
        (folder / name).symlink_to(ROOT / name)
    return SmallBook(folder)
