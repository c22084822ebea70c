"""Checklists, and the tick boxes they share with forms."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from press.directives.blocks import Box, framed
from press.directives.fields import complain, listed_items, own_line
from press.directives.furniture import titled


class ChecklistDirective(SphinxDirective):
    """A list to tick off on paper; the title may be left out.

    ::

        .. checklist:: Before the first session

           - Two adults are named.
           - The numbers page hangs on the wall.
    """

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[nodes.Node]:
        body = self.parse_content_to_nodes()
        if not listed_items(body):
            complain(
                self,
                own_line(self),
                "the checklist has no list",
                'Write each item on a line that begins with "- ".',
            )
        frame = framed("div", "checklist")
        if self.arguments:
            frame += titled(self, self.arguments[0], "check")
        for node in body:
            is_list = isinstance(node, nodes.bullet_list)
            frame += tick_list(node.children) if is_list else node
        return [frame]


def tick_list(items: Sequence[nodes.Node], kind: str = "check") -> Box:
    """Return list items with an empty box each; "choice" draws round ones."""
    ticked = [
        framed("li", "option", tick(), *item.children)
        for item in items
        if isinstance(item, nodes.list_item)
    ]
    return framed("ul", f"options options-{kind}", *ticked)


def tick() -> Box:
    """Return an empty tick box, for the eye and the pen only."""
    return framed("span", "tick", **{"aria-hidden": "true"})


def setup(app: Sphinx) -> None:
    """Register the checklist."""
    app.add_directive("checklist", ChecklistDirective)
