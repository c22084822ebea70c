"""The print page: the whole book as one HTML page, from which paged lays out.

Every id carries its document's name, so no two documents share one and every
reference between documents becomes a fragment of this page. The order is that
of a printed book: cover, imprint, opening words, contents, the documents, the
index, and who to call on the last page.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from docutils import nodes
from markupsafe import Markup
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment
from sphinx.locale import _
from sphinx.writers.html5 import HTML5Translator

from press import fonts, print_sheet
from press.book_html import BookTranslator
from press.book_index import Entry, Place, alphabetical_index
from press.directives import records
from press.directives.chapter import NUMERALS, PARTS
from press.print_html import prepared

SEPARATOR = "--"
IMPRINT = "front/imprint"
LAST = "front/who-to-call"


@dataclass(frozen=True)
class Printed:
    """One document as the template needs it."""

    name: str
    id: str
    kind: str  # "part", "chapter", "card", "form", else its folder: "front"
    part: str  # the part or section it belongs to: "safe", "forms", ""
    part_title: str
    number: str  # "5", "2", "T7", "II" of a part
    title: str
    body: Markup
    parent: str  # the document whose contents name it, "" on the first level


def page_id(docname: str, anchor: str = "") -> str:
    """Return the id of a document, or of an anchor in it, on the print page.

    >>> page_id("chapters/the-session", "step")
    'chapters-the-session--step'
    """
    document = docname.replace("/", "-")
    return f"{document}{SEPARATOR}{anchor}" if anchor else document


def fragment(uri: str) -> str:
    """Return a reference that Sphinx joined from two as one fragment.

    >>> fragment("#chapters-the-session#step")
    '#chapters-the-session--step'
    """
    if uri.startswith("#") and uri.count("#") == 2:
        return f"#{uri[1:].replace('#', SEPARATOR)}"
    return uri


class PrintBuilder(StandaloneHTMLBuilder):
    """Writes ``print.html``: one page that holds every document once, in order."""

    name = "print"
    default_translator_class = BookTranslator
    copysource = False
    search = False
    add_permalinks = False

    def init(self) -> None:
        super().init()
        self.config.html_permalinks = False

    def get_outdated_docs(self) -> Iterator[str]:
        return iter(self.env.found_docs)

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        return f"#{page_id(docname)}"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        return self.get_target_uri(to, typ)

    def write_documents(self, _docnames: Set[str]) -> None:
        docnames = list(in_reading_order(self))
        self.prepare_writing(set(docnames))
        numbers = kinds_and_numbers(self.env)
        printed = {
            docname: self.print_document(docname, *numbers.get(docname, ("", "")))
            for docname in docnames
        }
        front = (self.config.root_doc, IMPRINT, LAST)
        context = {
            "book": self.config.press_book,
            "press_language": self.config.press_language,
            "notice": self.config.press_notice,
            "opening": printed.get(self.config.root_doc),
            "imprint": printed.get(IMPRINT),
            "last": printed.get(LAST),
            "documents": [page for name, page in printed.items() if name not in front],
            "contents": in_contents(printed, front[:2]),
            "index": index_groups(self, docnames),
        }
        text = self.templates.render("print.html", {**self.globalcontext, **context})
        html = prepared(text, part_contents(printed.values()))
        Path(self.outdir, "print.html").write_text(html, encoding="utf-8")

    def print_document(self, docname: str, kind: str, number: str) -> Printed:
        """Return what the template needs of one document."""
        self.current_docname = docname
        self.secnumbers = {}
        self.fignumbers = {
            figure: {
                page_id(docname, anchor): count for anchor, count in counts.items()
            }
            for figure, counts in self.env.toc_fignumbers.get(docname, {}).items()
        }
        above = parents(self.env, docname)
        section = next((name for name in [docname, *above] if "parts/" in name), "")
        return Printed(
            name=docname,
            id=page_id(docname),
            kind=kind or docname.rpartition("/")[0] or "back",
            part=section.removeprefix("parts/"),
            part_title=self.env.titles[section or docname].astext(),
            number=number,
            title=self.env.titles[docname].astext(),
            body=self.body_of(docname),
            parent=above[0] if len(above) > 1 else "",
        )

    def body_of(self, docname: str) -> Markup:
        """Return a document as HTML with ids of its own."""
        doctree = self.env.get_and_resolve_doctree(docname, self, tags=self.tags)
        prefix_ids(doctree, docname)
        drop_tocs(doctree)
        doctree.settings = self._settings
        visitor = cast(HTML5Translator, self.create_translator(doctree, self))
        doctree.walkabout(visitor)
        return Markup("".join(visitor.fragment))

    def finish(self) -> None:
        """Put beside the page what it refers to: pictures, style sheet, fonts."""
        self.copy_image_files()
        styles, out = Path(self.config.press_styles), Path(self.outdir)
        # Translators: a reference in print to a page of the book, in brackets after
        # a title or at the end of a list; in Latvian "%s. lpp.", in Lithuanian "p. %s"
        words = _("page %s")
        sheet = print_sheet.sheet(styles, words)
        out.joinpath("print.css").write_text(sheet, encoding="utf-8")
        shutil.copyfile(styles / "templates" / "print" / "cover.svg", out / "cover.svg")
        shutil.rmtree(out / "fonts", ignore_errors=True)
        (out / "fonts").mkdir()
        for file in fonts.font_files(styles.parent):
            shutil.copyfile(file, out / "fonts" / file.name)


def in_reading_order(builder: StandaloneHTMLBuilder) -> Iterator[str]:
    """Yield every document once, as the contents name them."""
    relations = builder.env.collect_relations()
    docname: str | None = builder.config.root_doc
    while docname:
        yield docname
        docname = relations[docname][2]


def parents(env: BuildEnvironment, docname: str) -> list[str]:
    """Return the documents whose contents hold this one, nearest first."""
    above: list[str] = []
    while found := [up for up, down in env.toctree_includes.items() if docname in down]:
        docname = found[0]
        above.append(docname)
    return above


def kinds_and_numbers(env: BuildEnvironment) -> dict[str, tuple[str, str]]:
    """Return kind and number of the documents that have a number."""
    found = {}
    for record in records.records(env, records.Record):
        kind = record.thing
        number = record.number
        if kind == "part":
            number = NUMERALS[list(PARTS).index(number)]
        found[record.docname] = (kind, number)
    return found


def in_contents(
    printed: Mapping[str, Printed], left_out: Sequence[str]
) -> list[tuple[Printed, list[Printed]]]:
    """Return the first level of the contents, each with the pages below it."""
    pages = [page for name, page in printed.items() if name not in left_out]
    return [
        (page, [below for below in pages if below.parent == page.name])
        for page in pages
        if not page.parent
    ]


def part_contents(pages: Iterable[Printed]) -> dict[str, list[tuple[str, str, str]]]:
    """Return id of a part's page to (id, number, title) of the pages in it."""
    listed: dict[str, list[tuple[str, str, str]]] = {}
    for page in pages:
        if page.parent:
            entries = listed.setdefault(page_id(page.parent), [])
            entries.append((page.id, page.number, page.title))
    return listed


