"""Extraction: the English messages of chapters, interface and book.

Gives one template per catalogue. A message's reference names the section it
stands in, not a line, so that moving text about makes no noise.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from press.catalogues import BOOK, INTERFACE
from press.chapters import source_app
from press.contexts import Context, contexts
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
    templates = dict(chapter_templates(folders, project.source_language))
    templates[INTERFACE] = interface_template(folders)
    templates[BOOK] = book_template(project)
    return templates


def chapter_templates(folders: Folders, language: str) -> Iterator[tuple[str, Catalog]]:
    """Yield (document name, template) for every chapter, card and form."""
    out = folders.build / "gettext"
    with source_app(folders, language, "gettext", out) as app:
        app.build(force_all=True)
    for path in sorted(out.rglob("*.pot")):
        name = path.relative_to(out).with_suffix("").as_posix()
        if name != INTERFACE:
            found = read_po(io.StringIO(path.read_text(encoding="utf-8")))
            say_where(found, contexts(app.env.get_doctree(name), name), name)
            yield name, found


def say_where(template: Catalog, found: Iterable[Context], name: str) -> None:
    """Give each message its places, and the notes on them to the translator."""
    places: dict[str, list[Context]] = {}
    for context in found:
        places.setdefault(context.message, []).append(context)
    for message in template:
        here = places.get(str(message.id), [])
        message.locations = [(context.place, 0) for context in here] or [(name, 0)]
        notes = dict.fromkeys(context.note for context in here if context.note)
        message.auto_comments = list(notes)


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
    book = project.book
    template = Catalog()
    for note, *texts in (
        ("title of the book", book.title),
        ("subtitle", book.subtitle),
        ("description for catalogues and search engines", book.description),
        ("keyword for catalogues", *book.keywords),
        ("name of the publisher", book.publisher),
        ("licence, in one line", book.rights),
    ):
        for text in texts:
            template.add(text, locations=[("pyproject", 0)], auto_comments=[note])
    return template
