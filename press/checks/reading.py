"""Reading one catalogue that may have been sent by anybody.

It comes in whole, as a ``Catalogue``, or not at all, as the one ``Problem`` that
says why. The file is never written here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as PoMessage

from press.catalogues import BOOK, INTERFACE
from press.checks.languages import Conventions, conventions
from press.checks.terms import Term
from press.po_files import Damaged, content, parsed
from press.problems import Problem

MOST = 10_000  # messages of one catalogue; the whole book has about 6,000
LONGEST = 5_000  # characters of one message; the longest paragraph has 1,500

# What Git and msgcat leave where two versions differ.
CONFLICT = re.compile(
    r"(?:<{7}|>{7}|\|{7})(?: .*)?$|={7}$"
    r'|(?:msgstr(?:\[\d\])?\s*)?"#(?:-#){4}\s'
)
LINE = re.compile(
    r"(?P<keyword>msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)?"
    r'\s*(?P<text>"(?:[^"\\]|\\.)*")\s*'
)
MEND_TEXT = (
    'Write quotation marks as “…” (or \\"), and keep each text in one pair of quotes;'
    " else take the last good version of the file."
)
# What may stand before a keyword; a msgid may also follow a finished message.
AFTER = {
    "msgctxt": ("", "msgstr"),
    "msgid": ("", "msgstr", "msgctxt"),
    "msgid_plural": ("msgid",),
    "msgstr": ("msgid", "msgid_plural", "msgstr"),
}


@dataclass(frozen=True)
class Message:
    """One English text and its translation; every plural form is one."""

    line: int  # of the msgid
    english: str
    text: str
    fuzzy: bool = False
    notes: tuple[str, ...] = ()  # what the press tells the translator
    comments: tuple[str, ...] = ()  # what the translator wrote
    plural: bool = False


@dataclass(frozen=True)
class Knowledge:
    """What is known of a language beside the catalogue."""

    language: str = ""
    terms: tuple[Term, ...] = ()
    misspelt: frozenset[str] = frozenset()  # words the dictionary does not know
    spelt: frozenset[str] = frozenset()  # words it knows
    english: frozenset[str] = frozenset()  # words the book has in small letters
    labels: frozenset[str] = frozenset()  # English words in drawings

    @property
    def conventions(self) -> Conventions:
        return conventions(self.language)


@dataclass(frozen=True)
class Catalogue:
    """One catalogue, read; what the checks get."""

    path: str  # from the root of the project
    name: str  # "chapters/safeguarding"
    messages: tuple[Message, ...]
    known: Knowledge = field(default_factory=Knowledge)

    @cached_property
    def translated(self) -> tuple[Message, ...]:
        """The messages that readers will see."""
        return tuple(m for m in self.messages if m.text and not m.fuzzy)

    @property
    def marked_up(self) -> bool:
        """Whether its texts are reStructuredText."""
        return self.name not in (INTERFACE, BOOK)

    def problem(
        self,
        message: Message,
        code: str,
        text: str,
        remedy: str = "",
        *,
        warning: bool = False,
    ) -> Problem:
        """Return a problem at a message's line."""
        return Problem(self.path, message.line, code, text, remedy, warning)


def read(path: Path, place: str, name: str) -> Catalogue | Problem:
    """Return the catalogue, or what is wrong with the file; ``place`` is shown."""
    try:
        text = content(path)
        sound(text)
        return Catalogue(place, name, tuple(messages(parsed(text))))
    except Damaged as damage:
        return damage.at(place)


def sound(text: str) -> None:
    """Raise Damaged at the first line that cannot stand in a catalogue."""
    seen: dict[tuple[str, ...], int] = {}
    last = ""
    parts: dict[str, str] = {}
    began = number = 0
    for number, line in enumerate(text.split("\n"), 1):
        line = line.strip()
        obsolete = line.startswith("#~")
        line = line.removeprefix("#~").lstrip()
        if CONFLICT.match(line):
            raise Damaged(
                "merge-conflict",
                "two versions of this file were never joined",
                "Open the file, choose one of the two parts, delete the lines"
                " with <<<<<<<, =======, >>>>>>> or #-#-#-#-#.",
                number,
            )
        if not line or line.startswith("#") or (obsolete and line[0] == "|"):
            continue
        found = LINE.fullmatch(line)
        if found is None or not (found["keyword"] or last):
            raise Damaged(
                "damaged", "this line is no part of a catalogue", MEND_TEXT, number
            )
        if keyword := found["keyword"] or "":
            kind = keyword.partition("[")[0]
            if last not in AFTER[kind]:
                missing = "its msgstr" if last else "its msgid"
                raise Damaged(
                    "damaged",
                    f"the message before this line lacks {missing}",
                    line=number,
                )
            if kind in ("msgctxt", "msgid") and last in ("", "msgstr"):
                once(parts, began, seen)
                parts, began = {"mark": "#~" if obsolete else ""}, number
            last = kind
        if kind in ("msgctxt", "msgid"):
            parts[kind] = parts.get(kind, "") + found["text"][1:-1]
    if last and last != "msgstr":
        raise Damaged(
            "damaged", "the file ends in the middle of a message", line=number
        )
    once(parts, began, seen)
    if ("", "", "") not in seen:
        raise Damaged(
            "no-header",
            "this catalogue has no header, or nothing in it",
            "Take the file from the project, and put your translations into it.",
        )


def once(parts: dict[str, str], line: int, seen: dict[tuple[str, ...], int]) -> None:
    """Note a message; raises Damaged if it was there before."""
    if "msgid" not in parts:
        return
    key = (parts["mark"], parts.get("msgctxt", ""), parts["msgid"])
    if key in seen:
        raise Damaged(
            "duplicate-message",
            f"this message stands in line {seen[key]} already",
            "Delete one of the two.",
            line,
        )
    seen[key] = line
    if len(seen) > MOST:
        raise Damaged(
            "too-large",
            f"this catalogue has more than {MOST} messages, more than all of the book",
            line=line,
        )
    if len(parts["msgid"]) > LONGEST:
        raise Damaged("too-large", "this message is longer than a chapter", line=line)


def messages(catalogue: Catalog) -> Iterator[Message]:
    """Yield the messages, each plural form by itself."""
    for message in catalogue:
        if not message.id:
            continue
        for english, text in pairs(message):
            if len(text) > LONGEST:
                raise Damaged(
                    "too-large",
                    "this message is longer than a chapter",
                    line=message.lineno or 0,
                )
            yield Message(
                line=message.lineno or 0,
                english=english,
                text=text,
                fuzzy=message.fuzzy,
                notes=tuple(message.auto_comments),
                comments=tuple(message.user_comments),
                plural=isinstance(message.id, (tuple, list)),
            )


def pairs(message: PoMessage) -> Iterator[tuple[str, str]]:
    """Yield English and translation; every plural form is held against the plural."""
    if isinstance(message.id, str):
        yield message.id, str(message.string or "")
    else:
        forms = message.string if isinstance(message.string, (tuple, list)) else ()
        for form in forms:
            yield message.id[1], form or ""
