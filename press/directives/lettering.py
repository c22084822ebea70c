"""The words in a picture: messages of the catalogue, measured and set in lines.

A label is plain text. It becomes a message under its own line of the source, is
replaced by its translation like any paragraph, and only when a page is written
does it become SVG, in lines that were measured with the real typeface.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx

from press.fonts import Metrics, metrics

LINE_HEIGHT = 1.2  # times the type size
CAP_HEIGHT = 0.66  # of Source Sans 3: a capital letter, in type sizes


class PictureWords(nodes.TextElement, addnodes.translatable):
    """Words that belong to a picture: a label, or the text for who cannot see it.

    Not reStructuredText: a translation such as "1. līnija" stays as it is.
    """

    def preserve_original_messages(self) -> None:
        """Keep the English words for the template."""
        self.rawsource = self.rawsource or self.astext()

    def apply_translated_message(self, original: str, translated: str) -> None:
        """Put the translation in the place of the English words."""
        self.clear()
        self += nodes.Text(translated)
        self["translated"] = True

    def extract_original_messages(self) -> Sequence[str]:
        """Return the message; a bare number needs no translator."""
        words = self.rawsource or self.astext()
        return [words] if any(letter.isalpha() for letter in words) else []


class PictureAlt(PictureWords):
    """What the picture says, for readers who cannot see it."""


class PictureLabel(PictureWords):
    """One label inside the picture."""


def said(kind: type[PictureWords], text: str, source: str, line: int) -> PictureWords:
    """Return a node for words found at a line of a source."""
    node = kind(text, text)
    node.source, node.line = source, line
    return node


def alt_of(picture: nodes.Element) -> str:
    """Return what a picture says, in the language of the edition."""
    return "".join(words.astext() for words in picture.findall(PictureAlt))


def labels_of(picture: nodes.Element) -> list[str]:
    """Return the labels of a picture, in the language of the edition."""
    return [words.astext() for words in picture.findall(PictureLabel)]


@dataclass(frozen=True)
class Type:
    """A size and a face of lettering."""

    size: float
    weight: int
    font: str  # the file, as press.fonts names it

    def letters(self, root: Path) -> Metrics:
        """Return how wide its letters are; ``root`` holds the font packages."""
        return metrics(self.font, root)


def words_of_label(text: str) -> list[str]:
    """Return the words of a label: parted at spaces, not at no-break spaces.

    >>> words_of_label(" at least 2\u00a0m\\n wide ")
    ['at', 'least', '2\\xa0m', 'wide']
    """
    return re.findall(r"[^ \t\r\n]+", text)


def one_line(text: str) -> str:
    """Return a text on one line, its no-break spaces kept."""
    return " ".join(words_of_label(text))


def wrap(text: str, width: float, size: float, letters: Metrics) -> list[str]:
    """Return the text in as few lines as fit the width, evenly filled.

    A word wider than ``width`` stands alone and sticks out: the caller reports it.

    >>> letters = Metrics({ord("a"): 500, ord(" "): 250}, 500)
    >>> wrap("aa aa aa aa", 40, 10, letters)
    ['aa aa', 'aa aa']
    """
    parts = words_of_label(text) or [""]
    lines = filled(parts, width, size, letters)
    # The narrowest measure that needs no further line makes the lines even.
    runs = (
        " ".join(parts[start:end])
        for start in range(len(parts))
        for end in range(start + 1, len(parts) + 1)
    )
    for narrower in sorted({letters.width(run, size) for run in runs}):
        even = filled(parts, narrower, size, letters)
        if len(even) == len(lines) and widest(even, size, letters) <= narrower:
            return even if narrower < width else lines
    return lines


def filled(
    parts: Sequence[str], width: float, size: float, letters: Metrics
) -> list[str]:
    """Return lines that each take as many words as fit."""
    lines = [parts[0]]
    for part in parts[1:]:
        longer = f"{lines[-1]} {part}"
        if letters.width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines


def widest(lines: Sequence[str], size: float, letters: Metrics) -> float:
    """Return the width of the longest line."""
    return max(letters.width(line, size) for line in lines)


def baselines(count: int, y: float, size: float, valign: str) -> Iterator[float]:
    """Yield where the lines of a label stand.

    ``valign`` tells what ``y`` is: "middle" the middle of the lines, "top" their
    upper edge, and otherwise the baseline of the first line, as in plain SVG.
    """
    first = y
    if valign == "top":
        first = y + CAP_HEIGHT * size
    elif valign == "middle":
        first = y + (CAP_HEIGHT - (count - 1) * LINE_HEIGHT) * size / 2
    for line in range(count):
        yield first + line * LINE_HEIGHT * size


def typeset(
    lines: Sequence[str],
    x: float,
    y: float,
    css: str,
    kind: Type,
    anchor: str = "middle",
    valign: str = "middle",
) -> Iterator[Element]:
    """Yield one text element a line; ``anchor`` is SVG's start, middle or end."""
    places = baselines(len(lines), y, kind.size, valign)
    for line, base in zip(lines, places, strict=True):
        text = element("text", css, x=x, y=base, font_size=kind.size)
        if anchor != "start":
            text.set("text-anchor", anchor)
        if kind.weight != 400:
            text.set("font-weight", str(kind.weight))
        text.text = line
        yield text


def element(tag: str, css: str = "", **attributes: float | str) -> Element:
    """Return an SVG element; ``stroke_width=2`` becomes ``stroke-width="2"``."""
    made = Element(tag, {"class": css} if css else {})
    for name, value in attributes.items():
        text = value if isinstance(value, str) else number(value)
        made.set(name.replace("_", "-"), text)
    return made


def number(value: float) -> str:
    """Return a measure as SVG wants it, to a hundredth of a unit.

    >>> number(12.0), number(1 / 3), number(-0.001)
    ('12', '0.33', '0')
    """
    return f"{round(value, 2) + 0.0:g}"


def skip(translator: Any, node: nodes.Element) -> None:
    """Say nothing: the picture has written its words itself."""
    raise nodes.SkipNode


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the words of pictures."""
    app.add_node(PictureAlt, html=(skip, None))
    app.add_node(PictureLabel, html=(skip, None))
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
