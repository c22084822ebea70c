"""The manuscript: what is said of the English source, and where."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

import pytest

from press import desk, manuscript, publish
from press.editions import Folders, Project, read_project
from press.manuscript import bibliography, figures, reading
from press.problems import Problem
from press.progress import Progress

ROOT = Path(__file__).parents[2]
WORDING = "avoid,write,why\nkid,child,it is talk about them\n"
BIB = """
@book{seen, title = {Seen}, author = {Ozola, Ilze}, publisher = {Press}, year = {2020}}

@book{unseen, title = {Unseen}, author = {Ozola, Ilze}, year = {2020}}
"""
CARD = (ROOT / "tests/fixtures/specimen/cards/our-court-our-rules.rst").read_text()


@pytest.fixture
def project() -> Project:
    return read_project(ROOT / "pyproject.toml")


def book(folder: Path, pages: Mapping[str, str], bib: str = "") -> Folders:
    """Write a handbook of these pages; the first one is its index."""
    handbook = folder / "handbook"
    for name, text in pages.items():
        path = handbook / f"{name}.rst"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    shutil.copyfile(ROOT / "handbook/conf.py", handbook / "conf.py")
    (handbook / "references.bib").write_text(bib)
    (handbook / "wording.csv").write_text(WORDING)
    return Folders(folder)


def said(project: Project, folders: Folders, *codes: str) -> list[tuple[str, int]]:
    """Return code and line of the findings, or of those with these codes."""
    found: list[Problem] = list(manuscript.check(project, folders).problems)
    return [(p.code, p.line) for p in sorted(found) if not codes or p.code in codes]


PAGE = "A page\n======\n\n{}\n"
LONG = "Play " + "and play " * 16 + "on."
RULES = [
    ("The kids play.", "The children play.", "unwelcome-word"),
    ("Some, e.g. three, play.", "Some, for example three, play.", "abbreviation"),
    (LONG, "Play on. Play on and on.", "long-sentence"),
    ('Say "stop" aloud.', "Say “stop” aloud.", "straight-quotes"),
    ("It is 5 m wide.", "It is 5\u00a0m wide.", "nbsp-before-unit"),
    ("They play play.", "They play.", "doubled-word"),
    ("`Here <https//a.org>`__", "`Here <https://a.org>`__", "broken-address"),
]


@pytest.mark.parametrize(("bad", "good", "code"), RULES)
def test_a_rule_finds_the_bad_and_leaves_the_good(project, tmp_path, bad, good, code):
    text = PAGE.format(f"{good}\n\n{bad}")
    assert said(project, book(tmp_path, {"index": text})) == [(code, 6)]


TABLES = [
    ("avoid;write;why\nkid;child;so\n", 1, "wrong-columns"),
    ("avoid,write,why\n,child,so\n", 2, "broken-row"),
    ("avoid,write,why\n\nkid,child\n", 3, "broken-row"),
    ('avoid,write,why\nkid,child,"so\n', 2, "broken-row"),
    (f"avoid,write,why\nkid,child,{'so' * 70_000}\n", 2, "broken-row"),
    ("avoid,write,why\nkid,child,so ž\n".encode("windows-1257"), 2, "wrong-charset"),
    ("avoid,write,why\n".encode("utf-16"), 1, "wrong-charset"),
]


@pytest.mark.parametrize(("table", "line", "code"), TABLES)
def test_a_row_that_is_no_wording_is_named_by_its_line(
    project, tmp_path, table, line, code
):
    folders = book(tmp_path, {"index": PAGE.format("They play.")})
    content = table if isinstance(table, bytes) else table.encode()
    (folders.handbook / "wording.csv").write_bytes(content)
    assert said(project, folders) == [(code, line)]


def test_a_picture_needs_words(project, tmp_path):
    text = PAGE.format(".. image:: a.svg\n\n.. image:: a.svg\n   :alt: Two players.")
    folders = book(tmp_path, {"index": text})
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
    (folders.handbook / "a.svg").write_text(drawing)
    assert said(project, folders) == [("missing-alt", 4)]


def test_a_comment_with_a_reason_waives_a_finding_below_it(project, tmp_path):
    waiver = ".. waive: unwelcome-word – the words of a song\n\nThe kids play."
    assert said(project, book(tmp_path, {"index": PAGE.format(waiver)})) == []


def test_a_waiver_that_silences_nothing_is_a_problem(project, tmp_path):
    waiver = ".. waive: unwelcome-word – the words of a song\n\nThe children play."
    folders = book(tmp_path, {"index": PAGE.format(waiver)})
    assert said(project, folders) == [("waiver-unused", 6)]


def test_a_source_that_no_page_cites_is_an_error(project, tmp_path):
    text = PAGE.format("They play :cite:p:`seen`.\n\n.. bibliography::")
    folders = book(tmp_path, {"index": text}, BIB)
    assert said(project, folders, "uncited-source") == [("uncited-source", 4)]


TWICE = "@book{seen, title = {A}}\n\n@book{Seen, title = {B}}\n"
BIBLIOGRAPHIES = [
    ("\n@book{a, title = {A}\n\n@book{b, title = {B}}\n", "broken-entry", 2),
    ("@book{a, title = {A}}\n@book{b, title = {B}\n", "broken-entry", 2),
    (TWICE, "duplicate-entry", 3),
    ("% ž\n".encode("windows-1257"), "wrong-charset", 1),
    (None, "no-bibliography", 0),
    ("@book{a, year = {2020}}\n", "broken-entry", 1),
    ("@article{a, title = {A}}\n", "broken-entry", 1),
    ("@book{a, title = {A}, year = {}}\n", "broken-entry", 1),
    ("@book{a, title = {A}, title = {B}}\n", "broken-entry", 1),
    ("@book{a, title = {A}, author = {B, C, D, E}}\n", "broken-entry", 1),
    ("@book{a, title = {A \\}}\n", "broken-entry", 1),
    ("@misc{a, title = {A}, url = {x}, urldate = {May}}\n", "broken-entry", 1),
]


@pytest.mark.parametrize(("bib", "code", "line"), BIBLIOGRAPHIES)
def test_an_entry_that_cannot_be_read_is_named_by_its_line(
    project, tmp_path, bib, code, line
):
    folders = book(tmp_path, {"index": PAGE.format("They play.")})
    path = folders.handbook / "references.bib"
    path.unlink()
    if bib is not None:
        path.write_bytes(bib if isinstance(bib, bytes) else bib.encode())
    (problem,) = manuscript.check(project, folders).problems
    assert (problem.code, problem.line) == (code, line)
    assert problem.remedy


def test_a_bibliography_may_name_its_journals_once(tmp_path):
    path = tmp_path / "references.bib"
    path.write_text(
        '@string{bjsm = "British Journal"}\n'
        "@article{a, title = {A}, journal = bjsm, month = jul, year = {2020}}\n"
    )
    assert list(bibliography.broken_entries(path, path.name)) == []


@pytest.mark.parametrize("charset", ["windows-1257", "utf-16"])
def test_a_page_that_is_not_in_utf_8_stops_every_command(project, tmp_path, charset):
    folders = book(tmp_path, {"index": PAGE.format("They play.")})
    page = folders.handbook / "index.rst"
    page.write_bytes("Šī\n==\n".encode(charset))
    editions, told = project.editions([], []), Progress()
    for problems in (
        manuscript.check(project, folders).problems,
        manuscript.count(project, folders),
        desk.update(project, folders, told),
        publish.publish(project, editions, folders, told),
    ):
        (problem,) = problems
        assert str(problem).startswith("handbook/index.rst:1: this line is not")


def test_a_broken_bibliography_is_told_with_every_page(project, tmp_path):
    folders = book(tmp_path, {"index": PAGE.format("They play.")}, "@book{a, ")
    page = folders.handbook / "index.rst"
    (problem,) = desk.check(project, folders, Progress(), [page])
    assert problem.path == "handbook/references.bib"


def test_a_card_that_no_chapter_leads_to_is_an_error(project, tmp_path):
    index = PAGE.format("See :ref:`card-2`.\n\n.. toctree::\n\n   chapter\n   card")
    chapter = """
        A chapter
        =========

        .. chapter:: 5
           :for: trainer
           :question: How?

        {}
        """
    pages = {"index": index, "card": CARD, "chapter": chapter.format("Play.")}
    assert said(project, book(tmp_path, pages), "unreachable") == [("unreachable", 1)]
    pages["chapter"] = chapter.format("See :ref:`card-2`.")
    assert said(project, book(tmp_path, pages), "unreachable") == []


def test_a_term_that_no_page_marks_is_listed(project, tmp_path):
    text = PAGE.format(
        "A :term:`goal` counts.\n\n.. glossary::\n\n   goal\n      A place."
        "\n\n   net\n      A thing."
    )
    folders = book(tmp_path, {"index": text})
    assert said(project, folders) == [("unused-term", 11)]


def test_what_sphinx_complains_about_is_told_first(project, tmp_path):
    folders = book(tmp_path, {"index": PAGE.format("See :ref:`nowhere`.")})
    assert [line for _code, line in said(project, folders)] == [4]


def test_a_slip_in_a_page_hides_what_may_only_come_of_it(project, tmp_path):
    country = ".. country:: lv\n   :{}: 2026-11-23\n\n   Law :cite:p:`seen`."
    bib = BIB.partition("\n\n")[0]
    for name, codes in (("checked", []), ("chekced", ["press.country"] * 2)):
        folder = tmp_path / name
        text = PAGE.format(country.format(name) + "\n\n.. bibliography::")
        found = manuscript.check(project, book(folder, {"index": text}, bib))
        assert [p.code for p in found.problems] == codes
        assert any("first mend" in note for note in found.notes) == bool(codes)


UNKNOWN = [
    (".. scean::\n\n   Words.", "Do you mean “scene”?"),
    (".. zzqqxx::\n\n   Words.", "Write the name of a directive of the book."),
    ("A :trem:`goal`.", "Do you mean “term”?"),
    ("See :ref:`the-yadr`.", "Do you mean “the-yard”?"),
    ("See :ref:`nowhere`.", 'Write a label that is there, or put ".. _label:"'),
    ("See :doc:`/idnex`.", "Do you mean “/index”?"),
    ("A :term:`gaol`.", "Do you mean “goal”?"),
    ("A :term:`referee`.", "Add it to glossary.rst, or mark a word that is there."),
]


@pytest.mark.parametrize(("text", "remedy"), UNKNOWN)
def test_an_unknown_name_is_answered_with_the_nearest_or_what_to_do(
    project, tmp_path, text, remedy
):
    there = ".. _the-yard:\n\nYard\n----\n\n.. glossary::\n\n   goal\n      A place."
    folders = book(tmp_path, {"index": PAGE.format(f"{text}\n\n{there}")})
    (problem,) = manuscript.check(project, folders).problems
    assert problem.line
    assert problem.remedy.startswith(remedy)


def test_a_page_in_no_contents_is_told_where_it_belongs(project, tmp_path):
    pages = {"index": PAGE.format("Play."), "lonely": PAGE.format("Play.")}
    (problem,) = manuscript.check(project, book(tmp_path, pages)).problems
    assert problem.path == "handbook/lonely.rst"
    assert problem.remedy == ("Add it to the toctree of its part in handbook/parts/.")


def test_english_typography_says_what_to_type_since_fix_mends_catalogues_alone(
    project, tmp_path
):
    text = PAGE.format('Say "stop", 5 m wide, 3 × 4, it\'s 2-3 - now...')
    found = manuscript.check(project, book(tmp_path, {"index": text})).problems
    assert {"nbsp-before-unit", "nbsp-in-size", "straight-quotes"} <= {
        p.code for p in found
    }
    assert all(p.remedy.startswith("Type ") for p in found)


HEADINGS = [
    (".. scene::\n\n   Words.\n\n   Title\n   -----\n\n   More.", 9),
    (
        "A\n-\n\nText.\n\nB\n~\n\nText.\n\nNext\n====\n\nText.\n\nDeep\n~~~~\n\nText.",
        19,
    ),
]


@pytest.mark.parametrize(("text", "line"), HEADINGS)
def test_a_heading_in_a_box_or_two_levels_down_has_a_remedy(
    project, tmp_path, text, line
):
    folders = book(tmp_path, {"index": PAGE.format(text)})
    found = [p for p in manuscript.check(project, folders).problems if not p.warning]
    assert [(p.line, p.remedy.endswith(".")) for p in found] == [(line, True)]


def test_country_boxes_and_pictures_do_not_count_as_running_text(project, tmp_path):
    text = PAGE.format(
        "Three words here.\n\n.. country:: lv\n   :checked: 2026-11-23\n\n   Law."
    )
    page = reading.read(project, book(tmp_path, {"index": text})).pages[0]
    assert figures.length(page) == len("A page Three words here".split())


def test_the_length_of_a_chapter_stands_beside_its_plan(project, tmp_path):
    chapter = """
        A chapter
        =========

        .. chapter:: 5
           :for: trainer
           :question: How?

        Play and play.
        """
    index = PAGE.format(".. toctree::\n\n   chapter")
    found = reading.read(project, book(tmp_path, {"index": index, "chapter": chapter}))
    row = next(line for line in figures.table(found, {"5": 4}) if "A chapter" in line)
    assert row.split() == ["5", "A", "chapter", "6", "4", "+50", "%", "19"]


def test_short_words_in_short_sentences_read_easily():
    assert figures.lix(["We play. You run."]) == 2
    assert figures.lix(["Institutional responsibilities predominate."]) == 103
    assert figures.lix([]) == 0
