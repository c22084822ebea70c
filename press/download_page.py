"""The download page: ``dist/index.html``, which needs no JavaScript.

It speaks every language of the book at once: each has a section of its own, in
its own words, as far as they are translated.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from babel.dates import format_date
from babel.numbers import format_decimal
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from press.catalogues import BOOK, INTERFACE, translations
from press.completeness import NOTHING, Completeness, Notice, notices
from press.editions import Book, Folders, Format, Language, Project
from press.manifest import Finished

TEMPLATE = "download.html"
BRITISH = {"en": "en_GB"}  # how the book writes its dates


@dataclass(frozen=True)
class File:
    """One file to download, its facts written as the language writes them."""

    format: str  # "PDF"
    path: str
    size: str  # in megabytes
    pages: str  # empty where nothing has page numbers
    sha256: str


@dataclass(frozen=True)
class Shelf:
    """The editions of one language."""

    language: Language
    text_language: str  # of the words: English until they are translated
    book: Book
    words: dict[str, str]
    date: str
    site: str  # empty if there is none
    files: tuple[File, ...]
    notice: Notice = NOTHING

    def say(self, english: str) -> str:
        """Return an interface word in the language of the shelf."""
        return self.words.get(english, english)


def write_download_page(
    dist: Path,
    project: Project,
    rows: Sequence[Finished],
    folders: Folders,
    measures: Sequence[Completeness],
) -> None:
    """Write ``index.html`` into ``dist``: every edition with its facts."""
    said = notices(project, measures, folders.locales)
    shelves = [
        replace(
            shelf(project, language, rows, folders.locales), notice=said[language.code]
        )
        for language in project.languages
        if any(row.language == language.code for row in rows)
    ]
    (dist / "index.html").write_text(
        download_page(project.book, shelves, folders.styles / "templates"),
        encoding="utf-8",
    )


def download_page(book: Book, shelves: Sequence[Shelf], templates: Path) -> str:
    """Return the page; style, fonts and mark are those of the first site."""
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    static = next((f"{shelf.site}/_static" for shelf in shelves if shelf.site), "")
    return environment.get_template(TEMPLATE).render(
        book=book, shelves=shelves, static=static
    )


def shelf(
    project: Project, language: Language, rows: Sequence[Finished], locales: Path
) -> Shelf:
    """Return what there is in one language."""
    folder = locales / language.code / "LC_MESSAGES"
    words = translations(folder / f"{INTERFACE}.po")
    mine = {row.format: row for row in rows if row.language == language.code}
    code = language.code if words else project.source_language
    site = mine.get(Format.SITE)
    return Shelf(
        language=language,
        text_language=code,
        book=project.book.translated(translations(folder / f"{BOOK}.po")),
        words=words,
        date=format_date(
            project.book.published, "long", locale=BRITISH.get(code, locale(code))
        ),
        site=site.path if site else "",
        files=tuple(
            file(mine[kind], code) for kind in (Format.PDF, Format.EPUB) if kind in mine
        ),
    )


def file(row: Finished, code: str) -> File:
    """Return the facts of one file as a language writes them."""
    return File(
        format=row.format.upper(),
        path=row.path,
        size=format_decimal(
            max(row.size / 1e6, 0.1),
            "#,##0.0",
            locale=locale(code),
            decimal_quantization=True,
        ),
        pages=format_decimal(row.pages, locale=locale(code)) if row.pages else "",
        sha256=row.sha256,
    )


def locale(code: str) -> str:
    """Return Babel's name of a language: "pt_BR" for "pt-BR"."""
    return code.replace("-", "_")
