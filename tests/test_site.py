"""The site: what every page offers, and what none may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from tests.small_site import PAGES, PLANTED, SmallSite, planted, small_site

ELSEWHERE = re.compile(
    r"(\.\./)+(en|lv|lt|downloads)/|(\.\./)+index\.html$|tel:|https:"
)
CHAPTER = "chapters/safeguarding.html"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    """The small site in English."""
    return small_site(tmp_path_factory.mktemp("site"))


def hrefs(page: html.HtmlElement, path: str) -> list[str]:
    """Return the addresses of the links that an XPath finds."""
    return [str(href) for href in page.xpath(f"{path}/@href")]


def text(element: html.HtmlElement) -> str:
    """Return the words of an element on one line."""
    return " ".join(element.text_content().split())


def test_the_small_site_is_made_without_a_complaint(site: SmallSite) -> None:
    assert site.problems == ()


def test_who_to_call_is_one_tap_away_on_every_page(site: SmallSite) -> None:
    for name, page in site.pages():
        (href,) = hrefs(page, '//header//a[@class="call"]')
        target = (site.folder / name).parent / href
        assert href == "#" or target.resolve().name == "who-to-call.html", name


def test_the_languages_have_their_own_names_and_lead_to_the_same_page(
    site: SmallSite,
) -> None:
    (languages,) = site.page(CHAPTER).xpath('//nav[@class="languages"]')
    assert text(languages) == "English Latviešu Lietuvių"
    assert hrefs(languages, ".//a") == [
        "../../lv/chapters/safeguarding.html",
        "../../lt/chapters/safeguarding.html",
    ]
    assert languages.xpath(".//@lang") == ["en", "lv", "lt"]


def test_no_page_holds_inline_script_or_style(site: SmallSite) -> None:
    for name, page in site.pages():
        assert page.xpath("//style | //@style | //script[not(@src)]") == [], name
        assert page.xpath("//@*[starts-with(name(), 'on')]") == [], name
        assert page.xpath("//@href[starts-with(., 'javascript:')]") == [], name


def test_only_the_search_page_needs_scripts(site: SmallSite) -> None:
    with_scripts = [name for name, page in site.pages() if page.xpath("//script")]
    assert with_scripts == ["search.html"]


def test_no_script_makes_functions_from_text(site: SmallSite) -> None:
    for path in site.folder.rglob("*.js"):
        code = path.read_text(encoding="utf-8")
        assert not re.search(r"\beval\(|new Function\(", code), path.name


def test_every_link_leads_to_a_place_that_exists(site: SmallSite) -> None:
    root = site.folder.resolve()
    places = {(root / name): {"", *page.xpath("//@id")} for name, page in site.pages()}
    for name, page in site.pages():
        for href in page.xpath("//@href | //@src"):
            if ELSEWHERE.match(href):
                continue
            parts = urlsplit(href)
            path = root / name
            if parts.path:
                path = (path.parent / unquote(parts.path)).resolve()
            assert path.is_file(), (name, href)
            assert parts.fragment in places.get(path, {""}), (name, href)


def test_ids_are_unique_and_headings_skip_no_level(site: SmallSite) -> None:
    for name, page in site.pages():
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), name
        headings = page.xpath("//main//*[self::h1|self::h2|self::h3|self::h4|self::h5]")
        levels = [int(heading.tag[1]) for heading in headings]
        assert levels.count(1) == 1, name
        assert all(low - high <= 1 for high, low in pairwise(levels)), (name, levels)
        assert page.xpath('//*[@role="heading"]') == [], name


def test_a_page_wears_the_colour_of_its_part(site: SmallSite) -> None:
    (chapter,) = site.page(CHAPTER).xpath("//body/@class")
    (card,) = site.page("cards/our-court-our-rules.html").xpath("//body/@class")
    (glossary,) = site.page("glossary.html").xpath("//body/@class")
    assert (chapter, card, glossary) == ("page part-safe", "page part-play", "page")


def test_the_path_above_a_title_names_book_and_part(site: SmallSite) -> None:
    (path,) = site.page(CHAPTER).xpath('//nav[@class="breadcrumbs"]')
    assert text(path) == "Stay in the Game Make it safe"


def test_the_contents_open_at_the_part_in_which_the_reader_is(site: SmallSite) -> None:
    (nav,) = site.page(CHAPTER).xpath('//nav[@class="parts"]')
    assert text(nav) == (
        "Make it safe 5 Safeguarding <here> Play Glossary Imprint Who to call Index"
    )
    assert [text(a) for a in nav.xpath('.//a[@aria-current="page"]')] == [
        "5 Safeguarding <here>"
    ]


def test_a_page_lists_its_sections_and_its_neighbours(site: SmallSite) -> None:
    page = site.page(CHAPTER)
    (sections,) = page.xpath('//div[@id="on-page"]')
    assert [text(a) for a in sections.xpath(".//a")] == ["First", "Second"]
    (turn,) = page.xpath('//nav[@class="turn"]')
    assert text(turn) == "Previous Make it safe Next Play"


def test_a_cell_knows_its_column_for_rows_that_stand_on_end(site: SmallSite) -> None:
    cells = site.page(CHAPTER).xpath("//td/@data-column")
    assert cells == ["Who", "Number", "Who", "Number"]


def test_a_number_alone_in_its_cell_can_be_called(site: SmallSite) -> None:
    assert hrefs(site.page(CHAPTER), "//td//a") == ["tel:112", "tel:116111"]


def test_the_first_page_shows_cover_parts_and_the_box_of_cards(site: SmallSite) -> None:
    page = site.page("index.html")
    assert [text(h) for h in page.xpath("//h1 | //h2 | //h3")] == [
        "Stay in the Game",
        "What is in the book",
        "Make it safe",
        "Play",
        "The box of cards",
    ]
    assert [text(p) for p in page.xpath('//p[@class="subtitle"]')] == [
        "A handbook & more"
    ]
    assert [text(card) for card in page.xpath('//ol[@class="card-box"]/li')] == [
        "2 Our Court, Our Rules 45 min age 11–25"
    ]
    assert "../downloads/handbook-en.pdf" in hrefs(page, "//a")


def test_a_part_opens_with_whole_sentences_that_say_something(site: SmallSite) -> None:
    (words, _) = site.page("index.html").xpath('//section[@class="book-parts"]//p')
    assert text(words) == (
        "A place where nobody is hurt."
        " Such a place is made by many small decisions, day by day."
    )


def test_the_index_stands_in_letters_and_points_to_titles(site: SmallSite) -> None:
    page = site.page("genindex.html")
    letters = [text(a) for a in page.xpath('//nav[@class="letters"]//a')]
    assert letters == ["Symbols", "A", "B", "C", "M", "R"]
    entries = [text(li) for li in page.xpath('//ul[@class="index-entries"]/li')]
    assert "bullying Safeguarding <here>" in entries
    assert "mobbing see bullying" in entries


def test_no_file_is_there_that_nothing_uses(site: SmallSite) -> None:
    static = site.folder / "_static"
    texts = [path.read_text("utf-8") for path in site.folder.rglob("*.html")]
    texts += [(static / "handbook.css").read_text("utf-8")]
    unused = [
        path.name
        for path in static.rglob("*")
        if path.is_file() and not any(path.name in text for text in texts)
    ]
    assert unused == []
    assert sorted(path.name for path in site.folder.glob(".*")) == []


def test_the_same_book_gives_the_same_bytes_in_another_folder(
    site: SmallSite, tmp_path: Path
) -> None:
    other = small_site(tmp_path / "another place")
    assert dict(contents(other.folder)) == dict(contents(site.folder))


def test_no_translation_of_a_label_becomes_markup(tmp_path: Path) -> None:
    words = {"sphinx": planted(), "chapters/safeguarding": {"First": "<b planted>"}}
    words["chapters/safeguarding"]["Safeguarding <here>"] = "</title><b planted>"
    site = small_site(tmp_path, "lv", translations=words)
    for name, page in site.pages():
        assert page.xpath("//@planted") == [], name
        (skip,) = page.xpath('//a[@class="skip"]')
        assert text(skip) == f"Skip to the text{PLANTED}"
        (languages, *_) = page.xpath('//nav[@class="languages"]')
        assert languages.get("aria-label") == f"Languages{PLANTED}"
    (title,) = site.page(CHAPTER).xpath("//title")
    assert "</title><b planted>" in text(title)
    (card,) = site.page("index.html").xpath('//ol[@class="card-box"]/li')
    assert f"45 min{PLANTED} age 11–25{PLANTED}" in text(card)


def contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the name and bytes of every file below a folder."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def test_a_translated_glossary_stands_in_the_order_of_its_language(
    tmp_path: Path,
) -> None:
    words = {"adult": "žmogus", "child": "čiuožėjas", "referral": "cukrus"}
    site = small_site(
        tmp_path,
        "lt",
        {"index": INDEX, "glossary": PAGES["glossary"]},
        {"glossary": words},
    )
    terms = [text(dt) for dt in site.page("glossary.html").xpath("//dl/dt")]
    assert terms == ["cukrus", "čiuožėjas", "žmogus"]


INDEX = """
        Book
        ====

        A subtitle

        .. toctree::

           glossary
        """
