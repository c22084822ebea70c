"""Diagrams: hand-drawn SVG, safe to take in, with labels that can be translated."""

from __future__ import annotations

from pathlib import Path

import pytest

from press.directives.svg_source import read_svg
from tests.directives.small_book import FORMATS, ROOT, SmallBook, small_book

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 100">'
LABEL = (
    '<text class="label" x="100" y="50" text-anchor="middle" data-width="120"'
    ' data-lines="2" data-valign="middle">Report on the same day</text>'
)
PICTURE = (
    f"{HEAD}\n"
    '<rect class="line fill-tint" x="10" y="10" width="180" height="80" rx="5"/>\n'
    f"{LABEL}\n"
    '<path class="arrow" d="M190 50 H300"/>\n'
    "</svg>\n"
)
CHAPTER = """
Chapter
=======

.. diagram:: ladder.svg
   :alt: First report, then write.

   A caption with *emphasis*.
"""


@pytest.fixture
def book(tmp_path: Path) -> SmallBook:
    made = small_book(tmp_path)
    made.write("images/ladder.svg", PICTURE)
    made.write("chapter.rst", CHAPTER)
    return made


# What gets through


def test_a_plain_picture_gets_through_with_its_labels() -> None:
    drawn, labels, findings = read_svg(PICTURE.encode())
    assert findings == []
    assert [(label.text, label.line, label.lines) for label in labels] == [
        ("Report on the same day", 3, 2)
    ]
    assert "Report" not in drawn


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ("<script>alert(1)</script>", "<script> is not allowed"),
        ("<style>*{}</style>", "<style> is not allowed"),
        ("<foreignObject/>", "<foreignObject> is not allowed"),
        ('<image href="https://example.org/a.png"/>', "<image> is not allowed"),
        ('<use href="#a"/>', "<use> is not allowed"),
        ('<a href="https://example.org"><path d="M0 0"/></a>', "<a> is not allowed"),
        ('<rect onclick="x()"/>', "onclick is not allowed"),
        ('<rect style="fill:red"/>', "style is not allowed"),
        ('<rect fill="red"/>', "fill is not allowed"),
        ('<rect id="a"/>', "id is not allowed"),
        ('<rect class="red"/>', "there is no class “red”"),
        ("<?xml-stylesheet href='a.css'?>", "entity or instruction"),
        ("loose words", "words stand outside"),
        (LABEL.replace(' data-width="120"', ""), "no proper data-width"),
        (LABEL.replace('"label"', '"line"'), "the label has no size"),
        (LABEL.replace("Report", "<tspan>Report</tspan>"), "holds its words"),
        (LABEL.replace('"2"', '"two"'), "no proper data-lines"),
        (LABEL.replace('"2"', '"²"'), "no proper data-lines"),
        (LABEL.replace('"middle"', '"centre"', 1), "text-anchor has no such value"),
        ('<line x1="a"/>', "x1=“a” is no number"),
        (f'<rect width="{"9" * 400}"/>', "is no number"),
        ('<rect width="٣"/>', "width=“٣” is no number"),
        ('<path class="line arrow" d="M zz"/>', "the path cannot be drawn"),
        ('<path d=""/>', "the path cannot be drawn"),
        ('<path d="L 1 1"/>', "the path cannot be drawn"),
        ('<path d="M 1 1 H"/>', "the path cannot be drawn"),
        ('<path d="M 1 1 A 5 5 0 2 0 9 9"/>', "the path cannot be drawn"),
        ('<path d="M 1 1 Z 2"/>', "the path cannot be drawn"),
        ('<polyline points="1,2"/>', "the polyline has no proper points"),
        ('<polygon points="1,2 3"/>', "the polygon has no proper points"),
        ('<g class="arrow"/>', "this arrow leads from no point to another"),
        ('<line class="arrow" x1="1" x2="1"/>', "this arrow leads from no point"),
        ('<path class="arrow" d="M 1 1 Z"/>', "this arrow leads from no point"),
    ],
)
def test_anything_else_is_refused_at_its_line(inside: str, message: str) -> None:
    drawn, labels, findings = read_svg(f"{HEAD}\n{inside}\n</svg>".encode())
    assert (drawn, labels) == ("", [])
    found = [finding for finding in findings if message in finding.message]
    assert found, findings
    assert found[0].line in (1, 2)
    assert found[0].remedy


def test_a_path_is_read_however_its_numbers_are_written() -> None:
    for d in ("M01 1H007", "M1-1a5 5&#10;0 0 1 2-3", "M 1,1&#10;L 2,2", "m0 0 1 1"):
        path = f'<path class="arrow" d="{d}"/>'
        assert read_svg(f"{HEAD}{path}</svg>".encode())[2] == []


def test_a_doctype_is_refused_before_anything_is_read() -> None:
    bomb = '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    drawn, _labels, findings = read_svg(f"{bomb}{HEAD}&a;</svg>".encode())
    assert drawn == ""
    assert findings[0].message == "the file has a DOCTYPE"


