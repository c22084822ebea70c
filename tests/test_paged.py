"""The PDF: what layout puts right, what it reports, and that it is always the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from weasyprint import HTML

from press.finish import words
from press.paged import drop_repeated_pages, mirror_margin_notes
from tests.small_print import ROOT, html_page, laid_out

PLACES = "".join(f'<a class="index-page" href="#{name}"></a>' for name in "ab")
INDEX = f"<p>ball {PLACES}</p>"
INDEX_CSS = """
    .index-page::after { content: target-counter(attr(href), page) }
    .index-page + .index-page::after { content: ", " target-counter(attr(href), page) }
"""
SMALL = "@page { size: 100mm 60mm; margin: 10mm }"


def rendered(folder: Path, body: str, css: str = "") -> Any:
    return HTML(filename=html_page(folder, body, css)).render()


def text_of(page: Any) -> str:
    return words(page._page_box)


def test_the_index_names_a_page_once(tmp_path: Path):
    body = f'{INDEX}<p id="a">Throw.</p><p id="b">Catch.</p>'
    document = rendered(tmp_path, body, INDEX_CSS)
    drop_repeated_pages(document)
    assert text_of(document.pages[0]).startswith("ball 1Throw")
    assert [
        link[1] for link in document.pages[0].links if link[3].element_tag == "a"
    ] == ["a"]


def test_the_index_names_two_pages_both(tmp_path: Path):
    body = f'{INDEX}<p id="a">Throw.</p><p id="b" style="break-before: page">Catch.</p>'
    document = rendered(tmp_path, body, INDEX_CSS)
    drop_repeated_pages(document)
    assert text_of(document.pages[0]).startswith("ball 1, 2")


def test_a_margin_note_stands_on_the_outer_side(tmp_path: Path):
    note = '<p class="new"><span class="note">Note</span>Text</p>'
    css = SMALL + (
        "@page :left { margin-left: 40mm } @page :right { margin-right: 40mm }"
        ".new { break-before: page } .note { float: right; width: 20mm;"
        "margin-right: -25mm }"
    )
    document = rendered(tmp_path, note * 3, css)
    mirror_margin_notes(document)
    sides = []
    for page in document.pages:
        (note_box,) = [box for box in page._page_box.descendants() if box.is_floated()]
        left = page._page_box.content_box_x()
        sides.append("left" if note_box.position_x < left else "right")
    assert sides == ["right", "left", "right"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('<p><a href="#nowhere">Link</a></p>', "dead-link"),
        ("<p>A letter: 漢</p>", "missing-letter"),
        ('<img src="nowhere.png" alt="Lost">', "missing-picture"),
        (
            '<svg width="9" height="9" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>',
            "missing-alt",
        ),
    ],
)
def test_what_is_wrong_is_a_problem_at_its_source(body: str, code: str, tmp_path: Path):
    page = f'<section class="document" data-name="chapters/one">{body}</section>'
    _pdf, result = laid_out(tmp_path, page)
    assert code in {problem.code for problem in result.problems}
    assert {problem.path for problem in result.problems} == {
        "handbook/chapters/one.rst"
    }


def test_a_declaration_for_screens_is_passed_over_and_a_slip_is_not(tmp_path: Path):
    _pdf, result = laid_out(tmp_path, "<p>Text</p>", "p { text-wrap: balance }")
    assert result.problems == ()
    _pdf, result = laid_out(tmp_path, "<p>Text</p>", "p { text-warp: balance }")
    assert [problem.code for problem in result.problems] == ["layout"]


def test_no_problem_and_no_file_names_the_folder_of_the_build(tmp_path: Path):
    pdf, result = laid_out(tmp_path, '<p>Text</p><img src="nowhere.png" alt="Lost">')
    assert str(tmp_path) not in " ".join(problem.message for problem in result.problems)
    said = " ".join(str(value) for _, value in pdf.docinfo.items())
    assert "file:" not in said


def test_the_same_page_gives_the_same_bytes_in_another_zone_and_folder(tmp_path: Path):
    made: list[bytes] = []
    for name, zone in (("one", "Pacific/Auckland"), ("two ā", "America/Lima")):
        folder = tmp_path / name
        folder.mkdir()
        page = html_page(folder, "<h1>Yard</h1><p>Chalk <b>lines</b></p>")
        subprocess.run(
            [
                sys.executable,
                "-c",
                "import sys; from pathlib import Path; from press.paged import lay_out;"
                "lay_out(Path(sys.argv[1]), Path(sys.argv[2]))",
                page,
                folder / "page.pdf",
            ],
            cwd=ROOT,
            env={
                "TZ": zone,
                "LC_ALL": "C",
                "PYTHONHASHSEED": str(len(made)),
                "PATH": "/bin",
            },
            check=True,
        )
        made.append((folder / "page.pdf").read_bytes())
    assert made[0] == made[1]


def test_title_language_and_fonts_are_in_the_file(tmp_path: Path):
    pdf, result = laid_out(tmp_path, "<p>Ēnas ėjo</p>")
    assert result.problems == ()
    assert str(pdf.Root.Lang) == "en"
    assert str(pdf.docinfo["/Title"]) == "Page"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    dictionaries = [
        thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary)
    ]
    faces = [one for one in dictionaries if one.get("/Type") == "/FontDescriptor"]
    assert faces
    assert all("/FontFile2" in face for face in faces)
