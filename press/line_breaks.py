"""A mend for the line breaking of WeasyPrint 70.

Where words before a link or a bold word fill their last line so nearly that only
the space behind them does not fit, WeasyPrint breaks after the first of these
words. ``test_a_line_is_not_broken_after_one_word`` tells when this can go.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import inf
from typing import Any

from weasyprint.layout import inline


@contextmanager
def whole_last_lines() -> Iterator[None]:
    """Keep a last line whole if all but the space at its end fits."""
    split = inline.split_first_line

    def mended(
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

    inline.split_first_line = mended
    try:
        yield
    finally:
        inline.split_first_line = split
