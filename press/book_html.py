"""The text of the book as HTML: what holds for site, print page and EPUB alike."""

from __future__ import annotations

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator


class BookTranslator(HTML5Translator):
    """Writes the text of one document."""

    def add_fignumber(self, node: nodes.Element) -> None:
        """Write label and number of a figure or a table."""
        begun = len(self.body)
        super().add_fignumber(node)
        # Sphinx 9.0 takes the label for HTML; it is a translation, and so is text.
        label = slice(begun + 1, -1)  # between the tags
        self.body[label] = [self.encode(text) for text in self.body[label]]
