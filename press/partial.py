"""Partial translations are honest: what is still English says so.

A passage without a translation keeps its English and is marked as English, so that
a screen reader reads it with the right voice and a browser hyphenates it rightly.
The imprint of every translation states how much of it is translated.
"""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util.nodes import extract_messages

from press.catalogues import INTERFACE, read_catalogue, translations
from press.completeness import Notice
from press.directives.blocks import press_words
from press.merging import done

IMPRINT = "front/imprint"
SOURCE = "en"  # the language of the chapters in handbook/


class MarkUntranslated(SphinxTransform):
    """Mark each passage that has no translation as English.

    docutils writes the class ``language-en`` as the attribute ``lang="en"``.
    """

    default_priority = 19  # Sphinx translates at 20; then the English is gone

    def apply(self, **kwargs: object) -> None:
        language = self.config.press_language
        if language is None or language.code == SOURCE:
            return
        folder = Path(self.config.locale_dirs[0], language.code, "LC_MESSAGES")
        docname = self.env.current_document.docname
        known = translations(folder / f"{docname}.po")
        for node, message in extract_messages(self.document):
            if message not in known and any(map(str.isalpha, message)):
                passage_of(node)["classes"].append(f"language-{SOURCE}")
        english = untranslated(folder / f"{INTERFACE}.po")
        for words in self.document.findall(nodes.TextElement):
            if not words.get("translatable", True) and words.astext() in english:
                words["classes"].append(f"language-{SOURCE}")


class StateShare(SphinxTransform):
    """End the imprint with the share of what is translated."""

    default_priority = 30  # after Sphinx translated: these words are already

    def apply(self, **kwargs: object) -> None:
        notice: Notice = self.config.press_notice
        if self.env.current_document.docname != IMPRINT or not notice.imprint:
            return
        line = press_words(notice.imprint, "share-translated")
        if notice.language != self.config.press_language.code:
            line["classes"].append(f"language-{notice.language}")
        section = next(self.document.findall(nodes.section), None)
        if section is not None:
            section += line


def untranslated(path: Path) -> set[str]:
    """Return the messages of a catalogue that have no translation yet."""
    if not path.exists():
        return set()
    return {
        message.id
        for message in read_catalogue(path)
        if isinstance(message.id, str) and message.id and not done(message)
    }


def passage_of(node: nodes.Element) -> nodes.Element:
    """Return the element of the page that a text fills.

    A lone paragraph of a list item is written without a tag of its own.
    """
    parent = node.parent
    if isinstance(parent, nodes.list_item) and len(parent.children) == 1:
        return parent
    return node


def setup(app: Sphinx) -> None:
    """Register what marks and what states."""
    app.add_config_value("press_notice", Notice(), "env")
    app.add_transform(MarkUntranslated)
    app.add_transform(StateShare)
