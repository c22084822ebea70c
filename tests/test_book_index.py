"""The index: entries, sub-entries and the places they point to."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from press.book_index import Entry, Place, alphabetical_index

TITLES = {"one": "Chapter one", "two": "Chapter two"}


def book(*entries: tuple[str, str, str, str, str]) -> Any:
    """Return what the index reads of a builder: entries by document.

    An entry reads (document, kind, words, id, "main" or nothing).
    """
    listed: dict[str, list[tuple[str, str, str, str, None]]] = {}
    for document, kind, words, anchor, main in entries:
        listed.setdefault(document, []).append((kind, words, anchor, main, None))
    domains = SimpleNamespace(index_domain=SimpleNamespace(entries=listed))
    return SimpleNamespace(
        env=SimpleNamespace(domains=domains),
        get_relative_uri=lambda _page, document: f"{document}.html",
    )


def index_of(
    *entries: tuple[str, str, str, str, str], language: str = "en"
) -> list[tuple[str, list[Entry]]]:
    return alphabetical_index(
        book(*entries), language, lambda uri: TITLES[uri.partition(".")[0]]
    )


def test_an_entry_points_to_the_titles_of_its_places() -> None:
    assert index_of(("one", "single", "touch", "a", "")) == [
        ("T", [Entry("touch", (Place("one.html#a", "Chapter one", False),))])
    ]


def test_two_places_in_one_document_are_one_place() -> None:
    ((_, [entry]),) = index_of(
        ("one", "single", "touch", "a", ""),
        ("one", "single", "touch", "b", ""),
        ("two", "single", "touch", "a", ""),
    )
    assert [place.href for place in entry.links] == ["one.html#a", "two.html#a"]


def test_the_main_place_comes_first() -> None:
    ((_, [entry]),) = index_of(
        ("one", "single", "touch", "a", ""), ("two", "single", "touch", "b", "main")
    )
    assert [(place.title, place.main) for place in entry.links] == [
        ("Chapter two", True),
        ("Chapter one", False),
    ]


def test_sub_entries_stand_in_the_order_of_the_language() -> None:
    ((letter, [entry]),) = index_of(
        ("one", "single", "bērns; čakls", "a", ""),
        ("one", "single", "bērns; cits", "b", ""),
        ("one", "single", "bērns; dusmīgs", "c", ""),
        language="lv",
    )
    assert (letter, entry.text) == ("B", "bērns")
    assert [child.text for child in entry.children] == ["cits", "čakls", "dusmīgs"]


def test_a_see_entry_is_a_sub_entry_without_a_place() -> None:
    ((_, [entry]),) = index_of(("one", "see", "mobbing; bullying", "a", ""))
    assert entry == Entry("mobbing", (), (Entry("see bullying", ()),))
