"""Activity cards: complete, honest about their minutes, kept as data."""

from __future__ import annotations

from pathlib import Path

import pytest

from press.directives.activity import LAST_CARD
from press.directives.fields import Range
from press.directives.records import Card
from tests.directives.small_book import ROOT, Finding, SmallBook, small_book, specimen

SPECIMEN = ROOT / "tests/fixtures/specimen/cards/our-court-our-rules.rst"
CARD = SPECIMEN.read_text(encoding="utf-8")


@pytest.fixture
def book(tmp_path: Path) -> SmallBook:
    return small_book(tmp_path)


def findings_in(book: SmallBook, card: str) -> list[Finding]:
    book.write("card.rst", card)
    return book.make("dummy")


def line_of(card: str, text: str) -> int:
    return card[: card.index(text)].count("\n") + 1


def test_the_specimen_card_has_no_fault(book: SmallBook) -> None:
    assert findings_in(book, CARD) == []


FAULTS = [
    (":season: S1", ":season: S11", '"S11" is no season step'),
    (":age: 11-25", ":age: 25-11", '":age: 25-11" is no range'),
    (":group: 9-18", ":group: many", '":group: many" is no range'),
    (":space: half", ":place: half", 'the card has no option "place"'),
    (":aim: The", ":goal: The", 'the card has no field ":goal:"'),
    (":step 5: **Arrive", ":step five: **Arrive", '":step five:" does not say its'),
    (":step 5: **Arrive", ":step ²: **Arrive", '":step ²:" does not say its'),
    (":for trainer:", ":for coach:", '"coach" is no role'),
    (
        ":task: A point counts double after three passes.",
        ":task:",
        'the field ":task:" is',
    ),
]


def test_a_number_behind_the_last_card_tells_where_the_last_one_is_raised(
    book: SmallBook,
) -> None:
    card = CARD.replace("activity:: 2", f"activity:: {LAST_CARD + 1}")
    [found] = findings_in(book, card)
    assert found.message == f'"{LAST_CARD + 1}" is no card number'
    assert "raise LAST_CARD in press/directives/activity.py" in found.remedy


def test_a_raised_digit_is_no_number_of_minutes(book: SmallBook) -> None:
    card = CARD.replace(":minutes: 45", ":minutes: ²")
    assert [f.message for f in findings_in(book, card)] == [
        '":minutes: ²" is no length of time'
    ]


@pytest.mark.parametrize(("good", "bad", "message"), FAULTS)
def test_a_fault_is_reported_at_its_line(
    book: SmallBook, good: str, bad: str, message: str
) -> None:
    card = CARD.replace(good, bad, 1)
    found = [f for f in findings_in(book, card) if f.message.startswith(message)]
    assert [f.line for f in found] == [line_of(card, bad)]
    assert all(f.file == "card.rst" and f.remedy.endswith(".") for f in found)


def test_a_second_field_of_one_name_is_reported(book: SmallBook) -> None:
    card = CARD.replace(":home: Ask", ":aim: Ask")
    assert [(f.line, f.message) for f in findings_in(book, card)] == [
        (line_of(card, ":aim: Ask"), 'the field ":aim:" stands twice'),
        (line_of(card, ".. activity"), 'the card lacks ":home:"'),
    ]


def test_steps_that_do_not_add_up_name_both_sums(book: SmallBook) -> None:
    found = findings_in(book, CARD.replace(":step 15:", ":step 10:"))
    assert [f.message for f in found] == [
        "the steps add up to 40 minutes, the card says 45"
    ]


def test_everything_that_is_missing_is_reported_in_one_go(book: SmallBook) -> None:
    found = findings_in(
        book, "Card\n====\n\n.. activity:: 2\n\n   :aim: One sentence.\n"
    )
    missing = [f.message for f in found if "lacks" in f.message]
    assert missing[:6] == [
        f'the card lacks ":{name}:"'
        for name in ("skill", "sport", "age", "group", "minutes", "space")
    ]
    assert len(missing) == 22
    assert "the card has 0 steps" in [f.message for f in found]
    assert "the card has 0 role notes" in [f.message for f in found]
    assert {f.line for f in found} == {4}


def test_six_questions_are_too_many(book: SmallBook) -> None:
    more = "      - When did you argue most?\n"
    found = findings_in(book, CARD.replace(more, more * 3))
    assert [f.message for f in found] == ["the card asks 6 questions"]


def test_text_outside_of_a_field_is_reported(book: SmallBook) -> None:
    card = CARD.rstrip() + "\n\n   A stray sentence.\n"
    assert [(f.line, f.message) for f in findings_in(book, card)] == [
        (line_of(card, "A stray"), "this text stands in no field")
    ]


def test_a_card_without_a_title_is_reported(book: SmallBook) -> None:
    card = CARD[CARD.index(".. activity") :]
    assert "this directive stands before the title of its page" in [
        f.message for f in findings_in(book, card)
    ]


@pytest.mark.parametrize("number", ["0", "02", "T2", "two", str(LAST_CARD + 1)])
def test_a_card_number_is_one_of_the_book(book: SmallBook, number: str) -> None:
    found = findings_in(book, CARD.replace("activity:: 2", f"activity:: {number}"))
    assert [f.message for f in found] == [f'"{number}" is no card number']


def test_two_cards_cannot_have_one_number(book: SmallBook) -> None:
    book.write("other.rst", CARD.replace("_card-2", "_other"))
    assert [(f.file, f.message) for f in findings_in(book, CARD)] == [
        ("other.rst", "card 2 is in card already")
    ]


def test_a_card_is_kept_as_data(tmp_path: Path) -> None:
    book = specimen(tmp_path)
    book.make("dummy")
    card = book.records(Card)[0]
    assert (card.number, card.season, card.minutes) == ("2", "S1", 45)
    assert (card.age, card.group) == (Range(11, 25), Range(9, 18))
    assert card.steps == (5, 10, 10, 15, 5)
    assert card.roles == ("trainer", "social-worker")


def test_each_step_says_when_it_begins_and_ends(tmp_path: Path) -> None:
    book = specimen(tmp_path)
    book.make()
    times = book.page("cards/our-court-our-rules").find_class("step-time")
    assert [time.text_content() for time in times] == [
        "0–5\u00a0min",
        "5–15\u00a0min",
        "15–25\u00a0min",
        "25–40\u00a0min",
        "40–45\u00a0min",
    ]


def test_facts_are_a_plain_list_in_print(tmp_path: Path) -> None:
    book = specimen(tmp_path)
    book.make("site")
    book.make("print")
    for builder, tags in (("site", ["dl", "dl"]), ("print", ["ul", "ul"])):
        page = book.page("cards/our-court-our-rules", builder)
        assert [facts.tag for facts in page.find_class("facts")] == tags
