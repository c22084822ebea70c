"""A site of a few pages, made in a moment, to see what the theme does."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import sphinx.locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from lxml import html

from press.catalogues import read_catalogue
from press.chapters import Reading, write_formats
from press.completeness import NOTHING, Completeness, Notice
from press.editions import Folders, Format, read_project
from press.problems import Problem
from press.progress import Progress

ROOT = Path(__file__).parents[1]
CARD = "cards/our-court-our-rules"
# Leaves an attribute, a title and a paragraph, if nothing is escaped.
PLANTED = """" planted="" ' planted='</title></p><b planted=""><i>"""

PAGES = {
    "index": """
        Stay in the Game
        ================

        A handbook & more

        .. index:: beginning

        Welcome to the yard (:ref:`who-to-call`).

        .. toctree::

           parts/safe
           parts/play

        .. toctree::
           :hidden:

           glossary
           front/imprint
           front/who-to-call
        """,
    "parts/safe": """
        .. _part-safe:

        Make it safe
        ============

        .. part:: safe

           A place where nobody is hurt. Such a place is made by many
           small decisions, day by day. More.

        .. toctree::

           /chapters/safeguarding
        """,
    "parts/play": """
        .. _part-play:

        Play
        ====

        .. part:: play

           One card.

        .. toctree::

           /cards/our-court-our-rules
        """,
    "chapters/safeguarding": """
        .. _chapter-5:

        Safeguarding <here>
        ===================

        .. chapter:: 5
           :for: trainer
           :question: How do I make a small club safe?

        First
        -----

        .. index::
           single: bullying
           see: mobbing; bullying

        A :term:`referral` follows. The helpline is 116111.

        .. list-table:: Who helps
           :header-rows: 1
           :widths: 30 70

           * - Who
             - Number
           * - Police & guards
             - **112**
           * - Children’s line
             - **116 111**

        Second
        ------

        Look at the card (:ref:`card-2`).
        """,
    "glossary": """
        .. _glossary:

        Glossary
        ========

        .. glossary::

           adult
              A grown-up.

           child
              A person under 18.

           referral
              To a service.
        """,
    "front/imprint": """
        .. _imprint:

        Imprint
        =======

        Open work.
        """,
    "front/who-to-call": """
        .. _who-to-call:

        Who to call
        ===========

        .. index:: 112

        In danger now: 112.
        """,
}


@dataclass(frozen=True)
class SmallSite:
    """The folder of a site, and what Sphinx complained about."""

    folder: Path
    problems: tuple[Problem, ...]

    def names(self) -> list[str]:
        """Return the names of all pages."""
        found = self.folder.rglob("*.html")
        return sorted(path.relative_to(self.folder).as_posix() for path in found)

    def page(self, name: str) -> html.HtmlElement:
        """Return one page."""
        return html.document_fromstring((self.folder / name).read_bytes())

    def pages(self) -> Iterator[tuple[str, html.HtmlElement]]:
        """Yield every page with its name."""
        for name in self.names():
            yield name, self.page(name)


def small_site(
    folder: Path,
    language: str = "en",
    pages: Mapping[str, str] = PAGES,
    translations: Mapping[str, Mapping[str, str]] | None = None,
    notice: Notice = NOTHING,
    completeness: tuple[Completeness, ...] = (),
) -> SmallSite:
    """Make a site below ``folder``; translations are given by document."""
    if not (ROOT / "node_modules" / "source-sans").is_dir():
        pytest.skip("the font packages are not installed; build.py installs them")
    # A press process knows one language; here several share one.
    sphinx.locale.translators.clear()
    write_handbook(folder, pages)
    (ROOT / "build").mkdir(exist_ok=True)
    (folder / "build").symlink_to(ROOT / "build")  # the fonts are cut once for all
    for name, messages in (translations or {}).items():
        write_catalogue(folder / "locale", language, name, messages)
    project = read_project(ROOT / "pyproject.toml")
    problems = write_formats(
        Reading(
            language=project.language(language),
            languages=project.languages,
            formats=(Format.SITE,),
            book=project.book,
            folders=Folders(folder),
            catalogues=folder / "locale",
            out=folder / "out",
            notice=notice,
            completeness=completeness,
        ),
        Progress(),
    )
    return SmallSite(folder / "out" / "site", tuple(problems))


def write_handbook(folder: Path, pages: Mapping[str, str] = PAGES) -> None:
    """Write the chapters below a folder, and what they are made with."""
    handbook = folder / "handbook"
    for name, text in pages.items():
        target = handbook / f"{name}.rst"
        target.parent.mkdir(parents=True, exist_ok=True)
        lines = text.split("\n")
        target.write_text("\n".join(line[8:] for line in lines), encoding="utf-8")
    if pages is PAGES:
        (handbook / "cards").mkdir(exist_ok=True)
        card = ROOT / "tests/fixtures/specimen" / f"{CARD}.rst"
        shutil.copyfile(card, handbook / f"{CARD}.rst")
    shutil.copyfile(ROOT / "handbook/conf.py", handbook / "conf.py")
    (handbook / "references.bib").write_text("")
    for name in ("styles", "node_modules", "package-lock.json"):
        (folder / name).symlink_to(ROOT / name)


def planted() -> dict[str, str]:
    """Return a translation of every interface string that tries to be markup."""
    interface = read_catalogue(ROOT / "locales/lv/LC_MESSAGES/sphinx.po")
    return {m.id: f"{m.id}{PLANTED}" for m in interface if isinstance(m.id, str)}


def write_catalogue(
    locales: Path, language: str, name: str, messages: Mapping[str, str]
) -> None:
    """Write the translations of a document as its catalogue."""
    catalogue = Catalog(locale=language)
    for english, translation in messages.items():
        catalogue.add(english, translation)
    path = locales / language / "LC_MESSAGES" / f"{name}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as po:
        write_po(po, catalogue)
