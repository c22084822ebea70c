"""Mending: what ``check --fix`` may put right by itself.

Only slips whose remedy is beyond doubt, and only where the marks can be read. No
mark and no number comes out changed: else the text stays as it was.
"""

from __future__ import annotations

import re
from dataclasses import replace

from press.checks.inline import PLACEHOLDER, marks
from press.checks.languages import NBSP, Conventions
from press.checks.numbers import numbers
from press.checks.typography import Slip, slips

ROUNDS = 5  # one mended slip may uncover the next


def mended(text: str, english: str, rules: Conventions) -> str:
    """Return the text, mended as far as nobody need think about it.

    >>> mended("Skaties - tur", "Look – there", Conventions(dash="–"))
    'Skaties – tur'
    """
    if marks(text).faults or not text.strip():
        return text
    result = tied(text, english)
    for _round in range(ROUNDS):
        found = [s for s in slips(result, english, rules) if s.instead is not None]
        if not found:
            break
        result = put(result, found)
    else:
        return text  # it would go on for ever
    return text if unlike(result, text) else result


def tied(text: str, english: str) -> str:
    """Return a text that began like a list, its first two words tied together."""
    first = re.match(r"\(?\w+[.)]( )", text)
    listed = marks(text).block == "enumerated_list" and not marks(english).block
    if not (first and listed):
        return text
    return text[: first.start(1)] + NBSP + text[first.end(1) :]


def unlike(text: str, other: str) -> bool:
    """Tell whether two texts differ in a mark, a placeholder or a number."""
    return any(
        of(text) != of(other)
        for of in (
            lambda t: replace(marks(t), block=""),
            PLACEHOLDER.findall,
            lambda t: list(numbers(t)),
        )
    )


def put(text: str, found: list[Slip]) -> str:
    """Return the text with every slip replaced; of two that overlap, the first."""
    pieces, at = [], 0
    for slip in sorted(found, key=lambda slip: (slip.start, slip.end)):
        if slip.start < at:
            continue
        pieces += [text[at : slip.start], slip.instead or ""]
        at = slip.end
    return "".join([*pieces, text[at:]])
