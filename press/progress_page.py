"""The page of progress: how far every translation is, for readers and translators.

It needs no script: each bar is a ``<meter>``, and the number stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.numbers import format_decimal
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from press.completeness import CatalogueProgress, Completeness
from press.reviews import Review, read_reviews

PAGE = "progress"


@dataclass(frozen=True)
class Row:
    """One chapter, card, form or list of words."""

    title: str  # in the language; the name of the catalogue where it has no page
    docname: str  # "" where it has no page
    done: CatalogueProgress


@dataclass(frozen=True)
class ReviewRow:
    """One review as the page shows it."""

    title: str
    docname: str
    review: Review
    points: str  # as the language writes it


def pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the page: what Sphinx asks for once the documents are written."""
    if not isinstance(app.builder, StandaloneHTMLBuilder) or app.builder.name != "site":
        return
    language = app.config.press_language
    measures: tuple[Completeness, ...] = app.config.press_completeness
    own = next((m for m in measures if m.language == language), None)
    locales = Path(app.config.press_styles).parent / "locales"
    context = {
        "measures": measures,
        "own": own,
        "rows": [row(app, done) for done in own.catalogues] if own else [],
        "reviews": [
            review_row(app, review)
            for review in read_reviews(locales / language.code / "reviews.csv")
        ],
    }
    yield PAGE, context, "progress.html"


def row(app: Sphinx, done: CatalogueProgress) -> Row:
    """Return one catalogue with the title of its page."""
    title, docname = page_of(app, done.catalogue)
    return Row(title, docname, done)


def review_row(app: Sphinx, review: Review) -> ReviewRow:
    """Return one review with the title of the page that was read."""
    code = app.config.press_language.code.replace("-", "_")
    points = format_decimal(review.points, "0.0", locale=code)
    return ReviewRow(*page_of(app, review.catalogue), review, points)


def page_of(app: Sphinx, catalogue: str) -> tuple[str, str]:
    """Return title and document of a catalogue; it may have neither."""
    title = app.env.titles.get(catalogue)
    return (title.astext(), catalogue) if title else (catalogue, "")
