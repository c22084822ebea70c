"""What a person types, and what the exit status says of it."""

from __future__ import annotations

import errno
import runpy
import sys
from pathlib import Path

import pytest

from press import commands, desk, whole_file
from press.problems import Problem


class Impatient:
    """A person who presses Ctrl-C while the press is still being loaded."""

    def find_spec(self, name: str, *_more: object) -> None:
        if name == "press.commands":
            raise KeyboardInterrupt


def test_ctrl_c_in_the_first_moment_leaves_quietly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(sys, "meta_path", [Impatient(), *sys.meta_path])
    monkeypatch.delitem(sys.modules, "press.commands", raising=False)
    with pytest.raises(SystemExit, match="130"):
        runpy.run_module("press", run_name="__main__")
    assert capsys.readouterr().err == ""


def test_a_full_disk_is_told_with_file_and_remedy(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "locales/lv/a.po")

    monkeypatch.setattr(desk, "update", full)
    assert commands.main(["update"]) == 2
    assert capsys.readouterr().err == (
        "locales/lv/a.po: No space left on device\n"
        "    Make room on the disk, then run the same command again.\n"
    )


def test_a_file_that_cannot_be_written_is_named_and_leaves_nothing_half(tmp_path: Path):
    path = tmp_path / "a.po"
    path.mkdir()
    with pytest.raises(OSError, match=r"a\.po'$"):
        whole_file.write(path, b"half")
    assert list(tmp_path.iterdir()) == [path]


def test_a_slip_in_the_settings_is_wrong_use(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    (tmp_path / "pyproject.toml").write_text("[tool.press]\n")
    monkeypatch.setattr(commands, "ROOT", tmp_path)
    assert commands.main(["status"]) == 2
    assert capsys.readouterr().err.startswith("pyproject.toml: [project] lacks version")


ERROR = Problem("locales/lv/a.po", 1, "any", "something is wrong")
WARNING = Problem("locales/lv/a.po", 2, "any", "something is odd", warning=True)


@pytest.mark.parametrize(
    ("found", "status", "last"),
    [
        ([], 0, "Nothing is wrong."),
        ([WARNING, WARNING], 0, "0 errors, 1 warning."),
        ([ERROR, WARNING], 1, "1 error, 1 warning."),
    ],
)
def test_a_check_ends_with_its_verdict(
    found: list[Problem],
    status: int,
    last: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    monkeypatch.setattr(desk, "check", lambda *_, **__: found)
    assert commands.main(["check"]) == status
    assert capsys.readouterr().out.splitlines()[-1] == last


@pytest.mark.parametrize(
    ("arguments", "kept"), [(["update"], False), ([], True), (["--format=pdf"], True)]
)
def test_only_publishing_speaks_of_dist(
    arguments: list[str],
    kept: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    for work in ("desk.update", "publish"):
        monkeypatch.setattr(f"press.commands.{work}", lambda *_: [ERROR])
    assert commands.main(arguments) == 1
    assert ("dist/" in capsys.readouterr().err) == kept

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    for work in ("desk.update", "publish"):
        monkeypatch.setattr(f"press.commands.{work}", stopped)
    assert commands.main(arguments) == 130
    assert ("dist/" in capsys.readouterr().err) == kept


def test_a_path_that_is_not_there_is_told_from_one_that_is_elsewhere(
    capsys: pytest.CaptureFixture[str],
):
    for arguments, said in (
        (["locales/xx"], "locales/xx does not exist; for one language: check"),
        (["--language", "lv"], "lv does not exist; for one language: check locales/lv"),
        ([__file__], "is not in handbook/ or locales/"),
    ):
        with pytest.raises(SystemExit, match="2"):
            commands.main(["check", *arguments])
        assert said in capsys.readouterr().err
