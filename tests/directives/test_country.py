"""Country boxes: dated, and the reader's own country first."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from press.directives.country import long_date
from tests.directives.small_book import SmallBook, small_book, specimen


@pytest.fixture
def book(tmp_path: Path) -> SmallBook:
    return small_book(tmp_path)


@pytest.mark.parametrize(
    ("language", "first"), [("en", "lv"), ("lv", "lv"), ("lt", "lt"), ("ru", "lv")]
)
def test_the_country_of_the_edition_comes_first(
    tmp_path: Path, language: str, first: str
) -> None:
    book = specimen(tmp_path)
    book.make(language=language)
    boxes = book.page("chapters/safeguarding", language=language).find_class("country")
    assert [f"country-{first}" in box.get("class") for box in boxes] == [True, False]


def test_boxes_apart_from_each_other_stay_where_they_are(book: SmallBook) -> None:
    box = ".. country:: {0}\n   :checked: 2026-11-23\n\n   Words.\n\n"
    lt, lv = box.format("lt"), box.format("lv")
    book.write("page.rst", f"Page\n====\n\n{lt}Between.\n\n{lv}")
    book.make()
    boxes = book.page("page").find_class("country")
    assert [box.get("class") for box in boxes] == [
        "country country-lt",
        "country country-lv",
    ]


def test_a_translated_box_keeps_its_words(tmp_path: Path) -> None:
    book = specimen(tmp_path)
    texts = {"In Lithuania a report goes out at once.": "Lietuvoje pranešama iš karto."}
    book.translate("lt", "chapters/safeguarding", texts)
    book.make(language="lt")
    first = book.page("chapters/safeguarding", language="lt").find_class("country")[0]
    assert "Lietuvoje pranešama iš karto." in first.text_content()


@pytest.mark.parametrize(
    ("month", "language", "date"),
    [
        (11, "en", "23 November 2026"),
        (11, "lv", "2026. gada 23. novembrī"),
        (3, "lv", "2026. gada 23. martā"),
        (6, "lv", "2026. gada 23. jūnijā"),
        (4, "lv", "2026. gada 23. aprīlī"),
        (11, "lt", "2026\u00a0m. lapkričio 23\u00a0d."),
        (11, "ru", "23 ноября 2026 года"),
    ],
)
def test_a_date_reads_as_in_running_text(month: int, language: str, date: str) -> None:
    assert long_date(datetime.date(2026, month, 23), language) == date


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        (
            ".. country:: lv\n\n   Words.",
            [(4, 'the country box lacks ":checked:"')],
        ),
        (
            ".. country:: ee\n   :checked: today\n   :who: me\n\n   Words.",
            [
                (6, 'the country box has no option "who"'),
                (4, '"ee" is no country here'),
                (5, '"today" is no date'),
            ],
        ),
        (
            ".. country:: lv\n   :checked: 2026-11-23",
            [(4, "the country box is empty")],
        ),
    ],
)
def test_a_box_that_lacks_something(
    book: SmallBook, text: str, findings: list[tuple[int, str]]
) -> None:
    book.write("page.rst", f"Page\n====\n\n{text}\n")
    assert [(f.line, f.message) for f in book.make("dummy")] == findings


def test_a_box_nobody_has_read_says_so(tmp_path: Path) -> None:
    book = specimen(tmp_path)
    book.make()
    lv, lt = book.page("chapters/safeguarding").find_class("country")
    assert "Checked by: a practitioner in Daugavpils" in lv.text_content()
    assert "Not yet checked by a national practitioner" in lt.text_content()
