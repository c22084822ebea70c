"""The EPUB of a tiny book: what is in the archive, and what reading systems get."""

from __future__ import annotations

import datetime
import os
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
import sphinx.locale
from lxml import etree

from press.chapters import Reading, write_formats
from press.editions import Book, Folders, Format, Language
from press.epub import finished_file
from press.epub_cover import cover
from press.epub_page import NAMES, PAPER, SOFT_HYPHEN, prepared
from press.epub_sheet import plain, sheet
from press.progress import Progress
from tests.directives.small_book import ROOT, specimen

LANGUAGE = Language("en", "English", "urn:uuid:0", "lv")
BOOK = Book(
    title="Stay & play",
    subtitle="A specimen",
    description="Every directive once.",
    keywords=("sport", "safety"),
    publisher="The press",
    rights="CC BY 4.0",
    version="1.0",
    published=datetime.date(2026, 11, 23),
    checked=datetime.date(2026, 11, 23),
)
CALL = ".. _who-to-call:\n\nWho to call\n===========\n\nCall 112.\n"
TOCTREE = "\n.. toctree::\n   :hidden:\n\n   front/who-to-call\n"
OPF = {"o": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}


def made_in(folder: Path) -> Path:
    """Make the specimen with a page of numbers to call; return its EPUB."""
    folder.mkdir()
    book = specimen(folder)
    book.write("front/who-to-call.rst", CALL)
    index = folder / "handbook" / "index.rst"
    index.write_text(index.read_text("utf-8") + TOCTREE, "utf-8")
    (folder / "handbook" / "conf.py").write_text(
        'extensions = ["press.extension"]\nsmartquotes = False\n'
    )
    # The cut fonts are those of the project: cutting takes long and adds nothing.
    (ROOT / "build").mkdir(exist_ok=True)
    for name in ("build", "package-lock.json"):
        (folder / name).symlink_to(ROOT / name)
    sphinx.locale.translators.clear()
    before = os.environ.get("SOURCE_DATE_EPOCH")
    write_formats(
        Reading(
            language=LANGUAGE,
            languages=(LANGUAGE,),
            formats=(Format.EPUB,),
            book=BOOK,
            folders=Folders(folder),
            catalogues=folder / "locale",
            out=folder / "out",
        ),
        Progress(),
    )
    if before is None:
        os.environ.pop("SOURCE_DATE_EPOCH", None)
    else:
        os.environ["SOURCE_DATE_EPOCH"] = before
    return finished_file(folder / "out" / "ebook")


@pytest.fixture(scope="module")
def epub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_in(tmp_path_factory.mktemp("epub") / "book")


@pytest.fixture
def files(epub: Path) -> dict[str, bytes]:
    with ZipFile(epub) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def package(files: dict[str, bytes]) -> etree._Element:
    return etree.fromstring(files["EPUB/package.opf"])


@pytest.fixture
def pages(files: dict[str, bytes]) -> dict[str, etree._Element]:
    return {
        name.removeprefix("EPUB/"): etree.fromstring(data)
        for name, data in files.items()
        if name.endswith(".xhtml")
    }


def texts(root: etree._Element, path: str, **names: str) -> list[str]:
    found = root.xpath(path, namespaces=names or {**NAMES, **OPF})
    assert isinstance(found, list)
    return [str(text) for text in found]


def test_two_builds_in_different_folders_give_the_same_bytes(
    epub: Path, tmp_path: Path
) -> None:
    assert made_in(tmp_path / "elsewhere").read_bytes() == epub.read_bytes()


def test_the_archive_begins_with_its_media_type_and_knows_no_clock(epub: Path) -> None:
    with ZipFile(epub) as archive:
        first, *others = archive.infolist()
    assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
    assert {entry.date_time for entry in others} == {(2026, 11, 23, 0, 0, 0)}


def test_the_manifest_lists_every_file_once_and_the_archive_holds_no_other(
    files: dict[str, bytes], package: etree._Element
) -> None:
    listed = texts(package, "//o:item/@href")
    assert [f"EPUB/{href}" for href in listed] == list(files)[3:]
    assert "".join(listed).isascii()


def test_the_spine_goes_from_the_cover_to_who_to_call(package: etree._Element) -> None:
    spine = texts(package, "//o:itemref/@idref")
    assert spine[:3] == ["cover-xhtml", "nav-xhtml", "index-xhtml"]
    assert spine[-3:] == [
        "bibliography-xhtml",
        "genindex-xhtml",
        "front-who-to-call-xhtml",
    ]


