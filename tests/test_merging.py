"""What a translator may rely on when the English changes."""

from __future__ import annotations

import datetime
import time
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from hypothesis import given
from hypothesis import strategies as st

from press.catalogues import read_catalogue
from press.editions import Book, Desk, Language
from press.merging import has_text, listed, merged, update
from press.po_files import written

LATVIAN = Language("lv", "Latviešu", "urn:uuid:0", "lv")
BOOK = Book(
    title="A Book",
    subtitle="",
    description="",
    keywords=(),
    publisher="An open book",
    rights="",
    version="1",
    published=datetime.date(2026, 11, 23),
    checked=datetime.date(2026, 11, 23),
)
DESK = Desk(datetime.date(2026, 11, 23), "https://book.test/mistakes")
LONG = " ".join(f"word{number}" for number in range(150))


def template(*messages: str) -> Catalog:
    catalogue = Catalog()
    for message in messages:
        catalogue.add(message)
    return catalogue


def translated(**messages: str) -> Catalog:
    catalogue = Catalog()
    for english, text in messages.items():
        catalogue.add(english, text)
    return catalogue


def only(catalogue: Catalog) -> tuple[str, str, bool, list[str]]:
    """Return text, translation, fuzziness and previous English of one message."""
    (message,) = listed(catalogue)
    return (
        str(message.id),
        str(message.string),
        message.fuzzy,
        list(message.previous_id),
    )


def test_an_unchanged_message_keeps_its_translation():
    new = merged({"a": translated(Ball="Bumba")}, {"a": template("Ball")})
    assert only(new["a"]) == ("Ball", "Bumba", False, [])


def test_one_changed_word_in_150_gives_fuzzy_with_the_previous_english():
    edited = LONG.replace("word70", "another")
    new = merged({"a": translated(**{LONG: "Garš teksts"})}, {"a": template(edited)})
    assert only(new["a"]) == (edited, "Garš teksts", True, [LONG])


def test_a_message_edited_twice_still_shows_the_english_that_was_translated():
    twice = LONG.replace("word70", "another").replace("word80", "again")
    first = merged(
        {"a": translated(**{LONG: "Garš teksts"})},
        {"a": template(LONG.replace("word70", "another"))},
    )
    new = merged(first, {"a": template(twice)})
    assert only(new["a"]) == (twice, "Garš teksts", True, [LONG])


def test_a_paragraph_moved_to_another_chapter_keeps_its_translation():
    new = merged(
        {"a": translated(Ball="Bumba"), "b": Catalog()},
        {"a": Catalog(), "b": template("Ball")},
    )
    assert only(new["b"]) == ("Ball", "Bumba", False, [])


def test_an_exact_repeat_is_filled_and_says_where_from():
    new = merged({"a": translated(No="Nē")}, {"a": template("No"), "b": template("No")})
    (message,) = listed(new["b"])
    assert message.string == "Nē"
    assert message.user_comments == ["Filled from a, where the English is the same."]


def test_a_deleted_message_becomes_obsolete_and_comes_back():
    without = merged(
        {"a": translated(Ball="Bumba", Net="Tīkls")}, {"a": template("Net")}
    )
    assert [message.string for message in without["a"].obsolete.values()] == ["Bumba"]
    again = merged(without, {"a": template("Net", "Ball")})
    assert [message.string for message in listed(again["a"])] == ["Tīkls", "Bumba"]
    assert not again["a"].obsolete


def test_a_deleted_document_keeps_its_translations_as_obsolete_messages():
    new = merged({"gone": translated(Ball="Bumba")}, {"a": template("Net")})
    assert [m.string for m in new["gone"].obsolete.values()] == ["Bumba"]


def test_obsolete_messages_of_two_contexts_are_both_kept():
    old = Catalog()
    old.add("Ball", "Bumba", context="game")
    old.add("Ball", "Balle", context="evening")
    first = merged({"a": old}, {"a": template("Net")})
    again = merged(first, {"a": template("Net")})
    kept = [(m.context, m.string) for m in again["a"].obsolete.values()]
    assert kept == [("game", "Bumba"), ("evening", "Balle")]


def test_a_second_translation_of_one_message_is_kept_in_a_comment():
    old = translated(Ball="Bumba")
    (message,) = listed(translated(Ball="Bumbiņa"))
    old.obsolete["Ball"] = message
    new = merged({"a": old}, {"a": template("Ball")})
    (ball,) = listed(new["a"])
    assert (ball.string, ball.user_comments) == (
        "Bumba",
        ["Translated before as: Bumbiņa"],
    )
    assert not new["a"].obsolete


def test_a_fuzzy_obsolete_message_comes_back_to_its_untranslated_english():
    old = template("Ball")
    (message,) = listed(translated(Ball="Bumba"))
    message.flags.add("fuzzy")
    old.obsolete["Ball"] = message
    assert only(merged({"a": old}, {"a": template("Ball")})["a"])[1:3] == (
        "Bumba",
        True,
    )


