"""What ``check --fix`` writes, and what it never touches."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from press.checks.inline import PLACEHOLDER, marks
from press.checks.languages import conventions
from press.checks.mending import mended
from press.checks.numbers import numbers
from press.checks.typography import slips

PIECES = [
    *('"', "“", "”", "„", "«", "»", "'", "’", "‘"),
    *(" ", "  ", "\u00a0", "-", "--", "–", "—", "...", "…", ".", ",", ":", "("),
    *("vārds", "a", "u.c.", "u. c.", "t. y.", "5", "10", "%", "m", "302", "1. "),
    *(":ref:`card-2`", ":term:`„x“ <y>`", "**", "*", "``a - b``", "`", "|x|", "\\"),
    *("%(number)s", "https://a.org/b-c", "[#a]_", "2026-11-23", "\n"),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@pytest.mark.parametrize(
    ("language", "english", "typed", "right"),
    [
        ("lv", "“a”", '"a"', "“a”"),
        ("lv", "“a”", "„a“", "“a”"),
        ("lv", "“a “b””", '"a "b""', "“a «b»”"),
        ("lv", "a (“b”)", '**a** ("b")', "**a** (“b”)"),
        ("lv", "“**a**”", "„**a**“", "“**a**”"),
        ("lt", "“a”", "“a”", "„a“"),
        ("ru", "“a”", '"а"', "«а»"),
        ("lv", "a – b", "a - b", "a\u00a0– b"),
        ("lt", "a – b", "a -- b", "a – b"),
        ("ru", "a – b", "а – б", "а\u00a0— б"),
        ("lv", "65 %", "65%", "65\u00a0%"),
        ("lv", "5 m etc.", "5 m u.c.", "5\u00a0m u.\u00a0c."),
        ("lv", "a", " a  b ", "a b"),
        ("lv", "10–15", "10-15", "10–15"),
        ("lv", "1 and 4", "1. un 4.", "1.\u00a0un 4."),
        ("lv", "a’b", "a'b", "a’b"),
    ],
)
def test_the_mechanical_is_mended(language, english, typed, right):
    assert mended(typed, english, conventions(language)) == right


@pytest.mark.parametrize(
    "typed",
    [
        "“a",  # whose partner is missing
        "nu ...",  # an author may mean something else
        "``a - b``",
        "https://a.org/a--b",
        "2026-11-23",
        "**a - b",  # its marks cannot be read
        "",
    ],
)
def test_what_needs_a_person_stays(typed):
    assert mended(typed, typed, conventions("lv")) == typed


@given(TEXTS, TEXTS, st.sampled_from(["lv", "lt", "ru", "pl"]))
def test_mending_twice_changes_nothing_more(typed, english, language):
    rules = conventions(language)
    once = mended(typed, english, rules)
    assert mended(once, english, rules) == once


@given(TEXTS, TEXTS, st.sampled_from(["lv", "lt", "ru"]))
def test_mending_never_changes_a_mark_or_a_number(typed, english, language):
    after = mended(typed, english, conventions(language))
    assert list(numbers(after)) == list(numbers(typed))
    assert PLACEHOLDER.findall(after) == PLACEHOLDER.findall(typed)
    assert marks(after).roles == marks(typed).roles
    assert marks(after).links == marks(typed).links
    assert marks(after).literals == marks(typed).literals
    assert marks(after).bold == marks(typed).bold


@given(TEXTS, st.sampled_from(["lv", "lt", "ru"]))
def test_slips_lie_inside_the_text(typed, language):
    for slip in slips(typed, "a", conventions(language)):
        assert 0 <= slip.start <= slip.end <= len(typed)
