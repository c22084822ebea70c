"""The first page of a site: the book as its cover, its parts and its box of cards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docutils import nodes
from markupsafe import Markup
from sphinx import addnodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment

from press.directives.pictograms import MOTIFS, motif
from press.directives.records import Card, records
from press.outline import ContentsEntry, part_class

ENOUGH = 80  # letters that a part's opening words should at least have


@dataclass(frozen=True)
class PartEntry:
    """A part of the book, or another page of its contents, with its opening words."""

    docname: str
    title: str
    part_class: str
    motif: Markup  # the lines of its court, as SVG; nothing outside the six parts
    opening: str
    below: tuple[ContentsEntry, ...]
    holds_cards: bool  # which the page shows in a box of their own


@dataclass(frozen=True)
class CardEntry:
    """A card in the box."""

    docname: str
    title: str
    part_class: str
    number: str
    minutes: int | None
    age: str


@dataclass(frozen=True)
class Landing:
    """What the first page shows."""

    title: str
    subtitle: str
    welcome: Markup
    parts: tuple[PartEntry, ...]
    cards: tuple[CardEntry, ...]


def landing(
    builder: StandaloneHTMLBuilder,
    doctree: nodes.document,
    contents: list[ContentsEntry],
) -> Landing:
    """Return the first page, whose document gives title, subtitle and welcome."""
    env = builder.env
    section = next(doctree.findall(nodes.section))
    title, *texts = (
        child
        for child in section.children
        if not isinstance(child, nodes.compound | addnodes.index)
    )
    subtitle = texts.pop(0) if texts else nodes.paragraph()
    return Landing(
        title=title.astext(),
        subtitle=subtitle.astext(),
        welcome=Markup("").join(
            Markup(builder.render_partial(text.deepcopy())["fragment"])
            for text in texts
        ),
        parts=tuple(
            part_entry(env, entry) for entry in contents if not entry.reference
        ),
        cards=tuple(card_entries(env)),
    )


def part_entry(env: BuildEnvironment, entry: ContentsEntry) -> PartEntry:
    """Return one entry of the contents with its motif and opening words."""
    name = entry.part_class.removeprefix("part-")
    cards = {card.docname for card in records(env, Card)}
    return PartEntry(
        entry.docname,
        entry.title,
        entry.part_class,
        Markup(motif(name) if name in MOTIFS else ""),
        opening_words(env.get_doctree(entry.docname)),
        entry.below,
        any(below.docname in cards for below in entry.below),
    )


def card_entries(env: BuildEnvironment) -> Iterator[CardEntry]:
    """Yield every card in the order of its number."""
    for card in sorted(records(env, Card), key=lambda card: int(card.number)):
        yield CardEntry(
            card.docname,
            env.titles[card.docname].astext(),
            part_class(env, card.docname),
            card.number,
            card.minutes,
            str(card.age or ""),
        )


def opening_words(doctree: nodes.document) -> str:
    """Return the first sentence of a page, or so many that they say something."""
    return first_sentences(
        next(doctree.findall(nodes.paragraph), nodes.Text("")).astext()
    )


def first_sentences(text: str) -> str:
    """Return whole sentences from the start until there are enough letters.

    >>> text = "Ten cards, i. e. ten games. " * 4
    >>> len(first_sentences(text)), len(text)
    (83, 112)
    """
    text = " ".join(text.split())
    for end in re.finditer(r"[.!?…][”“»]?(?=\s+[”“„«(]*(\w))", text):
        # After an abbreviation a small letter follows.
        if end[1].isupper() and end.end() >= ENOUGH:
            return text[: end.end()]
    return text
