"""The index of the book, in the alphabetical order of its language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sphinx.builders import Builder
from sphinx.environment.adapters.indexentries import IndexEntries

from press.collation import headings, order


@dataclass(frozen=True)
class Place:
    """One place an entry points to."""

    href: str
    title: str  # of the document, for formats without page numbers
    main: bool


@dataclass(frozen=True)
class Entry:
    """One entry with its places and sub-entries."""

    text: str
    links: tuple[Place, ...]
    children: tuple[Entry, ...] = ()


def alphabetical_index(
    builder: Builder, language: str, title_of: Callable[[str], str]
) -> list[tuple[str, list[Entry]]]:
    """Return (letter, entries) groups; ``title_of`` names a link's document."""

    def places(links: Iterable[tuple[str | None, str | bool]]) -> tuple[Place, ...]:
        found: dict[str, Place] = {}
        for main, address in links:
            uri = str(address)
            title = title_of(uri)
            # Twice in one document is one place for a reader who turns to it.
            found.setdefault(title or uri, Place(uri, title, bool(main)))
        return tuple(found.values())

    entries = []
    for _, rows in IndexEntries(builder.env).create_index(builder):
        for text, (links, children, _key) in rows:
            below = [Entry(name, places(uris)) for name, uris in children]
            ranks = order([entry.text for entry in below], language) if below else []
            entries.append(
                Entry(text, places(links), tuple(below[place] for place in ranks))
            )
    groups = headings([entry.text for entry in entries], language)
    return [(letter, [entries[place] for place in found]) for letter, found in groups]
