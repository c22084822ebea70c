"""The state of the translations, for the terminal, for scripts and for readers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from press import status
from press.completeness import measured
from press.editions import Folders, Project, read_project
from press.reviews import read_reviews
from tests.small_site import ROOT, small_site
from tests.test_completeness import put


@pytest.fixture
def project() -> Project:
    return read_project(ROOT / "pyproject.toml")


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """A project with a little Latvian, one passage of it wrongly marked up."""
    put(tmp_path / "locales", "lv", "cards/a", "one two", fuzzy="three", open="four")
    put(tmp_path / "locales", "lv", "b", "See :ref:`card-2`.")
    (tmp_path / "handbook").mkdir()
    return Folders(tmp_path)


def test_the_table_has_a_row_a_catalogue_and_a_sum(
    project: Project, folders: Folders, capsys: pytest.CaptureFixture[str]
):
    assert status.show(project, folders, as_json=False) == []
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["cards/a", "1", "1", "1", "4", "50", "%"] in [row[:7] for row in rows]
    assert ["all", "2", "1", "1", "6", "66", "%"] in [row[:7] for row in rows]


def test_a_long_name_pushes_no_number_out_of_its_column(
    project: Project, folders: Folders, capsys: pytest.CaptureFixture[str]
):
    long = "cards/a-card-whose-name-fills-more-than-half-of-the-line"
    put(folders.locales, "lv", long, "five")
    status.show(project, folders, as_json=False)
    head, *rows = [
        row for row in capsys.readouterr().out.splitlines() if row.startswith("  ")
    ][:5]
    assert any(row.startswith(f"  {long} ") for row in rows)
    assert {row.index("%") for row in rows} == {head.index("share") + len("share") - 1}


def test_json_says_the_same_to_a_script(
    project: Project, folders: Folders, capsys: pytest.CaptureFixture[str]
):
    status.show(project, folders, as_json=True)
    latvian, lithuanian = json.loads(capsys.readouterr().out)
    assert (latvian["language"], latvian["percent"]) == ("lv", 66)
    assert latvian["partial"] is True
    assert latvian["catalogues"][1]["fuzzy"] == 1
    assert lithuanian["percent"] == 0


def test_a_reader_who_has_seen_enough_gets_no_traceback():
    command = [sys.executable, "-m", "press", "status"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as asked:
        assert asked.stdout
        assert asked.stderr
        asked.stdout.close()
        assert asked.stderr.read() == ""


def test_findings_of_the_checks_are_counted_by_catalogue(
    project: Project, folders: Folders
):
    latvian = measured(project, folders.locales)[0]
    assert status.problems_by_catalogue(latvian, folders)["b"] > 0


def test_a_file_that_is_none_is_a_row_and_not_the_end(
    project: Project, folders: Folders, capsys: pytest.CaptureFixture[str]
):
    os.mkfifo(folders.locales / "lv/LC_MESSAGES/pipe.po")
    (folders.locales / "lv/LC_MESSAGES/cards/zero.po").symlink_to("/dev/zero")
    status.show(project, folders, as_json=False)
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    for name in ("pipe", "cards/zero"):
        assert [name, "0", "0", "damaged"] in [row[:4] for row in rows]


def test_the_page_of_progress_shows_numbers_beside_bars_without_a_script(
    project: Project, tmp_path: Path
):
    put(tmp_path / "counted", "lv", "chapters/safeguarding", "one", open="two")
    site = small_site(
        tmp_path, "lv", completeness=measured(project, tmp_path / "counted")
    )
    page = site.page("progress.html")
    table = page.xpath("//tbody/tr")
    rows = [[cell.text_content().strip() for cell in row] for row in table]
    half = "50\u00a0% 50\u00a0%"  # in the bar and beside it
    assert ["Latviešu", half] in rows
    assert ["Safeguarding <here>", half, "0", "1", "2"] in rows
    (link,) = page.xpath("//tbody//a[contains(., 'Safeguarding')]")
    assert link.get("href") == "chapters/safeguarding.html"
    assert all(meter.get("aria-label") for meter in page.xpath("//meter"))
    assert not page.xpath("//main//script")


def test_every_page_links_to_the_page_of_progress(tmp_path: Path):
    site = small_site(tmp_path)
    for name, page in site.pages():
        links = page.xpath("//footer//a/@href")
        assert [link for link in links if link.endswith("progress.html")] or (
            name == "progress.html" and "#" in links
        ), name


def test_reviews_are_read_by_catalogue_and_day(tmp_path: Path):
    path = tmp_path / "reviews.csv"
    path.write_text(
        "catalogue,words,punct,minor,major,critical,P,reviewer_kind,date\n"
        "b,500,1,2,1,0,14.2,second reader,2026-11-23\n"
        "a,100,0,0,0,0,0,native practitioner,2026-12-01\n"
    )
    (first, second), problems = read_reviews(path, path.name)
    assert problems == []
    assert (first.catalogue, second.reader) == ("a", "second reader")
    assert read_reviews(tmp_path / "none.csv", "none.csv") == ([], [])


def test_a_row_that_is_no_review_is_named_by_its_line(tmp_path: Path):
    path = tmp_path / "reviews.csv"
    head = "catalogue,words,punct,minor,major,critical,P,reviewer_kind,date\n"
    for row in (
        "a,many\n",
        "a,100,0,0,0,0,0,the translator,2026-12-01\n",
        "a,²,0,0,0,0,0,second reader,2026-12-01\n",
        "a,100,0,0,0,0,nan,second reader,2026-12-01\n",
        "a,100,0,0,0,0,0,second reader,last week\n",
    ):
        path.write_text(head + row, encoding="utf-8")
        reviews, (problem,) = read_reviews(path, "locales/lv/reviews.csv")
        assert (reviews, problem.line) == ([], 2)
        assert problem.remedy.endswith(".")


def test_the_reviews_of_the_project_can_be_read():
    for path in (ROOT / "locales").glob("*/reviews.csv"):
        reviews, problems = read_reviews(path, path.name)
        assert reviews
        assert problems == []
