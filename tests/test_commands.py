"""What a person types, and what the exit status says of it."""

from __future__ import annotations

import runpy
import sys

import pytest


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
