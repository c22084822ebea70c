"""Marks and panels: what the preview adds to a page, as HTML.

A mark is a button at the end of a passage; its panel is a popover, which opens
by keyboard and needs no script. What the checks say of a passage is known later
than the page is written, so a page keeps places for it and the server fills them.
The words are for translators and stay English.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from press.passages import Passage, State, changes_html
from press.problems import Problem

COUNT = "<!--problem-count {}-->"
LISTED = "<!--problem-list {}-->"
NOTICES = "<!--notices-->"
PLACES = re.compile(r"<!--problem-(count|list) (\d+)-->|<!--notices-->")

HEAD = '<link rel="stylesheet" href="/-/preview.css">\n</head>'
FOOT = '<script src="/-/preview.js"></script>\n</body>'


def mark(passage: Passage, place: str) -> str:
    """Return the button at the end of a passage."""
    if not passage.line:
        return (
            '<span class="preview-mark preview-open" lang="en">not in the catalogue'
            " yet: run build.py update</span>"
        )
    shown = f'<span class="hidden">message in line {passage.line}</span>'
    if passage.state is State.DONE:
        shown = f'<span aria-hidden="true">✎</span>{shown}'
    else:
        shown = f'{passage.state}<span class="hidden">, </span>{shown}'
    return (
        f' <button type="button" lang="en" class="preview-mark'
        f' preview-{passage.state.name.lower()}" popovertarget="{panel_id(passage)}"'
        f' data-message="{escape(place)}:{passage.line}">{shown}'
        f"{COUNT.format(passage.line)}</button>"
    )


def panel_id(passage: Passage) -> str:
    return f"message-{passage.line}"


def dressed(page: str, passages: Sequence[Passage], place: str, language: str) -> str:
    """Return a page of the site with panels, script and places for problems."""
    panels = "\n".join(panel(passage, place, language) for passage in passages)
    elsewhere = [p for p in passages if f'popovertarget="{panel_id(p)}"' not in page]
    extra = unplaced(elsewhere, place) if elsewhere else ""
    page = page.replace("</head>", HEAD, 1)
    page = page.replace("</main>", f"{extra}</main>", 1)
    page = re.sub(r"(<main[^>]*>)", rf"\1{NOTICES}", page, count=1)
    return page.replace("</body>", f"{panels}\n{FOOT}", 1)


def unplaced(passages: Iterable[Passage], place: str) -> str:
    """Return the list of messages that are not running text."""
    rows = "\n".join(
        f"<li>{escape(p.text or p.english)}{mark(p, place)}</li>" for p in passages
    )
    return (
        '<details class="preview-more"><summary lang="en">Messages of this page that'
        " stand in drawings, in the index or on other pages</summary>"
        f"<ul>\n{rows}\n</ul></details>\n"
    )


def panel(passage: Passage, place: str, language: str) -> str:
    """Return the popover of one message."""
    where = f"{escape(place)}:{passage.line}"
    rows = [
        f"<p><b>{passage.state}</b> · "
        f'<a href="/po/{escape(place)}#L{passage.line}">{where}</a></p>',
        f"<h2>English</h2>\n<p>{escape(passage.english)}</p>",
    ]
    if passage.state is State.FUZZY:
        rows.append("<p>Readers see the English until the mark “fuzzy” is gone.</p>")
    if passage.previous:
        difference = changes_html(passage.previous, passage.english)
        rows.append(
            f"<h2>What changed in the English</h2>\n<p>{difference}</p>\n"
            f"<h2>English before</h2>\n<p>{escape(passage.previous)}</p>"
        )
    if passage.text:
        text = f'<p lang="{language}">{escape(passage.text)}</p>'
        rows.append(f"<h2>Translation as it stands in the file</h2>\n{text}")
    rows += [f"<p>{escape(note)}</p>" for note in (*passage.notes, *passage.comments)]
    rows.append(LISTED.format(passage.line))
    rows.append(
        f'<button type="button" popovertarget="{panel_id(passage)}"'
        ' popovertargetaction="hide">Close</button>'
    )
    return (
        f'<div popover id="{panel_id(passage)}" class="preview-panel" lang="en"'
        f' role="dialog" aria-label="Message in line {passage.line}">\n'
        + "\n".join(rows)
        + "\n</div>"
    )


def filled(page: str, problems: Sequence[Problem], notices: Sequence[Problem]) -> str:
    """Return a page with its problems beside the passages and notices at its head.

    There stand the problems, too, that belong to no passage, each once.
    """
    passages = {int(place[2]) for place in PLACES.finditer(page) if place[2]}
    told = {(p.path, p.line, p.code) for p in notices}
    elsewhere = [
        p
        for p in problems
        if p.line not in passages and (p.path, p.line, p.code) not in told
    ]
    by_line: dict[int, list[Problem]] = {}
    for problem in problems:
        by_line.setdefault(problem.line, []).append(problem)

    def fill(place: re.Match[str]) -> str:
        if place[1] is None:
            return banner([*notices, *elsewhere])
        found = by_line.get(int(place[2]), [])
        if not found:
            return ""
        return counted(len(found)) if place[1] == "count" else listed(found)

    return PLACES.sub(fill, page)


def counted(number: int) -> str:
    words = "1 problem" if number == 1 else f"{number} problems"
    return f' <span class="preview-problem">{words}</span>'


def listed(problems: Iterable[Problem]) -> str:
    rows = "\n".join(
        f"<li>{escape(p.message)} [{escape(p.code)}]"
        + (f"<br>{escape(p.remedy)}" if p.remedy else "")
        + "</li>"
        for p in problems
    )
    return f'<h2>Problems</h2>\n<ul class="preview-problems">\n{rows}\n</ul>'


def banner(notices: Sequence[Problem]) -> str:
    """Return what stands at the head of the page until it is put right."""
    if not notices:
        return ""
    rows = "\n".join(
        f"<li><b>{escape(p.path)}{f':{p.line}' if p.line else ''}</b>"
        f" {escape(p.message)} {escape(p.remedy)}</li>"
        for p in notices
    )
    return (
        '<div class="preview-notices" role="status" lang="en"><p><b>This page may be'
        f" older than your last save.</b></p>\n<ul>\n{rows}\n</ul></div>"
    )
