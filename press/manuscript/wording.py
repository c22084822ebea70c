"""Wording: the words this book uses, and those it does not.

``handbook/wording.csv`` has a row for each word that an author may be tempted to
write: the word, what the book says instead, and why.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path


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


def read_wordings(path: Path) -> Iterator[Wording]:
    """Yield the rows of the table; no file means no rows."""
    if path.exists():
        with path.open(encoding="utf-8-sig", newline="") as lines:
            for row in csv.DictReader(lines):
                yield Wording(row["avoid"], row["write"], row["why"])
