"""Chapters and parts: what stands below the title of such a page."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.locale import _
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from press.directives import labels, records
from press.directives.blocks import Words, framed, press_words, write_decoration
from press.directives.fields import (
    AnyOption,
    check_names,
    complain,
    one_of,
    option_line,
    option_words,
    own_line,
    page_number,
    several_of,
)
from press.directives.pictograms import motif
from press.outline import ancestors

logger = logging.getLogger(__name__)

PARTS = {
    "understand": (1, 2, 3, 4),
    "safe": (5, 6, 7, 8),
    "work": (9, 10, 11, 12, 13, 14, 15, 16),
    "play": (17, 18),
    "together": (19, 20, 21, 22),
    "learn": (23, 24, 25, 26, 27),
}
LAST_CHAPTER = max(number for numbers in PARTS.values() for number in numbers)
ONE_MORE = "add it to PARTS in press/directives/chapter.py first"
NUMERALS = ("I", "II", "III", "IV", "V", "VI")
ROLES = (
    "trainer",
    "social-worker",
    "educator",
    "psychologist",
    "youth-worker",
    "manager",
)


class CourtLines(nodes.General, nodes.Element):
    """The painted lines of a ``part``, a decoration."""


class ChapterDirective(SphinxDirective):
    """Open a chapter, straight below its title.

    ::

        .. chapter:: 5
           :for: trainer, manager
           :question: How do I make a small club safe within one year?
    """

    required_arguments = 1
    option_spec = AnyOption()

    def run(self) -> list[nodes.Node]:
        check_names(self, "the chapter", ("for", "question"))
        line = own_line(self)
        number = page_number(self, "chapter", LAST_CHAPTER, ONE_MORE)
        roles: list[str] = []
        if self.options.get("for"):
            place = option_line(self, "for")
            roles = several_of(self, place, "role", self.options["for"], ROLES)
        if number is None:
            return []
        part = part_of(number)
        records.note(
            self.env,
            records.Chapter(
                str(number),
                self.env.docname,
                self.get_source_info()[0],
                line,
                part,
                tuple(roles),
            ),
        )
        # Translators: above the title of a chapter; keep %(number)s
        numbered = numbered_line(_("Chapter %(number)s"), str(number), "chapter-number")
        opener = framed("div", "chapter-opener", numbered, court_lines(part))
        if self.options.get("question"):
            opener += option_words(self, "question", "p", "chapter-question")
        if roles:
            opener += readers(roles)
        opener["section-classes"] = ["chapter", f"part-{part}"]
        self.set_source_info(opener)
        return [opener]


class PartDirective(SphinxDirective):
    """Open one of the six parts, straight below its title, with a few words.

    ::

        .. part:: safe

           What this part is about.
    """

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        line = own_line(self)
        part = one_of(self, line, "part", self.arguments[0], list(PARTS))
        if not self.content:
            complain(
                self, line, "the part has no words", "Say below what the part is about."
            )
        if part is None:
            return []
        source = self.get_source_info()[0]
        records.note(self.env, records.Part(part, self.env.docname, source, line))
        self.env.metadata[self.env.docname]["part"] = part
        numeral = NUMERALS[list(PARTS).index(part)]
        # Translators: above the title of a part; %(number)s is a Roman numeral
        numbered = numbered_line(_("Part %(number)s"), numeral, "part-number")
        intro = framed("div", "part-intro", *self.parse_content_to_nodes())
        opener = framed("div", "part-opener", numbered, court_lines(part), intro)
        opener["section-classes"] = ["part", f"part-{part}"]
        self.set_source_info(opener)
        return [opener]


def part_of(chapter: int) -> str:
    """Return the part a chapter belongs to.

    >>> part_of(5), part_of(26)
    ('safe', 'learn')
    """
    return next(part for part, chapters in PARTS.items() if chapter in chapters)


def court_lines(part: str) -> CourtLines:
    """Return the painted lines of a part; the class gives them its colour."""
    return CourtLines(part=part, classes=[f"part-{part}"])


def numbered_line(pattern: str, number: str, name: str) -> Words:
    """Return "Chapter 5" with the numeral marked, wherever the language puts it."""
    before, _placeholder, after = pattern.partition("%(number)s")
    line = press_words("", name)
    line += nodes.Text(before)
    line += nodes.inline("", number, classes=["numeral"])
    line += nodes.Text(after)
    return line


def readers(roles: list[str]) -> nodes.Element:
    """Return the list of readers a chapter is for, each with a pictogram."""
    names = labels.role_names()
    # Translators: names the list of professions a chapter is written for
    title = press_words(_("Readers"), "roles-title")
    items = [press_words(names[role], tag="li", symbol=role) for role in roles]
    return framed("div", "readers", title, framed("ul", "roles", *items))


def open_court_lines(self: HTML5Translator, node: nodes.Element) -> None:
    write_decoration(self, node, motif(node["part"]))
    raise nodes.SkipNode


def report_strays(app: Sphinx, env: BuildEnvironment) -> None:
    """Report chapters that stand in the contents of a part that is not theirs."""
    parts = {
        record.docname: record.number for record in records.records(env, records.Part)
    }
    for chapter in records.records(env, records.Chapter):
        above = [
            parts[name] for name in ancestors(env, chapter.docname) if name in parts
        ]
        if above and above[0] != chapter.part:
            logger.warning(
                'chapter %s is in part "%s", but stands in part "%s"\n%s',
                chapter.number,
                chapter.part,
                above[0],
                "Move it in the toctrees of handbook/parts/, or change PARTS.",
                location=f"{chapter.source}:{chapter.line}",
                type="press",
                subtype="part",
            )


def setup(app: Sphinx) -> None:
    """Register chapter and part."""
    app.connect("env-check-consistency", report_strays)
    app.add_node(CourtLines, html=(open_court_lines, None))
    app.add_directive("chapter", ChapterDirective)
    app.add_directive("part", PartDirective)
