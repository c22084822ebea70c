"""The bibliography: its entries with their lines, and those that cannot be set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pybtex.errors
from pybtex.database import Entry
from pybtex.database.input.bibtex import Parser
from pybtex.exceptions import PybtexError

from press.directives import references
from press.plain_files import read_text
from press.problems import Problem

BIBLIOGRAPHY = "references.bib"
KEY = re.compile(r"^\s*@\w+\s*\{\s*([^,\s]+)\s*,", re.MULTILINE)


def entries(path: Path) -> Iterator[tuple[str, int]]:
    """Yield the key of every entry of a bibliography, with its line."""
    text, _told_by_broken_entries = read_text(path, path.name)
    for line, key, _source in passages(text):
        if key:
            yield key, line


def broken_entries(path: Path, place: str) -> Iterator[Problem]:
    """Find entries that cannot be read, stand twice, or cannot be set in our style.

    Bad:   @book{holt2017, title = {Sport}}    @book{holt2017, title = {Play}}
    Good:  @book{holt2017, title = {Sport}}    @book{bean2018, title = {Play}}
    """
    if not path.exists():
        message, remedy = "there is no bibliography", "Take the last good version."
        yield Problem(place, 0, "no-bibliography", message, remedy)
    text, problems = read_text(path, place)
    yield from problems
    parser = Parser()  # knows the months, and each @string from its entry on
    first: dict[str, int] = {}  # line of every key, in small letters
    for line, key, source in passages(text):
        before = first.setdefault(key.lower(), line)
        if key and before != line:
            yield Problem(
                place,
                line,
                "duplicate-entry",
                f'the key "{key}" stands in line {before} already',
                "Delete one of the two entries, or give it a key of its own.",
            )
            continue
        with pybtex.errors.capture() as errors:
            parser.parse_string(source)
        faults = [str(error.args[0]) for error in errors]
        if key and not faults:
            faults = faults_of(parser.data.entries.get(key))
        for fault in faults:
            yield Problem(
                place,
                line,
                "broken-entry",
                f'the entry "{key}" cannot be read: {fault}',
                "Look for a brace, comma or quotation mark too few or too many, from"
                " this line to the next entry; or write what is missing.",
            )


def passages(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield line, key and source of each entry; first what stands before them all."""
    found = list(KEY.finditer(text))
    keys = ["", *(entry[1] for entry in found)]
    places = [0, *(entry.start(1) for entry in found)]
    starts = [0, *(text.rindex("@", 0, entry.start(1)) for entry in found), len(text)]
    for key, place, (start, end) in zip(keys, places, pairwise(starts), strict=True):
        yield text.count("\n", 0, place) + 1, key, text[start:end]


def faults_of(entry: Entry | None) -> list[str]:
    """Return what keeps an entry out of the list of sources."""
    if entry is None:
        return ["it is not whole"]
    empty = [name for name, text in entry.fields.items() if not text.strip()]
    if empty:
        return [f"nothing stands in {', '.join(empty)}"]
    try:
        references.reference(entry, references.year(entry), "en")
    except KeyError as missing:
        return [f"it lacks {missing.args[0]}"]
    except (ValueError, PybtexError) as error:  # a date, a brace, a command of LaTeX
        return [str(error)]
    return []
