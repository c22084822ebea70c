"""A hand-drawn SVG as it may come in: shapes, classes and labels, nothing else.

A file in ``images/`` may have been sent by anybody. It is read without entities
and network, and only what is on the lists below gets through: no script, no
style, no link, no id, no colour of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast
from xml.etree import ElementTree

from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path
from lxml import etree

from press.directives.lettering import one_line
from press.directives.pictures import COLOURS, SVG
from press.directives.symbols import Point

SHAPES = (
    "svg",
    "g",
    "path",
    "line",
    "polyline",
    "polygon",
    "rect",
    "circle",
    "ellipse",
)
MEASURES = (
    *("x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry"),
    *("width", "height"),
)
GEOMETRY = ("viewBox", *MEASURES, "d", "points", "transform", "class")
LETTERING = ("text-anchor", "data-width", "data-lines", "data-valign")
# A set-up drawing has these besides; a diagram is made of the others.
CLASSES = tuple(name for name in COLOURS if name not in ("mark", "fill-ground"))
LABELS = ("label", "label-small", "label-strong")
VALUES = {
    "text-anchor": ("start", "middle", "end"),
    "data-valign": ("top", "middle", "baseline"),
}
# Browsers read these numbers, too, and know no digits but these ten.
NUMBER = re.compile(r"-?[0-9]{1,6}(\.[0-9]+)?")
# How many numbers each letter of a path takes.
PATH_STEPS = {
    **{"m": 2, "l": 2, "h": 1, "v": 1, "t": 2},
    **{"c": 6, "s": 4, "q": 4, "a": 7, "z": 0},
}


@dataclass(frozen=True)
class Finding:
    """Something in an SVG that does not get through."""

    line: int
    message: str
    remedy: str


@dataclass(frozen=True)
class Label:
    """One label of a diagram, as its SVG describes it."""

    text: str
    line: int
    css: str
    x: float
    y: float
    width: float  # that a line may take
    lines: int  # that fit
    anchor: str
    valign: str

    @property
    def style(self) -> str:
        """Return the class that says size and weight."""
        return next(name for name in LABELS if name in self.css.split())


def read_svg(content: bytes) -> tuple[str, list[Label], list[Finding]]:
    """Return the clean picture, its labels in order, and what was refused.

    With findings the picture is empty: a doubtful file is never shown in part.
    """
    if b"<!DOCTYPE" in content:
        remedy = "Take it out; without it nothing can be drawn in from elsewhere."
        return "", [], [Finding(1, "the file has a DOCTYPE", remedy)]
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 0
        return "", [], [Finding(line, f"this is no XML: {error.msg}", "Mend the tag.")]
    findings = [*refused_around(root), *(f for e in root.iter() for f in refused(e))]
    if findings:
        return "", [], findings
    labels = [label_of(element) for element in root.iter(f"{{{SVG}}}text")]
    return ElementTree.tostring(clean(root), encoding="unicode"), labels, []


def refused_around(root: etree._Element) -> Iterator[Finding]:
    """Find what is wrong with the file as a whole."""
    if root.tag != f"{{{SVG}}}svg":
        yield Finding(
            line_of(root),
            "this is no SVG",
            f'The file begins with <svg xmlns="{SVG}" viewBox="0 0 640 400">.',
        )
    elif not re.fullmatch(r"0 0( \d+(\.\d+)?){2}", root.get("viewBox", "")):
        yield Finding(
            line_of(root),
            "the picture has no viewBox that begins at 0 0",
            'Write its width and height in units: viewBox="0 0 640 400".',
        )
    if root.getprevious() is not None:
        yield Finding(1, "something stands before <svg>", "Take it out.")


def line_of(element: etree._Element) -> int:
    """Return the line of an element in its file."""
    return cast("int | None", element.sourceline) or 0


def refused(element: etree._Element) -> Iterator[Finding]:
    """Find what an element must not be, have or lack."""
    line = line_of(element)
    if not isinstance(element.tag, str):
        yield Finding(
            line, "an entity or instruction has no place here", "Take it out."
        )
        return
    name = element.tag.removeprefix(f"{{{SVG}}}")
    if name not in (*SHAPES, "text"):
        yield Finding(
            line,
            f"<{name}> is not allowed in a diagram",
            f"Use {', '.join(SHAPES[1:])} and text; a text holds one whole label.",
        )
        return
    allowed = (*GEOMETRY, *(LETTERING if name == "text" else ()))
    for attribute in map(str, element.attrib):
        if attribute not in allowed:
            yield Finding(
                line,
                f"{attribute} is not allowed on <{name}>",
                "Colours, fonts and strokes come from classes; allowed are "
                f"{', '.join(allowed)}.",
            )
    for css in element.get("class", "").split():
        if css not in CLASSES:
            yield Finding(
                line, f"there is no class “{css}”", f"Use one of: {', '.join(CLASSES)}."
            )
    if name == "text":
        yield from refused_label(element, line)
        return
    wrong = list(refused_geometry(element, name, line))
    yield from wrong
    arrow = "arrow" in element.get("class", "").split()
    # The head lies along the last stretch.
    if arrow and not wrong and len(set(points(clean(element))[-2:])) < 2:
        yield Finding(
            line,
            "this arrow leads from no point to another",
            "An arrow is a line, polyline or path that ends at another point"
            " than it came from.",
        )
    if (element.text or "").strip() or any((e.tail or "").strip() for e in element):
        yield Finding(line, "words stand outside a <text>", "Put them into a <text>.")


def refused_geometry(
    element: etree._Element, name: str, line: int
) -> Iterator[Finding]:
    """Find measures that are no numbers, and lines that cannot be drawn."""
    for attribute in MEASURES:
        value = element.get(attribute)
        if value is not None and not NUMBER.fullmatch(value):
            yield Finding(
                line, f"{attribute}=“{value}” is no number", "Write such as 12 or 7.5."
            )
    if name == "path" and not is_path(element.get("d", "")):
        yield Finding(
            line,
            "the path cannot be drawn",
            "d begins with M, and each letter has its numbers: M 0 0 L 10 7.5.",
        )
    if name in ("polyline", "polygon") and not is_points(element.get("points", "")):
        yield Finding(
            line,
            f"the {name} has no proper points",
            'Write x and y of two points at least: points="0,0 10,7.5".',
        )


def is_path(d: str) -> bool:
    """Tell whether a path begins somewhere and its letters have their numbers.

    >>> is_path("M190 50H300"), is_path("M zz"), is_path("M 1"), is_path("")
    (True, False, False, False)
    """
    begin, *steps = re.split("([A-Za-z])", d)
    return (
        not begin.strip()
        and steps[:1] in (["M"], ["m"])
        and all(map(is_step, steps[::2], steps[1::2]))
    )


def is_step(letter: str, numbers: str) -> bool:
    """Tell whether a letter of a path is known and has the numbers it takes."""
    wanted = PATH_STEPS.get(letter.lower())
    given = numbers_in(numbers)
    if not wanted:
        return wanted == 0 and given == []
    if not given or len(given) % wanted or not are_numbers(given):
        return False
    # An arc has two radii, a turn, two switches of 0 or 1, and its end.
    return letter not in "aA" or (
        not any(radius.startswith("-") for radius in given[0::7] + given[1::7])
        and {*given[3::7], *given[4::7]} <= {"0", "1"}
    )


def is_points(text: str) -> bool:
    """Tell whether a text is x and y of two points at least."""
    given = numbers_in(text)
    return len(given) >= 4 and len(given) % 2 == 0 and are_numbers(given)


def numbers_in(text: str) -> list[str]:
    """Return what should be numbers; blanks, commas and a minus part them.

    >>> numbers_in("10,20-5 7.5")
    ['10', '20', '-5', '7.5']
    """
    return re.sub("(?=-)|,", " ", text).split()


def are_numbers(given: list[str]) -> bool:
    return all(map(NUMBER.fullmatch, given))


def points(shape: ElementTree.Element) -> list[Point]:
    """Return the points of a line, polyline or path that was found in order."""
    if shape.tag == "line":
        x1, y1, x2, y2 = (
            float(shape.get(name, "0")) for name in ("x1", "y1", "x2", "y2")
        )
        return [(x1, y1), (x2, y2)]
    if shape.tag == "polyline":
        numbers = list(map(float, numbers_in(shape.get("points", ""))))
        return list(zip(numbers[::2], numbers[1::2], strict=True))
    # fontTools 4.68 takes "01" for two numbers, and knows no line ends in an arc.
    d = NUMBER.sub(lambda found: f" {float(found[0]):g}", shape.get("d", ""))
    pen = RecordingPen()
    parse_path(" ".join(d.split()), pen)
    return [point for _name, places in pen.value for point in places if point]


def refused_label(element: etree._Element, line: int) -> Iterator[Finding]:
    """Find what is wrong with a label."""
    if len(element) or not (element.text or "").strip():
        yield Finding(
            line,
            "a label holds its words and nothing else",
            "Write <text …>words</text>; the press breaks the lines.",
        )
    if not any(name in LABELS for name in element.get("class", "").split()):
        yield Finding(
            line, "the label has no size", f"Give it one class of: {', '.join(LABELS)}."
        )
    for attribute in ("x", "y", "data-width", "data-lines"):
        value = element.get(attribute, "1" if attribute == "data-lines" else "")
        shape = "[0-9]{1,2}" if attribute == "data-lines" else NUMBER
        if not re.fullmatch(shape, value):
            yield Finding(
                line,
                f"the label has no proper {attribute}",
                "Write x, y, data-width (units a line may take) and data-lines"
                " (how many lines fit) as numbers.",
            )
    for attribute, values in VALUES.items():
        if element.get(attribute, values[0]) not in values:
            yield Finding(
                line, f"{attribute} has no such value", f"Use {', '.join(values)}."
            )


def label_of(element: etree._Element) -> Label:
    """Return a label that was found in order."""
    return Label(
        one_line(element.text or ""),
        line_of(element),
        element.get("class", ""),
        float(element.get("x", "0")),
        float(element.get("y", "0")),
        float(element.get("data-width", "0")),
        int(element.get("data-lines", "1")),
        element.get("text-anchor", "start"),
        element.get("data-valign", "baseline"),
    )


def clean(element: etree._Element) -> ElementTree.Element:
    """Return a copy without namespace, blanks and the words of labels."""
    name = str(element.tag).removeprefix(f"{{{SVG}}}")
    copy = ElementTree.Element(name, {str(k): str(v) for k, v in element.items()})
    copy.extend(clean(child) for child in element)
    return copy
