"""The specimen: every directive once, whole in every format and language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from unittest.mock import MagicMock

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from lxml import etree
from lxml.html import HtmlElement

from press import directives
from press.directives import refused
from tests.directives.small_book import FORMATS, ROOT, SmallBook, specimen

PAGES = (
    "parts/safe",
    "chapters/safeguarding",
    "cards/our-court-our-rules",
    "forms/t7-concern-report",
)
AUTHOR, PRESS = "¤ ", "§ "  # what the two kinds of words begin with


@pytest.fixture
def book(tmp_path: Path) -> SmallBook:
    return specimen(tmp_path)


def interface_messages() -> Iterator[tuple[str, list[str]]]:
    """Yield every word of the press with the comments for its translator."""
    for _path, _line, text, comments, _context in extract_from_dir(
        ROOT / "press", comment_tags=("Translators:",)
    ):
        yield (text if isinstance(text, str) else text[0]), comments


def messages(book: SmallBook, page: str) -> list[str]:
    with (book.root / f"out/gettext/en/{page}.pot").open("rb") as template:
        return [str(message.id) for message in read_po(template) if message.id]


def text_blocks(page: HtmlElement) -> Iterator[str]:
    """Yield the text of each paragraph, heading, cell, item and label."""
    main = page.xpath("//*[@role='main']")[0]
    inline = {"a", "strong", "em", "span", "svg", "cite"}
    for element in main.iter():
        if not isinstance(element.tag, str) or element.tag in inline | {"title"}:
            continue
        if any(up.tag == "svg" for up in element.iterancestors()):
            continue
        own = [element.text or "", *(child.tail or "" for child in element)]
        if "".join(own).strip() or (len(element) and element[0].tag in inline):
            words = " ".join(element.text_content().split())
            if words and not re.fullmatch(r"[\d–SRT. ×m]+|\(?Sample.*", words):
                yield words


@pytest.mark.parametrize("builder", FORMATS)
def test_the_specimen_builds_without_a_warning(book: SmallBook, builder: str) -> None:
    assert book.make(builder) == []


def test_the_specimen_uses_every_directive(book: SmallBook) -> None:
    app = MagicMock()
    directives.setup(app)
    ours = {call.args[0] for call in app.add_directive.call_args_list}
    ours -= refused.DIRECTIVES.keys()
    text = "".join(path.read_text() for path in book.root.glob("handbook/**/*.rst"))
    used = set(re.findall(r"\.\. ([a-z-]+)::", text))
    assert len(ours) > 15
    assert ours <= used


def test_every_visible_word_can_be_translated(book: SmallBook) -> None:
    """Mark every message; whatever then shows no mark reached no catalogue."""
    book.make("gettext")
    for page in PAGES:
        texts = {text: AUTHOR + text for text in messages(book, page)}
        book.translate("lv", page, texts)
    book.translate(
        "lv", "sphinx", {text: PRESS + text for text, _ in interface_messages()}
    )
    assert book.make(language="lv") == []
    for page in PAGES:
        blocks = list(text_blocks(book.page(page, language="lv")))
        assert len(blocks) > 2
        assert [
            t for t in blocks if AUTHOR.strip() not in t and PRESS.strip() not in t
        ] == []


def test_words_of_the_press_stay_out_of_the_chapters(book: SmallBook) -> None:
    book.make("gettext")
    press = {text for text, _comments in interface_messages()}
    shared = {text for page in PAGES for text in messages(book, page)} & press
    assert shared == {"Age"}  # the author of the form wrote it, too


def test_every_word_of_the_press_has_a_comment_for_its_translator() -> None:
    bare = [text for text, comments in interface_messages() if not comments]
    assert bare == []


def test_every_message_knows_its_line(book: SmallBook) -> None:
    book.make("gettext")
    for page in PAGES:
        with (book.root / f"out/gettext/en/{page}.pot").open("rb") as template:
            lost = [m.id for m in read_po(template) if m.id and not m.locations[0][1]]
        assert lost == []


@pytest.mark.parametrize("page", PAGES)
def test_the_ebook_is_well_formed(book: SmallBook, page: str) -> None:
    book.make("ebook")
    etree.parse(book.root / f"out/ebook/en/{page}.xhtml")


@pytest.mark.parametrize("builder", ["site", "print"])
@pytest.mark.parametrize("page", PAGES)
def test_headings_leave_out_no_level(book: SmallBook, builder: str, page: str) -> None:
    book.make(builder)
    found = book.page(page, builder).xpath(
        "//*[@role='main']//*[self::h1 or self::h2 or self::h3 or self::h4]"
    )
    levels = [int(heading.tag[1]) for heading in found]
    assert levels[0] == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))


def test_no_page_repeats_an_id(book: SmallBook) -> None:
    book.make()
    for page in PAGES:
        ids = book.page(page).xpath("//@id")
        assert len(ids) == len(set(ids))


def test_print_holds_no_decoration_that_would_be_tagged(book: SmallBook) -> None:
    book.make("print")
    for page in PAGES:
        hidden = book.page(page, "print").xpath("//*[local-name()='svg'][@aria-hidden]")
        assert hidden == []


def test_headings_of_boxes_stay_out_of_the_contents(book: SmallBook) -> None:
    book.make()
    contents = book.page("index").text_content()
    assert "Who opens the door" in contents
    assert "Watch out" not in contents
