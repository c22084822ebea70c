"""The pages of the preview: those of the site, each passage with its message.

Sphinx translates a chapter while it reads it. Just before, every node that holds
a message is given the message's English; when the page is written, the English
leads to the line of the ``.po`` and to a panel that shows it. A page of the
preview differs from the site's page by these marks alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform
from sphinx.util.nodes import extract_messages

from press.directives.lettering import PictureWords
from press.passages import Passage, State, read_passages
from press.preview_panel import dressed, mark
from press.site import SiteBuilder
from press.site_html import SiteTranslator

RENDERED = "rendered"  # the folder beside the pages, for the review sheet


class NoteMessages(SphinxTransform):
    """Gives each node its message before Sphinx replaces the English."""

    default_priority = 15  # after messages are preserved (10), before Locale (20)

    def apply(self, **kwargs: Any) -> None:
        for node, message in extract_messages(self.document):
            node["message"] = message


class PreviewBuilder(SiteBuilder):
    """Writes the site with its messages; after a save only what changed."""

    def init(self) -> None:
        super().init()
        self.rendered: dict[int, str] = {}
        # Marked pages are looked at, not searched: half a second less a save.
        self.search = self.search and not self.quick

    @property
    def quick(self) -> bool:
        return bool(self.config.preview_quick)

    def get_outdated_docs(self) -> Iterator[str]:
        """Yield pages that are missing; those read again are written anyway."""
        for name in sorted(self.env.found_docs):
            if not Path(self.get_output_path(name)).exists():
                yield name

    def copy_assets(self) -> None:
        if not self.quick:
            super().copy_assets()

    def finish(self) -> None:
        if self.quick:
            self.copy_image_files()
        else:
            super().finish()

    def passages(self, docname: str) -> Mapping[str, Passage] | None:
        """Return a document's messages by their English; None in the source."""
        folder = self.config.preview_catalogues
        if not folder:
            return None
        return messages_of(Path(folder, f"{docname}.po"))

    def handle_page(self, pagename: str, *arguments: Any, **more: Any) -> None:
        super().handle_page(pagename, *arguments, **more)
        passages = self.passages(pagename) if pagename in self.env.all_docs else {}
        path = Path(self.get_output_path(pagename))
        text = path.read_text(encoding="utf-8")
        place = f"{self.config.preview_place}/{pagename}.po"
        messages = list((passages or {}).values())
        language = self.config.press_language.code
        path.write_text(dressed(text, messages, place, language), encoding="utf-8")
        if messages:
            kept = Path(self.outdir).parent / RENDERED / f"{pagename}.json"
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_text(json.dumps(self.rendered), encoding="utf-8")
        self.rendered = {}


@cache
def messages_of(path: Path) -> dict[str, Passage]:
    """Return a catalogue by its English; a builder lives for one save only."""
    return {passage.english: passage for passage in read_passages(path)}


class PreviewTranslator(SiteTranslator):
    """Writes the text of one page, a mark at the end of each passage."""

    builder: PreviewBuilder

    def dispatch_visit(self, node: nodes.Node) -> None:
        if passage := self.passage(node):
            assert isinstance(node, nodes.Element)
            name = f"preview-{passage.state.name.lower()}"
            if passage.state is not State.DONE and name not in node["classes"]:
                node["classes"].append(name)
        super().dispatch_visit(node)
        if passage:
            self.begun = {**getattr(self, "begun", {}), id(node): len(self.body)}

    def dispatch_departure(self, node: nodes.Node) -> None:
        if passage := self.passage(node):
            start = self.begun.get(id(node), len(self.body))
            fragment = "".join(self.body[start:])
            if passage.line and fragment:
                self.builder.rendered[passage.line] = fragment
            place = f"{self.config.preview_place}/{self.builder.current_docname}.po"
            self.body.append(mark(passage, place))
        super().dispatch_departure(node)

    def passage(self, node: nodes.Node) -> Passage | None:
        """Return the message of a node whose text stands in the page."""
        if not isinstance(node, nodes.TextElement) or isinstance(node, PictureWords):
            return None
        if "message" not in node:
            return None
        passages = self.builder.passages(self.builder.current_docname)
        if passages is None:
            return None
        english = node["message"]
        return passages.get(english) or Passage(0, english, "", State.OPEN)


def outline(env: BuildEnvironment) -> dict[str, Any]:
    """Return all that other pages show of a document: a change widens the rebuild."""
    standard = env.domaindata["std"]
    records: dict[str, Any] = getattr(env, "press_records", {})
    return {
        "titles": {name: title.astext() for name, title in env.titles.items()},
        "labels": dict(standard["labels"]),
        "terms": dict(standard["objects"]),
        "figures": {name: dict(n) for name, n in env.toc_fignumbers.items()},
        "records": {name: repr(rows) for name, rows in records.items()},
    }


def setup(app: Sphinx) -> dict[str, Any]:
    """Put marked pages in the place of the site's."""
    app.add_transform(NoteMessages)
    app.add_builder(PreviewBuilder, override=True)
    app.set_translator("site", PreviewTranslator, override=True)
    app.add_config_value("preview_quick", False, "")
    app.add_config_value("preview_catalogues", "", "")
    app.add_config_value("preview_place", "", "")
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
