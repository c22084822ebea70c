"""Wording: what a reader would stumble over, whatever the language.

Text left in English, a word twice, a sentence without its end, an empty plural.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from press.checks.inline import BEGIN, BLOT, END, WORD, prose, words
from press.checks.languages import UNITS
from press.checks.reading import Catalogue, Knowledge, Message
from press.problems import Problem

# Which ends of a sentence may stand for which.
ENDS = {".": ".!…?", "!": ".!…", "?": "?", ":": ":", "…": "….!?", ";": ";.,"}
CLOSERS = '”“»")]’ \u00a0' + BEGIN + END
TWICE = re.compile(r"(?i)(?<![\w-])([^\W\d_]{2,}) +\1(?![\w-])")
SENTENCE = re.compile(r"[^.!?…]{25,}[.!?…]")


def untranslated(catalogue: Catalogue) -> Iterator[Problem]:
    """Find text that is still English.

    Names, numbers and codes may be the same in both languages.

    Bad:   msgid "Who may come"    msgstr "Who may come"
    Good:  msgid "Marta, 14"       msgstr "Marta, 14"
    """
    for message in catalogue.translated:
        text = message.text.strip()
        if text == message.english.strip():
            if is_english(message, catalogue.known):
                yield catalogue.problem(
                    message,
                    "untranslated",
                    "the msgstr is the same as the English",
                    "Translate it, or leave the msgstr empty for now.",
                    warning=True,
                )
            continue
        for sentence in SENTENCE.findall(prose(message.english)):
            if len(WORD.findall(sentence)) > 4 and sentence.strip() in prose(text):
                yield catalogue.problem(
                    message,
                    "untranslated",
                    f"a sentence is still English: {sentence.strip()[:40]} …",
                    "Translate it.",
                    warning=True,
                )
                break


def doubled_words(catalogue: Catalogue) -> Iterator[Problem]:
    """Find the same word twice in a row.

    Bad:   msgstr "Sadaliet grupu grupu."
    Good:  msgstr "Sadaliet grupu."
    """
    for message in catalogue.translated:
        if not TWICE.search(prose(message.english)):
            yield from words_twice(catalogue, message)


def words_twice(catalogue: Catalogue, message: Message) -> Iterator[Problem]:
    """Yield every word that stands twice in a row in a text."""
    for found in TWICE.finditer(prose(message.text)):
        yield catalogue.problem(
            message,
            "doubled-word",
            f'"{found[1]}" stands here twice',
            "Delete one of the two.",
            warning=True,
        )


def lost_ends(catalogue: Catalogue) -> Iterator[Problem]:
    """Find messages that lose the full stop, colon or question mark at their end.

    Bad:   msgid "Who comes?"    msgstr "Kas nāk"
    Good:  msgid "Who comes?"    msgstr "Kas nāk?"
    """
    for message in catalogue.translated:
        wanted = end(message.english)
        if not wanted or not words(message.english):
            continue
        if not set(ENDS[wanted]) & set(ends(message.text)):
            yield catalogue.problem(
                message,
                "lost-end",
                f"the English ends with {wanted} and the msgstr does not",
                f"End it with {wanted} as well.",
                warning=True,
            )


def empty_plurals(catalogue: Catalogue) -> Iterator[Problem]:
    """Find plural messages of which only some forms are translated.

    Bad:   msgstr[0] "%s lapa"    msgstr[1] ""          msgstr[2] "%s lapu"
    Good:  msgstr[0] "%s lapa"    msgstr[1] "%s lapas"  msgstr[2] "%s lapu"
    """
    begun = {m.line for m in catalogue.messages if m.plural and m.text}
    for message in catalogue.messages:
        if message.plural and message.line in begun and not message.text:
            yield catalogue.problem(
                message,
                "empty-plural",
                "a plural form is empty",
                "Translate every form, even if two are the same.",
            )


def is_english(message: Message, known: Knowledge) -> bool:
    """Tell whether the same text in both languages is a forgotten one."""
    found = [
        word
        for word in words(message.english)
        if len(word) > 2 and word.isascii() and word not in UNITS
    ]
    if len(found) == 1:  # a word of both languages?
        preferred = {form for term in known.terms for form in term.preferred}
        if found[0].lower() in preferred | known.spelt:
            return False
    # One capital may begin a sentence as well as a name: the book knows.
    return any(
        word.islower() or (word[1:].islower() and word.lower() in known.english)
        for word in found
    )


def ends(text: str) -> str:
    """Return the punctuation at the end of a text, brackets and quotes between."""
    shown = prose(text).replace(BLOT, " ")
    tail = re.search(rf"[{re.escape(CLOSERS + ''.join(ENDS))}]*$", shown)
    return tail[0] if tail else ""


def end(english: str) -> str:
    """Return the last sentence end of the English, or nothing."""
    return next((mark for mark in reversed(ends(english)) if mark in ENDS), "")