def index_groups(
    builder: StandaloneHTMLBuilder, docnames: Sequence[str]
) -> list[tuple[str, list[Entry]]]:
    """Return the index, each place a fragment of this page, in reading order."""
    order = {f"#{page_id(docname)}": place for place, docname in enumerate(docnames)}

    def place_in_book(place: Place) -> tuple[int, list[int]]:
        document, anchor = place.href.rsplit("#", 1)
        return order[document], [int(digits) for digits in re.findall(r"\d+", anchor)]

    def located(entry: Entry) -> Entry:
        places = sorted(entry.links, key=place_in_book)
        return replace(
            entry,
            links=tuple(replace(place, href=fragment(place.href)) for place in places),
            children=tuple(located(child) for child in entry.children),
        )

    # Without a title each place stays, for a document has several pages.
    groups = alphabetical_index(
        builder, builder.config.press_language.code, lambda _uri: ""
    )
    return [(letter, [located(entry) for entry in found]) for letter, found in groups]


def prefix_ids(doctree: nodes.document, docname: str) -> None:
    """Give every id and every reference its document's name."""
    for node in doctree.findall(nodes.Element):
        ids: Sequence[str] = node.get("ids", ())
        node["ids"] = [page_id(docname, anchor) for anchor in ids]
        if "refid" in node:
            node["refid"] = page_id(docname, node["refid"])
        if "backrefs" in node:
            node["backrefs"] = [page_id(docname, anchor) for anchor in node["backrefs"]]
        if node.get("refuri"):
            node["refuri"] = fragment(node["refuri"])


def drop_tocs(doctree: nodes.document) -> None:
    """Leave out contents lists inside documents: the book has its own."""
    for toctree in list(doctree.findall(addnodes.toctree)):
        toctree.parent.remove(toctree)
    for wrapper in list(doctree.findall(nodes.compound)):
        if "toctree-wrapper" in wrapper.get("classes", ()):
            wrapper.parent.remove(wrapper)


def setup(app: Sphinx) -> None:
    app.add_builder(PrintBuilder)
