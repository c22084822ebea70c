"""Numbers: the same ones on both sides, each written as its language does.

Legal are 10,302 and 10 302, 35.5 and 35,5, 17:00 and 17.00, "23 November 2026"
and "2026. gada 23. novembrī" or "2026-11-23", "5" and "pieci".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from babel import Locale, UnknownLocaleError

from press.checks.inline import prose
from press.checks.languages import conventions, folded
from press.checks.reading import Catalogue
from press.problems import Problem

GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)")
COMMAS = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])")
DATE = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")
SHORT_DATE = re.compile(r"(?<!\d)(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)")
NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")

ONES = (
    "one first once|two second twice both double pair couple|three third|"
    "four fourth quarter|five fifth|six sixth|seven seventh|eight eighth|nine ninth|"
    "ten tenth|eleven eleventh|twelve twelfth dozen|thirteen|fourteen|fifteen|"
    "sixteen|seventeen|eighteen|nineteen|twenty"
).split("|")
TENS = "thirty forty fifty sixty seventy eighty ninety hundred".split()


def changed_numbers(catalogue: Catalogue) -> Iterator[Problem]:
    """Find numbers that were lost, added or changed.

    Bad:   msgid "Call 116 111."    msgstr "Zvaniet 116 123."
    Good:  msgid "10,302 people"    msgstr "10 302 cilvēki"
    """
    language = catalogue.known.language
    for message in catalogue.translated:
        wanted = Counter(numbers(message.english, english=True))
        found = Counter(numbers(message.text))
        lost = [
            number
            for number in (wanted - found).elements()
            if not spoken(number, message.text, language)
        ]
        added = [
            number
            for number in (found - wanted).elements()
            if not spoken_in_english(number, message.english)
        ]
        if message.plural or not (lost or added):
            continue
        if lost and added:
            text = f"{', '.join(lost)} of the English became {', '.join(added)}"
        elif lost:
            text = f"the msgstr drops the number {', '.join(lost)}"
        else:
            text = f"the msgstr has {', '.join(added)}, which the English has not"
        yield catalogue.problem(
            message, "changed-number", text, "Copy the number from the English."
        )


def numbers(text: str, *, english: bool = False) -> Iterator[str]:
    """Yield the numbers of a text in one form for all languages.

    >>> list(numbers("10,302 people, 35.5 % at 17:00", english=True))
    ['10302', '35.5', '17.00']
    >>> list(numbers("2026-11-23 10 302"))
    ['2026', '11', '23', '10302']
    """
    text = prose(text)
    if english:
        text = COMMAS.sub(lambda found: found[0].replace(",", ""), text)
    text = DATE.sub(lambda d: f"{d[1]} {int(d[2])}; {int(d[3])}", text)
    text = SHORT_DATE.sub(lambda d: f"{int(d[1])} {int(d[2])}; {d[3]}", text)
    text = GROUPED.sub(lambda found: re.sub(r"\D", "", found[0]), text)
    for number in NUMBER.findall(text):
        yield re.sub(r"[.,:]", ".", number)


def spoken(number: str, text: str, language: str) -> bool:
    """Tell whether the translation says a number of the English in a word."""
    if not number.isdecimal() or not 1 <= int(number) <= 12:
        return False
    beginnings = list(months(language)[int(number) - 1])
    numerals = conventions(language).numerals
    if numerals:
        beginnings += numerals[int(number) - 1].split()
    words = re.findall(r"[^\W\d_]+", folded(text))
    return any(word.startswith(tuple(beginnings)) for word in words if beginnings)


def spoken_in_english(number: str, english: str) -> bool:
    """Tell whether the English says a number of the translation in a word."""
    if not number.isdecimal() or int(number) > 100:
        return False
    value, words = int(number), set(re.findall(r"[a-z]+", english.lower()))
    if 1 <= value <= 12 and words & months("en")[value - 1]:
        return True
    if value <= 20:
        said = {*ONES[value - 1].split()} if value else {"zero", "no", "nobody"}
        return bool(words & said)
    ten, one = divmod(value, 10)
    tens = words & {TENS[ten - 3]} if ten > 2 else words & {"twenty"}
    return bool(tens) and (not one or bool(words & {*ONES[one - 1].split()}))


@cache
def months(language: str) -> tuple[frozenset[str], ...]:
    """Return how the twelve names of the months begin; English ones are whole."""
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return (frozenset(),) * 12
    return tuple(
        frozenset(
            name if language == "en" else name[: max(3, min(4, len(name) - 2))]
            for form in ("format", "stand-alone")
            for name in [folded(locale.months[form]["wide"][month])]
        )
        for month in range(1, 13)
    )
