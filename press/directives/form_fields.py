"""The fields of a form as an author types them, and what can be wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from press.directives.fields import (
    Field,
    complain,
    listed,
    listed_items,
    repeated,
    without_lists,
)
from press.directives.records import FormField, words_of

WORDS_ONLY = ("note", "section")
NARROW = ("line", "date", "time", "choice", "check", "sign")
COUNTED = ("lines", "table")
TABLES = ("table", "grid")
WITH_LIST = ("choice", "check", *TABLES)
KINDS = (*WORDS_ONLY, *NARROW, *COUNTED, "grid")
MOST_LINES = 40


@dataclass(frozen=True)
class FormEntry:
    """One field of a form, with its label, hint and list as nodes."""

    kind: str
    id: str
    width: str  # "full", "half" or "third"
    lines: int  # writing lines, or empty rows of a table
    text: list[nodes.Node]  # the label, then the hint
    items: list[nodes.list_item]  # what can be ticked, or the columns of a table
    rows: list[nodes.list_item]  # what stands at the head of the rows, if anything

    @property
    def is_filled_in(self) -> bool:
        return self.kind not in WORDS_ONLY

    def record(self) -> FormField:
        """Return the field as data, with its words in the source language."""
        return FormField(
            self.kind,
            self.id,
            words_of(self.text[:1]),
            self.width,
            self.lines,
            tuple(words_of(item) for item in self.items),
            tuple(words_of(item) for item in self.rows),
        )


def entries_of(directive: SphinxDirective, fields: list[Field]) -> list[FormEntry]:
    """Return the fields that can be printed; report every fault of the others."""
    entries = [one_entry(directive, field) for field in fields]
    ids = [field.details[0] if field.details else "" for field in fields]
    for position in repeated(ids):
        if ids[position]:
            complain(
                directive,
                fields[position].line,
                f'the id "{ids[position]}" stands twice on the form',
                "Give the second field another id.",
            )
    return [entry for entry in entries if entry]


def one_entry(directive: SphinxDirective, field: Field) -> FormEntry | None:
    """Return one field, or None if its kind is unknown."""

    def wrong(message: str, remedy: str) -> None:
        complain(directive, field.line, message, remedy)

    if field.kind not in KINDS:
        remedy = f"Begin its name with one of: {listed(KINDS)}."
        wrong(f'":{field.name}:" is no field of a form', remedy)
        return None
    name, size = (*field.details, "", "")[:2]
    if not re.fullmatch(r"[a-z][a-z0-9-]*", name):
        wrong(
            f'":{field.name}:" has no id',
            f'Write a short id in lower-case letters, such as ":{field.kind} name:".',
        )
    numbered = numbered_lists(field.body) if field.kind in TABLES else []
    rows = listed_items(numbered)
    kind = "grid" if rows else field.kind  # its rows are counted already
    allowed = sizes_of(kind)
    if len(field.details) > 2 or not is_size(kind, size):
        extra = " ".join(field.details[1:])
        wrong(f'":{field.name}:" has the size "{extra}"', f"Write {allowed}.")
    body = [node for node in field.body if node not in numbered]
    items = listed_items(body) if field.kind in WITH_LIST else []
    text = without_lists(body) if field.kind in WITH_LIST else body
    if field.kind in WITH_LIST and not items:
        wrong(
            f'":{field.name}:" has no list',
            'Write its options or columns below, each on a line with "- ".',
        )
    if field.kind == "grid" and not rows:
        wrong(
            f'":{field.name}:" has no rows',
            'Write them below the columns, each on a line with "1. ", "2. ".',
        )
    if field.body and not (text and isinstance(text[0], nodes.paragraph)):
        wrong(f'":{field.name}:" has no label', "Write the label behind the colon.")
    counted = field.kind in COUNTED and size.isdecimal()
    return FormEntry(
        field.kind,
        name,
        size if size in ("half", "third") else "full",
        min(int(size), MOST_LINES) if counted else 1,
        text,
        items,
        rows,
    )


def numbered_lists(body: Sequence[nodes.Node]) -> list[nodes.Node]:
    """Return the numbered lists of a field: the heads of a table's rows."""
    return [node for node in body if isinstance(node, nodes.enumerated_list)]


def is_size(kind: str, size: str) -> bool:
    """Tell whether a field of this kind may have this size.

    >>> is_size("line", "half"), is_size("lines", ""), is_size("lines", "6")
    (True, False, True)
    """
    if kind in COUNTED:
        return size.isdecimal() and 1 <= int(size) <= MOST_LINES
    return size in (("", "half", "third") if kind in NARROW else ("",))


def sizes_of(kind: str) -> str:
    """Return the allowed sizes of a kind of field in words, for a remedy."""
    if kind in COUNTED:
        rows = "rows" if kind == "table" else "writing lines"
        return f"the number of {rows} behind the id, from 1 to {MOST_LINES}"
    return '"half", "third" or no size' if kind in NARROW else "no size"
