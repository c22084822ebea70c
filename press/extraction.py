"""Extraction: the English messages of chapters, interface and book.

Gives one template per catalogue. A message's reference names the section it
stands in, not a line, so that moving text about makes no noise.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from press.catalogues import BOOK, INTERFACE
from press.editions import Folders, Project

# The methods Babel uses: which files hold interface words, and of which kind.
METHODS = [("**.py", "python"), ("**.html", "jinja2"), ("**.xhtml", "jinja2")]

# Words of Sphinx and its theme that our editions show; the rest of its 869
# messages never reaches a reader.
SPHINX_SHOWS = (
    # The index
    "Index",
    "see %s",
    "see also %s",
    "Symbols",
    # The search: searchtools.js, then our doctools.js and search.js
    "Search",
    "Searching",
    "Search Results",
    "Pages found: ${resultCount}",
    "Nothing found. Try another word, or look in the index.",
)


def extract(project: Project, folders: Folders) -> dict[str, Catalog]:
    """Return a template for every catalogue, by its name without ``.po``."""
    templates = dict(chapter_templates(folders))
    templates[INTERFACE] = interface_template(folders)
    templates[BOOK] = book_template(project)
    return templates


def chapter_templates(folders: Folders) -> Iterator[tuple[str, Catalog]]:
    """Yield (document name, template) for every chapter, card and form."""
    out = folders.build / "gettext"
    with patch_docutils(str(folders.handbook)), docutils_namespace():
        app = Sphinx(
            srcdir=folders.handbook,
            confdir=folders.handbook,
            outdir=out,
            doctreedir=folders.build / "gettext-doctrees",
            buildername="gettext",
            confoverrides={"language": project_language(), "gettext_location": True},
            status=None,
            warning=None,
            freshenv=True,
        )
        app.build(force_all=True)
    for path in sorted(out.rglob("*.pot")):
        name = path.relative_to(out).with_suffix("").as_posix()
        if name != INTERFACE:
            found = read_po(io.StringIO(path.read_text(encoding="utf-8")))
            for message in found:
                message.locations = [(name, 0)]
            yield name, found


def project_language() -> str:
    """Return the language the chapters are written in."""
    return "en"


def interface_template(folders: Folders) -> Catalog:
    """Return the words of directives, templates and scripts."""
    template = Catalog()
    for folder in (folders.root / "press", folders.styles):
        for name, _line, message, comments, context in extract_from_dir(
            str(folder),
            METHODS,
            comment_tags=("Translators:",),
            strip_comment_tags=True,
        ):
            template.add(
                message,
                locations=[(Path(name).stem, 0)],
                auto_comments=comments,
                context=context,
            )
    for message in SPHINX_SHOWS:
        template.add(message, locations=[("sphinx", 0)])
    return template


def book_template(project: Project) -> Catalog:
    """Return title, subtitle, description and keywords as messages."""
    template = Catalog()
    for message in project.book.messages():
        template.add(message, locations=[("pyproject", 0)])
    return template
