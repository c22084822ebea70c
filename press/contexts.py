"""Where a message stands: its section, and a word to the translator on its place.

A short label says little by itself. The place it has in its document says the
rest: a label on a form has little room, words to say aloud must sound well.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docutils import nodes
from sphinx.util.index_entries import split_index_msg
from sphinx.util.nodes import (
    extract_messages,
    traverse_translatable_index,
)

from press.directives.blocks import Box, FactValue, Heading, Words
from press.directives.lettering import PictureAlt, PictureLabel

SHORT = 60  # letters; longer texts explain themselves

# What is said of a text of any length, by the class of a box round it.
SPOKEN_OR_SHOWN = {
    "say": "words to say aloud to young people",
    "step-text": "step of an activity card",
    "question": "question to young people, said aloud",
}
# What is said of a short text, by the class of the text or of a box round it.
SHORT_IN_BOX = {
    "form-label": "label on a form; little room",
    "form-hint": "small print on a form",
    "form-section": "heading on a form",
    "row-words": "row of a table on a form",
    "form-table": "head of a column on a form; little room",
    "option": "answer to tick; little room",
    "kit": "equipment of an activity card",
    "activity-drawing": "words of a drawing",
}
KINDS: tuple[tuple[type[nodes.Node], str], ...] = (
    (PictureAlt, "description of a picture, read aloud to people who cannot see it"),
    (PictureLabel, "label in a drawing; little room"),
    (nodes.image, "description of a picture, read aloud to people who cannot see it"),
    (nodes.term, "term of the glossary"),
    (nodes.caption, "caption of a picture"),
    (Heading, "heading"),
)


@dataclass(frozen=True)
class Context:
    """One place of one message."""

    message: str
    place: str  # "chapters/safeguarding#the-named-person"
    note: str  # for the translator; often nothing


def contexts(doctree: nodes.document, docname: str) -> Iterator[Context]:
    """Yield every message of a document with its place, in reading order."""
    for node, message in extract_messages(doctree):
        yield Context(message, place(node, docname), note(node, message))
    for index, entries in traverse_translatable_index(doctree):
        for kind, value, *_rest in entries:
            for part in split_index_msg(kind, value):
                yield Context(part, place(index, docname), "entry of the index")


def place(node: nodes.Node, docname: str) -> str:
    """Return the document and, below its first heading, the section.

    Line numbers would change with every line above; an id changes with its title.
    """
    sections = sections_round(node)
    if len(sections) > 1 and sections[0]["ids"]:
        return f"{docname}#{sections[0]['ids'][0]}"
    return docname


def note(node: nodes.Node, message: str) -> str:
    """Return what a translator should know of the place of a text."""
    for kind, said in KINDS:
        if isinstance(node, kind):
            return said
    above = [node, *ancestors(node)]
    if isinstance(node, nodes.title):
        if isinstance(node.parent, nodes.table):
            return "title of a table"
        return "title" if len(sections_round(node)) < 2 else "heading"
    classes = {
        name
        for element in above
        if isinstance(element, nodes.Element) and not isinstance(element, nodes.section)
        for name in list[str](element.get("classes", ()))
    }
    for name, said in SPOKEN_OR_SHOWN.items():
        if name in classes:
            return said
    if len(message) > SHORT:
        return ""
    for name, said in SHORT_IN_BOX.items():
        if name in classes:
            return said
    if any(isinstance(element, FactValue) for element in above):
        return "short fact on an activity card"
    if any(isinstance(element, nodes.entry) for element in above):
        return "cell of a table"
    if isinstance(node, Words) and isinstance(node.parent, Box):
        return "line in a box"
    return ""


def ancestors(node: nodes.Node) -> Iterator[nodes.Node]:
    """Yield what a node stands in, the nearest first."""
    above = node.parent
    while above is not None:
        yield above
        above = above.parent


def sections_round(node: nodes.Node) -> list[nodes.section]:
    """Return the sections that a node stands in, the nearest first."""
    return [above for above in ancestors(node) if isinstance(above, nodes.section)]
