"""What a language asks of a translator's hand: quotes, dashes, spaces, numerals.

The tables follow ``locales/STYLE.md``. A language without a table is checked for
all that holds everywhere; to give it its own rules, add its row here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import snowballstemmer  # type: ignore[import-untyped]

from press.search import LATVIAN, LITHUANIAN, stem

NBSP = "\u00a0"


@dataclass(frozen=True)
class Conventions:
    """The rules of one language; what is empty is not checked."""

    quotes: tuple[str, ...] = ()  # opening and closing
    inner: tuple[str, ...] = ()  # quotes inside quotes
    dash: str = ""  # in a sentence
    space_before_dash: str = " "
    space_before_percent: bool = False
    abbreviations: tuple[str, ...] = ()  # of two parts, each with its full stop
    units: tuple[str, ...] = ()  # besides UNITS
    dictionary: str = ""  # as hunspell names it
    numerals: tuple[str, ...] = ()  # how the words for 1, 2, 3 ... begin


UNITS = tuple("% ‰ ° °C € EUR km m cm mm m² m³ kg g l ml h min s kB MB".split())

LANGUAGES = {
    "en": Conventions(
        quotes=("“", "”"),
        inner=("“", "”"),
        dash="–",
        space_before_percent=True,
        dictionary="en_GB",
    ),
    "lv": Conventions(
        quotes=("“", "”"),
        inner=("«", "»"),
        dash="–",
        space_before_dash=NBSP,
        space_before_percent=True,
        abbreviations=("u. c.", "t. i.", "t. s.", "u. tml.", "u. t. t."),
        units=("eiro", "st"),
        dictionary="lv_LV",
        numerals=(
            "vien pirm",
            "div otr",
            "trīs trij treš tris",
            "četr ceturt",
            "piec piekt",
            "seš sest",
            "septiņ septīt",
            "astoņ astot",
            "deviņ devīt",
            "desmit",
            "vienpadsmit",
            "divpadsmit",
        ),
    ),
    "lt": Conventions(
        quotes=("„", "“"),
        inner=("„", "“"),
        dash="–",
        space_before_percent=True,
        abbreviations=("t. y.", "t. t.", "ir kt.", "ir pan."),
        units=("Eur", "val", "sek"),
        dictionary="lt_LT",
        numerals=(
            "vien pirm",
            "du dv antr abi abu",
            "tri tre",
            "ketur ketvirt ketvert",
            "penk",
            "šeš",
            "septyn septint",
            "aštuon aštunt",
            "devyn devint",
            "dešimt",
            "vienuolik",
            "dvylik",
        ),
    ),
    "ru": Conventions(
        quotes=("«", "»"),
        inner=("„", "“"),
        dash="—",
        space_before_dash=NBSP,
        space_before_percent=True,
        abbreviations=("т. е.", "т. д.", "т. п.", "и др."),
        units=("м", "км", "см", "мм", "кг", "г", "л", "ч", "мин", "с", "евро"),
        dictionary="ru_RU",
        numerals=(
            "один одн перв",
            "дв втор",
            "три трё тре",
            "четыр четвёр четвер",
            "пят",
            "шест",
            "сем седьм",
            "восем восьм",
            "девят",
            "десят",
            "одиннадцат",
            "двенадцат",
        ),
    ),
}


def conventions(language: str) -> Conventions:
    """Return the rules of a language; an unknown one has none of its own."""
    return LANGUAGES.get(language, Conventions())


def folded(word: str) -> str:
    """Return a word in small letters, its letters composed."""
    return unicodedata.normalize("NFC", word).lower()


@cache
def stemmer(language: str) -> Callable[[str], str]:
    """Return what gives the same for the forms of one word.

    The search of the book has light stemmers for Latvian and Lithuanian. Where
    nobody has one, the first five letters must do.
    """
    tables = {"lv": LATVIAN, "lt": LITHUANIAN}.get(language)
    if tables is not None:
        return cache(lambda word: stem(word, tables))
    names = {"en": "english", "ru": "russian", "de": "german", "fr": "french"}
    if language in names:
        snowball = snowballstemmer.stemmer(names[language])
        return cache(lambda word: str(snowball.stemWord(folded(word))))
    return lambda word: folded(word)[:5]
