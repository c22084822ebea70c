"""Chapters, parts and their furniture."""

from __future__ import annotations

from pathlib import Path

import pytest

from press.directives.chapter import LAST_CHAPTER, PARTS
from press.directives.records import Chapter
from tests.directives.small_book import SmallBook, small_book, specimen

CHAPTER = """\
Chapter
=======

.. chapter:: 5
   :for: trainer
   :question: How?
"""


@pytest.fixture
def book(tmp_path: Path) -> SmallBook:
    return small_book(tmp_path)


def said(book: SmallBook, text: str) -> list[tuple[int, str]]:
    book.write("page.rst", text)
    return [(finding.line, finding.message) for finding in book.make("dummy")]


def test_a_chapter_without_fault(book: SmallBook) -> None:
    assert said(book, CHAPTER) == []


def test_all_faults_of_a_chapter_come_at_once(book: SmallBook) -> None:
    behind = LAST_CHAPTER + 1
    chapter = CHAPTER.replace(":: 5", f":: {behind}")
    chapter = chapter.replace("trainer", "coach, parent")
    assert said(book, chapter.replace(":question:", ":title:")) == [
        (6, 'the chapter has no option "title"'),
        (4, 'the chapter lacks ":question:"'),
        (4, f'"{behind}" is no chapter number'),
        (5, '"coach" is no role'),
        (5, '"parent" is no role'),
    ]


def test_a_number_behind_the_last_chapter_tells_where_a_new_one_is_added(
    book: SmallBook,
) -> None:
    book.write("page.rst", CHAPTER.replace(":: 5", f":: {LAST_CHAPTER + 1}"))
    [found] = book.make("dummy")
    assert "add it to PARTS in press/directives/chapter.py" in found.remedy


def test_a_raised_digit_is_no_chapter_number(book: SmallBook) -> None:
    assert said(book, CHAPTER.replace(":: 5", ":: ²")) == [
        (4, '"²" is no chapter number')
    ]


def test_two_chapters_cannot_have_one_number(book: SmallBook) -> None:
    book.write("another.rst", CHAPTER)
    assert said(book, CHAPTER) == [(4, "chapter 5 is in another already")]


def test_chapters_follow_one_another_through_the_parts() -> None:
    chapters = [number for numbers in PARTS.values() for number in numbers]
    assert chapters == list(range(1, LAST_CHAPTER + 1))


def test_a_chapter_stands_in_the_contents_of_its_part(book: SmallBook) -> None:
    part = "Part\n====\n\n.. part:: learn\n\n   Words.\n\n.. toctree::\n\n   page\n"
    book.write("part.rst", part)
    assert said(book, CHAPTER) == [
        (4, 'chapter 5 is in part "safe", but stands in part "learn"')
    ]


def test_a_part_is_one_of_six_and_says_something(book: SmallBook) -> None:
    assert said(book, "Part\n====\n\n.. part:: seven\n") == [
        (4, '"seven" is no part'),
        (4, "the part has no words"),
    ]


def test_a_chapter_knows_its_part_and_readers(tmp_path: Path) -> None:
    book = specimen(tmp_path)
    book.make()
    chapter = book.records(Chapter)[0]
    assert (chapter.number, chapter.part, len(chapter.roles)) == ("5", "safe", 6)
    section = book.page("chapters/safeguarding").xpath("//section")[0]
    assert section.get("class") == "chapter part-safe"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (".. scene::", 'the box "scene" is empty'),
        (".. watch-out::", 'the box "watch-out" is empty'),
        (".. role-note:: coach\n\n   Words.", '"coach" is no role'),
        (".. role-note:: trainer", "the role note is empty"),
        (".. dialogue:: Title", "the dialogue is empty"),
        (".. checklist:: Title\n\n   Words.", "the checklist has no list"),
        (".. phrases::", "there are no phrases"),
        (".. phrases::\n\n   :not: No.", '":not:" has no partner'),
        (".. phrases::\n\n   :say: Yes.", '":say:" has no partner'),
        (".. phrases::\n\n   :ask: Yes.", '":ask:" has no partner'),
    ],
)
def test_furniture_that_lacks_something(
    book: SmallBook, text: str, message: str
) -> None:
    assert [found for _line, found in said(book, f"Page\n====\n\n{text}\n")] == [
        message
    ]


def test_phrases_are_a_table_with_heads(tmp_path: Path) -> None:
    book = specimen(tmp_path)
    book.make()
    [table] = book.page("chapters/safeguarding").find_class("phrases")
    assert table.xpath("thead//th/@scope") == ["col", "col"]
    assert [len(row) for row in table.xpath("tbody/tr")] == [2, 2]


def test_a_box_has_a_heading_one_level_below_its_section(book: SmallBook) -> None:
    box = ".. watch-out::\n\n   One harm.\n\n"
    book.write("page.rst", f"Page\n====\n\n{box}Section\n-------\n\n{box}")
    book.make()
    headings = book.page("page").xpath(
        "//*[@role='main']//*[self::h1 or self::h2 or self::h3]"
    )
    assert [heading.tag for heading in headings] == ["h1", "h2", "h2", "h3"]


def test_the_number_is_marked_wherever_a_language_puts_it(tmp_path: Path) -> None:
    book = specimen(tmp_path)
    book.translate("lv", "sphinx", {"Chapter %(number)s": "%(number)s. nodaļa"})
    book.make(language="lv")
    [number] = book.page("chapters/safeguarding", language="lv").find_class(
        "chapter-number"
    )
    assert number.text_content() == "5. nodaļa"
    assert number.find_class("numeral")[0].text == "5"
