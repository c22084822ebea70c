"""The page of progress: how far every translation is, for readers and translators.

It needs no script: each bar is a ``<meter>``, and the number stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.numbers import format_decimal
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.locale import _

from press.catalogues import BOOK, INTERFACE
from press.completeness import CatalogueProgress, Completeness
from press.reviews import REVIEWS, Review, read_reviews

PAGE = "progress"


@dataclass(frozen=True)
class Row:
    """One chapter, card, form or list of words."""

    title: str  # in the language; what it holds where it has no page
    docname: str  # "" where it has no page
    done: CatalogueProgress


@dataclass(frozen=True)
class ReviewRow:
    """The last reading of a page as the table shows it."""

    title: str
    docname: str
    review: Review
    points: str  # as the language writes it
    reader: str
    readings: int


def pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the page: what Sphinx asks for once the documents are written."""
    if not isinstance(app.builder, StandaloneHTMLBuilder) or app.builder.name != "site":
        return
    language = app.config.press_language
    measures: tuple[Completeness, ...] = app.config.press_completeness
    own = next((m for m in measures if m.language == language), None)
    locales = Path(app.config.press_styles).parent / "locales"
    path = locales / language.code / REVIEWS
    reviews, _told_by_the_checks = read_reviews(path, path.name)
    context = {
        "measures": measures,
        "own": own,
        "rows": [row(app, done) for done in in_reading_order(app, own)] if own else [],
        "reviews": [review_row(app, readings) for readings in by_page(app, reviews)],
    }
    yield PAGE, context, "progress.html"


def in_reading_order(app: Sphinx, own: Completeness) -> list[CatalogueProgress]:
    """Return the catalogues in the order of the contents, those without a page last."""
    place = places(app, [done.catalogue for done in own.catalogues])
    return sorted(own.catalogues, key=lambda done: place[done.catalogue])


def by_page(app: Sphinx, reviews: list[Review]) -> list[list[Review]]:
    """Return the readings of each catalogue, in the order of the contents."""
    pages: dict[str, list[Review]] = {}
    for review in reviews:
        pages.setdefault(review.catalogue, []).append(review)
    place = places(app, pages)
    return [pages[name] for name in sorted(pages, key=lambda name: place[name])]


def places(app: Sphinx, catalogues: Iterable[str]) -> dict[str, int]:
    """Return the place of each catalogue in the book; without a page it comes last."""
    order = {name: place for place, name in enumerate(app.env.collect_relations())}
    return {name: order.get(name, len(order)) for name in catalogues}


def row(app: Sphinx, done: CatalogueProgress) -> Row:
    """Return one catalogue with the title of its page."""
    title, docname = page_of(app, done.catalogue)
    return Row(title, docname, done)


def review_row(app: Sphinx, readings: list[Review]) -> ReviewRow:
    """Return the last reading of a page, and how many there were."""
    review = readings[-1]
    code = app.config.press_language.code.replace("-", "_")
    points = format_decimal(review.points, "0.0", locale=code)
    readers = {
        # Translators: who read a translation against the English: a program
        "machine reader": _("machine reader"),
        # Translators: who read a translation against the English: another person
        "second reader": _("second reader"),
        # Translators: who read a translation against the English: a professional
        "native practitioner": _("native practitioner"),
    }
    reader = readers[review.reader]
    return ReviewRow(
        *page_of(app, review.catalogue), review, points, reader, len(readings)
    )


def page_of(app: Sphinx, catalogue: str) -> tuple[str, str]:
    """Return title and document of a catalogue; some have no page."""
    words = {
        # Translators: name of the list of translated titles, in a table of lists
        BOOK: _("Title and description"),
        # Translators: name of the list of translated labels, in a table of lists
        INTERFACE: _("Labels and buttons"),
    }
    title = app.env.titles.get(catalogue)
    if title and catalogue not in words:
        return title.astext(), catalogue
    return words.get(catalogue, catalogue), ""
