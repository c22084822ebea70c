"""Merging: new English into the catalogues, without losing a translator's word.

The promises to a translator: an unchanged message keeps everything; one that
moved to another chapter keeps its translation; a changed one becomes fuzzy and
shows its previous English; a deleted one becomes obsolete and comes back when
its English does; a file whose messages did not change is not touched.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from press import whole_file
from press.catalogues import read_catalogue
from press.editions import Book, Desk, Language
from press.po_files import body, quotable, written

ALIKE = 0.6  # two messages more alike than this are the same one, edited
SHORT = 120  # two texts together shorter than this are compared by letters
# How a comment begins: on a repeated message, on one with a second translation.
FILLED, ONCE = "Filled from", "Translated before as:"
# What a header says until a translator's tool writes a name.
NOBODY, UNNAMED = "nobody yet", "machine-assisted first translation"
BOILERPLATE = re.compile(r"EMAIL@ADDRESS|LL@li\.org")

Key = tuple[str | None, tuple[str, ...]]  # context and English, plural included


@dataclass(frozen=True)
class Known:
    """A translation that exists somewhere in the language."""

    catalogue: str
    message: Message


def update(
    folder: Path,
    templates: Mapping[str, Catalog],
    language: Language,
    book: Book,
    desk: Desk,
) -> list[Path]:
    """Merge templates into the catalogues of one language; return what changed.

    Raises ValueError for a damaged catalogue before anything is written.
    """
    old = {
        name: read_catalogue(path)
        for path in sorted(folder.rglob("*.po"))
        if (name := path.relative_to(folder).with_suffix("").as_posix())
    }
    changed = []
    for name, catalogue in merged(old, templates).items():
        path = folder / f"{name}.po"
        dress(catalogue, old.get(name), language, book, desk)
        text = written(catalogue)
        if path.exists() and path.read_bytes() == text:
            continue
        whole_file.write(path, text)
        changed.append(path)
    return changed


def merged(
    old: Mapping[str, Catalog], templates: Mapping[str, Catalog]
) -> dict[str, Catalog]:
    """Return new catalogues, by name, in the order and English of the templates.

    A catalogue whose document is gone is kept as obsolete messages.
    """
    wanted = {
        key(message) for template in templates.values() for message in listed(template)
    }
    memory: dict[Key, Known] = {}
    gone: dict[str, list[Message]] = {}
    for name, catalogue in old.items():
        for message in every(catalogue):
            if done(message):
                memory.setdefault(key(message), Known(name, message))
            if key(message) not in wanted and has_text(message):
                gone.setdefault(name, []).append(message)
    everywhere = [message for messages in gone.values() for message in messages]
    result = {}
    for name in [*templates, *(name for name in old if name not in templates)]:
        template = templates.get(name, Catalog())
        before = by_key(old.get(name, Catalog()))
        result[name] = Catalog()
        for message in listed(template):
            put(result[name], carried(message, name, before, memory, gone, everywhere))
    kept = {text_of(message) for fresh in result.values() for message in listed(fresh)}
    for name, catalogue in old.items():
        rest = [*by_key(catalogue).values(), *every(catalogue)]
        keep_rest(result[name], [m for m in rest if text_of(m) not in kept])
    return {name: fresh for name, fresh in result.items() if any(every(fresh))}


def carried(
    message: Message,
    name: str,
    before: Mapping[Key, Message],
    memory: Mapping[Key, Known],
    gone: Mapping[str, list[Message]],
    everywhere: list[Message],
) -> Message:
    """Return a template's message with all that the language knows of it."""
    fresh = Message(
        message.id,
        locations=message.locations,
        auto_comments=message.auto_comments,
        flags=message.flags,
        context=message.context,
    )
    same = before.get(key(message))
    if same is not None and (has_text(same) or key(message) not in memory):
        keep(fresh, same)
    elif known := memory.get(key(message)):
        keep(fresh, known.message)
        if known.catalogue != name:
            comment = f"{FILLED} {known.catalogue}, where the English is the same."
            fresh.user_comments = [comment]
    elif near := nearest(message, gone.get(name, [])) or nearest(message, everywhere):
        keep(fresh, near)
        fresh.flags.add("fuzzy")
        fresh.previous_id = near.previous_id or list(texts(near))
    return fresh


def keep(fresh: Message, known: Message) -> None:
    """Carry a translator's work over: text, marks and comments."""
    fresh.string = known.string
    fresh.user_comments = list(known.user_comments)
    fresh.previous_id = list(known.previous_id)
    fresh.flags |= {flag for flag in known.flags if flag != "python-format"}


