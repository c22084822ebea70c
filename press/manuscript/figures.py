"""Figures: how long each chapter is, how easy it reads, and what the book holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from press.checks.inline import prose, words
from press.manuscript.reading import Manuscript, Page

SENTENCE_END = re.compile(r"(?<=[.!?…])[”’)\]]*\s+|\n+")
LONG_WORD = 6  # letters; longer words count as long


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, its marks blotted out.

    >>> sentences("Stop. Look. “Are you all right?” Then wait.")
    ['Stop.', 'Look.', '“Are you all right?', 'Then wait.']
    """
    return [part for part in SENTENCE_END.split(prose(text)) if words(part)]


def lix(texts: list[str]) -> float:
    """Return how hard texts are to read, by Björnsson's LIX (1968).

    Words a sentence plus the share of words over six letters in percent. Below 30
    is easy, 40 a newspaper, above 50 hard. It needs no syllables, so it serves any
    language. Nothing to read is 0.
    """
    found = [word for text in texts for word in words(text)]
    count = sum(len(sentences(text)) for text in texts)
    if not found or not count:
        return 0.0
    long_ones = sum(len(word) > LONG_WORD for word in found)
    return len(found) / count + 100 * long_ones / len(found)


def running_text(page: Page) -> list[str]:
    """Return the texts that count for the length of a page."""
    return [m.text for n, m in enumerate(page.messages) if n in page.running]


def length(page: Page) -> int:
    """Return how many words the running text of a page has."""
    return sum(len(words(text)) for text in running_text(page))


def table(book: Manuscript, plan: Mapping[str, int]) -> Iterator[str]:
    """Yield the figures of the book, chapter by chapter, then as a whole.

    ``plan`` has the planned words by the number of the chapter.
    """
    yield f"{'chapter':<48}{'words':>7}{'plan':>7}{'':>7}{'LIX':>5}"
    for page in book.of_kind("chapter"):
        planned = plan.get(page.number, 0)
        share = f"{100 * length(page) / planned - 100:+.0f} %" if planned else ""
        yield (
            f"{page.number:>3} {page.title:<44}{length(page):>7}{planned or '':>7}"
            f"{share:>7}{lix(running_text(page)):>5.0f}"
        )
    yield ""
    for name, number in totals(book):
        yield f"{name:<48}{number:>7}"


def totals(book: Manuscript) -> Iterator[tuple[str, int]]:
    """Yield what the whole book holds."""
    for kind in ("chapter", "card", "form"):
        pages = book.of_kind(kind)
        yield f"{kind}s", len(pages)
        yield f"words on {kind}s", sum(map(length, pages))
    yield (
        "words in all",
        sum(len(words(m.text)) for p in book.pages for m in p.messages),
    )
    yield "diagrams", sum(page.diagrams for page in book.pages)
    yield "set-up drawings", sum(page.drawings for page in book.pages)
    yield "terms of the glossary", len(book.glossary)
    entries = frozenset[str]().union(*(page.index_entries for page in book.pages))
    yield "entries of the index", len(entries)
    yield "sources cited", len(book.cited)