def test_a_draft_whose_english_moved_to_a_translated_place_is_kept():
    draft = translated(Ball="Bumbiņa")
    new = merged(
        {"a": draft, "b": translated(Ball="Bumba")},
        {"a": template("Net"), "b": template("Ball")},
    )
    assert [m.string for m in new["a"].obsolete.values()] == ["Bumbiņa"]
    assert only(new["b"])[1] == "Bumba"


def test_thousands_of_messages_are_merged_in_seconds():
    english = [f"{number} balls lie in the yard" for number in range(4_000)]
    old = {"a": translated(**dict.fromkeys(english, "tulkots"))}
    started = time.monotonic()
    merged(old, {"a": template(*english)})
    assert time.monotonic() - started < 5


def test_a_translators_comment_survives():
    old = Catalog()
    old.add("Ball", "Bumba", user_comments=["Not the dance."])
    (message,) = listed(merged({"a": old}, {"a": template("Ball")})["a"])
    assert message.user_comments == ["Not the dance."]


def test_a_second_update_changes_no_byte(tmp_path: Path):
    templates = {"chapters/a": template("Ball", LONG), "b": template("Ball")}
    assert len(update(tmp_path, templates, LATVIAN, BOOK, DESK)) == 2
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.po")}
    assert update(tmp_path, templates, LATVIAN, BOOK, DESK) == []
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.po")} == before


def test_another_wrap_crlf_and_a_bom_come_in_without_damage(tmp_path: Path):
    templates = {"a": template(LONG)}
    update(tmp_path, templates, LATVIAN, BOOK, DESK)
    path = tmp_path / "a.po"
    ours = path.read_bytes()
    wrapped = ours.replace(b"word9 ", b'word9 "\n"')
    path.write_bytes(b"\xef\xbb\xbf" + wrapped.replace(b"\n", b"\r\n"))
    update(tmp_path, templates, LATVIAN, BOOK, DESK)
    assert path.read_bytes() == ours


def test_a_written_catalogue_reads_back_the_same(tmp_path: Path):
    update(tmp_path, {"a": template("Ball", "Net")}, LATVIAN, BOOK, DESK)
    path = tmp_path / "a.po"
    assert written(read_catalogue(path)) == path.read_bytes()


WORDS = st.lists(st.sampled_from("ball net run pass stop".split()), min_size=1)
TEXTS = st.lists(WORDS.map(" ".join), unique=True, max_size=6)


@given(before=TEXTS, first=TEXTS, second=TEXTS)
def test_no_edit_move_or_deletion_ever_loses_a_translation(
    before: list[str], first: list[str], second: list[str]
):
    old = {"a": translated(**{text: f"tulkots: {text}" for text in before})}
    new = merged(old, {"a": template(*first), "b": template(*second)})
    kept = {
        message.string
        for catalogue in new.values()
        for message in [*listed(catalogue), *catalogue.obsolete.values()]
        if has_text(message)
    }
    assert {f"tulkots: {text}" for text in before} <= kept


@given(before=TEXTS, after=TEXTS)
def test_a_translation_stays_with_its_own_english(before: list[str], after: list[str]):
    old = {"a": translated(**{text: f"tulkots: {text}" for text in before})}
    new = merged(old, {"a": template(*after)}).get("a", Catalog())
    for message in listed(new):
        if has_text(message) and not message.fuzzy:
            assert message.string == f"tulkots: {message.id}"


SENTENCES = st.lists(
    st.lists(st.sampled_from("ball net run pass stop wait".split()), min_size=3).map(
        " ".join
    ),
    unique=True,
    min_size=3,
    max_size=6,
)


def renamed(texts: list[str], place: int) -> list[str]:
    return [*texts[:place], f"{texts[place]} again", *texts[place + 1 :]]


def split(texts: list[str], place: int) -> list[str]:
    first, rest = texts[place].split(" ", 1)
    return [*texts[:place], f"{first} then", f"now {rest}", *texts[place + 1 :]]


def joined(texts: list[str], place: int) -> list[str]:
    place = max(place, 1)
    both = f"{texts[place - 1]} and {texts[place]}"
    return [*texts[: place - 1], both, *texts[place + 1 :]]


def reordered(texts: list[str], place: int) -> list[str]:
    return [*texts[place:], *texts[:place]]


EDITS = st.sampled_from([renamed, split, joined, reordered])


@given(before=SENTENCES, edit=EDITS, place=st.integers(0, 2), moved=st.booleans())
def test_an_edit_changes_the_edited_message_and_no_other(
    before: list[str], edit: Any, place: int, moved: bool
):
    """Rename, split, join and reorder, in the same chapter or in another."""
    after = edit(before, place)
    old = {"a": translated(**{text: f"tulkots: {text}" for text in before})}
    new = merged(old, {"b" if moved else "a": template(*after)})
    now = {
        message.id: message
        for catalogue in new.values()
        for message in listed(catalogue)
    }
    for text in set(before) & set(after):
        assert (now[text].string, now[text].fuzzy) == (f"tulkots: {text}", False)
    kept = {
        message.string
        for catalogue in new.values()
        for message in [*listed(catalogue), *catalogue.obsolete.values()]
    }
    assert {f"tulkots: {text}" for text in before} <= kept
    for text in set(after) - set(before):
        assert now[text].fuzzy or not now[text].string
