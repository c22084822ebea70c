"""The mends for WeasyPrint: what goes wrong without them, and right with them.

A test that fails at its first assertion says that the mend is no longer needed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from weasyprint import HTML
from weasyprint.layout import page as page_layout

from press.finish import words
from press.mends import pages_laid_out_twice_at_most, whole_last_lines
from tests.small_print import html_page


def rendered(folder: Path, body: str, css: str = "") -> Any:
    return HTML(filename=html_page(folder, body, css)).render()


def test_a_line_is_not_broken_after_one_word(tmp_path: Path):
    head = "two or three times a month. This was the highest share in Europe"
    body = f'<p>{head} <span>(<a href="https://example.org">Source</a>)</span></p>'

    def lines(width: float) -> list[str]:
        css = f"p {{ font-size: 12px; width: {width}px; white-space: normal }}"
        document = rendered(tmp_path, body, css)
        boxes = document.pages[0]._page_box.descendants()
        return [words(box) for box in boxes if type(box).__name__ == "LineBox"]

    document = rendered(
        tmp_path, f"<p><span>{head}</span></p>", "p { font-size: 12px }"
    )
    boxes = document.pages[0]._page_box.descendants()
    full = next(box.width for box in boxes if box.element_tag == "span")
    broken = lines(full + 1)
    with whole_last_lines():
        mended = lines(full + 1)
    assert broken[0] == "two"
    assert mended[0] == head


def test_a_page_is_laid_out_twice_at_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    body = "".join(
        f'<h1 id="n{n}">{n}</h1><p><a href="#n{(n + 3) % 6}"></a></p>' for n in range(6)
    )
    css = (
        "h1 { break-before: page }"
        "a::after { content: target-counter(attr(href), page) }"
    )
    made: list[Any] = []
    make_page = page_layout.make_page

    def counted(*arguments: Any) -> Any:
        made.append(arguments)
        return make_page(*arguments)

    monkeypatch.setattr(page_layout, "make_page", counted)
    plain = rendered(tmp_path, body, css)
    without, made[:] = len(made), []
    with pages_laid_out_twice_at_most():
        mended = rendered(tmp_path, body, css)
    assert without > 2 * len(plain.pages)
    assert len(made) <= 2 * len(plain.pages)
    assert [words(page._page_box) for page in mended.pages] == [
        words(page._page_box) for page in plain.pages
    ]
