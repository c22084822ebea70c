"""The EPUB: the book for reading systems, from phone to screen reader.

Sphinx's own EPUB builder would write an NCX with a second identifier, pack what
nobody uses and keep half of its words English. So this is an HTML builder that
writes its own pages and packs them itself: ``epub_contents`` puts them in order,
``epub_page`` makes the markup ready, ``epub_sheet`` the style sheets, ``epub_cover``
the cover, and ``package`` the archive.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.locale import _
from sphinx.util.osutil import relative_uri
from sphinx.writers.html5 import HTML5Translator

from press import epub_page, fonts
from press.book_html import BookTranslator
from press.book_index import alphabetical_index
from press.directives.pictograms import pictogram
from press.epub_contents import (
    COVER,
    INDEX,
    LAST,
    NAV,
    Page,
    landmarks,
    nav_entries,
    reading_order,
)
from press.epub_cover import cover
from press.epub_sheet import sheet
from press.package import PACKAGE, Item, write_archive

FILE = "handbook.epub"
COVER_IMAGE = "images/cover.png"
FONT_SHEET = "styles/fonts.css"
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


class EbookBuilder(StandaloneHTMLBuilder):
    """Writes the EPUB of one language."""

    name = "ebook"
    default_translator_class = BookTranslator
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
        self.notice = self.config.press_notice
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
            book=self.book,
            language=self.language,
            notice=self.notice,
            fonts=FONT_SHEET,
            _=_,
            **context,
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
        doctree = self.env.get_and_resolve_doctree(docname, self, tags=self.tags)
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
        name = self.language.name
        if self.notice.head:
            name = f"{name} · {self.notice.head}"
        image = cover(artwork, self.root, book.title, book.subtitle, name)
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
            contents=nav_entries(self.env, pages),
            landmarks=landmarks(pages, title),
        )
        yield text_item(NAV, nav.strip().encode(), "nav")

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
        # Translators: tells readers with disabilities, in the catalogue of an e-book
        # shop, how this e-book works for them
        summary = _(
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
