"""Sources: citations in the text, lists at chapter ends, the bibliography.

An author types ``:cite:p:`holt2017``` or ``:cite:t:`holt2017```, at the end of a
chapter::

    .. sources::

and once in the book ``.. bibliography::``. sphinxcontrib-bibtex 2.7 reads
``references.bib`` and resolves the citations; the style is ours
(``references``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from typing import Any, cast

import pybtex.plugin
from docutils import nodes
from pybtex.richtext import BaseText, Text
from pybtex.style import FormattedEntry
from pybtex.style.template import Node
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.locale import _
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinxcontrib.bibtex.citation_target import parse_citation_targets
from sphinxcontrib.bibtex.domain import BibtexDomain, Citation
from sphinxcontrib.bibtex.plugin import register_plugin
from sphinxcontrib.bibtex.roles import CiteRole
from sphinxcontrib.bibtex.style.referencing import BaseReferenceStyle
from sphinxcontrib.bibtex.style.template import (
    SphinxReferenceText,
    join,
    join2,
    post_text,
    pre_text,
    reference,
)

from press.directives.blocks import framed, press_heading
from press.directives.references import (
    HouseStyle,
    label_names,
    label_year,
    unfinished,
    work_alone,
)

logger = logging.getLogger(__name__)

NAME = "handbook"  # of our style, among the plug-ins of pybtex
ROLES = ("p", "t")


def insert_names(children: list[Any], data: dict[str, Any]) -> BaseText:
    """Return the names of a label."""
    return Text(label_names(data["formatted_entry"].label))


def insert_year(children: list[Any], data: dict[str, Any]) -> BaseText:
    """Return the year of a label."""
    return Text(label_year(data["formatted_entry"].label))


names = Node("names", insert_names)
date = Node("date", insert_year)


@dataclass
class InText(BaseReferenceStyle):
    """Citations in running text: (Holt et al., 2017) or Holt et al. (2017)."""

    def role_names(self) -> tuple[str, ...]:
        return ROLES

    def outer(self, role_name: str, children: list[BaseText]) -> Node:
        if role_name == "t":
            return join(sep="; ")[children]
        return join["(", join(sep="; ")[list(names_once(children))], ")"]

    def inner(self, role_name: str) -> Node:
        if role_name == "t":
            return reference[join[names, " (", date, ")"]]
        return join2(sep1=" ", sep2=", ")[
            pre_text, reference[join[names, ", ", date]], post_text
        ]


def names_once(citations: list[BaseText]) -> Iterator[BaseText]:
    """Yield citations; works of the same people after the first by year alone."""
    before = ""
    for citation in citations:
        text = str(citation)
        linked = [p for p in citation.parts if isinstance(p, SphinxReferenceText)]
        if linked and label_names(text) == before:
            yield SphinxReferenceText(linked[0].info[0], label_year(text))
        else:
            yield citation
        before = label_names(text)


class SafeCiteRole(CiteRole):
    """A citation whose keys are typed wrongly is reported, not a traceback."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        try:
            list(parse_citation_targets(self.target))
        except ValueError:
            complain(
                f"“{self.target}” is no list of keys",
                "Write keys with commas between them: :cite:p:`holt2017,bean2018`.",
                self.get_location(),
            )
            return [nodes.Text("[?]")], []
        return super().run()


class SourcesList(nodes.General, nodes.Element):
    """The place of a chapter's references; ``docname`` is the chapter."""


class SourcesDirective(SphinxDirective):
    """``.. sources::`` at the end of a chapter: the works that it cites."""

    def run(self) -> list[nodes.Node]:
        # Translators: heading of the list of references at the end of a chapter
        title = press_heading(_("Sources"))
        place = SourcesList(docname=self.env.docname)
        self.set_source_info(place)
        return [framed("div", "sources", title, place)]


def complain(message: str, remedy: str, location: Any) -> None:
    """Report a finding: what is wrong, and on a second line what to do."""
    logger.warning(
        "%s\n%s", message, remedy, location=location, type="press", subtype="sources"
    )


def check_citations(app: Sphinx, doctree: nodes.document) -> None:
    """Report keys that do not exist and entries that are not finished.

    Such a key is dropped, so that no builder complains once more.
    """
    entries = domain_of(app.env).bibdata.data.entries
    cited = list(citations_in(doctree))
    for xref in cited:
        # Each translated message counts its ids from 1, and nobody links to them.
        xref["ids"] = []
        known = []
        for target in parse_citation_targets(xref["reftarget"]):
            if target.key in entries:
                known.append(target.key)
                report_unfinished(entries[target.key], xref)
                continue
            near = get_close_matches(target.key, entries, 1)
            meant = f"Do you mean “{near[0]}”? " if near else ""
            complain(
                f"there is no source “{target.key}”",
                f"{meant}The keys are those of references.bib.",
                xref,
            )
        if not known:
            xref.replace_self(nodes.Text("[?]"))
    for place in doctree.findall(SourcesList):
        if not cited:
            complain(
                "this chapter cites nothing",
                "Cite a source with :cite:p:`key`, or take “.. sources::” out.",
                place,
            )


