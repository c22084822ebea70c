"""Alphabetical order as a reader of the language expects it."""

from __future__ import annotations

import pytest

from press.collation import headings, order


def in_order(words: str, language: str) -> str:
    """Return the words of a line in alphabetical order."""
    given = words.split()
    return " ".join(given[place] for place in order(given, language))


def test_latvian_has_letters_of_its_own_after_their_base_letters() -> None:
    assert in_order("čaklums zēns cits ģimene kurpe ķermenis gads žogs", "lv") == (
        "cits čaklums gads ģimene kurpe ķermenis zēns žogs"
    )


def test_latvian_files_long_vowels_among_the_short_ones() -> None:
    assert in_order("āre abols ērglis ezers", "lv") == "abols āre ērglis ezers"


def test_lithuanian_files_y_among_i() -> None:
    assert in_order("jauna ilgas yla čia cukrus", "lt") == "cukrus čia yla ilgas jauna"


@pytest.mark.parametrize(
    ("language", "words", "letters"),
    [
        ("lv", "āda ābols čaklums ģimene 112", ["", "A", "Č", "Ģ"]),
        ("lt", "įstatymas yla čia ėjimas 112", ["", "Č", "E", "I"]),
        ("en", "école zone 112 apple", ["", "A", "E", "Z"]),
    ],
)
def test_words_stand_under_the_letters_of_the_language_and_numbers_before_them(
    language: str, words: str, letters: list[str]
) -> None:
    found = [letter for letter, _ in headings(words.split(), language)]
    assert found == letters


def test_numbers_are_sorted_by_their_value() -> None:
    assert in_order("S10 S2 S1", "en") == "S1 S2 S10"


def test_equal_words_keep_their_order() -> None:
    assert order(["a", "b", "a"], "en") == [0, 2, 1]
