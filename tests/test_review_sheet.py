"""The review sheet: one file that opens anywhere, prints, and shows what changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from press.editions import Folders, read_project
from press.passages import Passage, State, read_passages
from press.problems import Problem
from press.progress import Progress
from press.review_sheet import (
    STYLES,
    read_reviewed,
    rows_of,
    sheet,
    without_links,
    write_reviewed,
)
from press.reviewing import review

ROOT = Path(__file__).parents[1]
TITLE = Passage(6, "Come at six.", "Nāciet sešos.", State.DONE)
NEW = Passage(9, "Bring water.", "", State.OPEN, notes=("said by a trainer",))


def page(*rows) -> html.HtmlElement:
    css = "\n".join((ROOT / "styles" / name).read_text() for name in STYLES)
    latvian = read_project(ROOT / "pyproject.toml").language("lv")
    return html.document_fromstring(sheet("Sapulce", latvian, "a.po", rows, css))


def test_a_sheet_needs_no_other_file_and_no_script():
    rows = rows_of([TITLE, NEW], {6: '<a href="x.html" id="i">Nāciet</a>'}, {}, [])
    made = page(*rows)
    assert made.xpath("//@src | //@href | //script | //link") == []
    style = made.findtext(".//style")
    assert "url(" not in style
    assert "@import" not in style


def test_what_changed_since_the_last_review_is_shown_word_by_word():
    (row,) = rows_of([TITLE], {}, {"Come at six.": "Nāciet piecos."}, [])
    made = page(row)
    assert [d.text_content() for d in made.cssselect("del")] == ["removed: piecos"]
    assert [d.text_content() for d in made.cssselect("ins")] == ["added: sešos"]


def test_a_message_reviewed_as_it_stands_is_not_called_changed():
    (row,) = rows_of([TITLE], {}, {TITLE.english: TITLE.text}, [])
    assert not row.changed


def test_an_edited_english_finds_what_was_reviewed_before():
    (row,) = rows_of([TITLE], {}, {"Come at seven.": "Nāciet septiņos."}, [])
    assert row.before == ("Come at seven.", "Nāciet septiņos.")


def test_every_message_has_a_labelled_place_for_remarks_and_its_problems():
    problem = Problem("a.po", 9, "any", "no water")
    made = page(*rows_of([TITLE, NEW], {}, {}, [problem]))
    fields = [field.get("id") for field in made.cssselect("textarea")]
    assert fields == [label.get("for") for label in made.cssselect("label")]
    assert "no water" in made.cssselect("section")[1].text_content()
    assert "said by a trainer" in made.cssselect("section")[1].text_content()


@pytest.mark.parametrize("typed", ["safeguarding", "safegarding", "chapter/safeguard"])
def test_a_name_that_is_nearly_a_chapter_is_answered_with_the_chapter(
    tmp_path: Path, typed: str
):
    folder = tmp_path / "locales/lv/LC_MESSAGES"
    for name in ("chapters/safeguarding", "chapters/seasons", "cards/goal"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.po").touch()
    project = read_project(ROOT / "pyproject.toml")
    (problem,) = review(project, "lv", [typed], Folders(tmp_path), Progress())
    assert problem.remedy == "Do you mean chapters/safeguarding?"


def test_what_a_reviewer_has_seen_is_kept(tmp_path: Path):
    write_reviewed(tmp_path / "reviewed/a.json", [TITLE, NEW])
    assert read_reviewed(tmp_path / "reviewed/a.json") == {TITLE.english: TITLE.text}


def test_a_fuzzy_message_brings_its_previous_english(tmp_path: Path):
    (tmp_path / "a.po").write_text(
        '#, fuzzy\n#| msgid ""\n#| "Come "\n#| "at six."\nmsgid "Come at seven."\n'
        'msgstr "Nāciet sešos."\n'
    )
    (passage,) = read_passages(tmp_path / "a.po")
    assert (passage.line, passage.previous) == (5, "Come at six.")


@pytest.mark.parametrize("fragment", ['<a href="x">a</a>', "<a>a</a>"])
def test_links_become_words_on_paper(fragment: str):
    assert without_links(fragment) == '<span class="link">a</span>'