def report_unfinished(entry: Any, xref: nodes.Node) -> None:
    """Report an entry whose authors are still to be looked up."""
    if unfinished(entry):
        complain(
            f"the authors of “{entry.key}” are not known yet",
            f"Look up {entry.fields.get('doi', 'the work')} and put them into"
            " references.bib.",
            xref,
        )


def citations_in(doctree: nodes.Element) -> Iterator[addnodes.pending_xref]:
    """Yield the citations of a document that are still to be resolved."""
    for xref in list(doctree.findall(addnodes.pending_xref)):
        if xref.get("refdomain") == "cite":
            yield xref


def domain_of(env: BuildEnvironment) -> BibtexDomain:
    """Return what sphinxcontrib-bibtex knows."""
    return cast(BibtexDomain, env.get_domain("cite"))


class PlainLists(SphinxPostTransform):
    """Turn chapter sources and bibliography into lists, references as items.

    They run after the bibliography was filled (5) and before references are
    resolved (10). The bibliography's items keep the ids that citations link to;
    those of a chapter have none.
    """

    default_priority = 7

    def run(self, **kwargs: Any) -> None:
        domain = domain_of(self.env)
        for place in list(self.document.findall(SourcesList)):
            keys = cited_in(domain, place["docname"])
            found = [one for one in domain.citations if one.key in keys]
            items = [self.item(domain, citation) for citation in found]
            place.replace_self(nodes.bullet_list("", *items, bullet="-"))
        for whole in list(self.document.findall(nodes.container)):
            if whole.children and isinstance(whole[0], nodes.citation):
                whole.replace_self(bibliography(whole))

    def item(self, domain: BibtexDomain, citation: Citation) -> nodes.list_item:
        """Return a reference as an item of a list."""
        paragraph = domain.backend.paragraph(citation.formatted_entry)
        return nodes.list_item("", paragraph)


class ListsOnPaper(PlainLists):
    """Leave out the addresses: they are long, and the bibliography has them."""

    default_priority = 6
    builders = ("print",)

    def item(self, domain: BibtexDomain, citation: Citation) -> nodes.list_item:
        """Return a reference without its address as an item of a list."""
        label = citation.formatted_entry.label
        entry = domain.bibdata.data.entries[citation.key]
        text = work_alone(entry, label_year(label))
        short = FormattedEntry(citation.key, text, label)
        return nodes.list_item("", domain.backend.paragraph(short))


def cited_in(domain: BibtexDomain, docname: str) -> set[str]:
    """Return the keys that a document cites."""
    return {
        target.key
        for ref in domain.citation_refs
        if ref.docname == docname
        for target in ref.targets
    }


def bibliography(whole: nodes.container) -> nodes.bullet_list:
    """Return sphinxcontrib-bibtex's labelled citations as a plain list."""
    items = [
        nodes.list_item("", *one.findall(nodes.paragraph), ids=one["ids"])
        for one in whole.findall(nodes.citation)
    ]
    return nodes.bullet_list("", *items, bullet="-", classes=["bibliography"])


def settle(app: Sphinx, config: Config) -> None:
    """Set up sphinxcontrib-bibtex, so that ``conf.py`` need not know it."""
    config.bibtex_bibfiles = ["references.bib"]
    config.bibtex_default_style = config.bibtex_reference_style = NAME
    config.bibtex_tooltips = False
    config.bibtex_cite_id = "cite-{key}"
    config.bibtex_bibliography_id = "references"
    style = partial(HouseStyle, config.language)
    pybtex.plugin.register_plugin("pybtex.style.formatting", NAME, style, force=True)
    register_plugin("sphinxcontrib.bibtex.style.referencing", NAME, InText, force=True)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register citations, chapter sources and the bibliography."""
    app.setup_extension("sphinxcontrib.bibtex")
    for role in ROLES:
        app.add_role_to_domain("cite", role, SafeCiteRole(), override=True)
    app.add_directive("sources", SourcesDirective)
    app.add_node(SourcesList)
    app.add_post_transform(ListsOnPaper)
    app.add_post_transform(PlainLists)
    app.connect("config-inited", settle)
    app.connect("doctree-read", check_citations)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
