"""Set-up drawings: where players, kit and lines are, seen from above, to scale.

What an author types, in metres from the upper left corner::

    .. setup:: 15 x 11
       :alt: Two teams of three on half a court; the bench is at the left.

       court half-basketball
       zone 1,8 4,10 "Bench"
       player A 7,4
       run 7,4 9,2

The words in quotes and the text for who cannot see the picture are messages of
the catalogue. The press adds a scale bar and a legend of the signs used.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.locale import _
from sphinx.util.docutils import SphinxDirective

from press.directives import pictures
from press.directives.fields import complain, option_line
from press.directives.ground_plan import Area
from press.directives.lettering import (
    PictureAlt,
    PictureLabel,
    alt_of,
    element,
    labels_of,
    one_line,
    said,
)
from press.directives.notation import (
    ARROWS,
    Field,
    NotationError,
    Thing,
    read_size,
    read_surface,
    read_thing,
    things_on,
)
from press.directives.setting_out import draw, rectangle
from press.directives.symbols import SIGNS, arrow


class SetupDrawing(nodes.General, nodes.Element):
    """A drawing: ``field`` and ``things``; its words are its children."""


class SetupDirective(SphinxDirective):
    """``.. setup:: 15 x 11`` with one thing a line; see the module."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = {"alt": directives.unchanged}  # noqa: RUF012

    def run(self) -> list[nodes.Node]:
        source, line = self.get_source_info()
        try:
            field = read_size(self.arguments[0])
        except NotationError as error:
            complain(self, line, error.message, error.remedy)
            return []
        alt = one_line(self.options.get("alt", ""))
        if not alt:
            complain(
                self,
                line,
                "this drawing has no text for readers who cannot see it",
                "Add :alt: with a sentence or two that say what the drawing shows.",
            )
        field, placed = self.read(field)
        node = SetupDrawing(field=field, things=tuple(thing for thing, _line in placed))
        self.set_source_info(node)
        if alt:
            node += said(PictureAlt, alt, source, option_line(self, "alt"))
        for thing, at in placed:
            if thing.words:
                node += said(PictureLabel, thing.words, source, at)
        return [node]

    def read(self, field: Field) -> tuple[Field, list[tuple[Thing, int]]]:
        """Return the field with its surface, and each thing with its line."""
        placed = []
        for number, text in enumerate(self.content):
            line = (self.content.offset(number) or 0) + 1
            for part in things_on(text):
                try:
                    surface = read_surface(part)
                    if surface:
                        field = Field(field.width, field.height, surface)
                    else:
                        placed.append((read_thing(part, field), line))
                except NotationError as error:
                    complain(self, line, error.message, error.remedy)
        return field, placed


def visit_drawing(translator: Any, node: SetupDrawing) -> None:
    """Write the figure: the picture, then the list of its signs."""
    builder, body = translator.builder, translator.body
    field, things = node["field"], node["things"]
    root = Path(builder.srcdir).parent
    drawn = draw(field, things, labels_of(node), root, builder.config.language)
    body.append(translator.starttag(node, "figure", CLASS="drawing"))
    body.append(pictures.picture(drawn, alt_of(node), node, builder))
    entries = list(legend(things))
    if entries:
        body.append('\n<ul class="drawing-key">\n')
        for kind, word in entries:
            sign = pictures.sign(sample(kind), node, builder)
            body.append(f"<li>{sign} <span>{translator.encode(word)}</span></li>\n")
        body.append("</ul>\n")
    body.append("</figure>\n")
    raise nodes.SkipNode


def legend(things: Sequence[Thing]) -> Iterator[tuple[str, str]]:
    """Yield sign and word for what a drawing uses, in a fixed order."""
    used = {f"player {thing.team}" if thing.team else thing.kind for thing in things}
    if any(thing.kind == "zone" and not thing.words for thing in things):
        used.add("unnamed zone")
    teams = [kind for kind in used if kind.startswith("player")]
    known = meanings()
    if len(teams) == 1:
        # Translators: legend of a set-up drawing; there is only one team in it
        known[teams[0]] = _("player")
    for kind, word in known.items():
        if kind in used:
            yield kind, word


def meanings() -> dict[str, str]:
    """Return the word for each sign, in the language of the edition."""
    return {
        # Translators: legend of a set-up drawing: the filled disc
        "player A": _("player, team A"),
        # Translators: legend of a set-up drawing: the open disc
        "player B": _("player, team B"),
        # Translators: legend of a set-up drawing: the striped disc
        "player C": _("player, team C"),
        # Translators: legend of a set-up drawing: trainer or other grown-up
        "adult": _("adult"),
        # Translators: legend of a set-up drawing: the arrow of a player who moves
        "run": _("movement"),
        # Translators: legend of a set-up drawing: the arrow of a ball that is passed
        "pass": _("pass"),
        # Translators: legend of a set-up drawing: the arrow of a run with the ball
        "dribble": _("dribble"),
        # Translators: legend of a set-up drawing
        "ball": _("ball"),
        # Translators: legend of a set-up drawing: marking cone
        "cone": _("cone"),
        # Translators: legend of a set-up drawing: gymnastics hoop on the floor
        "ring": _("hoop on the floor"),
        # Translators: legend of a set-up drawing: training vest that marks a team
        "bib": _("bib"),
        # Translators: legend of a set-up drawing
        "hurdle": _("hurdle"),
        # Translators: legend of a set-up drawing: low box or bench to step on
        "box": _("low box or bench"),
        # Translators: legend of a set-up drawing: gymnastics mat
        "mat": _("mat"),
        # Translators: legend of a set-up drawing: basketball basket
        "hoop": _("basket"),
        # Translators: legend of a set-up drawing: football goal
        "goal": _("goal"),
        # Translators: legend of a set-up drawing: volleyball net
        "net": _("net"),
        # Translators: legend of a set-up drawing: marked-out area
        "unnamed zone": _("zone"),
    }


def sample(kind: str) -> Any:
    """Return a sign alone, as the legend shows it."""
    wide = kind in ARROWS
    picture = pictures.svg(
        26 if wide else 18, 18, "picture key-arrow" if wide else "picture key-sign"
    )
    if wide:
        picture.extend(arrow(kind, [(1, 9), (25, 9)]))
        return picture
    corner = {
        "box": "translate(2 5)",
        "mat": "translate(2 4.5)",
        "goal": "translate(9 12)",
    }
    group = element("g", transform=corner.get(kind, "translate(9 9)"))
    if kind == "unnamed zone":
        area = rectangle(Area(0, 0, 15, 11), "accent fill-tint")
        area.attrib |= {"stroke-width": "1", "stroke-dasharray": "3 2"}
        group.append(area)
    else:
        group.extend(SIGNS[kind]())
    picture.append(group)
    return picture


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directive and its picture."""
    app.setup_extension("press.directives.lettering")
    app.add_directive("setup", SetupDirective)
    app.add_node(SetupDrawing, html=(visit_drawing, None))
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
