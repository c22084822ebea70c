"""Findings we live with, each with its reason.

A waiver that no finding needs any more is itself an error, so the table can only
shrink by itself and only grow by decision.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from press.problems import Problem
from tests.validators.verdict import Verdict


@dataclass(frozen=True)
class Waiver:
    """One kind of finding that does not fail the test."""

    validator: str  # as its verdicts name it: "EPUBCheck"
    code: str
    message: str  # a regular expression, found anywhere in the message
    reason: str

    def covers(self, validator: str, problem: Problem) -> bool:
        return (
            self.validator == validator
            and self.code == problem.code
            and re.search(self.message, problem.message) is not None
        )


WAIVERS: tuple[Waiver, ...] = (
    Waiver(
        "EPUBCheck",
        "CSS-028",
        r"usage: Use of Font-face declaration",
        "EPUBCheck 5.3 says this of every line of every @font-face; the book carries"
        " its typefaces, since devices lack Latvian and Lithuanian letters",
    ),
    Waiver(
        "leftover English",
        "english",
        r"Sports for Social Inclusion",
        "the English name of the project, beside its name in the language",
    ),
)


def not_waived(verdict: Verdict, waivers: Sequence[Waiver] = WAIVERS) -> list[Problem]:
    """Return the errors of a verdict that no waiver covers."""
    return [
        problem
        for problem in verdict.errors
        if not any(waiver.covers(verdict.validator, problem) for waiver in waivers)
    ]


def unused(
    verdicts: Iterable[Verdict], waivers: Sequence[Waiver] = WAIVERS
) -> list[Waiver]:
    """Return the waivers that cover no finding at all."""
    found = [(v.validator, problem) for v in verdicts for problem in v.errors]
    return [
        waiver
        for waiver in waivers
        if not any(waiver.covers(name, problem) for name, problem in found)
    ]
