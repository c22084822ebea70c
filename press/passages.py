"""Passages: the messages of one catalogue as a translator and a reviewer see them.

Preview and review sheet show the same things: the English, what it was before,
the translation, its state, and which words changed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from html import escape
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import unescape

from press.po_files import content, parsed

PREVIOUS = re.compile(
    r'#\|\s*(?P<keyword>msgid|msgctxt|msgid_plural)?\s*(?P<text>".*")'
)
TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


class State(StrEnum):
    """How far a passage is; the value is what people read."""

    DONE = "translated"
    FUZZY = "needs work"
    OPEN = "not translated"


@dataclass(frozen=True)
class Passage:
    """One message with its place in the catalogue."""

    line: int  # of the msgid; 0 where the catalogue does not have it yet
    english: str
    text: str
    state: State
    previous: str = ""  # the English that a fuzzy translation was made for
    notes: tuple[str, ...] = ()  # what the press tells the translator
    comments: tuple[str, ...] = ()  # what the translator wrote


def read_passages(path: Path) -> list[Passage]:
    """Read the messages of a ``.po`` in their order; none if there is no file.

    Raises Damaged, a ValueError, for what cannot be taken as a catalogue.
    """
    if not os.path.lexists(path):
        return []
    text = content(path)
    before = previous_english(text)
    return [
        passage(message, before.get(message.lineno or 0, ""))
        for message in parsed(text)
        if message.id
    ]


def previous_english(catalogue: str) -> dict[int, str]:
    """Return the previous msgids (``#|``) by the line of the msgid they precede.

    Babel writes these comments but, as of 2.18, does not read them.

    >>> previous_english('#, fuzzy\\n#| msgid "At six."\\nmsgid "At seven."\\n')
    {3: 'At six.'}
    """
    found: dict[int, str] = {}
    parts: list[str] = []
    keyword = ""
    for number, line in enumerate(catalogue.splitlines(), 1):
        if match := PREVIOUS.match(line):
            keyword = match["keyword"] or keyword
            if keyword == "msgid":
                parts.append(unescape(match["text"]))
        elif line.startswith("msgid "):
            if parts:
                found[number] = "".join(parts)
            parts = []
    return found


def passage(message: Message, previous: str) -> Passage:
    """Return a message as a passage; plural forms stand side by side."""
    text = joined(message.string)
    state = State.FUZZY if text and message.fuzzy else State.DONE
    return Passage(
        line=message.lineno or 0,
        english=joined(message.id),
        text=text,
        state=state if text else State.OPEN,
        previous=previous if message.fuzzy else "",
        notes=tuple(message.auto_comments),
        comments=tuple(message.user_comments),
    )


def joined(texts: str | list[str] | tuple[str, ...] | None) -> str:
    """Return one text, or the plural forms with a stroke between them."""
    if isinstance(texts, str):
        return texts
    return " / ".join(text for text in texts or () if text)


def changes(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Yield (kind, words): what was kept, what was removed and what was added.

    >>> list(changes("Come at six.", "Come at seven."))
    [('kept', 'Come at '), ('removed', 'six'), ('added', 'seven'), ('kept', '.')]
    """
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    for kind, a, b, c, d in SequenceMatcher(None, old, new, False).get_opcodes():
        if kind == "equal":
            yield "kept", "".join(new[c:d])
            continue
        if b > a:
            yield "removed", "".join(old[a:b])
        if d > c:
            yield "added", "".join(new[c:d])


def changes_html(before: str, after: str) -> str:
    """Return the changes as HTML; screen readers hear what eyes see."""
    tags = {"removed": "del", "added": "ins"}
    return "".join(
        escape(words)
        if kind == "kept"
        else f'<{tags[kind]}><span class="hidden">{kind}: </span>'
        f"{escape(words)}</{tags[kind]}>"
        for kind, words in changes(before, after)
    )
