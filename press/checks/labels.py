"""The words in drawings and narrow fields: which English messages have little room."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from press.directives.lettering import one_line
from press.plain_files import read_text

SETUP = re.compile(r"^( *)\.\. setup::.*\n((?:\1 +.*\n|\s*\n)*)", re.MULTILINE)
QUOTED = re.compile(r'"([^"\n]+)"\s*$', re.MULTILINE)
NARROW = re.compile(r"^ *:\w+ [\w-]+ third: (.+)$", re.MULTILINE)
LETTERING = re.compile(r"<text\b[^>]*>([^<]+)</text>")


def drawn_labels(handbook: Path) -> Iterator[str]:
    """Yield the labels of set-up drawings, narrow form fields and diagrams."""
    for chapter in sorted(handbook.rglob("*.rst")):
        text, _told_elsewhere = read_text(chapter, chapter.name)
        yield from NARROW.findall(text)
        for drawing in SETUP.finditer(text):
            yield from QUOTED.findall(drawing[2])
    for diagram in sorted((handbook / "images").glob("*.svg")):
        text, _told_elsewhere = read_text(diagram, diagram.name)
        for label in LETTERING.findall(text):
            yield one_line(label)
