"""What an author types into a directive, and what is wrong with it.

A directive here looks at everything before it complains, so that an author
gets all findings of a card in one go. Each finding is one warning of Sphinx:
its first line says what is wrong, its second what to do about it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from press.directives.blocks import Words

logger = logging.getLogger(__name__)


class AnyOption(dict[str, Any]):
    """Options of a directive that takes every name and keeps every text.

    docutils stops at the first unknown option; with this it does not, and the
    directive reports them all (``check_names``).
    """

    def __bool__(self) -> bool:
        return True  # docutils does not look for options in an empty list

    def __getitem__(self, name: str) -> Any:
        return lambda text: (text or "").strip()


@dataclass(frozen=True)
class Range:
    """Two whole numbers, the second not below the first: "11-25"."""

    low: int
    high: int

    def __str__(self) -> str:
        return f"{self.low}–{self.high}"


@dataclass(frozen=True)
class Field:
    """One field of a directive's content: ``:step 5: **Arrive.** Text``."""

    kind: str  # "step"
    details: tuple[str, ...]  # ("5",)
    line: int
    body: list[nodes.Node] = field(default_factory=list)

    @property
    def name(self) -> str:
        return " ".join((self.kind, *self.details))

    @property
    def listed_details(self) -> tuple[str, ...]:
        """Return the details, with or without commas between them."""
        return tuple(" ".join(self.details).replace(",", " ").split())

    @property
    def number(self) -> int | None:
        """Return the last detail if it is a whole number above 0."""
        last = self.details[-1] if self.details else ""
        return int(last) if last.isdecimal() and int(last) > 0 else None


def complain(
    directive: SphinxDirective, line: int, message: str, remedy: str, subtype: str = ""
) -> None:
    """Report a finding at a line of the file the author has open."""
    source = directive.get_source_info()[0]
    logger.warning(
        "%s\n%s",
        message,
        remedy,
        location=f"{source}:{line}",
        type="press",
        subtype=subtype or directive.name,
    )


def listed(names: Iterable[object]) -> str:
    return ", ".join(str(name) for name in names)


def own_line(directive: SphinxDirective) -> int:
    """Return the line the directive stands on, counted in its own file."""
    return directive.get_source_info()[1]


def option_line(directive: SphinxDirective, name: str) -> int:
    """Return the line of an option, or of the directive if it has none such."""
    start = re.compile(rf"\s*:{re.escape(name)}:(\s|$)")
    for offset, text in enumerate(directive.block_text.splitlines()):
        if start.match(text):
            place = directive.state_machine.get_source_and_line(
                directive.lineno + offset
            )
            return place[1] or 0
    return own_line(directive)


def author_words(
    directive: SphinxDirective, text: str, line: int, tag: str, *classes: str
) -> Words:
    """Return an author's one-line text as a message that can be translated."""
    children, messages = directive.parse_inline(text, lineno=line)
    said = Words(text, "", *children, *messages, tag=tag, classes=list(classes))
    said.source, said.line = directive.get_source_info()[0], line
    return said


def option_words(
    directive: SphinxDirective, name: str, tag: str, *classes: str
) -> Words:
    """Return the words of an option as a message that can be translated."""
    line = option_line(directive, name)
    return author_words(directive, directive.options[name], line, tag, *classes)


def check_names(
    directive: SphinxDirective,
    thing: str,
    required: Collection[str],
    optional: Collection[str] = (),
) -> None:
    """Report unknown and missing options, ``thing`` being "the card"."""
    allowed = [*required, *optional]
    for name in directive.options:
        if name not in allowed:
            complain(
                directive,
                option_line(directive, name),
                f'{thing} has no option "{name}"',
                f"Write one of: {listed(allowed)}.",
            )
    for name in required:
        if not directive.options.get(name):
            complain(
                directive,
                own_line(directive),
                f'{thing} lacks ":{name}:"',
                f'Add a line ":{name}: …" straight below the directive.',
            )


def one_of(
    directive: SphinxDirective, line: int, what: str, value: str, allowed: Sequence[str]
) -> str | None:
    """Return the value if it is allowed; report it otherwise."""
    if value in allowed:
        return value
    complain(
        directive,
        line,
        f'"{value}" is no {what}',
        f"Write one of: {listed(allowed)}.",
    )
    return None


def several_of(
    directive: SphinxDirective, line: int, what: str, value: str, allowed: Sequence[str]
) -> list[str]:
    """Return the allowed values of a list with commas; report the others."""
    given = [word.strip() for word in value.split(",")]
    found = (one_of(directive, line, what, word, allowed) for word in given)
    return [word for word in found if word]


def page_number(
    directive: SphinxDirective, what: str, last: int, growth: str, letter: str = ""
) -> int | None:
    """Return the number a page is called by, 7 for "T7"; report anything else.

    ``growth`` says what to change when the book gets one more.
    """
    value = directive.arguments[0]
    digits = value.removeprefix(letter)
    number = int(digits) if digits.isdecimal() else 0
    if 1 <= number <= last and value == f"{letter}{number}":
        return number
    complain(
        directive,
        own_line(directive),
        f'"{value}" is no {what} number',
        f"Write a number from {letter}1 to {letter}{last}; for a new {what} {growth}.",
    )
    return None


def range_option(directive: SphinxDirective, name: str) -> Range | None:
    """Return an option such as ``:age: 11-25``; report any other shape."""
    value = directive.options.get(name)
    if not value:
        return None  # reported as missing already
    parts = re.fullmatch(r"(\d+)\s*[-–]\s*(\d+)", value)
    if parts and int(parts[1]) <= int(parts[2]):
        return Range(int(parts[1]), int(parts[2]))
    complain(
        directive,
        option_line(directive, name),
        f'":{name}: {value}" is no range',
        'Write the lower and the higher number, such as "11-25".',
    )
    return None


def content_fields(directive: SphinxDirective) -> list[Field]:
    """Return the fields of the content; report what stands outside of them."""
    found: list[Field] = []
    for node in directive.parse_content_to_nodes():
        if isinstance(node, nodes.field_list):
            found += [one_field(item) for item in node.children]
        elif not isinstance(node, (nodes.comment, nodes.system_message)):
            complain(
                directive,
                getattr(node, "line", None) or own_line(directive),
                "this text stands in no field",
                'Begin it with a field name such as ":aim:", and indent its lines.',
            )
    for entry in found:
        if not entry.body:
            complain(
                directive,
                entry.line,
                f'the field ":{entry.name}:" is empty',
                "Write its text behind the colon, or take the field out.",
            )
    return found


def one_field(item: nodes.Node) -> Field:
    assert isinstance(item, nodes.field)
    name, body = item.children
    kind, *details = name.astext().split()
    return Field(kind, tuple(details), item.line or 0, list(body.children))


def listed_items(body: Sequence[nodes.Node]) -> list[nodes.list_item]:
    """Return the items of all lists in a field, the outermost ones."""
    lists = (
        node.children
        for node in body
        if isinstance(node, (nodes.bullet_list, nodes.enumerated_list))
    )
    return [item for item in chain(*lists) if isinstance(item, nodes.list_item)]


def without_lists(body: Sequence[nodes.Node]) -> list[nodes.Node]:
    return [node for node in body if not isinstance(node, nodes.bullet_list)]


def repeated(names: Iterable[str]) -> Iterator[int]:
    """Yield the position of every name that stood before.

    >>> list(repeated(["aim", "kit", "aim"]))
    [2]
    """
    seen: set[str] = set()
    for position, name in enumerate(names):
        if name in seen:
            yield position
        seen.add(name)
