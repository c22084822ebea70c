"""The outline of the book: what stands in which part, and under which number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sphinx import addnodes
from sphinx.environment import BuildEnvironment

from press.directives.records import Chapter, Part, Record, records


@dataclass(frozen=True)
class ContentsEntry:
    """One entry of the book's contents with the entries below it."""

    docname: str
    title: str
    part_class: str  # "part-safe", or nothing outside the six parts
    number: str = ""  # "5" of a chapter, "2" of a card, "T7" of a form
    reference: bool = False  # looked up, not read: glossary, imprint
    below: tuple[ContentsEntry, ...] = ()


def contents(env: BuildEnvironment) -> list[ContentsEntry]:
    """Return the parts with what they hold, then the pages to look things up in.

    The latter are those that the first page of the book lists in a hidden toctree.
    """
    numbers = {
        record.docname: record.number
        for record in records(env, Record)
        if not isinstance(record, Part)
    }

    def entry(docname: str, reference: bool) -> ContentsEntry:
        return ContentsEntry(
            docname,
            env.titles[docname].astext(),
            part_class(env, docname),
            numbers.get(docname, ""),
            reference,
            tuple(entry(name, False) for name, _ in listed(env, docname)),
        )

    return [entry(name, hidden) for name, hidden in listed(env, env.config.root_doc)]


def entries_below(
    entries: Iterable[ContentsEntry], docname: str
) -> tuple[ContentsEntry, ...]:
    """Return what the contents list below a document."""
    for entry in entries:
        if entry.docname == docname:
            return entry.below
        if found := entries_below(entry.below, docname):
            return found
    return ()


def listed(env: BuildEnvironment, docname: str) -> Iterator[tuple[str, bool]]:
    """Yield the documents that a document's toctrees list, and whether hidden."""
    for toctree in env.tocs[docname].findall(addnodes.toctree):
        for name in toctree["includefiles"]:
            yield name, bool(toctree["hidden"])


def part_class(env: BuildEnvironment, docname: str) -> str:
    """Return the CSS class of the part a document belongs to: "part-safe"."""
    parts = {record.docname: record.number for record in records(env, Part)}
    parts |= {record.docname: record.part for record in records(env, Chapter)}
    for name in [docname, *ancestors(env, docname)]:
        if part := parts.get(name):
            return f"part-{part}"
    return ""


def ancestors(env: BuildEnvironment, docname: str) -> list[str]:
    """Return the documents whose contents hold this one, nearest first."""
    parents = {
        child: parent
        for parent, children in env.toctree_includes.items()
        for child in children
    }
    above: list[str] = []
    while (docname := parents.get(docname, "")) and docname not in above:
        above.append(docname)
    return above
