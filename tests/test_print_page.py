"""The print page: the whole book once, in order, every reference within it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from textwrap import dedent

import pytest
from lxml import html
from weasyprint import HTML

from press.finish import words
from press.print_html import prepared
from press.print_sheet import page_references
from tests.small_print import written
from tests.small_site import PLANTED, planted

CHAPTER = """
    .. _chapter-5:

    Safeguarding
    ============

    .. chapter:: 5
       :for: trainer
       :question: How do I make a small club safe?

    First
    -----

    .. index:: whistle
    .. _anchor:

    A :term:`referral` follows (form T7, :ref:`who-to-call`). Then read :ref:`imprint`.

    .. role-note:: trainer

       Begin on time.

    Second
    ------

    3. Third comes first.

    .. index:: whistle

    Look :ref:`at the anchor <anchor>`, and at https://example.org too.
"""
PAGES = {
    "index": """
        Stay in the Game
        ================

        Welcome.

        .. toctree::

           parts/safe
           parts/forms
           glossary
           front/imprint
           front/who-to-call
        """,
    "parts/safe": """
        Make it safe
        ============

        .. part:: safe

           A place where nobody is hurt.

        .. toctree::

           /chapters/safeguarding
        """,
    "parts/forms": """
        Forms to copy
        =============

        Copy them.
        """,
    "chapters/safeguarding": CHAPTER,
    "glossary": """
        Glossary
        ========

        .. glossary::

           referral
              To a service.

           youth worker
           animator
              An adult.
        """,
    "front/imprint": """
        .. _imprint:

        Imprint
        =======

        Open work.
        """,
    "front/who-to-call": """
        .. _who-to-call:

        Who to call
        ===========

        .. index:: whistle

        In danger now: 112.
        """,
}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("book"), PAGES)


@pytest.fixture(scope="module")
def page(path: Path) -> html.HtmlElement:
    return html.parse(str(path)).getroot()


@pytest.fixture(scope="module")
def sheets(path: Path) -> list[tuple[str, str, str]]:
    """Return (running head, folio, text) of each page of the book laid out."""
    found = []
    for sheet in HTML(filename=path).render().pages:
        box = sheet._page_box
        margins = {child.at_keyword: words(child) for child in box.children[1:]}
        folio = margins.get("@bottom-left-corner") or margins.get(
            "@bottom-right-corner"
        )
        found.append(
            (margins.get("@top-left", ""), folio or "", words(box.children[0]))
        )
    return found


def text(element: html.HtmlElement) -> str:
    """Return the words of an element, its blocks apart."""
    return " ".join(" ".join(element.itertext()).split())


def test_every_id_is_there_once(page: html.HtmlElement):
    doubled = [
        name for name, count in Counter(page.xpath("//@id")).items() if count > 1
    ]
    assert doubled == []


def test_every_reference_leads_to_a_place_on_the_page(page: html.HtmlElement):
    ids = {f"#{name}" for name in page.xpath("//@id")}
    within = [href for href in page.xpath("//a/@href") if href.startswith("#")]
    assert within
    assert set(within) <= ids


def test_the_book_is_in_the_order_of_a_printed_one(page: html.HtmlElement):
    ids = [section.get("id") for section in page.xpath("//section[@id]")]
    order = [name for name in ids if "--" not in name]
    assert order == [
        "front-imprint",
        "index",
        "contents",
        "parts-safe",
        "chapters-safeguarding",
        "parts-forms",
        "glossary",
        "book-index",
        "front-who-to-call",
    ]


def test_the_number_of_a_chapter_stands_above_its_title(page: html.HtmlElement):
    (opener,) = page.find_class("chapter-opener")
    assert [child.tag for child in opener][:2] == ["p", "h1"]
    assert text(opener).startswith("Chapter 5 Safeguarding How do I")


def test_the_opener_of_a_part_lists_its_pages(page: html.HtmlElement):
    (listed,) = page.get_element_by_id("parts-safe").find_class("part-contents")
    assert text(listed) == "5 Safeguarding"


def test_forms_and_country_pages_open_like_a_part(page: html.HtmlElement):
    (opener,) = page.get_element_by_id("parts-forms").find_class("part-plain")
    assert text(opener) == "Forms to copy Copy them."


def test_a_reference_to_another_page_says_which(page: html.HtmlElement):
    (imprint, call) = (
        page.xpath(f"//a[contains(@class, 'page-ref')][contains(@href, '{name}')]")[0]
        for name in ("imprint", "call")
    )
    assert "in-brackets" not in imprint.get("class")
    assert "in-brackets" in call.get("class")


def test_terms_and_places_in_the_same_document_name_no_page(page: html.HtmlElement):
    for name in ("glossary--term-referral", "chapters-safeguarding--anchor"):
        (link,) = page.xpath(f"//section[@id]//p/a[@href='#{name}']")
        assert "page-ref" not in link.get("class")


def test_an_anchor_stands_in_the_text_it_announces(page: html.HtmlElement):
    anchor = page.get_element_by_id("chapters-safeguarding--chapter-5")
    assert anchor.getparent().tag == "h1"


def test_a_term_and_its_meaning_are_one_item(page: html.HtmlElement):
    (glossary,) = page.find_class("glossary")
    assert glossary.tag == "ul"
    assert [text(item) for item in glossary] == [
        "referral To a service.",
        "youth worker animator An adult.",
    ]


def test_a_list_begins_with_the_number_it_is_given(page: html.HtmlElement):
    (numbered,) = page.xpath("//ol[@start='3']")
    assert numbered.get("style") == "counter-reset: list-item 2"


def test_the_index_names_places_in_reading_order(page: html.HtmlElement):
    (entry,) = page.xpath("//section[@id='book-index']//li[starts-with(., 'whistle')]")
    hrefs = [place.get("href") for place in entry]
    assert [href.partition("--")[0] for href in hrefs] == [
        "#chapters-safeguarding",
        "#chapters-safeguarding",
        "#front-who-to-call",
    ]


def test_what_follows_the_steps_of_a_card_stands_in_two_sides_of_one_height():
    blocks = "".join(
        f'<div class="block {name}"><p>{"word " * count}</p></div>'
        for name, count in (("change", 40), ("talk", 40), ("home", 20), ("wrong", 60))
    )
    page = prepared(f'<div class="activity-after">{blocks}</div>', {})
    divs = html.document_fromstring(page).iter("div")
    sides = [div for div in divs if div.get("class") == "side"]
    assert [[block.get("class") for block in side] for side in sides] == [
        ["block change", "block talk"],
        ["block home", "block wrong"],
    ]


def test_a_long_card_is_set_a_step_smaller():
    card = '<section class="document kind-card"><p>{}</p></section>'
    short, long = (prepared(card.format("word " * count), {}) for count in (500, 720))
    assert "card-long" not in short
    assert "kind-card card-long" in long


def test_no_translation_of_a_label_becomes_markup_or_style(tmp_path: Path):
    table = "\n.. list-table:: Who helps\n\n   * - Police\n"
    pages = {**PAGES, "glossary": dedent(PAGES["glossary"]) + table}
    page = html.parse(str(written(tmp_path, pages, "lv", planted()))).getroot()
    assert page.xpath("//@planted") == []
    assert page.xpath('//section[@id="contents"]/h1')[0].text == f"Contents{PLANTED}"
    assert page.get_element_by_id("book-index").get("data-part") == f"Index{PLANTED}"
    (label,) = page.xpath('//span[@class="caption-number"]')
    assert label.text == f"Table 1{PLANTED} "
    assert page_references("p. %s\n}").count("\n") == 1  # between the two rules


def test_a_page_reference_is_in_the_order_of_the_language():
    assert '" (" target-counter(attr(href), page) ".\u00a0lpp.)"' in page_references(
        "%s. lpp."
    )
    assert '" (p.\u00a0" target-counter(attr(href), page) ")"' in page_references(
        "p. %s"
    )


def test_page_numbers_are_those_of_the_pages(sheets: list[tuple[str, str, str]]):
    contents = next(words for _head, _folio, words in sheets if "Contents" in words[:9])
    for number, (_head, _folio, words_on) in enumerate(sheets, start=1):
        if words_on.startswith("Chapter 5"):
            assert f"5 Safeguarding{'.' * 3}" in contents.replace(" .", ".")
            assert contents.split("Forms to copy")[0].rstrip().endswith(f" {number}")


def test_a_running_head_stands_where_no_document_begins(
    sheets: list[tuple[str, str, str]],
):
    for head, _folio, words_on in sheets:
        if words_on.startswith(("Chapter 5", "Glossary", "Imprint")):
            assert head == ""


def test_only_text_pages_have_a_folio(sheets: list[tuple[str, str, str]]):
    cover, *openers, blank, last = [text for _head, folio, text in sheets if not folio]
    assert cover == blank == ""
    assert [opener[:7] for opener in openers] == ["Part II", "Forms t"]
    assert last.startswith("Who to call")


def test_who_to_call_is_alone_on_the_last_leaf(sheets: list[tuple[str, str, str]]):
    assert sheets[-1][2].startswith("Who to call")
    assert len(sheets) % 2 == 1
