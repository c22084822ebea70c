"""One command begins a language, and a slip of the fingers begins none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from press import commands, new_language
from press.editions import Folders, Project, read_project
from press.new_language import Refused, append, block, checklist, described
from press.progress import Progress
from tests.small_site import ROOT


@pytest.fixture
def project() -> Project:
    return read_project(ROOT / "pyproject.toml")


def test_a_language_is_named_in_itself(project: Project):
    assert described("pl", project).name == "Polski"
    assert described("pt-BR", project).name == "Português (Brasil)"


def test_hebrew_and_arabic_run_from_right_to_left(project: Project):
    assert described("he", project).direction == "rtl"
    assert described("ar", project).direction == "rtl"
    assert described("pl", project).direction == "ltr"


def test_two_people_who_start_a_language_give_it_the_same_identifier(project: Project):
    assert described("pl", project).urn == described("pl", project).urn
    assert described("pl", project).urn != described("he", project).urn


@pytest.mark.parametrize("code", ["", "../x", "PL", "pl_PL", "polish", "zz", "p l"])
def test_a_code_that_is_no_language_is_refused(project: Project, code: str):
    with pytest.raises(Refused, match="is no language"):
        described(code, project)


def test_a_language_is_not_started_twice(project: Project):
    with pytest.raises(Refused, match="started already"):
        described("lv", project)


def test_the_language_of_the_source_has_no_catalogues_to_update(project: Project):
    with pytest.raises(Refused, match="English is the source; it has no cat"):
        described("en", project)


def test_a_refusal_is_wrong_use(capsys: pytest.CaptureFixture[str]):
    assert commands.main(["start-language", "zz"]) == 2
    assert "'zz' is no language" in capsys.readouterr().err


def test_the_settings_keep_every_byte_and_get_the_language(
    project: Project, tmp_path: Path
):
    path = tmp_path / "pyproject.toml"
    shutil.copy(ROOT / "pyproject.toml", path)
    append(path, block(described("he", project)))
    assert path.read_bytes().startswith((ROOT / "pyproject.toml").read_bytes())
    hebrew = read_project(path).language("he")
    assert (hebrew.name, hebrew.direction) == ("עברית", "rtl")


def test_starting_makes_every_catalogue_and_prints_the_checklist(
    project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    for name in ("handbook", "styles", "press"):
        (tmp_path / name).symlink_to(ROOT / name)
    for name in ("pyproject.toml", "TRANSLATING.md"):
        shutil.copy(ROOT / name, tmp_path / name)
    assert not new_language.start("pl", project, Folders(tmp_path), Progress())
    made = {path.name for path in (tmp_path / "locales/pl").rglob("*.po")}
    assert {"sphinx.po", "book.po", "safeguarding.po"} <= made
    assert "Read once alone" in capsys.readouterr().out


def test_the_checklist_is_the_one_of_the_guide():
    said = checklist(ROOT / "TRANSLATING.md")
    assert said.startswith("Before a translation is called finished")
    assert "##" not in said
