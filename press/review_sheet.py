"""The review sheet: one chapter for a reader who has only a browser or a printer.

A sheet is one HTML file without scripts, links or files beside it. What a
reviewer has seen is kept in ``locales/<lang>/reviewed/<chapter>.json``; the next
sheet shows, word by word, what has changed since.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from html import escape
from pathlib import Path

from press import whole_file
from press.editions import Language
from press.passages import Passage, State, changes_html
from press.problems import Problem

STYLES = ("tokens.css", "review/review.css")


@dataclass(frozen=True)
class Row:
    """One message on the sheet."""

    passage: Passage
    rendered: str  # HTML as on the page; nothing where it stands in a drawing
    before: tuple[str, str] | None  # English and translation at the last review
    problems: tuple[Problem, ...]

    @property
    def changed(self) -> bool:
        return self.before != (self.passage.english, self.passage.text)


def read_reviewed(path: Path) -> dict[str, str]:
    """Return English and translation as last reviewed; raises ValueError if damaged."""
    if not path.exists():
        return {}
    rows = json.loads(path.read_text(encoding="utf-8"))
    return {row["english"]: row["translation"] for row in rows}


def write_reviewed(path: Path, passages: Iterable[Passage]) -> None:
    """Keep what a reviewer has seen; the file is whole or as it was."""
    rows = [{"english": p.english, "translation": p.text} for p in passages if p.text]
    text = json.dumps(rows, ensure_ascii=False, indent=1)
    whole_file.write(path, f"{text}\n".encode())


def rows_of(
    passages: Sequence[Passage],
    rendered: Mapping[int, str],
    reviewed: Mapping[str, str],
    problems: Iterable[Problem],
) -> list[Row]:
    """Return the sheet's rows; an edited English finds its last reviewed one."""
    said: dict[int, list[Problem]] = {}
    for problem in problems:
        said.setdefault(problem.line, []).append(problem)
    here = {passage.english for passage in passages}
    gone = [english for english in reviewed if english not in here]
    rows = []
    for passage in passages:
        english = passage.english
        if english not in reviewed:
            near = get_close_matches(english, gone, 1)
            english = passage.previous if passage.previous in reviewed else ""
            english = english or (near[0] if near else "")
        before = (english, reviewed[english]) if english in reviewed else None
        found = tuple(said.get(passage.line, ()))
        shown = without_links(rendered.get(passage.line, ""))
        rows.append(Row(passage, shown, before, found))
    return rows


def without_links(fragment: str) -> str:
    """Return HTML without links, pictures, buttons and ids, for a page by itself."""
    fragment = re.sub(r"(?s)<button.*?</button>|<img[^>]*>", "", fragment)
    fragment = re.sub(r"<a\b[^>]*>", '<span class="link">', fragment)
    return re.sub(r' id="[^"]*"', "", fragment.replace("</a>", "</span>"))


def sheet(
    title: str, language: Language, place: str, rows: Sequence[Row], css: str
) -> str:
    """Return the sheet as one HTML file."""
    changed = sum(row.changed for row in rows)
    entries = "\n".join(entry(n, row, language) for n, row in enumerate(rows, 1))
    name = f"{escape(title)} · {escape(language.name)}"
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Review: {name}</title>\n<style>\n{css}\n</style>\n</head>\n<body>\n"
        f"<header><p>Review sheet</p>\n<h1>{name}</h1>\n"
        f"<p>{len(rows)} messages, {changed} new or changed since the last review."
        f" Catalogue: {escape(place)}</p>\n"
        "<p>Print this sheet and write on the lines, or type your remarks and print"
        " to a file: what you type is not kept when the page is closed.</p>\n"
        f"</header>\n<main>\n{entries}\n</main>\n</body>\n</html>\n"
    )


def entry(number: int, row: Row, language: Language) -> str:
    """Return one message with room for remarks."""
    passage = row.passage
    attributes = f'lang="{language.code}" dir="{language.direction}"'
    parts = [
        f"<h2>{number} <small>line {passage.line} · {passage.state}"
        f"{' · ' + change(row) if change(row) else ''}</small></h2>",
        f"<h3>English</h3>\n<p>{escape(passage.english)}</p>",
    ]
    if passage.state is State.FUZZY and passage.previous:
        difference = changes_html(passage.previous, passage.english)
        parts.append(f"<h3>What changed in the English</h3>\n<p>{difference}</p>")
    text = escape(passage.text) or "–"
    parts.append(f"<h3>Translation</h3>\n<p {attributes}>{text}</p>")
    if row.rendered:
        shown = f'<div class="rendered" {attributes}>{row.rendered}</div>'
        parts.append(f"<h3>On the page</h3>\n{shown}")
    if row.before and row.before[1] != passage.text:
        difference = changes_html(row.before[1], passage.text)
        parts.append(
            f"<h3>Since the last review</h3>\n<p {attributes}>{difference}</p>"
        )
    said = [*passage.notes, *passage.comments]
    if said:
        parts.append("<h3>Comments</h3>" + "".join(f"<p>{escape(s)}</p>" for s in said))
    if row.problems:
        found = "".join(
            f"<li>{escape(p.message)} [{escape(p.code)}]</li>" for p in row.problems
        )
        parts.append(f"<h3>Problems</h3>\n<ul>{found}</ul>")
    parts.append(
        f'<label for="remark-{number}">Remarks on {number}</label>\n'
        f'<textarea id="remark-{number}" rows="2"></textarea>'
    )
    kind = "changed" if row.changed else "same"
    return f'<section class="{kind}">\n' + "\n".join(parts) + "\n</section>"


def change(row: Row) -> str:
    """Return in words what happened since the last review; nothing if nothing did."""
    if row.before is None:
        return "new"
    return "changed" if row.changed else ""
