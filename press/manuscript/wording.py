"""Wording: the words this book uses, and those it does not.

``handbook/wording.csv`` has a row for each word that an author may be tempted to
write: the word, what the book says instead, and why.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from press.plain_files import read_table
from press.problems import Problem

COLUMNS = ("avoid", "write", "why")


@dataclass(frozen=True)
class Wording:
    """One word or phrase to avoid, in small letters, with what to write instead."""

    avoid: str
    write: str
    why: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds it: as whole words, with an English plural."""
        return re.compile(rf"(?<![\w’-])(?:{re.escape(self.avoid)})(?:s|es)?(?![\w’-])")


def read_wordings(path: Path, place: str) -> tuple[list[Wording], list[Problem]]:
    """Return the rows of the table, and those that are none; no file means no rows."""
    rows, problems = read_table(path, place, COLUMNS)
    wordings = [Wording(*(row[name] for name in COLUMNS)) for _line, row in rows]
    return wordings, problems
