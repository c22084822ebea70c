"""Diagrams: an SVG drawn by hand, whose labels are messages of the catalogue.

What an author types::

    .. diagram:: report-ladder-lv.svg
       :alt: What the picture says, in the voice of the book.

       A caption, if it needs one.

Nobody translates an SVG: the press sets each translated label in lines that fit
the room its ``<text>`` has, and reports a label that is too long.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.locale import _
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from press.directives import pictures
from press.directives.blocks import framed
from press.directives.fields import complain, option_line, own_line
from press.directives.lettering import (
    PictureAlt,
    PictureLabel,
    Type,
    alt_of,
    element,
    labels_of,
    one_line,
    said,
    typeset,
    widest,
    wrap,
)
from press.directives.svg_source import Label, points, read_svg
from press.directives.symbols import Point, head

logger = logging.getLogger(__name__)

TYPES = {
    "label": Type(13, 400, "SourceSans3-Regular"),
    "label-small": Type(11, 400, "SourceSans3-Regular"),
    "label-strong": Type(14, 700, "SourceSans3-Bold"),
}
HEADS = {"danger": "fill-danger", "accent": "fill-accent", "arrow": "fill-ink"}
HEAD = 10.0  # length of an arrow head in units


class Diagram(nodes.General, nodes.Element):
    """A picture: ``svg`` without its words, ``labels`` with their places."""


class DiagramDirective(SphinxDirective):
    """``.. diagram:: file.svg`` from ``images/``; see the module."""

    required_arguments = 1
    has_content = True
    option_spec = {"alt": directives.unchanged}  # noqa: RUF012

    def run(self) -> list[nodes.Node]:
        source, line = self.get_source_info()
        alt = one_line(self.options.get("alt", ""))
        if not alt:
            complain(
                self,
                line,
                "this diagram has no text for readers who cannot see it",
                "Add :alt: with a sentence or two that say what the picture tells.",
            )
        path = self.image_path()
        if path is None:
            return []
        self.env.note_dependency(f"images/{path.name}")
        drawn, labels, findings = read_svg(path.read_bytes())
        for finding in findings:
            warn(f"{path}:{finding.line}", finding.message, finding.remedy)
        if findings:
            return []
        node = Diagram(svg=drawn, labels=labels, path=str(path))
        self.set_source_info(node)
        if alt:
            node += said(PictureAlt, alt, source, option_line(self, "alt"))
        for label in labels:
            node += said(PictureLabel, label.text, str(path), label.line)
        if self.content:
            node += framed("figcaption", "", *self.parse_content_to_nodes())
        return [node]

    def image_path(self) -> Path | None:
        """Return the file; report a name that is none."""
        folder = Path(self.env.srcdir) / "images"
        name = self.arguments[0]
        known = sorted(path.name for path in folder.glob("*.svg"))
        if name in known:
            return folder / name
        near = get_close_matches(name, known, 1)
        complain(
            self,
            own_line(self),
            f"there is no image “{name}”",
            f"Do you mean “{near[0]}”?"
            if near
            else f"Put the file into {folder.name}/.",
        )
        return None


def warn(location: str, message: str, remedy: str) -> None:
    """Report a finding in another file than the one Sphinx is reading."""
    logger.warning(
        "%s\n%s", message, remedy, location=location, type="press", subtype="diagram"
    )


def check_room(app: Sphinx, doctree: nodes.document) -> None:
    """Report the labels that do not fit, in the language that was just read."""
    root = Path(app.srcdir).parent
    for node in doctree.findall(Diagram):
        words = node.findall(PictureLabel)
        for label, word in zip(node["labels"], words, strict=True):
            wrong = too_long(label, word.astext(), root)
            if not wrong:
                continue
            place = f"{node['path']}:{label.line}"
            if word.astext() == word.rawsource:
                remedy = "Shorten it, or give it more data-width or data-lines."
                warn(place, f"the label “{word.rawsource}” {wrong}", remedy)
            else:
                warn(
                    place,
                    f"the {app.config.language} label “{word.astext()}” {wrong}",
                    f"Shorten the translation of “{word.rawsource}”, or give the label"
                    " more data-width or data-lines in the SVG.",
                )


def too_long(label: Label, text: str, root: Path) -> str:
    """Return what is wrong with a label's length, or nothing."""
    kind = TYPES[label.style]
    letters = kind.letters(root)
    lines = wrap(text, label.width, kind.size, letters)
    if len(lines) > label.lines:
        return f"takes {len(lines)} lines where {label.lines} fit"
    taken = widest(lines, kind.size, letters)
    if taken > label.width:
        return f"is {taken:.0f} units wide where {label.width:g} fit"
    return ""


def visit_diagram(translator: Any, node: Diagram) -> None:
    """Open the figure and write the picture; a caption may follow."""
    builder = translator.builder
    drawn = with_words(node, Path(builder.srcdir).parent)
    picture = pictures.picture(drawn, alt_of(node), node, builder)
    if builder.name == "site":
        # On a phone the letters keep their size, and the picture can be moved.
        # Translators: says what a screen reader has reached: a picture wider than
        # the screen
        name = translator.attval(_("Wide picture, can be moved sideways"))
        frame = (
            f'<div class="diagram-frame" role="group" tabindex="0" aria-label="{name}">'
        )
        picture = f"{frame}{picture}</div>"
    # Its ids with it: an entry of the index may stand above the picture.
    translator.body.append(translator.starttag(node, "figure", CLASS="diagram"))
    translator.body.append(f"{picture}\n")


def depart_diagram(translator: Any, node: Diagram) -> None:
    """Close the figure."""
    translator.body.append("</figure>\n")


def with_words(node: Diagram, root: Path) -> ElementTree.Element:
    """Return the picture with its labels and arrow heads."""
    drawn = ElementTree.fromstring(node["svg"])
    width, height = map(float, drawn.get("viewBox", "").split()[2:])
    whole = pictures.svg(width, height, "picture")
    places = iter(zip(node["labels"], labels_of(node), strict=True))
    whole.extend(shape for child in drawn for shape in finished(child, places, root))
    return whole


def finished(
    shape: ElementTree.Element, places: Iterator[tuple[Label, str]], root: Path
) -> Iterator[ElementTree.Element]:
    """Yield a shape as it is printed: lines of words, arrows with their heads."""
    if shape.tag == "text":
        label, words = next(places)
        kind = TYPES[label.style]
        lines = wrap(words, label.width, kind.size, kind.letters(root))
        yield from typeset(
            lines, label.x, label.y, label.css, kind, label.anchor, label.valign
        )
        return
    children = [part for child in shape for part in finished(child, places, root)]
    shape[:] = children
    yield shape
    css = shape.get("class", "").split()
    if "arrow" in css:
        tip = next(HEADS[name] for name in HEADS if name in css)
        before, end = points(shape)[-2:]
        # A little further, so that the round end of the line stays inside.
        far = along(before, end, 2)
        yield element("path", tip, d=head(before, far, HEAD))


def along(start: Point, end: Point, further: float) -> Point:
    """Return a point so many units beyond the end of a line."""
    length = max(0.01, ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5)
    share = further / length
    return end[0] + (end[0] - start[0]) * share, end[1] + (end[1] - start[1]) * share


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directive, its picture and the check of its labels."""
    app.setup_extension("press.directives.lettering")
    app.add_directive("diagram", DiagramDirective)
    app.add_node(Diagram, html=(visit_diagram, depart_diagram))
    app.connect("doctree-read", check_room)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
