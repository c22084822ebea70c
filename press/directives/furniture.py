"""The furniture that every chapter has: boxes, role notes, phrases, dialogues."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.locale import _
from sphinx.util.docutils import SphinxDirective

from press.directives import labels
from press.directives.blocks import Box, Heading, framed, press_heading, press_words
from press.directives.chapter import ROLES
from press.directives.fields import (
    Field,
    author_words,
    complain,
    content_fields,
    own_line,
    several_of,
)

PICTOGRAMS = {
    "in-short": "",
    "try-this-week": "week",
    "watch-out": "safety",
    "tools": "sheet",
}


class FurnitureDirective(SphinxDirective):
    """A box with a heading of the press; a scene is a box without one.

    ::

        .. in-short::

           - Three lines.

        .. scene::

           Half a page from a yard.

        .. try-this-week::

           One action.

        .. watch-out::

           One harm.

        .. tools::

           - Form T7, :ref:`form-t7`: why and when
    """

    has_content = True

    def run(self) -> list[nodes.Node]:
        if not self.content:
            complain(
                self,
                own_line(self),
                f'the box "{self.name}" is empty',
                "Write its text below, indented by three spaces.",
            )
            return []
        frame = framed("div", self.name)
        if self.name in PICTOGRAMS:
            title = labels.furniture_titles()[self.name]
            frame += press_heading(title, PICTOGRAMS[self.name])
        frame += self.parse_content_to_nodes()
        return [frame]


class RoleNoteDirective(SphinxDirective):
    """A note for one kind of reader, or for a few.

    ::

        .. role-note:: trainer, youth-worker

           What this means on the court.
    """

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[nodes.Node]:
        line = own_line(self)
        roles = several_of(self, line, "role", self.arguments[0], ROLES)
        if not self.content:
            complain(
                self, line, "the role note is empty", "Write its text below, indented."
            )
        if not roles:
            return []
        return [role_note(roles, self.parse_content_to_nodes())]


class PhrasesDirective(SphinxDirective):
    """Words to say beside words not to say, in pairs.

    ::

        .. phrases::

           :say: “Thank you for telling me.”
           :not: “Are you sure?”
    """

    has_content = True

    def run(self) -> list[nodes.Node]:
        # Translators: head of a column: words that help
        head_say = press_words(_("Say"), tag="th", symbol="say")
        # Translators: head of a column: words that do harm
        head_not = press_words(_("Do not say"), tag="th", symbol="not")
        for head in (head_say, head_not):
            head["html"] = {"scope": "col"}
        rows = [
            framed(
                "tr",
                "",
                framed("td", "phrase-say", *say.body),
                framed("td", "phrase-not", *instead.body),
            )
            for say, instead in self.pairs(content_fields(self))
        ]
        heads = framed("thead", "", framed("tr", "", head_say, head_not))
        return [framed("table", "phrases", heads, framed("tbody", "", *rows))]

    def pairs(self, fields: list[Field]) -> list[tuple[Field, Field]]:
        """Return the fields two by two; report what does not pair."""
        remedy = 'Write pairs: a line ":say: …", below it a line ":not: …".'
        if not fields:
            complain(self, own_line(self), "there are no phrases", remedy)
        found: list[tuple[Field, Field]] = []
        waiting: Field | None = None
        for entry in fields:
            if entry.name == "say" and waiting is None:
                waiting = entry
            elif entry.name == "not" and waiting is not None:
                found.append((waiting, entry))
                waiting = None
            else:
                complain(self, entry.line, f'":{entry.name}:" has no partner', remedy)
        if waiting is not None:
            complain(self, waiting.line, '":say:" has no partner', remedy)
        return found


class DialogueDirective(SphinxDirective):
    """A conversation to read aloud, with a title.

    ::

        .. dialogue:: After training

           **Marta:** You look tired today.
    """

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[nodes.Node]:
        line = own_line(self)
        if not self.content:
            complain(
                self, line, "the dialogue is empty", 'Write "**Name:** words" below.'
            )
        title = titled(self, self.arguments[0], "talk")
        return [framed("div", "dialogue", title, *self.parse_content_to_nodes())]


def titled(directive: SphinxDirective, text: str, symbol: str = "") -> Heading:
    """Return an author's title as a heading that can be translated."""
    said = author_words(directive, text, own_line(directive), "p")
    title = Heading(said.rawsource, "", *said.children, depth=1, pictogram=symbol)
    title.source, title.line = said.source, said.line
    return title


def role_note(roles: list[str], body: list[nodes.Node], depth: int = 1) -> Box:
    """Return a note for some readers, headed "If you are a trainer"."""
    title = press_heading(labels.role_note_title(roles), roles[0], depth)
    return framed("div", "role-note", title, *body)


def setup(app: Sphinx) -> None:
    """Register the furniture."""
    for name in ("in-short", "scene", "try-this-week", "watch-out", "tools"):
        app.add_directive(name, FurnitureDirective)
    app.add_directive("role-note", RoleNoteDirective)
    app.add_directive("phrases", PhrasesDirective)
    app.add_directive("dialogue", DialogueDirective)
