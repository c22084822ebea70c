"""Extraction: what becomes a message, and what does not change one."""

from __future__ import annotations

import shutil
from pathlib import Path

from press.editions import Folders
from press.extraction import chapter_templates

ROOT = Path(__file__).parents[1]


def messages(folder: Path, text: str) -> list[str]:
    """Return the English messages of a book of one page."""
    handbook = folder / "handbook"
    handbook.mkdir(parents=True)
    shutil.copyfile(ROOT / "handbook/conf.py", handbook / "conf.py")
    (handbook / "references.bib").write_text("")
    (handbook / "index.rst").write_text(f"A page\n======\n\n{text}\n")
    ((_name, template),) = chapter_templates(Folders(folder), "en")
    return [str(message.id) for message in template if message.id]


def test_a_reflowed_paragraph_is_the_same_message(tmp_path: Path):
    long, short = "Run and pass the ball.", "Run and\npass the\nball."
    assert messages(tmp_path / "a", long) == messages(tmp_path / "b", short)
