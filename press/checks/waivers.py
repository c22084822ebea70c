"""Waivers: a translator's word that a finding is right as it is.

In the comment of a message (in Poedit: Edit, Comment)::

    # waive: changed-number – a Latvian school year counts otherwise

A waiver without a reason, and one that silences nothing, are problems.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from press.checks.reading import Catalogue
from press.problems import Problem

WAIVER = re.compile(
    r"waive:\s*(?P<code>[\w-]*?)(?:\s*(?:[–—:]|\s-)\s*(?P<reason>.*))?$"
)
# What could do harm is not for a translator to allow.
NEVER = frozenset(
    "forbidden-role forbidden-directive forbidden-target forbidden-html"
    " control-character waiver-unused waiver-without-reason".split()
)


def waived(catalogue: Catalogue, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems that no waiver silences, and the waivers' own."""
    silenced: dict[tuple[int, str], bool] = {}
    for message in catalogue.messages:
        for code, reason in waivers(message.comments):
            if message.fuzzy or (message.line, code) in silenced:
                continue
            if not reason:
                yield catalogue.problem(
                    message,
                    "waiver-without-reason",
                    f'the waiver of "{code}" gives no reason',
                    f"Write it like this: # waive: {code or 'code'} – the reason",
                )
            silenced[message.line, code] = not reason
    for problem in problems:
        place = (problem.line, problem.code)
        if place in silenced and problem.code not in NEVER:
            silenced[place] = True
        else:
            yield problem
    for message in catalogue.messages:
        for code, _reason in waivers(message.comments):
            if silenced.pop((message.line, code), True):
                continue
            yield catalogue.problem(
                message,
                "waiver-unused",
                f'the waiver of "{code}" silences nothing'
                if code not in NEVER
                else f'"{code}" cannot be waived',
                "Delete the comment.",
            )


def waivers(comments: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield code and reason of every waiver among a message's comments."""
    for comment in comments:
        if found := WAIVER.match(comment.strip()):
            yield found["code"], (found["reason"] or "").strip()
