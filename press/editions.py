"""What is published: languages, formats, editions and the data of the book.

Everything here is read once from ``[tool.press]`` in ``pyproject.toml`` and
passed on as frozen values. Nothing below the commands reads settings again.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from press.settings import read_settings


class Format(StrEnum):
    """What a reader can get; the value is the word on the command line."""

    SITE = "html"
    EPUB = "epub"
    PDF = "pdf"


@dataclass(frozen=True)
class Language:
    """One language of the book."""

    code: str  # BCP 47: "lv", "pt-BR"
    name: str  # in the language itself
    urn: str  # the identifier of its EPUB, stable for ever
    country: str  # whose country box leads: "lv", "lt"
    direction: str = "ltr"


@dataclass(frozen=True)
class Edition:
    """One language in one format."""

    language: Language
    format: Format


@dataclass(frozen=True)
class Book:
    """The data printed on covers and kept in catalogues, in one language."""

    title: str
    subtitle: str
    description: str
    keywords: tuple[str, ...]
    publisher: str
    rights: str
    version: str
    published: datetime.date
    checked: datetime.date  # when law and telephone numbers were last looked up

    def messages(self) -> tuple[str, ...]:
        """Return the texts a translator gets, in the order of ``book.po``."""
        return (
            self.title,
            self.subtitle,
            self.description,
            *self.keywords,
            self.publisher,
            self.rights,
        )

    def translated(self, texts: Mapping[str, str]) -> Book:
        """Return the book with every text that ``texts`` has a translation for."""

        def text(original: str) -> str:
            return texts.get(original) or original

        return replace(
            self,
            title=text(self.title),
            subtitle=text(self.subtitle),
            description=text(self.description),
            keywords=tuple(text(keyword) for keyword in self.keywords),
            publisher=text(self.publisher),
            rights=text(self.rights),
        )


@dataclass(frozen=True)
class Complete:
    """From when on a translation counts as complete."""

    share: float  # of the words of the source, from 0 to 1
    whole: tuple[str, ...]  # catalogues of which nothing may be missing; with *


@dataclass(frozen=True)
class Desk:
    """What the header of every catalogue says."""

    since: datetime.date  # the day the first catalogues were made
    reports_to: str  # where to tell of a mistake in the English, an address


@dataclass(frozen=True)
class Project:
    """All of ``[tool.press]``."""

    book: Book
    source_language: str
    languages: tuple[Language, ...]
    complete: Complete
    desk: Desk
    plan: Mapping[str, int] = field(default_factory=dict)  # words by chapter number

    @property
    def translated(self) -> tuple[Language, ...]:
        """Return every language but the one the book is written in."""
        return tuple(
            language
            for language in self.languages
            if language.code != self.source_language
        )

    def language(self, code: str) -> Language:
        """Return one language; raises ValueError naming those there are."""
        for language in self.languages:
            if language.code == code:
                return language
        known = ", ".join(language.code for language in self.languages)
        raise ValueError(f"no language {code!r}; there are {known}")

    def editions(
        self, languages: Sequence[str] = (), formats: Sequence[str] = ()
    ) -> tuple[Edition, ...]:
        """Return the wanted editions; no languages or formats means all of them."""
        wanted = [self.language(code) for code in languages] or self.languages
        kinds = [Format(name) for name in formats] or list(Format)
        return tuple(Edition(language, kind) for language in wanted for kind in kinds)


@dataclass(frozen=True)
class Folders:
    """Where things lie; every path follows from the root of the project."""

    root: Path

    @property
    def handbook(self) -> Path:
        return self.root / "handbook"

    @property
    def locales(self) -> Path:
        return self.root / "locales"

    @property
    def styles(self) -> Path:
        return self.root / "styles"

    @property
    def build(self) -> Path:
        return self.root / "build"

    @property
    def dist(self) -> Path:
        return self.root / "dist"


def read_project(path: Path) -> Project:
    """Read ``[tool.press]`` from a ``pyproject.toml``.

    Raises WrongSettings where a setting is missing, unknown or cannot be used.
    """
    settings = read_settings(path)
    press = settings["tool"]["press"]
    book = dict(press["book"])
    book["keywords"] = tuple(book["keywords"])
    return Project(
        book=Book(version=settings["project"]["version"], **book),
        source_language=press["source-language"],
        languages=tuple(
            Language(code=code, **facts) for code, facts in press["languages"].items()
        ),
        complete=Complete(
            press["complete"]["share"], tuple(press["complete"]["whole"])
        ),
        desk=Desk(press["desk"]["since"], press["desk"]["reports-to"]),
        plan=press["plan"],
    )
