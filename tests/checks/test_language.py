"""One language as a whole: terms, spelling, the command and its --fix."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from press import checks, desk
from press.checks import spelling
from press.checks.labels import drawn_labels
from press.checks.spelling import NoSpelling, sorted_out
from press.checks.terms import Term, read_terms
from press.editions import Folders, read_project
from press.progress import Progress

ROOT = Path(__file__).parents[2]
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
TERMS = """id,en,lv,avoid_lv
YW-1,young person; young people,jaunieši (kā grupa arī: jaunatne),jaunietis (likumā)
YW-2,teenager,pusaudzis,tīneidžeris; pusaugs (novecojis)
YW-3,trainer (of specialists),pasniedzējs,treneris
SP-1,coach,treneris,koučs
UI-1,next,nākamā,nākošā
"""


@pytest.fixture
def folders(tmp_path) -> Folders:
    """Return a project of one Latvian catalogue."""
    (tmp_path / "handbook" / "images").mkdir(parents=True)
    (tmp_path / "locales" / "lv" / "LC_MESSAGES" / "chapters").mkdir(parents=True)
    (tmp_path / "locales" / "terms.csv").write_text(TERMS, encoding="utf-8")
    return Folders(tmp_path)


def write(folders: Folders, text: str, name: str = "chapters/a") -> Path:
    path = folders.locales / "lv" / "LC_MESSAGES" / f"{name}.po"
    path.write_text(HEADER + text, encoding="utf-8")
    return path


def test_the_table_of_terms_tells_preferred_tolerated_and_avoided(folders):
    table, problems = read_terms(folders.locales / "terms.csv", "terms.csv", "lv")
    assert problems == []
    terms = {t.english: t for t in table}
    assert terms["young people"] == Term(
        "young people", ("jaunieši",), ("jaunatne", "jaunietis")
    )
    assert terms["teenager"].avoided == ("tīneidžeris",)
    assert terms["trainer"].avoided == ()  # a trainer of players is a "treneris"
    assert not terms["next"].strict


def test_an_error_keeps_the_language_from_being_published(folders):
    write(folders, 'msgid "Call 112."\nmsgstr "\\"Zvaniet\\" 113."\n')
    assert [(p.code, p.line) for p in checks.errors_of("lv", folders)] == [
        ("changed-number", 4)
    ]


def test_a_damaged_catalogue_does_not_hide_the_others(folders):
    write(folders, 'msgid "Call 112."\nmsgstr "Zvaniet 113."\n')
    write(folders, "<<<<<<< HEAD\n", "chapters/b")
    found = [problem.code for problem in checks.errors_of("lv", folders)]
    assert found == ["changed-number", "merge-conflict"]


def test_one_catalogue_may_be_checked_alone(folders):
    first = write(folders, 'msgid "Call 112."\nmsgstr "Zvaniet 113."\n')
    write(folders, 'msgid "Call 112."\nmsgstr "Zvaniet 114."\n', "chapters/b")
    (problem,) = checks.check("lv", folders, [first]).problems
    assert problem.path.endswith("a.po")


def test_english_that_a_catalogue_lacks_is_told_once_a_catalogue(folders):
    write(folders, 'msgid "Call 112."\nmsgstr "Zvaniet 112."\n')
    templates = {
        "chapters/a": frozenset({"Call 112.", "Stay.", "Wait."}),
        "chapters/b": frozenset({"Ball"}),
        "chapters/c": frozenset[str](),
    }
    found = checks.check("lv", folders, templates=templates).problems
    assert [(p.code, p.path[-4:], p.message[:6]) for p in found] == [
        ("needs-update", "a.po", "2 of 3"),
        ("needs-update", "b.po", "1 of 1"),
    ]


def test_the_english_of_today_is_held_against_the_catalogues(folders):
    (folders.handbook / "index.rst").write_text(
        "A page\n======\n\n.. index:: ball\n\nPlay.\n"
    )
    (folders.handbook / "conf.py").write_bytes((ROOT / "handbook/conf.py").read_bytes())
    (folders.handbook / "references.bib").write_text("")
    write(folders, 'msgid "Play."\nmsgstr "Spēlējiet."\n', "index")
    project = read_project(ROOT / "pyproject.toml")
    found = desk.check(project, folders, Progress())
    said = {p.path: p.message[:6] for p in found if p.code == "needs-update"}
    assert said["locales/lv/LC_MESSAGES/index.po"] == "2 of 3"
    assert "locales/lv/LC_MESSAGES/book.po" in said


def test_fix_mends_what_is_mechanical_and_tells_it(folders, capsys):
    path = write(
        folders,
        'msgid "Say “Stop” – 5 m."\nmsgstr "Sakiet „Stāt“ - 6 m."\n\n'
        '#, fuzzy\nmsgid "“No”"\nmsgstr "\\"Nē\\""\n',
    )
    project = read_project(ROOT / "pyproject.toml")
    problems = desk.check(project, folders, Progress(), [folders.locales], fix=True)
    text = path.read_text(encoding="utf-8")
    assert 'msgstr "Sakiet “Stāt”\u00a0– 6\u00a0m."' in text
    assert 'msgstr "\\"Nē\\""' in text  # fuzzy: its translator is not done
    assert [problem.code for problem in problems] == ["changed-number"]
    assert "+ Sakiet “Stāt”" in capsys.readouterr().out
    desk.check(project, folders, Progress(), [folders.locales], fix=True)
    assert path.read_text(encoding="utf-8") == text
    assert list(path.parent.iterdir()) == [path]


def test_fix_leaves_a_damaged_catalogue_alone(folders):
    path = write(folders, 'msgid "“No”"\nmsgstr "\\"Nē\\""\n=======\n')
    before = path.read_bytes()
    project = read_project(ROOT / "pyproject.toml")
    (problem,) = desk.check(project, folders, Progress(), [folders.locales], fix=True)
    assert (problem.code, path.read_bytes()) == ("merge-conflict", before)


def test_a_list_of_words_from_another_charset_is_a_problem(folders):
    words = folders.locales / "lv" / "words.txt"
    words.write_bytes("čats".encode("windows-1257"))
    (problem,) = checks.check("lv", folders).problems
    assert (problem.path, problem.code) == ("locales/lv/words.txt", "wrong-charset")


LISTS = [
    ("words.txt", None, "not-a-file"),
    ("reviews.csv", b"catalogue,words\na,100\n", "wrong-columns"),
    ("reviews.csv", "čats\n".encode("windows-1257"), "wrong-charset"),
    ("../terms.csv", b"id;en;lv\nYW-1;teenager;pusaudzis\n", "wrong-columns"),
    ("../terms.csv", b'en,lv\nball,"' + b"b" * 200_000 + b'"\n', "broken-row"),
]


@pytest.mark.parametrize(("name", "content", "code"), LISTS)
def test_a_list_that_cannot_be_read_is_a_problem_with_a_remedy(
    folders, name, content, code
):
    path = folders.locales / "lv" / name
    path.mkdir() if content is None else path.write_bytes(content)
    (problem,) = checks.check("lv", folders).problems
    assert (problem.code, problem.path) == (
        code,
        f"locales/lv/{name}".replace("lv/../", ""),
    )
    assert problem.remedy


def test_a_broken_record_of_reviews_keeps_the_language_from_being_published(folders):
    (folders.locales / "lv" / "reviews.csv").write_text("catalogue\na\n")
    (problem,) = checks.errors_of("lv", folders)
    assert (problem.path, problem.line) == ("locales/lv/reviews.csv", 1)


def test_a_list_may_be_checked_alone(folders):
    path = folders.locales / "lv" / "reviews.csv"
    path.write_text("catalogue\na\n")
    write(folders, 'msgid "Call 112."\nmsgstr "Zvaniet 113."\n')
    project = read_project(ROOT / "pyproject.toml")
    (problem,) = desk.check(project, folders, Progress(), [path])
    assert problem.path == "locales/lv/reviews.csv"


def test_a_broken_list_of_terms_is_told_with_every_catalogue(folders):
    (folders.locales / "terms.csv").write_text("id;en;lv\n")
    path = write(folders, 'msgid "Call 112."\nmsgstr "Zvaniet 113."\n')
    codes = [problem.code for problem in checks.check("lv", folders, [path]).problems]
    assert codes == ["wrong-columns", "changed-number"]


def test_check_with_a_path_that_is_no_source_is_wrong_use():
    command = [sys.executable, "-m", "press", "check", "README.md"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 2
    assert "README.md is not in handbook/ or locales/" in done.stderr


def test_words_of_the_project_are_known_in_all_their_forms(monkeypatch):
    monkeypatch.setattr(spelling, "ask", lambda words, language: set(words))
    texts = ["Mobinga un :term:`x` Denisam risk-free", "mobings mobingu trenniņš"]
    misspelt, _spelt = sorted_out(texts, ["mobings", "risk", "free"], "lv")
    assert misspelt == {"trenniņš"}


def test_without_hunspell_spelling_is_a_note_and_no_problem(folders, monkeypatch):
    monkeypatch.setattr("shutil.which", lambda program: None)
    write(folders, 'msgid "A ball"\nmsgstr "bummba"\n')
    findings = checks.check("lv", folders)
    assert findings.problems == ()
    assert findings.notes == ("spelling not checked: hunspell is not installed",)


def test_hunspell_knows_latvian():
    try:
        misspelt, spelt = sorted_out(["treniņš trenniņš"], [], "lv")
    except NoSpelling as reason:
        pytest.skip(str(reason))
    assert misspelt == {"trenniņš"}
    assert spelt == {"treniņš"}


def test_labels_are_found_in_drawings_and_narrow_fields(folders):
    (folders.handbook / "a.rst").write_text(
        '   :drawing:\n      .. setup:: 9 x 4\n         :alt: Two "teams".\n\n'
        '         zone 1,1 5,4 "Calm corner"\n         adult 1,4\n\n'
        "   :line age third: Age\n   :line name: Name\n",
        encoding="utf-8",
    )
    (folders.handbook / "images" / "a.svg").write_text(
        '<svg><text class="label">Call 112</text></svg>', encoding="utf-8"
    )
    assert set(drawn_labels(folders.handbook)) == {"Calm corner", "Age", "Call 112"}
