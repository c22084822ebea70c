"""A problem: something an author or a translator can put right.

Problems are collected, sorted and shown together, each with its place and its
remedy. Our own mistakes are exceptions with their traceback instead.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One finding, at the line the person will edit.

    ``line`` counts from 1; 0 means the file as a whole. ``code`` is short and
    stable ("lost-reference"), so that a finding can be looked up and waived.
    """

    path: str
    line: int
    code: str
    message: str
    remedy: str = ""
    warning: bool = False  # listed, but does not block publishing

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        kind = "warning: " if self.warning else ""
        text = f"{place}: {kind}{self.message} [{self.code}]"
        return f"{text}\n    {self.remedy}" if self.remedy else text


def errors_among(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems that block publishing, sorted, each once."""
    return sorted({problem for problem in problems if not problem.warning})


def number(many: int, thing: str) -> str:
    """Return a number with its noun.

    >>> number(1, "message"), number(2, "message")
    ('1 message', '2 messages')
    """
    return f"{many} {thing}" if many == 1 else f"{many} {thing}s"
