"""The text of a page: where Sphinx's HTML has to be ours.

No style attributes, which a strict Content-Security-Policy forbids; no contents
lists, which Sphinx writes with headings that are none and the template writes with
numbers; tables that a telephone can show; numbers that it can call.
"""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from press.book_html import BookTranslator

# In print the numbers are bold; they stand alone in their cell.
CALLABLE = re.compile(r"[0-9][0-9 \u00a0]{1,}[0-9]")


class SiteTranslator(BookTranslator):
    """Writes the text of one page."""

    def depart_colspec(self, node: nodes.colspec) -> None:
        """Leave column widths to the browser: Sphinx writes them as styles."""

    def visit_entry(self, node: nodes.entry) -> None:
        """Write a cell that knows its column, for rows that stand on end."""
        row: Any = node.parent  # counts its columns while it is written
        column = row.column
        super().visit_entry(node)
        if name := column_name(node, column):
            tag = self.body[-1]
            self.body[-1] = f'{tag[:-1]} data-column="{self.attval(name)}">'

    def visit_compound(self, node: nodes.compound) -> None:
        """Leave contents lists to the page's template, which shows more of them."""
        if "toctree-wrapper" in node["classes"]:
            raise nodes.SkipNode
        super().visit_compound(node)

    def visit_strong(self, node: nodes.strong) -> None:
        number = node.astext()
        if in_cell(node) and CALLABLE.fullmatch(number):
            digits = "".join(filter(str.isdecimal, number))
            self.body.append(self.starttag(node, "a", "", href=f"tel:{digits}"))
            self.context.append("</strong></a>")
            self.body.append("<strong>")
        else:
            super().visit_strong(node)
            self.context.append("</strong>")

    def depart_strong(self, node: nodes.strong) -> None:
        self.body.append(self.context.pop())


def column_name(cell: nodes.Element, column: int) -> str:
    """Return what stands at the head of a cell's column; nothing for a head."""
    group = cell.parent.parent
    table = group.parent
    head = next(table.findall(nodes.thead), None)
    if head is None or group is head:
        return ""
    names = [entry.astext() for entry in head[0].children]
    return " ".join(names[column].split()) if column < len(names) else ""


def in_cell(node: nodes.Node) -> bool:
    """Tell whether words are all that a cell of a table holds."""
    paragraph = node.parent
    return (
        isinstance(paragraph, nodes.paragraph)
        and len(paragraph.children) == 1
        and isinstance(paragraph.parent, nodes.entry)
    )


def setup(app: Sphinx) -> None:
    app.set_translator("site", SiteTranslator)