def test_the_metadata_are_those_of_the_book(package: etree._Element) -> None:
    assert texts(package, "//dc:title/text()") == ["Stay & play", "A specimen"]
    assert texts(package, "//dc:subject/text()") == ["sport", "safety"]
    assert texts(package, "//dc:identifier/text()") == ["urn:uuid:0"]
    modified = "//o:meta[@property='dcterms:modified']/text()"
    assert texts(package, modified) == ["2026-11-23T00:00:00Z"]


def test_pages_with_drawings_say_so_in_the_manifest(package: etree._Element) -> None:
    card = "//o:item[@href='cards/our-court-our-rules.xhtml']/@properties"
    assert texts(package, card) == ["svg"]
    assert texts(package, "//o:item[@href='cover.xhtml']/@properties") == []


def test_every_page_has_its_language_a_title_and_one_first_heading(
    pages: dict[str, etree._Element],
) -> None:
    for name, page in pages.items():
        assert page.get("lang") == "en", name
        assert texts(page, "h:head/h:title/text()"), name
        assert len(texts(page, "//h:h1")) == 1, name


def test_every_page_but_the_cover_and_itself_leads_to_who_to_call(
    pages: dict[str, etree._Element],
) -> None:
    without = {
        name
        for name, page in pages.items()
        if not texts(page, "h:body/h:p[@class='call']/h:a/@href")
    }
    assert without == {"cover.xhtml", "front/who-to-call.xhtml"}


def test_landmarks_lead_to_text_index_and_who_to_call(
    pages: dict[str, etree._Element],
) -> None:
    hrefs = texts(pages["nav.xhtml"], "//h:nav[@id='landmarks']//h:a/@href")
    assert hrefs == [
        "cover.xhtml",
        "nav.xhtml#toc",
        "chapters/safeguarding.xhtml",
        "front/who-to-call.xhtml",
        "bibliography.xhtml",
        "genindex.xhtml",
    ]


def test_the_number_stands_above_the_title(pages: dict[str, etree._Element]) -> None:
    card = pages["cards/our-court-our-rules.xhtml"]
    assert texts(card, "//h:h1/preceding-sibling::h:p/@class") == ["activity-number"]


def test_boxes_to_tick_are_letters(pages: dict[str, etree._Element]) -> None:
    form = pages["forms/t7-concern-report.xhtml"]
    assert set(texts(form, "//h:span[@class='tick']/text()")) == {"☐", "○"}


def test_pictures_lie_on_white_paper_also_at_night(
    pages: dict[str, etree._Element],
) -> None:
    for page in pages.values():
        for fill in texts(page, "//s:svg[contains(@class, 'picture')]/*[1]/@fill"):
            assert fill == PAPER


def test_no_style_sheet_paints_the_page_or_needs_a_young_reading_system(
    files: dict[str, bytes],
) -> None:
    sheets = [data.decode() for name, data in files.items() if name.endswith(".css")]
    for word in (
        "var(",
        "background",
        "inline-start",
        "block-end",
        "@media",
        "absolute",
    ):
        assert not any(word in css for css in sheets), word


def test_each_part_has_its_own_colour_in_its_own_sheet() -> None:
    safe, play = (sheet(ROOT / "styles", part) for part in ("part-safe", "part-play"))
    assert "#0e7f77" in safe
    assert "#0e7f77" not in play


def test_right_to_left_editions_get_their_sides_turned() -> None:
    rule = "p { padding-inline-start: 1em; text-align: start }"
    assert plain(rule, {}, "rtl") == "p { padding-right: 1em; text-align: right }\n"


def test_a_name_without_a_value_stops_the_press() -> None:
    with pytest.raises(KeyError, match="--nowhere"):
        plain("p { margin: var(--nowhere) }", {})


def test_long_words_in_wide_tables_get_soft_hyphens() -> None:
    page = (
        '<html xmlns="http://www.w3.org/1999/xhtml" lang="lv"><body><table><thead><tr>'
        "<th>a</th><th>b</th><th>c</th><th>bērnunams</th></tr></thead></table>"
        "</body></html>"
    )
    said = prepared(page, "index", "", {}).decode()
    assert SOFT_HYPHEN.join(("bēr", "nu", "nams")) in said


def test_a_page_that_is_not_well_formed_stops_the_press() -> None:
    with pytest.raises(etree.XMLSyntaxError):
        prepared("<html><p></html>", "index", "", {})


def test_the_cover_refuses_artwork_that_it_cannot_draw(tmp_path: Path) -> None:
    artwork = tmp_path / "cover.svg"
    artwork.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>a</text></svg>'
    )
    with pytest.raises(ValueError, match="cannot draw <text>"):
        cover(artwork, ROOT, "Title", "Subtitle", "English")
