"""Cards, forms and chapters as data, for whoever makes something else of them.

A card finder needs the ages of all cards, a fillable PDF the fields of a form.
Each directive notes what it read; the notes live in Sphinx's environment.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from press.directives.fields import Range

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Record:
    """Something with a number of its own, at its place in the sources."""

    number: str  # "5" of a chapter, "2" of a card, "T7" of a form, "safe" of a part
    docname: str
    source: str
    line: int

    thing = "page"


@dataclass(frozen=True)
class Chapter(Record):
    """A chapter: its part and the readers it is for."""

    part: str
    roles: tuple[str, ...]

    thing = "chapter"


@dataclass(frozen=True)
class Part(Record):
    """The page that opens one of the six parts."""

    thing = "part"


@dataclass(frozen=True)
class Card(Record):
    """An activity card: what somebody chooses it by."""

    season: str | None  # "S1"
    skill: str
    sport: str
    age: Range | None
    group: Range | None
    minutes: int | None
    space: str
    steps: tuple[int, ...]  # minutes of each
    roles: tuple[str, ...]

    thing = "card"


@dataclass(frozen=True)
class FormField:
    """A field of a form: ``kind`` is "line", "table" …, ``label`` in English."""

    kind: str
    id: str
    label: str
    width: str = "full"  # "full", "half" or "third"
    lines: int = 1  # writing lines, or empty rows of a table
    options: tuple[str, ...] = ()  # what can be ticked, or the columns of a table
    rows: tuple[str, ...] = ()  # the heads of a table's rows


@dataclass(frozen=True)
class Form(Record):
    """A form with its fields, in order."""

    fields: tuple[FormField, ...]

    thing = "form"


Kind = TypeVar("Kind", bound=Record)


def note(env: BuildEnvironment, record: Record) -> None:
    """Keep a record with the document it was read from."""
    _all_records(env).setdefault(record.docname, []).append(record)


def records(env: BuildEnvironment, kind: type[Kind]) -> list[Kind]:
    """Return all records of one kind, in the order of their documents."""
    every = _all_records(env)
    return [
        record
        for docname in sorted(every)
        for record in every[docname]
        if isinstance(record, kind)
    ]


def purge(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    _all_records(env).pop(docname, None)


def merge(
    app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment
) -> None:
    theirs = _all_records(other)
    _all_records(env).update({name: theirs[name] for name in docnames & set(theirs)})


def doubles(env: BuildEnvironment) -> Iterator[tuple[Record, Record]]:
    """Yield each record whose number is taken, with the one that has it."""
    first: dict[tuple[str, str], Record] = {}
    for record in records(env, Record):
        holder = first.setdefault((record.thing, record.number), record)
        if holder is not record:
            yield record, holder


def report_doubles(app: Sphinx, env: BuildEnvironment) -> None:
    """Report numbers that two pages of the book claim."""
    for record, holder in doubles(env):
        logger.warning(
            "%s %s is in %s already\n%s",
            record.thing,
            record.number,
            holder.docname,
            "Give one of the two another number.",
            location=f"{record.source}:{record.line}",
            type="press",
            subtype="number",
        )


def words_of(body: nodes.Node | list[nodes.Node]) -> str:
    """Return the plain words of a node or of several, as one line."""
    parts = body if isinstance(body, list) else [body]
    return " ".join(" ".join(part.astext().split()) for part in parts)


def setup(app: Sphinx) -> None:
    """Keep the records in step with the documents."""
    app.connect("env-purge-doc", purge)
    app.connect("env-merge-info", merge)
    app.connect("env-check-consistency", report_doubles)


def _all_records(env: BuildEnvironment) -> dict[str, list[Record]]:
    """Return the records by document name; an environment starts without."""
    if not hasattr(env, "press_records"):
        env.press_records = {}  # type: ignore[attr-defined]
    kept: dict[str, list[Record]] = env.press_records  # type: ignore[attr-defined]
    return kept
