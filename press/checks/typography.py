"""Typography: quotes, dashes and spaces as the language wants them.

A slip is a place in the prose of one msgstr; where the right letters are beyond
doubt it says what to put ``instead``, and ``check --fix`` puts it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from press.checks.inline import BEGIN, END, prose
from press.checks.languages import NBSP, UNITS, Conventions
from press.checks.reading import Catalogue
from press.problems import Problem

DOUBLE_QUOTES = '"“”„«»‟'
SINGLE_QUOTES = "‘‚‹›‛"
OPENERS = "([{–—-/" + BEGIN  # before an opening quotation mark, besides a space
CLOSERS = ".,;:!?)]}…" + END  # behind a closing one, besides a space
GAPS = " \u00a0\u202f\t\n"


@dataclass(frozen=True)
class Slip:
    """One place that the typography of the language would have otherwise."""

    code: str
    start: int
    end: int
    message: str
    instead: str | None = None  # None: a person has to decide


def wrong_typography(catalogue: Catalogue) -> Iterator[Problem]:
    """Find quotes, dashes and spaces that are not those of the language.

    Bad (lv):   msgstr "„Stop“ - 5 m"    msgstr "bumbas, vestes u.c."
    Good (lv):  msgstr "“Stop” – 5 m"    msgstr "bumbas, vestes u. c."
                (a non-breaking space before – and m, and inside u. c.)
    """
    rules = catalogue.known.conventions
    for message in catalogue.translated:
        counts: dict[str, list[Slip]] = {}
        for slip in slips(message.text, message.english, rules):
            counts.setdefault(slip.code, []).append(slip)
        for code, same in counts.items():
            mends = all(slip.instead is not None for slip in same)
            often = f" ({len(same)} times)" if len(same) > 1 else ""
            yield catalogue.problem(
                message,
                code,
                same[0].message + often,
                "`build.py check --fix` mends it." if mends else "",
                warning=True,
            )


def slips(text: str, english: str, rules: Conventions) -> Iterator[Slip]:
    """Yield the slips of one msgstr; no two of them overlap."""
    yield from edges(text, english)
    shown = prose(text)
    yield from quotes(shown, rules)
    yield from apostrophes(shown)
    yield from dashes(shown, english, rules)
    yield from spaces(shown, english, rules)
    yield from dots(shown)


def edges(text: str, english: str) -> Iterator[Slip]:
    """Yield spaces at the ends that the English has not, or the lack of them."""
    core = text.strip()
    head, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    ahead = english[: len(english) - len(english.lstrip())]
    behind = english[len(english.rstrip()) :]
    if core and head != ahead:
        said = "begins with a space" if head else "does not begin with the space"
        yield Slip("edge-space", 0, len(head), f"the msgstr {said}", ahead)
    if core and tail != behind:
        said = "ends with a space" if tail else "does not end with the space"
        where = len(text) - len(tail)
        yield Slip("edge-space", where, len(text), f"the msgstr {said}", behind)


def quotes(shown: str, rules: Conventions) -> Iterator[Slip]:
    """Yield quotation marks of another language, straight ones, and lonely ones."""
    found = list(paired(shown))
    right = list(of_the_language(found, rules))
    balanced = len(right) == len(found)
    wrong = [
        place
        for place, _opens in found
        if shown[place] == '"' or (rules.quotes and shown[place] not in allowed(rules))
    ]
    if balanced and rules.quotes:
        for (place, _opens), quote in zip(found, right, strict=True):
            if shown[place] != quote:
                straight = shown[place] == '"'
                code = "straight-quotes" if straight else "wrong-quotes"
                usual = "…".join(rules.quotes)
                said = f"quotation marks are {usual} here, not {shown[place]}"
                yield Slip(code, place, place + 1, said, quote)
    elif wrong:
        straight = shown[wrong[0]] == '"'
        code = "straight-quotes" if straight else "wrong-quotes"
        said = f"{shown[wrong[0]]} is no quotation mark of this language"
        yield Slip(code, wrong[0], wrong[0] + 1, said)
    elif rules.quotes and not balanced:
        said = "a quotation mark has no partner"
        yield Slip("lonely-quote", found[0][0], found[0][0] + 1, said)
    for single in re.finditer(f"[{SINGLE_QUOTES}]", shown):
        if rules.quotes:
            said = f"{single[0]} is no quotation mark of this language"
            yield Slip("wrong-quotes", single.start(), single.end(), said)


def of_the_language(
    found: Sequence[tuple[int, bool]], rules: Conventions
) -> Iterator[str]:
    """Yield the right mark for every quotation mark; nothing if they do not pair."""
    depth, right = 0, []
    for _place, opens in found:
        depth += opens
        pair = (rules.inner, rules.quotes)[depth % 2]
        depth -= not opens
        if depth < 0 or not pair:
            return
        right.append(pair[0 if opens else 1])
    if not depth:
        yield from right


def paired(shown: str) -> Iterator[tuple[int, bool]]:
    """Yield place of every double quotation mark and whether it opens."""
    depth, opened_at = 0, -2
    for quote in re.finditer(f"[{DOUBLE_QUOTES}]", shown):
        place = quote.start()
        before, behind = shown[:place][-1:], shown[place + 1 : place + 2]
        opens = not before or before in GAPS + OPENERS or opened_at == place - 1
        if not behind or behind in GAPS + CLOSERS:
            opens = opens and depth == 0 and bool(behind) and behind not in CLOSERS
        if opens:
            opened_at = place
        depth = max(0, depth + (1 if opens else -1))
        yield place, opens


def allowed(rules: Conventions) -> str:
    """Return all the quotation marks of a language."""
    return "".join(rules.quotes + rules.inner)


def apostrophes(shown: str) -> Iterator[Slip]:
    """Yield straight apostrophes."""
    for straight in re.finditer("'", shown):
        start, end = straight.span()
        inside = shown[:start][-1:].isalpha() and shown[end:][:1].isalpha()
        said = "an apostrophe is ’, and quotation marks are double"
        yield Slip("straight-apostrophe", start, end, said, "’" if inside else None)


def dashes(shown: str, english: str, rules: Conventions) -> Iterator[Slip]:
    """Yield hyphens where a dash belongs, and dashes without their space."""
    before, dash = rules.space_before_dash, rules.dash
    for found in re.finditer(r"(?<=[^\s])([ \u00a0])(-{1,3}|–|—)( )", shown):
        typed = found[2]
        if not dash or (found[0] in english and typed != "–"):
            continue
        if typed[0] == "-" or typed != dash:
            said = f"between words stands a dash, {dash}, not {typed}"
            yield Slip("wrong-dash", *found.span(), said, f"{before}{dash} ")
        elif found[1] != before and before == NBSP:
            said = f"the space before {dash} must be non-breaking"
            yield Slip("nbsp-before-dash", *found.span(1), said, NBSP)
    for found in re.finditer(r"(?<=\w)--(?=\w)", shown):
        said = "two hyphens are no dash"
        yield Slip("wrong-dash", *found.span(), said)
    for found in re.finditer(r"(?<![\w-])(\d{1,4})(\.?)-(?=\d{1,4}(?![\w-]))", shown):
        end = re.match(r"\d+", shown[found.end() :])
        typed = found[0] + (end[0] if end else "")
        if typed not in english:
            said = "between two numbers stands a dash, –, not a hyphen"
            yield Slip("hyphen-in-range", found.end() - 1, found.end(), said, "–")


def spaces(shown: str, english: str, rules: Conventions) -> Iterator[Slip]:
    """Yield missing non-breaking spaces and double ones."""
    units = "|".join(map(re.escape, (*UNITS, *rules.units)))
    for found in re.finditer(rf"(?<=\d) (?=({units})(?!\w))", shown):
        year = re.search(r"(?<!\d)\d{4}$", shown[: found.start()])
        if year and shown[found.end() :].startswith(("m.", "m ")):
            continue  # Lithuanian: 2026 m.
        said = f"the space between number and {found[1]} must be non-breaking"
        yield Slip("nbsp-before-unit", *found.span(), said, NBSP)
    for found in re.finditer(r"(?<=\d)(?: ×[ \u00a0]|\u00a0× )(?=\d)", shown):
        said = "around × between two numbers stand non-breaking spaces"
        yield Slip("nbsp-in-size", *found.span(), said, f"{NBSP}×{NBSP}")
    if rules.space_before_percent:
        for found in re.finditer(r"(?<=\d)(?=[%‰])", shown):
            said = "between number and % stands a non-breaking space"
            yield Slip("nbsp-before-unit", *found.span(), said, NBSP)
    for short in rules.abbreviations:
        parts = [re.escape(part) for part in short.split(" ")]
        for found in re.finditer(r"(?<!\w)" + r"[ \u00a0\u202f]?".join(parts), shown):
            right = short.replace(" ", NBSP)
            if found[0] not in (right, right.replace(NBSP, "\u202f")):
                said = f"inside {short} stands a non-breaking space"
                yield Slip("nbsp-in-abbreviation", *found.span(), said, right)
    for found in re.finditer(r"(?<=\S)  +(?=\S)", shown):
        if found[0] in english:
            continue  # a gap to write in
        yield Slip("double-space", *found.span(), "two spaces in a row", " ")


def dots(shown: str) -> Iterator[Slip]:
    """Yield three full stops."""
    for found in re.finditer(r"(?<!\.)\.{3}(?!\.)", shown):
        yield Slip("three-dots", *found.span(), "three dots are one character, …")
