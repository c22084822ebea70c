"""The site: one page a document, readable from a server or from a folder."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment.adapters.toctree import document_toc

from press import fonts, progress_page, sheets, site_html
from press.book_index import alphabetical_index
from press.directives.pictograms import pictogram
from press.landing import card_entries, landing
from press.outline import ancestors, contents, entries_below, part_class

SHEETS = (
    "text.css",
    "components",
    "dark.css",
    "site.css",
    "site-phone.css",
    "site-landing.css",
    "site-progress.css",
    "site-print.css",
)
# What Sphinx's basic theme brings and our pages do not use.
UNUSED = ("basic.css", "file.png", "minus.png", "plus.png", "sphinx_highlight.js")


class SiteBuilder(StandaloneHTMLBuilder):
    """Writes the site of one language."""

    name = "site"
    copysource = False
    add_permalinks = False

    def init(self) -> None:
        super().init()
        self.config.html_permalinks = False

    def write_genindex(self) -> None:
        groups = alphabetical_index(
            self, self.config.press_language.code, self.title_of_link
        )
        self.handle_page("genindex", {"index_groups": groups}, "genindex.html")

    def title_of_link(self, uri: str) -> str:
        """Return the title of the document an index link leads to."""
        docname = uri.partition("#")[0].removesuffix(self.out_suffix)
        title = self.env.titles.get(docname)
        return title.astext() if title else ""

    def copy_static_files(self) -> None:
        super().copy_static_files()
        static = Path(self.outdir, "_static")
        write_sheet(static, Path(self.config.press_styles))
        root = Path(self.config.press_styles).parent
        shutil.copytree(
            fonts.subsets(root / "build", root), static / "fonts", dirs_exist_ok=True
        )

    def copy_theme_static_files(self, context: dict[str, Any]) -> None:
        super().copy_theme_static_files(context)
        for name in UNUSED:
            Path(self.outdir, "_static", name).unlink(missing_ok=True)

    def create_pygments_style_file(self) -> None:
        """Write no colours for program code: the book shows none."""

    def copy_stemmer_js(self) -> None:
        """Copy no second stemmer: language_data.js holds the one in use."""

    def write_buildinfo(self) -> None:
        """Leave no ``.buildinfo``: the press knows by itself what is current."""


def write_sheet(static: Path, styles: Path) -> None:
    """Write the one style sheet of the site."""
    rules = fonts.fontface_css("fonts/", ".woff2")
    sheet = rules + sheets.joined(styles, SHEETS)
    static.joinpath("handbook.css").write_text(sheet, encoding="utf-8")


def page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> str | None:
    """Give the page template what it shows beyond the text; name another template."""
    builder = app.builder
    if not isinstance(builder, SiteBuilder):
        return None
    env, config = app.env, app.config
    up = "../" * (pagename.count("/") + 1)
    is_document = pagename in env.all_docs
    entries = contents(env)
    above = ancestors(env, pagename) if is_document else []
    above = [name for name in above if name != config.root_doc]
    below = entries_below(entries, pagename)
    listed = {entry.docname for entry in below}
    context.update(
        press_book=config.press_book,
        press_notice=config.press_notice,
        press_language=config.press_language,
        press_languages=config.press_languages,
        press_contents=entries,
        press_pdf=f"{up}downloads/handbook-{config.press_language.code}.pdf",
        press_epub=f"{up}downloads/handbook-{config.press_language.code}.epub",
        part_class=part_class(env, pagename) if is_document else "",
        open_entries=[pagename, *above],
        below=below,
        cards_below=[card for card in card_entries(env) if card.docname in listed],
        breadcrumbs=[(name, env.titles[name].astext()) for name in reversed(above)],
        in_language=lambda code: f"{up}{code}/{pagename}{builder.out_suffix}",
        on_this_page=on_this_page(builder, pagename) if is_document else "",
        phone=Markup(pictogram("phone")),
    )
    if pagename == config.root_doc and doctree is not None:
        context["landing"] = landing(builder, doctree, entries)
        return "landing.html"
    return None


def on_this_page(builder: SiteBuilder, docname: str) -> str:
    """Return the list of a page's sections as HTML; nothing for fewer than two."""
    toc = document_toc(builder.env, docname, builder.tags)
    # The outer list holds the title alone, the next one its sections.
    _, sections, *_ = [*toc.findall(nodes.bullet_list), None, None]
    if sections is None or len(sections) < 2:
        return ""
    return Markup(builder.render_partial(sections)["fragment"])


def setup(app: Sphinx) -> None:
    app.add_builder(SiteBuilder)
    app.connect("html-page-context", page_context)
    app.connect("html-collect-pages", progress_page.pages)
    site_html.setup(app)
