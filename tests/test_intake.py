"""Intake: what may not even be read."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from press.editions import Folders
from press.intake import refused


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    for name in ("handbook", "locales/lv/LC_MESSAGES", "styles"):
        (tmp_path / "book" / name).mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("of the person who builds")
    return Folders(tmp_path / "book")


def codes(folders: Folders) -> list[tuple[str, str]]:
    return [(problem.path, problem.code) for problem in refused(folders)]


@pytest.mark.parametrize("target", ["../../secret.txt", "/etc", "/dev/zero"])
def test_no_link_leads_out_of_the_project(folders: Folders, target: str):
    (folders.handbook / "a.rst").symlink_to(target)
    assert codes(folders) == [("handbook/a.rst", "link-outside")]


def test_a_folder_of_another_project_is_no_language(folders: Folders, tmp_path: Path):
    (folders.locales / "lt").symlink_to(tmp_path)
    assert codes(folders) == [("locales/lt", "link-outside")]


def test_a_link_within_the_project_and_the_lock_of_an_editor_are_let_in(
    folders: Folders,
):
    (folders.styles / "dark.css").symlink_to("tokens.css")
    (folders.handbook / ".#a.rst").symlink_to("anna@desk.4711:1764000000")
    assert codes(folders) == []


@pytest.mark.skipif(sys.platform != "linux", reason="no such names elsewhere")
def test_a_name_that_is_not_in_utf8_is_shown_and_refused(folders: Folders):
    folder = os.fsencode(folders.locales / "lv/LC_MESSAGES")
    with open(folder + b"/\xff.po", "wb"):
        pass
    assert codes(folders) == [("locales/lv/LC_MESSAGES/\\xff.po", "unreadable-name")]
