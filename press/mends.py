"""Mends for WeasyPrint 70, each for one slip and to be offered to it.

``test_mends.py`` shows each slip, and fails when WeasyPrint no longer makes it:
then its mend can go.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import inf
from typing import Any

from weasyprint.css.targets import TargetCollector
from weasyprint.layout import inline


@contextmanager
def mended() -> Iterator[None]:
    """Lay out with all mends."""
    with whole_last_lines(), pages_laid_out_twice_at_most():
        yield


@contextmanager
def whole_last_lines() -> Iterator[None]:
    """Keep a last line whole if all but the space at its end fits.

    Where words before a link or a bold word fill their last line so nearly that
    only the space behind them does not fit, WeasyPrint breaks after the first of
    these words.
    """
    split = inline.split_first_line

    def mended_split(
        text: str, style: Any, context: Any, max_width: Any, *more: Any, **named: Any
    ) -> Any:
        found = split(text, style, context, max_width, *more, **named)
        _layout, length, resume_at, *_measures = found
        if resume_at is None or max_width in (None, inf) or not text.endswith(" "):
            return found
        line = text.encode()[:length].decode().strip()
        words = text.strip()
        if " " in line or words == line:
            return found
        if split(words, style, context, max_width, *more, **named)[2] is not None:
            return found
        # Whoever asked allows a space to hang over the edge.
        wider = max_width + style["font_size"]
        return split(text, style, context, wider, *more, **named)

    inline.split_first_line = mended_split
    try:
        yield
    finally:
        inline.split_first_line = split


@contextmanager
def pages_laid_out_twice_at_most() -> Iterator[None]:
    """Do not lay out again what refers to a page whose number stays the same.

    A page number is known after the first round. WeasyPrint goes a third round, a
    quarter of the time. It forgets which place ``attr(href)`` names, takes the
    counter that is missing there for one of the reference's own page, and that
    page has changed when the sum of pages becomes known. This book prints neither
    the number of its own page in its text nor the sum of pages.
    """
    collect = TargetCollector.collect_missing_counters
    cache = TargetCollector.cache_target_page_counters

    def mended_collect(
        self: Any, box: Any, token: str, parse: Any, own: Any, targets: Any
    ) -> None:
        if None in targets:
            place = box.element.get("href", "").removeprefix("#")
            own, targets = [], {place: targets[None]}
        collect(self, box, token, parse, own, targets)

    def mended_cache(
        self: Any, anchor_name: str, counters: dict[str, Any], *more: Any
    ) -> None:
        others = {name: value for name, value in counters.items() if name != "pages"}
        cache(self, anchor_name, others, *more)

    TargetCollector.collect_missing_counters = mended_collect
    TargetCollector.cache_target_page_counters = mended_cache
    try:
        yield
    finally:
        TargetCollector.collect_missing_counters = collect
        TargetCollector.cache_target_page_counters = cache
