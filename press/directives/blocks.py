"""The building blocks that every family of directives shares.

A directive hands its words to these nodes. Words of an author keep the source,
line and raw text they were read with, so that gettext finds each of them and
the translation replaces them in place. Words of the press come from
``labels`` and carry no source, so that they stand in ``sphinx.po`` alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util import logging
from sphinx.writers.html5 import HTML5Translator

from press.directives.pictograms import as_background, pictogram, scale_bar
from press.directives.pictures import colours_of

logger = logging.getLogger(__name__)

Line = TypeVar("Line", bound=nodes.TextElement)


class Box(nodes.General, nodes.Element):
    """A block that holds other blocks; ``tag`` is its HTML element.

    ``html`` holds further attributes of that element. ``labelled-by-number``
    names the block after the numbered line inside it ("Card 2").
    """


class Words(nodes.General, nodes.TextElement):
    """A line of text; ``tag`` is its HTML element.

    ``pictogram`` is drawn before the text and ``html`` holds further attributes
    of the element. ``prefix`` is a label of the press
    that opens the line, such as "Checked by:".
    """


class Heading(nodes.General, nodes.TextElement):
    """A heading below the section it stands in, kept out of the contents.

    ``depth`` is 1 for the first level below the section's title, then 2.
    """


class Facts(nodes.General, nodes.Element):
    """A list of names with values: the row of pictograms on a card."""


class Fact(nodes.General, nodes.Element):
    """One name with its value."""


class FactName(nodes.General, nodes.TextElement):
    """The name of a fact, with its ``pictogram``."""


class FactValue(nodes.General, nodes.Element):
    """The value of a fact: any blocks."""


class TimeLine(nodes.General, nodes.Element):
    """A scale bar of a session; ``minutes`` holds the length of each step."""


# WeasyPrint 70 tags <dt> and <dd> as two list items, and a <div> between them
# and their list is an error of PDF/UA. An undotted list tags well, so the print
# HTML writes one; test_facts_are_a_plain_list_in_print holds it.
FACT_TAGS = {"Facts": "dl", "Fact": "div", "FactName": "dt", "FactValue": "dd"}
FACT_TAGS_IN_PRINT = {"Facts": "ul", "Fact": "li", "FactName": "p", "FactValue": "div"}
FACT_CLASSES = {
    "Facts": "facts",
    "Fact": "fact",
    "FactName": "fact-name",
    "FactValue": "fact-value",
}


def press_words(
    text: str, *classes: str, tag: str = "p", symbol: str = "", ids: Sequence[str] = ()
) -> Words:
    """Return a line in the press's own words, already in the language."""
    return Words(
        "",
        text,
        tag=tag,
        pictogram=symbol,
        classes=list(classes),
        ids=list(ids),
        translatable=False,
    )


def press_heading(text: str, symbol: str = "", depth: int = 1) -> Heading:
    """Return a heading in the press's own words, already in the language."""
    return Heading("", text, pictogram=symbol, depth=depth, translatable=False)


def retold(line: nodes.TextElement, kind: Line) -> Line:
    """Move an author's words into another kind of line, still translatable."""
    kind.rawsource, kind.source, kind.line = line.rawsource, line.source, line.line
    kind.extend(line.children)
    return kind


def framed(tag: str, classes: str, *children: nodes.Node, **html: str) -> Box:
    """Return a box with its children; ``classes`` are separated by spaces."""
    return Box("", *children, tag=tag, classes=classes.split(), html=html)


def fact_of(name: str, symbol: str, *value: nodes.Node) -> Fact:
    """Return one fact; the name is a label of the press."""
    label = FactName("", name, pictogram=symbol, translatable=False)
    return Fact("", label, FactValue("", *value), classes=[f"fact-{symbol}"])


class SectionClasses(SphinxTransform):
    """Give a section the classes that a directive below its title asks for.

    A card asks for "card part-play", so that the band round the title and the
    colour of the part reach the title too.
    """

    default_priority = 400

    def apply(self, **kwargs: Any) -> None:
        for opener in self.document.findall(Box):
            wanted = opener.get("section-classes")
            if not wanted:
                continue
            section = opener.parent
            if isinstance(section, nodes.section):
                section["classes"] += wanted
            else:
                logger.warning(
                    "this directive stands before the title of its page\n"
                    "Write label and title first, then the directive.",
                    location=opener,
                    type="press",
                    subtype="place",
                )


def open_box(self: HTML5Translator, node: nodes.Element) -> None:
    html = dict(node.get("html", {}))
    if node.get("labelled-by-number"):
        number = next((n for n in node.findall(Words) if n["ids"]), None)
        if number is not None:
            html["aria-labelledby"] = number["ids"][0]
    self.body.append(self.starttag(node, node["tag"], "", **html))


def close_box(self: HTML5Translator, node: nodes.Element) -> None:
    # No line end: space between the narrow fields of a form would break their row.
    self.body.append(f"</{node['tag']}>")


def open_words(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append(self.starttag(node, node["tag"], "", **node.get("html", {})))
    write_pictogram(self, node)
    if node.get("prefix"):
        prefix = self.encode(node["prefix"])
        self.body.append(f'<strong class="prefix">{prefix}</strong> ')


def heading_tag(self: HTML5Translator, node: nodes.Element) -> str:
    title_level = self.section_level + self.initial_header_level - 1
    return f"h{min(6, title_level + node['depth'])}"


def open_heading(self: HTML5Translator, node: nodes.Element) -> None:
    kind = "box-title" if node["depth"] == 1 else "box-subtitle"
    self.body.append(self.starttag(node, heading_tag(self, node), "", CLASS=kind))
    write_pictogram(self, node)


def close_heading(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append(f"</{heading_tag(self, node)}>\n")


def fact_tag(self: HTML5Translator, node: nodes.Element) -> str:
    tags = FACT_TAGS_IN_PRINT if self.builder.name == "print" else FACT_TAGS
    return tags[type(node).__name__]


def open_fact(self: HTML5Translator, node: nodes.Element) -> None:
    kind = FACT_CLASSES[type(node).__name__]
    self.body.append(self.starttag(node, fact_tag(self, node), "", CLASS=kind))
    write_pictogram(self, node)


def close_fact(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append(f"</{fact_tag(self, node)}>\n")


def write_pictogram(self: HTML5Translator, node: nodes.Element) -> None:
    name = node.get("pictogram")
    if name:
        tone = "--danger" if name == "safety" else "--part"
        write_decoration(self, node, pictogram(name), tone)


def write_decoration(
    self: HTML5Translator, node: nodes.Element, svg: str, tone: str = "--part"
) -> None:
    """Write a drawing that says nothing the words do not; ``tone`` is a token."""
    if self.builder.name == "print":
        svg = as_background(svg, colours_of(node, self.builder)[tone])
    self.body.append(svg)


def open_time_line(self: HTML5Translator, node: nodes.Element) -> None:
    write_decoration(self, node, scale_bar(node["minutes"]))
    raise nodes.SkipNode


FACTS = (Facts, Fact, FactName, FactValue)


def setup(app: Sphinx) -> None:
    """Register the shared nodes and the classes of sections."""
    app.add_node(Box, html=(open_box, close_box))
    app.add_node(Words, html=(open_words, close_box))
    app.add_node(Heading, html=(open_heading, close_heading))
    for kind in FACTS:
        app.add_node(kind, html=(open_fact, close_fact))
    app.add_node(TimeLine, html=(open_time_line, None))
    app.add_transform(SectionClasses)
