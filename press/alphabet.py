"""The glossary in the alphabetical order of the edition's language.

English sources are sorted in English; translated terms begin with other letters.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from press.collation import order


class GlossaryOrder(SphinxTransform):
    """Sorts the entries of a glossary once they are translated."""

    default_priority = 850  # Sphinx translates at 20, and terms are whole by then

    def apply(self, **kwargs: Any) -> None:
        """Sort every glossary of the document; its entries keep their ids."""
        language = self.config.press_language
        if language is None:  # reading messages for translators: sources stay as are
            return
        for glossary in self.document.findall(addnodes.glossary):
            for entries in glossary.findall(nodes.definition_list):
                terms = [term_of(entry) for entry in entries.children]
                places = order(terms, language.code)
                entries.children[:] = [entries.children[place] for place in places]


def term_of(entry: nodes.Node) -> str:
    """Return the first term of an entry; the others follow it."""
    return next(entry.findall(nodes.term)).astext()


def setup(app: Sphinx) -> None:
    app.add_transform(GlossaryOrder)
