"""The fields of an activity card, and everything that can be wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from press.directives.chapter import ROLES
from press.directives.fields import (
    Field,
    complain,
    listed,
    listed_items,
    one_of,
    own_line,
    repeated,
)

REQUIRED_FIELDS = (
    "aim",
    "safety",
    "kit",
    "before",
    "drawing",
    "say start",
    "easier",
    "harder",
    "space",
    "task",
    "equipment",
    "people",
    "what",
    "so-what",
    "now-what",
    "home",
    "wrong",
)
FORMS_OF_FIELDS = (*REQUIRED_FIELDS, "say talk", "step <minutes>", "for <role>")
QUESTIONS = ("what", "so-what", "now-what")


class CardContent:
    """The fields below the options of a card."""

    def __init__(self, directive: SphinxDirective, fields: Sequence[Field]) -> None:
        self.directive = directive
        self.fields = fields
        self.steps = [entry for entry in fields if entry.kind == "step"]
        self.notes = [entry for entry in fields if entry.kind == "for"]

    @property
    def minutes(self) -> int | None:
        """Return the length of the activity as the card states it."""
        stated = self.directive.options.get("minutes", "")
        return int(stated) if stated.isdecimal() else None

    def body(self, name: str) -> list[nodes.Node]:
        """Return what the field holds, nothing if it is missing."""
        return next((field.body for field in self.fields if field.name == name), [])

    def roles(self, note: Field) -> list[str]:
        """Return the known roles of a field such as ``:for trainer:``."""
        return [role for role in note.listed_details if role in ROLES]

    def all_roles(self) -> list[str]:
        """Return the roles that the card has a word for."""
        return [role for note in self.notes for role in self.roles(note)]

    def check(self) -> None:
        """Report every fault of the fields."""
        for entry, message, remedy in (*self.wrong_names(), *self.wrong_steps()):
            line = entry.line if entry else own_line(self.directive)
            complain(self.directive, line, message, remedy)
        for note in self.notes:
            for role in note.listed_details or ("",):
                one_of(self.directive, note.line, "role", role, ROLES)
        asked = [count_questions(self.body(name)) for name in QUESTIONS]
        if all(asked) and not 3 <= sum(asked) <= 5:
            complain(
                self.directive,
                own_line(self.directive),
                f"the card asks {sum(asked)} questions",
                'Ask three to five in ":what:", ":so-what:" and ":now-what:" together.',
            )

    def wrong_names(self) -> Iterator[tuple[Field | None, str, str]]:
        """Find unknown, missing and repeated fields."""
        single = [e for e in self.fields if e.kind not in ("step", "for")]
        for entry in single:
            if entry.name not in FORMS_OF_FIELDS:
                yield (
                    entry,
                    f'the card has no field ":{entry.name}:"',
                    f"Write one of: {listed(FORMS_OF_FIELDS)}.",
                )
        names = [entry.name for entry in single]
        for position in repeated(names):
            yield (
                single[position],
                f'the field ":{names[position]}:" stands twice',
                "Join the two texts in one field.",
            )
        for name in REQUIRED_FIELDS:
            if name not in names:
                yield (
                    None,
                    f'the card lacks ":{name}:"',
                    f'Add a field ":{name}: …" among the others.',
                )
        if not 1 <= len(self.notes) <= 2:
            yield (
                None,
                f"the card has {len(self.notes)} role notes",
                'Write one or two, such as ":for trainer: …".',
            )

    def wrong_steps(self) -> Iterator[tuple[Field | None, str, str]]:
        """Find steps without minutes, too many of them, and a wrong sum."""
        for step in self.steps:
            if step.number is None or len(step.details) != 1:
                yield (
                    step,
                    f'":{step.name}:" does not say its minutes',
                    'Write the minutes as a whole number, such as ":step 5: …".',
                )
        if not 3 <= len(self.steps) <= 7:
            yield (
                None,
                f"the card has {len(self.steps)} steps",
                "Write three to seven of them.",
            )
        stated = self.directive.options.get("minutes", "")
        total = sum(step.number or 0 for step in self.steps)
        if stated and not self.minutes:
            yield (
                None,
                f'":minutes: {stated}" is no length of time',
                'Write a whole number of minutes, such as ":minutes: 45".',
            )
        elif stated and total != self.minutes:
            yield (
                None,
                f"the steps add up to {total} minutes, the card says {stated}",
                'Change the minutes of a step or ":minutes:" so that they agree.',
            )


def count_questions(body: Sequence[nodes.Node]) -> int:
    """Count the items of lists, and the paragraphs that stand outside of them."""
    paragraphs = [node for node in body if isinstance(node, nodes.paragraph)]
    return len(listed_items(body)) + len(paragraphs)
