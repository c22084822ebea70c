"""The contents of the EPUB: its reading order, its nav document, its landmarks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.locale import _

from press.directives.records import Record, records
from press.outline import ContentsEntry, contents, part_class

COVER, NAV = "cover.xhtml", "nav.xhtml"
INDEX, INDEX_AFTER = "genindex", "bibliography"
LAST = "front/who-to-call"


@dataclass(frozen=True)
class Page:
    """One page of the text; ``href`` counts from the folder of the package."""

    docname: str
    title: str
    part: str = ""  # "part-safe"
    number: str = ""
    kind: str = ""  # "chapter", "card", "form", "part", or nothing

    @property
    def href(self) -> str:
        return f"{self.docname}.xhtml"


@dataclass(frozen=True)
class NavEntry:
    """One line of the nav document."""

    href: str
    title: str
    number: str = ""
    below: tuple[NavEntry, ...] = ()


@dataclass(frozen=True)
class Landmark:
    """A place that reading systems offer by itself; ``kind`` is EPUB's word."""

    kind: str
    href: str
    title: str


def reading_order(env: BuildEnvironment) -> list[Page]:
    """Return every page of the text once, as the contents name them."""
    kinds = {record.docname: record.thing for record in records(env, Record)}

    def pages(entries: Sequence[ContentsEntry]) -> Iterator[Page]:
        for row in entries:
            kind = kinds.get(row.docname, "")
            yield Page(row.docname, row.title, row.part_class, row.number, kind)
            yield from pages(row.below)
            if row.docname == INDEX_AFTER:
                # Translators: title of the alphabetical index at the end of the book
                yield Page(INDEX, _("Index"))

    root = env.config.root_doc
    first = Page(root, env.titles[root].astext(), part_class(env, root))
    return [first, *pages(contents(env))]


def nav_entries(env: BuildEnvironment, pages: Sequence[Page]) -> list[NavEntry]:
    """Return the contents: parts, the pages in them, the sections of chapters."""
    known = {page.docname: page for page in pages}

    def entry(docname: str, below: tuple[ContentsEntry, ...] = ()) -> NavEntry:
        page = known[docname]
        children = [entry(child.docname, child.below) for child in below]
        if page.kind == "chapter":
            children += sections(env, page)
        return NavEntry(page.href, page.title, page.number, tuple(children))

    entries = [entry(env.config.root_doc)]
    for row in contents(env):
        entries.append(entry(row.docname, row.below))
        if row.docname == INDEX_AFTER and INDEX in known:
            entries.append(entry(INDEX))
    return entries


def sections(env: BuildEnvironment, page: Page) -> Iterator[NavEntry]:
    """Yield the first-level sections of a page, for the nav document."""
    for title in env.tocs[page.docname].children:
        for listed in title.children:
            if isinstance(listed, nodes.bullet_list):
                for section in listed.children:
                    link = next(iter(section.findall(nodes.reference)), None)
                    if link is not None:
                        target = f"{page.href}{link['anchorname']}"
                        yield NavEntry(target, link.astext())


def landmarks(pages: Sequence[Page], contents_title: str) -> list[Landmark]:
    """Return the places to offer: who to call first of all after the contents."""
    by_name = {page.docname: page for page in pages}
    # Translators: name of the cover page in the list of places of an e-book
    found = [Landmark("cover", COVER, _("Cover"))]
    found.append(Landmark("toc", f"{NAV}#toc", contents_title))
    text = next((page for page in pages if page.kind == "chapter"), None)
    if text:
        # Translators: where the text of the book begins, in the list of places
        found.append(Landmark("bodymatter", text.href, _("Beginning of the text")))
    named = {
        LAST: "appendix",
        "glossary": "glossary",
        "bibliography": "bibliography",
        INDEX: "index",
        "front/imprint": "colophon",
    }
    for docname, kind in named.items():
        if page := by_name.get(docname):
            found.append(Landmark(kind, page.href, page.title))
    return found
