"""What no page may have: HTML of its own, and files from anywhere else.

docutils and Sphinx know directives and roles that write what nobody reviews into
the book: HTML as it stands, files of the machine, pages and pictures of the web. Each
is reported and left out, and with them formulas, which no edition can show.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.parsers.rst.states import Inliner
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from press.directives.fields import AnyOption, complain, own_line

logger = logging.getLogger(__name__)

NO_HTML = "Write it in the markup of the book, which every edition understands."
NO_FORMULAS = "Write it in words; no edition sets formulas."
WRITE_IT_HERE = "Write the text on the page itself, where translators find it."
DIRECTIVES = {
    "raw": NO_HTML,
    "meta": "Delete it; the press says what search engines need.",
    "include": WRITE_IT_HERE,
    "literalinclude": WRITE_IT_HERE,
    "math": NO_FORMULAS,
    "csv-table": 'Write the table as a ".. list-table::".',
}
ROLES = {
    "raw": NO_HTML,
    "math": NO_FORMULAS,
    "download": "Make it a form or a page of the book, or link to its address.",
}
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


class RefusedDirective(SphinxDirective):
    """One of the directives above; its content is left out."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = AnyOption()

    def run(self) -> list[nodes.Node]:
        complain(
            self,
            own_line(self),
            f'".. {self.name}::" has no place in the book',
            DIRECTIVES[self.name.lower()],
            "refused",
        )
        return []


def refused_role(
    name: str,
    rawtext: str,
    text: str,
    lineno: int,
    inliner: Inliner,
    options: Any = None,
    content: Any = None,
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """Report one of the roles above, or one made of it by ``.. role::``."""
    source, line = inliner.reporter.get_source_and_line(lineno)
    remedy = ROLES.get(name, NO_HTML)
    warn(f"{rawtext:.60} has no place in the book", remedy, f"{source}:{line}")
    return [nodes.Text(text)], []


# What ".. role:: html(raw)" asks for; without it the remedy would not be reached.
refused_role.options = {"format": directives.unchanged}  # type: ignore[attr-defined]


def check_images(app: Sphinx, doctree: nodes.document) -> None:
    """Report pictures that are not files of the handbook, and take them out."""
    for image in list(doctree.findall(nodes.image)):
        if is_elsewhere(image["uri"], app):
            message = f'the picture "{image["uri"]:.60}" is no file of the handbook'
            remedy = 'Put it into images/ and write ".. image:: /images/name.png".'
        elif image.get("loading") == "embed":
            message = "this picture would be written into the page as it stands"
            remedy = 'Take ":loading:" out; drawings come in by ".. diagram::".'
        else:
            continue
        warn(message, remedy, image)
        image.parent.remove(image)


def is_elsewhere(uri: str, app: Sphinx) -> bool:
    """Tell whether a picture lies on the web, in its own address or in the machine."""
    if ELSEWHERE.match(uri):
        return True
    path = Path(app.env.relfn2path(uri)[1]).resolve()
    return not path.is_relative_to(Path(app.srcdir).resolve())


def warn(message: str, remedy: str, location: Any) -> None:
    """Report a finding: what is wrong, and on a second line what to do."""
    logger.warning(
        "%s\n%s", message, remedy, location=location, type="press", subtype="refused"
    )


def setup(app: Sphinx) -> None:
    """Refuse these directives and roles, and pictures from elsewhere."""
    for name in DIRECTIVES:
        app.add_directive(name, RefusedDirective, override=True)
    for name in ROLES:
        app.add_role(name, refused_role, override=True)
    # Before Sphinx (500) looks for the pictures and copies them.
    app.connect("doctree-read", check_images, priority=400)