def keep_rest(fresh: Catalog, rest: Iterable[Message]) -> None:
    """Keep the translations that have no place in the book any more, as obsolete.

    gettext allows a message once in a file: a second text goes into a comment.
    """
    here = by_key(fresh)
    for message in filter(has_text, rest):
        first = here.setdefault(key(message), message)
        if first is message:
            message.locations = []
            message.auto_comments = []
            fresh.obsolete[repr(key(message))] = message  # each context by itself
        elif message.string != first.string:
            said = f"{ONCE} {quotable(shown(message))}"
            first.user_comments = list(dict.fromkeys([*first.user_comments, said]))


def nearest(message: Message, candidates: Iterable[Message]) -> Message | None:
    """Return the candidate whose English is most like the message's, if any is."""
    text = texts(message)[0]
    best, best_ratio = None, ALIKE
    for candidate in candidates:
        if len(texts(candidate)) != len(texts(message)):
            continue
        ratio = likeness(text, texts(candidate)[0], best_ratio)
        if ratio > best_ratio:
            best, best_ratio = candidate, ratio
    return best


def likeness(text: str, other: str, least: float = 0) -> float:
    """Return how alike two texts are, from 0 to 1; 0 if not more than ``least``.

    Long texts are compared word by word, short ones letter by letter.
    """
    if len(text) + len(other) < SHORT:
        both = SequenceMatcher(None, text, other, autojunk=False)
    else:
        both = SequenceMatcher(None, text.split(), other.split(), autojunk=False)
    # Most are told apart by what is cheap to count.
    if both.real_quick_ratio() <= least or both.quick_ratio() <= least:
        return 0
    return both.ratio()


def dress(
    catalogue: Catalog, old: Catalog | None, language: Language, book: Book, desk: Desk
) -> None:
    """Give a catalogue its header: the translator's own where there is one.

    A new version of the book alone changes no header: it waits for new messages.
    """
    since = datetime.datetime.combine(desk.since, datetime.time(), datetime.UTC)
    catalogue.locale = language.code.replace("-", "_")
    catalogue.project, catalogue.version = book.title, book.version
    catalogue.fuzzy = False
    catalogue.creation_date = catalogue.revision_date = since
    catalogue.last_translator, catalogue.language_team = NOBODY, language.name
    catalogue.msgid_bugs_address = desk.reports_to
    catalogue.header_comment = (
        f"{language.name}: {book.title}\n"
        f"Copyright (C) {desk.since.year} {book.publisher}\n"
        "Text under CC BY 4.0, forms under CC0 1.0"
    )
    if old is None:
        return
    if not BOILERPLATE.search(old.header_comment):
        catalogue.header_comment = old.header_comment
    if isinstance(old.revision_date, datetime.datetime):
        catalogue.revision_date = old.revision_date
    named = not BOILERPLATE.search(old.last_translator)
    catalogue.last_translator = old.last_translator if named else UNNAMED
    if not BOILERPLATE.search(old.language_team):
        catalogue.language_team = old.language_team
    old.locale = catalogue.locale
    if old.project == book.title and body(old) == body(catalogue):
        catalogue.version = old.version


def listed(catalogue: Catalog) -> list[Message]:
    """Return the messages of a catalogue without its header."""
    return [message for message in catalogue if message.id]


def every(catalogue: Catalog) -> list[Message]:
    """Return the messages of a catalogue, the obsolete ones last."""
    return [*listed(catalogue), *catalogue.obsolete.values()]


def by_key(catalogue: Catalog) -> dict[Key, Message]:
    """Return the messages of a catalogue; an obsolete one only if it knows more."""
    found: dict[Key, Message] = {}
    for message in [*catalogue.obsolete.values(), *listed(catalogue)]:
        if key(message) not in found or has_text(message):
            found[key(message)] = message
    return found


def put(catalogue: Catalog, message: Message) -> None:
    """Add a message at the end."""
    catalogue[message.id] = message


def texts(message: Message) -> tuple[str, ...]:
    """Return the English: one text, or singular and plural."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def key(message: Message) -> Key:
    """Return what makes a message the same one."""
    return message.context, texts(message)


def text_of(message: Message) -> tuple[Key, str]:
    """Return a message with what was written there."""
    return key(message), shown(message)


def shown(message: Message) -> str:
    """Return the translation on one line, with every plural form."""
    if isinstance(message.string, str):
        return message.string
    return " / ".join(message.string or ())


def has_text(message: Message) -> bool:
    """Tell whether a translator wrote anything."""
    strings = message.string if isinstance(message.string, tuple) else (message.string,)
    return any(strings)


def done(message: Message) -> bool:
    """Tell whether a message is translated and not fuzzy."""
    return has_text(message) and not message.fuzzy