@pytest.mark.parametrize(
    "content", ["<svg", "<html/>", HEAD.replace("0 0", "") + "</svg>"]
)
def test_a_file_that_is_no_picture_is_refused(content: str) -> None:
    assert read_svg(content.encode())[2]


@pytest.mark.parametrize("path", sorted((ROOT / "handbook/images").glob("*.svg")))
def test_the_pictures_of_the_book_get_through(path: Path) -> None:
    assert read_svg(path.read_bytes())[2] == []


# The page


@pytest.mark.parametrize("builder", FORMATS)
def test_a_diagram_is_a_figure_with_text_lines_and_caption(
    book: SmallBook, builder: str
) -> None:
    assert book.make(builder) == []
    (figure,) = book.page("chapter", builder).xpath('//figure[@class="diagram"]')
    assert figure.xpath(".//text/text()") == ["Report on", "the same day"]
    assert "A caption with emphasis." in figure.xpath("./figcaption")[0].text_content()
    said = figure.xpath(".//svg/@aria-label | .//svg/title/text()")
    assert said == ["First report, then write."]


def test_an_arrow_gets_its_head_as_a_shape_without_any_id(book: SmallBook) -> None:
    book.make()
    figure = book.page("chapter").xpath("//figure")[0]
    _line, head = figure.xpath(".//path")
    assert head.get("class") == "fill-ink"
    assert head.get("d").startswith("M302 50")
    assert not figure.xpath(".//@id | .//marker | .//defs")


def test_only_on_the_site_a_diagram_can_be_moved_by_keyboard(book: SmallBook) -> None:
    for builder in FORMATS:
        book.make(builder)
        frames = book.page("chapter", builder).xpath('//figure/div[@tabindex="0"]')
        assert len(frames) == (builder == "site")


@pytest.mark.parametrize("builder", FORMATS)
def test_an_entry_of_the_index_above_a_diagram_leads_to_it(
    book: SmallBook, builder: str
) -> None:
    book.write(
        "chapter.rst", CHAPTER.replace(".. diagram", ".. index:: report\n\n.. diagram")
    )
    book.make(builder)
    (figure,) = book.page("chapter", builder).find_class("diagram")
    assert figure.xpath("(.|*)/@id") == ["index-0"]


def test_a_translated_label_is_set_in_lines_of_its_own(book: SmallBook) -> None:
    lines = {"Report on the same day": "Ziņojiet vēl tajā pašā dienā"}
    book.translate("lv", "chapter", lines)
    assert book.make(language="lv") == []
    texts = book.page("chapter", language="lv").xpath("//figure//text/text()")
    assert texts == ["Ziņojiet vēl", "tajā pašā dienā"]


def test_a_translation_too_long_for_its_room_is_reported_with_its_language(
    book: SmallBook,
) -> None:
    long = "Ziņojiet tajā pašā dienā, kad par to uzzinājāt, policijai vai bāriņtiesai"
    book.translate("lv", "chapter", {"Report on the same day": long})
    (finding,) = book.make(language="lv")
    assert (finding.file, finding.line) == ("ladder.svg", 3)
    assert finding.message.startswith(f"the lv label “{long}” takes ")
    assert "where 2 fit" in finding.message
    assert "“Report on the same day”" in finding.remedy


def test_a_word_too_wide_for_its_room_is_reported(book: SmallBook) -> None:
    book.write("images/ladder.svg", PICTURE.replace('"120"', '"30"'))
    (finding,) = book.make()
    assert finding.message.startswith("the label “Report on the same day”")


def test_labels_alt_and_caption_reach_the_template(book: SmallBook) -> None:
    book.make("gettext")
    template = (book.root / "out/gettext/en/chapter.pot").read_text("utf-8")
    assert 'images/ladder.svg:3\nmsgid "Report on the same day"' in template
    assert 'msgid "First report, then write."' in template
    assert 'msgid "A caption with *emphasis*."' in template


def test_a_diagram_without_alt_is_reported(book: SmallBook) -> None:
    book.write(
        "chapter.rst", CHAPTER.replace("   :alt: First report, then write.\n", "")
    )
    (finding,) = book.make()
    assert (finding.file, finding.line) == ("chapter.rst", 5)
    assert ":alt:" in finding.remedy


def test_a_missing_picture_is_answered_with_the_nearest(book: SmallBook) -> None:
    book.write("chapter.rst", CHAPTER.replace("ladder.svg", "lader.svg"))
    (finding,) = book.make()
    assert finding.remedy == "Do you mean “ladder.svg”?"


def test_a_path_out_of_the_folder_is_no_picture(book: SmallBook) -> None:
    book.write("secret.svg", PICTURE)
    book.write("chapter.rst", CHAPTER.replace("ladder.svg", "../secret.svg"))
    (finding,) = book.make()
    assert finding.message == "there is no image “../secret.svg”"
