"""Publishing: dist/ is made again where inputs changed, and never half."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from press import english, manifest, publish
from press.completeness import measured
from press.editions import Folders, Format, Project, read_project
from press.lock import one_at_a_time
from press.manifest import Finished
from press.problems import Problem
from press.progress import Progress
from press.publish import Bound, Task
from tests.test_completeness import put

ROOT = Path(__file__).parents[1]


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """A project of one page, with a dist/ that holds what was made before."""
    for name in ("handbook", "locales/en", "styles/templates", "press"):
        (tmp_path / name).mkdir(parents=True)
    shutil.copytree(
        ROOT / "styles" / "templates", tmp_path / "styles/templates", dirs_exist_ok=True
    )
    for name in ("pyproject.toml", "requirements.lock", "package-lock.json"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    (tmp_path / "handbook" / "index.rst").write_text("Home\n====\n")
    (tmp_path / "handbook" / "references.bib").touch()
    shutil.copy(ROOT / "handbook" / "conf.py", tmp_path / "handbook")
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "index.html").write_text("the last good page")
    return Folders(tmp_path)


@pytest.fixture
def project(folders: Folders) -> Project:
    return read_project(folders.root / "pyproject.toml")


def test_a_problem_leaves_dist_as_it_was(
    folders: Folders, project: Project, monkeypatch: pytest.MonkeyPatch
):
    problem = Problem("handbook/index.rst", 1, "any", "something is wrong")
    monkeypatch.setattr(
        publish,
        "bind_all",
        lambda tasks: [Bound(t.language.code, (), (problem,)) for t in tasks],
    )
    found = publish.publish(project, project.editions(["en"]), folders, Progress())
    assert found == [problem]
    assert (folders.dist / "index.html").read_text() == "the last good page"


def test_what_a_killed_build_moved_away_comes_back_before_anything_else(
    folders: Folders, project: Project, monkeypatch: pytest.MonkeyPatch
):
    folders.build.mkdir()
    folders.dist.rename(folders.build / publish.OLD)
    monkeypatch.setattr(publish, "bind_all", lambda tasks: [])
    publish.publish(project, project.editions(["en"]), folders, Progress())
    assert (folders.dist / "index.html").read_text() == "the last good page"


def test_a_second_build_says_that_it_waits_and_begins_when_the_first_is_done(
    folders: Folders,
    project: Project,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    begun: list[int] = []

    def bind_all(tasks: Sequence[Task]) -> list[Bound]:
        begun.append(len(tasks))
        return []

    monkeypatch.setattr(publish, "bind_all", bind_all)
    second = threading.Thread(
        target=publish.publish,
        args=(project, project.editions(["en"]), folders, Progress()),
    )
    with one_at_a_time(folders.build / "publish.lock"):
        second.start()
        second.join(0.5)
        assert begun == []
        assert "waiting until another build.py is done" in capsys.readouterr().out
    second.join()
    assert begun == [1]


def test_an_edition_is_current_until_one_of_its_inputs_changes(
    folders: Folders, project: Project
):
    (edition,) = project.editions(["en"], ["pdf"])
    measures = measured(project, folders.locales)
    inputs = publish.inputs_of(edition.language, folders, measures)
    path = folders.dist / manifest.path_of(edition)
    path.parent.mkdir()
    path.write_bytes(b"%PDF")
    row = Finished(
        "en", "pdf", manifest.path_of(edition), 4, 1, manifest.digest(path), inputs
    )
    manifest.write_manifest(folders.dist, [row], {})
    assert publish.outdated(project, [edition], folders, Progress(), measures) == []

    (folders.handbook / "index.rst").write_text("Home\n====\n\nMore.\n")
    (task,) = publish.outdated(project, [edition], folders, Progress(), measures)
    assert task.formats == (Format.PDF,)


def test_a_changed_file_in_dist_is_made_again(folders: Folders, project: Project):
    (edition,) = project.editions(["en"], ["pdf"])
    measures = measured(project, folders.locales)
    inputs = publish.inputs_of(edition.language, folders, measures)
    row = Finished("en", "pdf", manifest.path_of(edition), 4, 1, "0" * 64, inputs)
    path = folders.dist / manifest.path_of(edition)
    path.parent.mkdir()
    path.write_bytes(b"something else")
    manifest.write_manifest(folders.dist, [row], {})
    assert len(publish.outdated(project, [edition], folders, Progress(), measures)) == 1


def test_a_language_that_was_taken_back_leaves_dist(
    folders: Folders, project: Project, capsys: pytest.CaptureFixture[str]
):
    (edition,) = project.editions(["en"], ["pdf"])
    texts = english.messages(project, folders, Progress())
    measures = measured(project, folders.locales, texts)
    inputs = publish.inputs_of(edition.language, folders, measures)
    rows = []
    for code in ("en", "et"):
        path = folders.dist / f"downloads/handbook-{code}.pdf"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"%PDF")
        place = path.relative_to(folders.dist).as_posix()
        rows.append(Finished(code, "pdf", place, 4, 1, manifest.digest(path), inputs))
    (folders.dist / "et").mkdir()
    (folders.dist / "et" / "index.html").touch()
    rows.append(Finished("et", "html", "et", 0, 0, "0" * 64, ""))
    manifest.write_manifest(folders.dist, rows, {})

    assert publish.publish(project, [edition], folders, Progress()) == []
    assert "et    pdf   withdrawn" in capsys.readouterr().out
    assert manifest.read_manifest(folders.dist) == (rows[0],)
    assert {file.name for file in manifest.files_in(folders.dist)} == {
        "handbook-en.pdf",
        "index.html",
        manifest.NAME,
        manifest.SUMS,
    }
    publish.publish(project, [edition], folders, Progress())
    assert "everything is current" in capsys.readouterr().out


def test_a_language_that_lacks_english_is_told_once_and_is_in_progress(
    folders: Folders, project: Project, monkeypatch: pytest.MonkeyPatch
):
    begun: list[Task] = []

    def bind_all(tasks: Sequence[Task]) -> list[Bound]:
        begun.extend(tasks)
        return []

    monkeypatch.setattr(publish, "bind_all", bind_all)
    for name, texts in english.messages(project, folders, Progress()).items():
        put(folders.locales, "lv", name, *texts)
    wanted = project.editions(["lv"])
    assert publish.publish(project, wanted, folders, Progress()) == []
    assert begun.pop().notice.imprint == "Translated: 100\u00a0%"

    (folders.handbook / "index.rst").write_text("Our home\n========\n")
    (problem,) = publish.publish(project, wanted, folders, Progress())
    assert (problem.path, problem.code, problem.warning) == (
        "locales/lv",
        "needs-update",
        True,
    )
    assert problem.message.startswith("these catalogues lack 1 message of")
    assert begun.pop().notice.head == "Translation in progress, 99\u00a0%"


def test_the_english_is_read_again_only_when_a_source_changed(
    folders: Folders, project: Project, capsys: pytest.CaptureFixture[str]
):
    first = english.messages(project, folders, Progress())
    assert first["index"] == {"Home"}
    assert "reading the English" in capsys.readouterr().out
    put(folders.locales, "lv", "index", "Home")
    assert english.messages(project, folders, Progress()) == first
    assert capsys.readouterr().out == ""
    (folders.handbook / "index.rst").write_text("Our home\n========\n")
    assert english.messages(project, folders, Progress())["index"] == {"Our home"}


def test_the_digests_in_dist_can_be_checked_with_sha256sum(tmp_path: Path):
    (tmp_path / "a.txt").write_text("a")
    manifest.write_manifest(tmp_path, [], {})
    sums = (tmp_path / manifest.SUMS).read_text()
    assert f"{manifest.digest(tmp_path / 'a.txt')}  a.txt\n" in sums
    assert manifest.NAME in sums
