"""Pictures on the page: how an SVG gets its colours and its text for the blind.

A picture names no colour. Its classes say what a line is, ``drawing.css`` gives
the colours of the part, and dark mode changes them. Two formats need help:

- WeasyPrint 70 gives an inline SVG none of the page's CSS, and takes the text for
  the tag tree from ``<title>`` alone;
- a reading system may drop our CSS, and then every shape would be black.

For these the colours of ``tokens.css`` are written into the picture, where any
style sheet still overrides them.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from functools import cache
from html import escape
from pathlib import Path
from xml.etree import ElementTree

from docutils import nodes
from sphinx.builders import Builder

from press.fonts import SANS

SVG = "http://www.w3.org/2000/svg"

# What each class means. Measures are written into every picture; colours are
# names of tokens.css, and drawing.css says the same to browsers.
MEASURES: dict[str, dict[str, str]] = {
    "line": {"fill": "none", "stroke-width": "2"},
    "line-thin": {"fill": "none", "stroke-width": "1"},
    "line-dash": {"fill": "none", "stroke-width": "2", "stroke-dasharray": "6 4"},
    "accent": {"fill": "none", "stroke-width": "2"},
    "danger": {"fill": "none", "stroke-width": "2"},
    "arrow": {"fill": "none", "stroke-width": "2"},
    "mark": {"fill": "none", "stroke-width": "1"},
}
COLOURS: dict[str, dict[str, str]] = {
    "line": {"stroke": "--ink"},
    "line-thin": {"stroke": "--ink"},
    "line-dash": {"stroke": "--ink"},
    "arrow": {"stroke": "--ink"},
    "mark": {"stroke": "--rule"},
    "accent": {"stroke": "--part"},
    "danger": {"stroke": "--danger"},
    "fill-ground": {"fill": "--tint"},
    "fill-tint": {"fill": "--part-tint"},
    "fill-paper": {"fill": "--paper"},
    "fill-accent": {"fill": "--part"},
    "fill-ink": {"fill": "--ink"},
    "fill-danger": {"fill": "--danger"},
    "label": {"fill": "--ink"},
    "label-small": {"fill": "--ink"},
    "label-strong": {"fill": "--ink"},
    "label-on-dark": {"fill": "--paper"},
}


def svg(width: float, height: float, css: str) -> ElementTree.Element:
    """Return an empty picture of so many units."""
    box = f"0 0 {width:g} {height:g}"
    return ElementTree.Element("svg", {"xmlns": SVG, "viewBox": box, "class": css})


def picture(
    drawn: ElementTree.Element, alt: str, node: nodes.Element, builder: Builder
) -> str:
    """Return an SVG as the format needs it, for the place where ``node`` stands.

    ``alt`` tells what it says to readers who cannot see it.
    """
    add_measures(drawn)
    if builder.name == "site":
        drawn.attrib |= {"role": "img", "aria-label": alt}
        return markup(drawn)
    add_colours(drawn, colours_of(node, builder))
    if builder.name == "print":
        title = ElementTree.Element("title")
        title.text = alt
        drawn.insert(0, title)
    else:
        drawn.attrib |= {"role": "img", "aria-label": alt}
    return markup(drawn)


def sign(drawn: ElementTree.Element, node: nodes.Element, builder: Builder) -> str:
    """Return a small picture that only repeats the word beside it.

    In print it is a background: WeasyPrint 70 makes every ``<svg>`` and ``<img>``
    a figure, also one that readers should pass over, and a background an artifact.
    """
    add_measures(drawn)
    if builder.name != "site":
        add_colours(drawn, colours_of(node, builder))
    if builder.name == "print":
        data = b64encode(markup(drawn).encode()).decode()
        css = escape(drawn.get("class", ""), quote=True)
        style = f"background-image: url(data:image/svg+xml;base64,{data})"
        return f'<span class="{css}" style="{style}"></span>'
    drawn.set("aria-hidden", "true")
    return markup(drawn)


def markup(drawn: ElementTree.Element) -> str:
    """Return the SVG as text that is both HTML and XHTML."""
    return ElementTree.tostring(drawn, encoding="unicode")


def classes(shape: ElementTree.Element, table: Mapping[str, object]) -> Iterator[str]:
    """Yield the classes of a shape that a table knows, in the table's order."""
    own = shape.get("class", "").split()
    return (name for name in table if name in own)


def add_measures(drawn: ElementTree.Element) -> None:
    """Write strokes into a picture: CSS says colours, not geometry."""
    for shape in drawn.iter():
        for name in classes(shape, MEASURES):
            for attribute, value in MEASURES[name].items():
                if attribute != "fill" or not filled(shape):
                    shape.attrib.setdefault(attribute, value)
        if "stroke-width" in shape.attrib:
            shape.attrib |= {"stroke-linejoin": "round", "stroke-linecap": "round"}
        if shape.tag == "text":
            shape.set("font-family", SANS)


def filled(shape: ElementTree.Element) -> bool:
    """Tell whether a class gives the shape a fill."""
    return any("fill" in COLOURS[name] for name in classes(shape, COLOURS))


def add_colours(drawn: ElementTree.Element, palette: Mapping[str, str]) -> None:
    """Write the colours of a palette into a picture."""
    for shape in drawn.iter():
        for name in classes(shape, COLOURS):
            for attribute, token in COLOURS[name].items():
                shape.set(attribute, palette[token])


def colours_of(node: nodes.Element, builder: Builder) -> Mapping[str, str]:
    """Return the colours by day of the part that a picture stands in."""
    tokens = palettes(Path(builder.srcdir).parent / "styles" / "tokens.css")
    return tokens.get(part_of(node), tokens[""])


@cache
def palettes(tokens: Path) -> dict[str, dict[str, str]]:
    """Return the colours of ``tokens.css``: one palette a part, "" for no part."""
    rules = {
        part: dict(re.findall(r"(--[\w-]+):\s*(#[0-9a-fA-F]{3,8})", body))
        for part, body in re.findall(
            r"(?m)^(?::root|\.(part-\w+))\s*\{([^}]*)\}", tokens.read_text("utf-8")
        )
    }
    return {part: rules[""] | own for part, own in rules.items()}


def part_of(node: nodes.Node | None) -> str:
    """Return the class of the part round a node: "part-safe", or nothing."""
    while isinstance(node, nodes.Element):
        for name in node["classes"]:
            if name.startswith("part-"):
                return str(name)
        node = node.parent
    return ""
