"""The download page: every edition with its facts, each language in its own words."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from press.completeness import measured
from press.download_page import write_download_page
from press.editions import Folders, Project, read_project
from press.manifest import Finished
from tests.small_site import ROOT, write_catalogue

SUM = "0123456789abcdef" * 4
ROWS = (
    Finished("en", "html", "en", 900_000, 0, SUM, ""),
    Finished("en", "pdf", "downloads/handbook-en.pdf", 4_263_000, 1096, SUM, ""),
    Finished("en", "epub", "downloads/handbook-en.epub", 31_000, 0, SUM, ""),
    Finished("lv", "html", "lv", 900_000, 0, SUM, ""),
    Finished("lv", "pdf", "downloads/handbook-lv.pdf", 4_263_000, 1096, SUM, ""),
    Finished("lt", "epub", "downloads/handbook-lt.epub", 4_263_000, 0, SUM, ""),
)
LATVIAN = {
    "Read online": "Lasīt tiešsaistē",
    "PDF for paper": "PDF drukāšanai",
    "Size": "Izmērs",
    "Pages": "Lappuses",
    "Date": "Datums",
    "%(number)s MB": "%(number)s MB",
}


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """A project with the real templates and a little Latvian."""
    (tmp_path / "styles").symlink_to(ROOT / "styles")
    write_catalogue(tmp_path / "locales", "lv", "sphinx", LATVIAN)
    write_catalogue(
        tmp_path / "locales", "lv", "book", {"Stay in the Game": "Paliec spēlē"}
    )
    return Folders(tmp_path)


@pytest.fixture
def project() -> Project:
    project = read_project(ROOT / "pyproject.toml")
    published = datetime.date(2026, 11, 23)
    book = replace(project.book, title="Stay in the Game", published=published)
    return replace(project, book=book)


def made(folders: Folders, project: Project, rows: tuple[Finished, ...] = ROWS) -> str:
    """Return the page as text."""
    measures = measured(project, folders.locales)
    write_download_page(folders.root, project, rows, folders, measures)
    return (folders.root / "index.html").read_text(encoding="utf-8")


def shelf(page: str, language: str) -> str:
    """Return the words of one language's section, on one line."""
    document: html.HtmlElement = html.document_fromstring(page.encode())
    section = document.get_element_by_id(language)
    return " ".join(section.text_content().split())


def test_a_file_is_listed_with_size_pages_date_and_digest(
    folders: Folders, project: Project
) -> None:
    assert (
        f"PDF for paper Size 4.3 MB Pages 1,096 Date 23 November 2026 SHA-256 {SUM}"
        in (shelf(made(folders, project), "en"))
    )


def test_a_language_uses_its_own_words_dates_and_numbers(
    folders: Folders, project: Project
) -> None:
    words = shelf(made(folders, project), "lv")
    assert words.startswith("Latviešu Paliec spēlē")
    assert "Lasīt tiešsaistē PDF drukāšanai Izmērs 4,3 MB" in words
    assert "Datums 2026. gada 23. novembris" in words


def test_english_stands_in_for_a_language_without_translations_and_says_so(
    folders: Folders, project: Project
) -> None:
    page = made(folders, project)
    assert '<section class="shelf" id="lt" lang="en">' in page
    assert '<h3 lang="lt">Lietuvių</h3>' in page
    assert "Date 23 November 2026" in shelf(page, "lt")


def test_only_what_was_made_is_listed(folders: Folders, project: Project) -> None:
    page = made(folders, project, ROWS[:2])
    assert 'id="lv"' not in page
    assert ".epub" not in page


def test_a_small_file_is_not_empty(folders: Folders, project: Project) -> None:
    assert "Size 0.1 MB" in shelf(made(folders, project), "en")


def test_the_page_needs_no_script_and_looks_like_the_first_site(
    folders: Folders, project: Project
) -> None:
    page = made(folders, project)
    assert "<script" not in page
    assert " style=" not in page
    assert 'href="en/_static/handbook.css"' in page


def test_a_page_without_any_site_asks_for_no_style_sheet(
    folders: Folders, project: Project
) -> None:
    assert "_static" not in made(folders, project, ROWS[1:2])


def test_every_link_on_the_page_leads_below_its_folder(
    folders: Folders, project: Project
) -> None:
    links = re.findall(r'<a [^>]*href="([^"]+)"', made(folders, project))
    assert [link for link in links if not re.match(r"#|en/|lv/|downloads/", link)] == []
