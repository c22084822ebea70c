"""The rules of the manuscript. Each is a generator; its docstring is its manual page.

A finding about words is a warning to look at. What breaks a promise of the book, a
source that nobody cites or a form no chapter leads to, is an error. A comment above
a paragraph waives a finding in it, with a reason::

    .. waive: long-sentence – the words of the law
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from press.checks.inline import prose, words
from press.checks.typography import wrong_typography
from press.checks.wording import words_twice
from press.manuscript.bibliography import BIBLIOGRAPHY
from press.manuscript.figures import sentences
from press.manuscript.reading import Manuscript, Page
from press.problems import Problem

LONGEST_SENTENCE = 30  # words; writers aim at 20
ABBREVIATIONS = re.compile(r"(?<![\w.])(?:e\.g\.|i\.e\.|etc\.|and/or)", re.IGNORECASE)
SLANTED = re.compile(r"(?<!\*)\*[^*]+\*(?!\*)")
NO_BREAK = "Type a no-break space (U+00A0)."
TYPE = {
    "straight-quotes": "Type “ before the words and ” behind them.",
    "wrong-quotes": "Type “ before the words and ” behind them.",
    "straight-apostrophe": "Type ’ (U+2019).",
    "wrong-dash": "Type – (U+2013), a space on either side.",
    "hyphen-in-range": "Type – (U+2013).",
    "nbsp-before-dash": NO_BREAK,
    "nbsp-before-unit": NO_BREAK,
    "nbsp-in-abbreviation": NO_BREAK,
    "nbsp-in-size": NO_BREAK,
    "double-space": "Delete one.",
    "three-dots": "Type … (U+2026).",
}
FILE_NAME = re.compile(r"[\w-]+\.(?:svg|png|jpe?g|gif)", re.IGNORECASE)


def misspelt_words(page: Page, _book: Manuscript) -> Iterator[Problem]:
    """Find words that neither the British dictionary nor ``words.txt`` has.

    Words in slanted type are left alone: they are titles and foreign words.

    Bad:   The programm begins in the color room.
    Good:  The programme begins in the colour room.
    """
    for message in page.messages:
        unknown = dict.fromkeys(
            word for word in words(upright(message.text)) if word in page.known.misspelt
        )
        if unknown:
            yield page.problem(
                message,
                "spelling",
                f"not in the dictionary: {', '.join(unknown)}",
                "Correct it, or add it to handbook/words.txt.",
                warning=True,
            )


def upright(text: str) -> str:
    """Return a text without what stands in slanted type."""
    return SLANTED.sub(" ", text)


def long_sentences(page: Page, _book: Manuscript) -> Iterator[Problem]:
    """Find sentences of more than 30 words."""
    for message in page.messages:
        for sentence in sentences(message.text):
            count = len(words(sentence))
            if count > LONGEST_SENTENCE:
                yield page.problem(
                    message,
                    "long-sentence",
                    f"a sentence of {count} words: {sentence.strip()[:50]} …",
                    "Make two of it.",
                    warning=True,
                )


def unwelcome_words(page: Page, book: Manuscript) -> Iterator[Problem]:
    """Find words that the book does not use; the list is ``wording.csv``.

    Bad:   Ask the kids to fill in the template.
    Good:  Ask the young people to fill in the form.
    """
    for message in page.messages:
        text = prose(upright(message.text))
        for wording in book.wordings:
            if wording.pattern.search(text):
                yield page.problem(
                    message,
                    "unwelcome-word",
                    f'this book does not say "{wording.avoid}": {wording.why}',
                    f"Write {wording.write}.",
                    warning=True,
                )
        for found in ABBREVIATIONS.finditer(text):
            yield page.problem(
                message,
                "abbreviation",
                f'"{found[0]}" cannot be read aloud',
                "Write it in words: for example, that is, or.",
                warning=True,
            )


def english_typography(page: Page, _book: Manuscript) -> Iterator[Problem]:
    """Find straight quotes, hyphens for dashes and missing non-breaking spaces."""
    for problem in wrong_typography(page):
        # --fix mends catalogues alone.
        yield replace(problem, remedy=TYPE.get(problem.code, ""))


def doubled_words(page: Page, _book: Manuscript) -> Iterator[Problem]:
    """Find the same word twice in a row."""
    for message in page.messages:
        yield from words_twice(page, message)


def pictures_without_words(page: Page, _book: Manuscript) -> Iterator[Problem]:
    """Find pictures that say nothing to those who cannot see them.

    Bad:   :alt: pitch.svg          :alt: Image of a pitch
    Good:  :alt: Six players, three against three, on half a court.
    """
    for line, alt in page.pictures:
        if not alt.strip() or FILE_NAME.fullmatch(alt.strip()):
            yield Problem(
                page.path,
                line,
                "missing-alt",
                "this picture has no description",
                "Add :alt: with a sentence that says what the picture tells.",
            )
        elif re.match(r"(?i)(image|picture|drawing|diagram|graphic) of", alt):
            yield Problem(
                page.path,
                line,
                "empty-alt-words",
                "the description begins with what a screen reader says already",
                "Begin with what is to be seen.",
                True,
            )


def broken_addresses(page: Page, _book: Manuscript) -> Iterator[Problem]:
    """Find links whose address cannot be right.

    Bad:   https//example.org      http://example
    Good:  https://example.org/page
    """
    for line, address in page.links:
        if not well_formed(address):
            yield Problem(
                page.path,
                line,
                "broken-address",
                f"{address} is no address",
                "Write it as your browser shows it, from https:// on.",
            )


def well_formed(address: str) -> bool:
    """Tell whether a web or mail address can be one.

    >>> well_formed("https://thecpsu.org.uk/a"), well_formed("https//a.org")
    (True, False)
    """
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if re.search(r"\s", address):
        return False
    if parts.scheme == "mailto":
        return re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", parts.path) is not None
    return parts.scheme in ("http", "https") and "." in host.strip(".")


def uncited_sources(book: Manuscript) -> Iterator[Problem]:
    """Find entries of the bibliography that no page cites."""
    for key, line in book.sources:
        if key not in book.cited:
            yield Problem(
                f"handbook/{BIBLIOGRAPHY}",
                line,
                "uncited-source",
                f'no page cites "{key}"',
                "Cite it where it supports a sentence, or delete the entry.",
            )


def unreachable_pages(book: Manuscript) -> Iterator[Problem]:
    """Find cards and forms that no chapter leads to."""
    led_to = {name for page in book.of_kind("chapter") for name in page.leads_to}
    for page in (*book.of_kind("card"), *book.of_kind("form")):
        if page.name not in led_to:
            yield Problem(
                page.path,
                1,
                "unreachable",
                f"no chapter leads to this {page.kind}",
                "Name it in the tools of the chapter it belongs to.",
            )


def unused_terms(book: Manuscript) -> Iterator[Problem]:
    """Find terms of the glossary that no page marks with :term:."""
    marked = {term for page in book.pages for term in page.terms}
    for term, line in book.glossary:
        if term.lower() not in marked:
            yield Problem(
                "handbook/glossary.rst",
                line,
                "unused-term",
                f'no page marks "{term}" as a term',
                "Mark its first use in a chapter with :term:, or delete it.",
                True,
            )


OF_PAGES: tuple[Callable[[Page, Manuscript], Iterator[Problem]], ...] = (
    misspelt_words,
    long_sentences,
    unwelcome_words,
    english_typography,
    doubled_words,
    pictures_without_words,
    broken_addresses,
)
OF_THE_BOOK: tuple[Callable[[Manuscript], Iterator[Problem]], ...] = (
    uncited_sources,
    unreachable_pages,
    unused_terms,
)
