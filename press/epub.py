"""The EPUB: the book for reading systems, from phone to screen reader.

Sphinx's own EPUB builder would write an NCX with a second identifier, pack what
nobody uses and keep half of its words English. So this is an HTML builder that
writes its own pages and packs them itself: ``epub_page`` makes the markup ready,
``epub_sheet`` the style sheets, ``epub_cover`` the cover, ``package`` the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from docutils import nodes
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment
from sphinx.locale import _
from sphinx.util.osutil import relative_uri
from sphinx.writers.html5 import HTML5Translator

from press import epub_page, fonts
from press.book_index import alphabetical_index
from press.directives.pictograms import pictogram
from press.directives.records import Record, records
from press.epub_cover import cover
from press.epub_sheet import sheet
from press.outline import ContentsEntry, contents, part_class
from press.package import PACKAGE, Item, write_archive

FILE = "handbook.epub"
COVER, COVER_IMAGE, NAV = "cover.xhtml", "images/cover.png", "nav.xhtml"
INDEX = "genindex"
FONT_SHEET = "styles/fonts.css"
LAST = "front/who-to-call"
INDEX_AFTER = "bibliography"
# The faces that the style sheets of the EPUB ask for.
FACES = (
    "SourceSerif4-Regular",
    "SourceSerif4-It",
    "SourceSerif4-Semibold",
    "SourceSans3-Regular",
    "SourceSans3-It",
    "SourceSans3-Semibold",
    "SourceSans3-Bold",
)
FEATURES = (
    "alternativeText",
    "index",
    "readingOrder",
    "structuralNavigation",
    "tableOfContents",
)


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


class EbookBuilder(StandaloneHTMLBuilder):
    """Writes the EPUB of one language."""

    name = "ebook"
    out_suffix = ".xhtml"
    copysource = False
    search = False
    add_permalinks = False

    def init(self) -> None:
        super().init()
        self.config.html_permalinks = False
        self.styles = Path(self.config.press_styles)
        self.root = self.styles.parent
        self.book, self.language = self.config.press_book, self.config.press_language
        self.pages_templates = Environment(
            loader=FileSystemLoader(self.styles / "templates" / "epub"),
            autoescape=True,
            undefined=StrictUndefined,
        )

    def get_outdated_docs(self) -> Iterator[str]:
        yield from self.env.found_docs

    def write_documents(self, _docnames: Set[str]) -> None:
        pages = reading_order(self.env)
        self.prepare_writing({page.docname for page in pages} - {INDEX})
        last = next((page for page in pages if page.docname == LAST), None)
        numbers = {page.docname: page.number for page in pages if page.number}
        written = []
        for page in pages:
            said = self.page(page, last)
            ready = epub_page.prepared(said, page.docname, page.kind, numbers)
            written.append(text_item(page.href, ready))
        items = [*self.openers(pages, last), *written, *self.dressing(pages)]
        write_archive(
            Path(self.outdir, FILE),
            self.said("container.xml", package=PACKAGE),
            self.package(items),
            items,
            self.book.published,
        )

    def finish(self) -> None:
        """Leave the rest: what an HTML builder would copy is not for an EPUB."""

    def said(self, template: str, **context: Any) -> str:
        """Return a template filled in."""
        return self.pages_templates.get_template(template).render(
            book=self.book, language=self.language, fonts=FONT_SHEET, _=_, **context
        )

    def page(self, page: Page, last: Page | None) -> str:
        """Return one page of the text, or the index."""
        context = {
            "page": page,
            "title": page.title,
            "up": "../" * page.docname.count("/"),
            "sheet": sheet_name(page.part),
            "last": last,
            "phone": Markup(pictogram("phone")),
        }
        if page.docname == INDEX:
            return self.said("index.xhtml", groups=self.index_groups(), **context)
        body = Markup(self.body(page.docname))
        return self.said("page.xhtml", body=body, **context)

    def body(self, docname: str) -> str:
        """Return the text of one document as markup."""
        self.current_docname = docname
        self.secnumbers = self.env.toc_secnumbers.get(docname, {})
        self.fignumbers = self.env.toc_fignumbers.get(docname, {})
        self.imgpath = relative_uri(self.get_target_uri(docname), self.imagedir)
        doctree = self.env.get_and_resolve_doctree(docname, self)
        doctree.settings = self.docsettings
        self.post_process_images(doctree)
        visitor = cast(HTML5Translator, self.create_translator(doctree, self))
        doctree.walkabout(visitor)
        return "".join(visitor.fragment)

    def index_groups(self) -> list[Any]:
        def title_of(uri: str) -> str:
            docname = uri.partition("#")[0].removesuffix(self.out_suffix)
            return self.env.titles[docname].astext()

        return alphabetical_index(self, self.language.code, title_of)

    def openers(self, pages: Sequence[Page], last: Page | None) -> Iterator[Item]:
        """Yield the cover, its image and the nav document."""
        artwork = self.styles / "templates" / "print" / "cover.svg"
        book = self.book
        image = cover(artwork, self.root, book.title, book.subtitle, self.language.name)
        first = self.said("cover.xhtml", image=COVER_IMAGE, sheet=sheet_name(""))
        yield text_item(COVER, first.strip().encode())
        yield Item(COVER_IMAGE, image, ("cover-image",))
        # Translators: heading of the list of chapters
        title = _("Contents")
        nav = self.said(
            "nav.xhtml",
            page=Page("nav", title),
            title=title,
            up="",
            sheet=sheet_name(""),
            last=last,
            phone=Markup(pictogram("phone")),
            contents=self.nav_entries(pages),
            landmarks=landmarks(pages, title),
        )
        yield text_item(NAV, nav.strip().encode(), "nav")

    def nav_entries(self, pages: Sequence[Page]) -> list[NavEntry]:
        """Return the contents: parts, the pages in them, the sections of chapters."""
        known = {page.docname: page for page in pages}

        def entry(docname: str, below: tuple[ContentsEntry, ...] = ()) -> NavEntry:
            page = known[docname]
            children = [entry(child.docname, child.below) for child in below]
            if page.kind == "chapter":
                children += sections(self.env, page)
            return NavEntry(page.href, page.title, page.number, tuple(children))

        entries = [entry(self.config.root_doc)]
        for row in contents(self.env):
            entries.append(entry(row.docname, row.below))
            if row.docname == INDEX_AFTER and INDEX in known:
                entries.append(entry(INDEX))
        return entries

    def dressing(self, pages: Sequence[Page]) -> Iterator[Item]:
        """Yield what the pages refer to: sheets, fonts, pictures."""
        faces = tuple(fonts.face(name) for name in FACES)
        rules = fonts.fontface_css("../fonts/", ".woff2", faces)
        yield Item(FONT_SHEET, rules.encode())
        for part in sorted({page.part for page in pages} | {""}):
            css = sheet(self.styles, part, self.language.direction)
            yield Item(sheet_name(part), css.encode())
        folder = fonts.subsets(self.root / "build", self.root)
        for name in FACES:
            data = (folder / f"{name}.woff2").read_bytes()
            yield Item(f"fonts/{name}.woff2", data)
        for source, name in sorted(self.images.items()):
            data = Path(self.srcdir, source).read_bytes()
            yield Item(f"{self.imagedir}/{name}", data)

    def package(self, items: Sequence[Item]) -> str:
        """Return the package document: metadata, manifest, spine."""
        cover_item = next(item for item in items if item.href == COVER_IMAGE)
        summary = _(
            # Translators: tells readers with disabilities, in the catalogue of an
            # e-book shop, how this e-book works for them
            "All text can be read aloud, enlarged and recoloured. Pictures have a "
            "description. Headings, contents, an alphabetical index and lists of "
            "terms and sources lead through the book. Forms are shown with empty "
            "lines: they are filled in on paper. The book conforms to EPUB "
            "Accessibility 1.1 at WCAG 2.2 level AA."
        )
        return self.said(
            "package.opf",
            items=items,
            cover=cover_item.id,
            features=FEATURES,
            summary=summary,
        )


def reading_order(env: BuildEnvironment) -> list[Page]:
    """Return every page of the text once, as the contents name them."""
    kinds = {record.docname: record.thing for record in records(env, Record)}

    def pages(entries: Sequence[ContentsEntry]) -> Iterator[Page]:
        for row in entries:
            kind = kinds.get(row.docname, "")
            yield Page(row.docname, row.title, row.part_class, row.number, kind)
            yield from pages(row.below)
            if row.docname == INDEX_AFTER:
                yield Page(INDEX, _("Index"))

    root = env.config.root_doc
    first = Page(root, env.titles[root].astext(), part_class(env, root))
    return [first, *pages(contents(env))]


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


def sheet_name(part: str) -> str:
    """Return where the style sheet of a part lies."""
    return f"styles/{part or 'book'}.css"


def text_item(href: str, page: bytes, *properties: str) -> Item:
    """Return a page of the spine."""
    drawn = ("svg",) if epub_page.has_drawings(page) else ()
    return Item(href, page, (*properties, *drawn), in_spine=True)


def finished_file(out: Path) -> Path:
    """Return the EPUB that the builder left in its folder."""
    return out / FILE


def setup(app: Sphinx) -> None:
    app.add_builder(EbookBuilder)
