"""Vocabulary: terms of the book, spelling, and the length of labels.

All of it is suspicion: a warning to look at, never a reason to stop.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache

from press.checks.inline import words
from press.checks.languages import stemmer
from press.checks.reading import Catalogue, Message
from press.checks.terms import Term
from press.problems import Problem

LONGER = 1.6  # a label may be so much longer than the English
SHORT = 12  # letters; up to here any label fits
# How much of the shorter stem two forms of one word have in common, at least.
SURELY, PERHAPS = 1.0, 0.7


def missing_terms(catalogue: Catalogue) -> Iterator[Problem]:
    """Find English terms of ``terms.csv`` whose translation is another.

    Terms of one English word are left out: the sentence often says them
    otherwise, rightly. Endings do not matter, nor does the order of words.

    Bad:   msgid "a youth worker"    msgstr "audzinātājs"
    Good:  msgid "a youth worker"    msgstr "jaunatnes darbiniekam"
    """
    for message, term in with_terms(catalogue):
        if " " not in term.english or not term.preferred or not term.strict:
            continue
        language = catalogue.known.language
        if not any(
            has(message.text, form, language, PERHAPS)
            for form in term.preferred + term.tolerated
        ):
            wanted = " / ".join(dict.fromkeys(term.preferred))
            yield catalogue.problem(
                message,
                "missing-term",
                f'"{term.english}" is "{wanted}" in this book',
                "Use the term, or waive this with a reason.",
                warning=True,
            )


def avoided_terms(catalogue: Catalogue) -> Iterator[Problem]:
    """Find words that ``terms.csv`` asks to avoid for an English term.

    Bad:   msgid "three teenagers"    msgstr "trīs tīneidžeri"
    Good:  msgid "three teenagers"    msgstr "trīs pusaudži"
    """
    language = catalogue.known.language
    for message, term in with_terms(catalogue):
        for form in term.avoided:
            right = any(
                has(message.text, preferred, language, PERHAPS)
                for preferred in term.preferred
            )
            if has(message.text, form, language, SURELY) and not right:
                wanted = " / ".join(dict.fromkeys(term.preferred))
                yield catalogue.problem(
                    message,
                    "avoided-term",
                    f'"{form}" is not used here for "{term.english}"',
                    f"Write {wanted}.",
                    warning=True,
                )


def misspelt_words(catalogue: Catalogue) -> Iterator[Problem]:
    """Find words that the dictionary and ``words.txt`` do not know.

    Bad:   msgstr "trenniņš"
    Good:  msgstr "treniņš"
    """
    for message in catalogue.translated:
        english = words(message.english)  # the title of a book, a name in brackets
        unknown = [
            word
            for word in words(message.text)
            if word in catalogue.known.misspelt and word not in english
        ]
        if unknown:
            listed = ", ".join(dict.fromkeys(unknown))
            yield catalogue.problem(
                message,
                "spelling",
                f"not in the dictionary: {listed}",
                f"Correct it, or add it to locales/{catalogue.known.language}/"
                "words.txt.",
                warning=True,
            )


def long_labels(catalogue: Catalogue) -> Iterator[Problem]:
    """Find labels of drawings and of narrow form fields that may not fit.

    Bad:   msgid "Calm corner"    msgstr "Vieta, kur iespējams nomierināties"
    Good:  msgid "Calm corner"    msgstr "Miera stūris"
    """
    for message in catalogue.translated:
        if message.english not in catalogue.known.labels:
            continue
        english, text = len(message.english), len(message.text)
        if text > SHORT and text > LONGER * english:
            yield catalogue.problem(
                message,
                "long-label",
                f"this label has {text} letters, the English {english}",
                "Find shorter words; there is little room in a drawing.",
                warning=True,
            )


def with_terms(catalogue: Catalogue) -> Iterator[tuple[Message, Term]]:
    """Yield every message with each term of its English; the longest term counts."""
    stem = stemmer("en")
    index: dict[str, list[tuple[tuple[str, ...], Term]]] = {}
    for term in catalogue.known.terms:
        stems = tuple(stem(word) for word in words(term.english))
        if stems:
            index.setdefault(stems[0], []).append((stems, term))
    for same in index.values():
        same.sort(key=lambda entry: -len(entry[0]))
    for message in catalogue.translated:
        stems = tuple(stem(word) for word in words(message.english))
        at, seen = 0, set()
        while at < len(stems):
            for wanted, term in index.get(stems[at], ()):
                if stems[at : at + len(wanted)] == wanted:
                    if term not in seen:
                        seen.add(term)
                        yield message, term
                    at += len(wanted) - 1
                    break
            at += 1


def has(text: str, form: str, language: str, share: float) -> bool:
    """Tell whether a text has all the words of a form, in whatever ending."""
    there, wanted = stems(text, language), stems(form, language)
    return bool(wanted) and all(
        any(alike(stem, other, share) for other in there) for stem in wanted
    )


@lru_cache(maxsize=20_000)
def stems(text: str, language: str) -> Sequence[str]:
    """Return the different stems of a text."""
    stem = stemmer(language)
    return tuple(dict.fromkeys(stem(word) for word in words(text)))


def alike(stem: str, other: str, share: float) -> bool:
    """Tell whether two stems begin alike, up to a share of the shorter one."""
    if share == SURELY:
        return stem == other
    enough = max(3, math.ceil(share * min(len(stem), len(other))))
    return stem == other or stem[:enough] == other[:enough] != ""
