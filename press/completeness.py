"""Completeness: how far a translation is, and what its editions say about that.

A share is counted in words of the English: of all the words there are, those whose
message is translated and not fuzzy. It is counted once, before anything is made,
so that cover, imprint, site and download page all say the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from pathlib import Path
from types import MappingProxyType

from babel.messages.catalog import Catalog, Message

from press.catalogues import (
    INTERFACE,
    Templates,
    catalogues_by_name,
    read_catalogue,
    translations,
)
from press.editions import Complete, Language, Project
from press.merging import done, has_text, listed, put, texts


@dataclass(frozen=True)
class CatalogueProgress:
    """How far one catalogue is."""

    catalogue: str  # "chapters/safeguarding"
    translated: int = 0  # messages
    fuzzy: int = 0
    untranslated: int = 0
    words: int = 0  # of all its English
    translated_words: int = 0
    changed: str = ""  # the day a translator last saved it, as 2026-11-23
    damaged: bool = False

    @property
    def whole(self) -> bool:
        """Whether nothing is missing."""
        return not (self.fuzzy or self.untranslated or self.damaged)

    @property
    def messages(self) -> int:
        return self.translated + self.fuzzy + self.untranslated

    @property
    def percent(self) -> int:
        return percent(self.translated_words, self.words)


@dataclass(frozen=True)
class Completeness:
    """How far one translation is."""

    language: Language
    catalogues: tuple[CatalogueProgress, ...]
    complete: Complete
    left_out: int = 0  # messages of the English that its catalogues have not got

    @property
    def words(self) -> int:
        return sum(catalogue.words for catalogue in self.catalogues)

    @property
    def translated_words(self) -> int:
        return sum(catalogue.translated_words for catalogue in self.catalogues)

    @property
    def percent(self) -> int:
        """Return the share of translated words; 100 only if nothing is missing."""
        return percent(self.translated_words, self.words)

    @property
    def gaps(self) -> tuple[str, ...]:
        """Return the catalogues that have to be whole and are not."""
        return tuple(
            found.catalogue
            for found in self.catalogues
            if not found.whole
            and any(fnmatch(found.catalogue, name) for name in self.complete.whole)
        )

    @property
    def partial(self) -> bool:
        """Whether every edition has to say that the translation is not finished."""
        enough = self.translated_words >= self.complete.share * self.words
        unfinished = bool(self.gaps or self.left_out)
        return unfinished or not enough or not self.words


@dataclass(frozen=True)
class Notice:
    """What the editions of a language say about their completeness.

    Empty where there is nothing to say: ``head`` when the translation is
    complete, both for the language the book is written in.
    """

    head: str = ""  # "Translation in progress, 27 %"
    imprint: str = ""  # "Translated: 27 %"
    language: str = "en"  # of these words: English until they are translated

    def titled(self, title: str) -> str:
        """Return a title that says so too."""
        return f"{title} ({self.head})" if self.head else title


NOTHING = Notice()


def percent(part: int, whole: int) -> int:
    """Return a share in percent, rounded down: 99.9 is not yet all of it.

    >>> percent(999, 1000), percent(1000, 1000), percent(0, 0)
    (99, 100, 0)
    """
    return 100 * part // whole if whole else 0


def measured(
    project: Project, locales: Path, templates: Templates = MappingProxyType({})
) -> tuple[Completeness, ...]:
    """Return the completeness of every translation, in the order of the project.

    It is counted over ``templates``, the English of today. Without them it is over
    what the catalogues have: what only another language has is untranslated.
    """
    found = {
        language.code: read_catalogues(locales, language)
        for language in project.translated
    }
    counted = {
        code: {
            name: counted_catalogue(name, catalogues, templates)
            for name in templates or catalogues
        }
        for code, catalogues in found.items()
    }
    known: dict[str, CatalogueProgress] = {}
    for rows in counted.values():
        for name, row in rows.items():
            known[name] = max(known.get(name, row), row, key=lambda row: row.words)
    return tuple(
        Completeness(
            language,
            tuple(
                with_gap(counted[language.code].get(name), largest)
                for name, largest in sorted(known.items())
            ),
            project.complete,
            sum(
                len(absent(found[language.code].get(name, Catalog()), english))
                for name, english in templates.items()
            ),
        )
        for language in project.translated
    )


def with_gap(
    found: CatalogueProgress | None, largest: CatalogueProgress
) -> CatalogueProgress:
    """Return what is known of a catalogue that may be missing, damaged or cut.

    ``largest`` is the one that has most of its English.
    """
    found = found or CatalogueProgress(largest.catalogue, untranslated=1)
    if found.words >= largest.words:
        return found
    absent = largest.messages - found.translated - found.fuzzy
    return replace(found, words=largest.words, untranslated=max(absent, 1))


def read_catalogues(locales: Path, language: Language) -> dict[str, Catalog | None]:
    """Return every catalogue of a language by its name; None is a damaged one."""
    found: dict[str, Catalog | None] = {}
    for name, path in catalogues_by_name(locales, language.code).items():
        try:
            found[name] = read_catalogue(path)
        except ValueError:
            found[name] = None
    return found


def counted_catalogue(
    name: str, catalogues: Mapping[str, Catalog | None], templates: Templates
) -> CatalogueProgress:
    """Return how far one catalogue of a language is, also if it is missing."""
    catalogue = catalogues.get(name, Catalog())
    if catalogue is None:
        return CatalogueProgress(name, damaged=True)
    if name not in templates:
        return counted(name, catalogue)
    return counted(name, brought_up(catalogue, templates[name]))


def brought_up(catalogue: Catalog, english: frozenset[str]) -> Catalog:
    """Return a catalogue with the messages of the English of today, and no others."""
    fresh = Catalog()
    fresh.revision_date = catalogue.revision_date
    for message in listed(catalogue):
        if text(message) in english:
            put(fresh, message)
    for new in sorted(absent(catalogue, english)):
        fresh.add(new)
    return fresh


def absent(catalogue: Catalog | None, english: frozenset[str]) -> frozenset[str]:
    """Return the English that a catalogue has not got; a damaged one may have all."""
    if catalogue is None:
        return frozenset()
    return english - {text(message) for message in listed(catalogue)}


def text(message: Message) -> str:
    """Return the English as templates have it: of a plural the last form."""
    return texts(message)[-1]


def counted(name: str, catalogue: Catalog) -> CatalogueProgress:
    """Return how far one catalogue is."""
    messages = listed(catalogue)
    finished = [message for message in messages if finished_in_full(message)]
    fuzzy = sum(message.fuzzy and has_text(message) for message in messages)
    revised, begun = catalogue.revision_date, bool(finished or fuzzy)
    return CatalogueProgress(
        catalogue=name,
        translated=len(finished),
        fuzzy=fuzzy,
        untranslated=len(messages) - len(finished) - fuzzy,
        words=words_of(messages),
        translated_words=words_of(finished),
        changed="" if isinstance(revised, str) or not begun else f"{revised:%Y-%m-%d}",
    )


def finished_in_full(message: Message) -> bool:
    """Tell whether a message is translated in every plural form, and not fuzzy."""
    forms = message.string if isinstance(message.string, tuple) else (message.string,)
    return done(message) and all(forms)


def words_of(messages: Sequence[Message]) -> int:
    """Return the number of English words; a plural counts once."""
    return sum(len(texts(message)[0].split()) for message in messages)


def notices(
    project: Project, measures: Sequence[Completeness], locales: Path
) -> dict[str, Notice]:
    """Return what the editions of each language say, by its code."""
    found = {project.source_language: Notice()}
    for measure in measures:
        code = measure.language.code
        words = translations(locales / code / "LC_MESSAGES" / f"{INTERFACE}.po")
        found[code] = notice(measure, words)
    return found


def notice(measure: Completeness, words: Mapping[str, str]) -> Notice:
    """Return what the editions of a language say, in its own words if it has them."""

    def _(english: str) -> str:
        return words.get(english, english)

    share = f"{measure.percent}\u00a0%"
    # Translators: on the cover and in the title of a book whose translation is not
    # finished; %(share)s is a number with its sign, such as 27 %
    head = _("Translation in progress, %(share)s")
    # Translators: in the imprint: how much of the book is translated, such as 97 %
    imprint = _("Translated: %(share)s")
    own = measure.language.code if head in words.values() else "en"
    return Notice(
        head % {"share": share} if measure.partial else "",
        imprint % {"share": share},
        own,
    )
