"""How the fields of a form are printed: labels, writing lines, boxes, rows."""

from __future__ import annotations

from docutils import nodes

from press.directives import labels
from press.directives.blocks import Box, Heading, Words, framed, press_words, retold
from press.directives.checklist import tick, tick_list
from press.directives.form_fields import TABLES, FormEntry


def printed_entry(entry: FormEntry) -> nodes.Node:
    """Return what the reader sees of a field."""
    if entry.kind == "section":
        return section_title(entry)
    if entry.kind == "note":
        return framed("div", "form-note", *entry.text)
    frame = framed("div", f"form-field field-{entry.kind} size-{entry.width}")
    frame["html"] = {"data-field": entry.id}
    if entry.kind in TABLES:
        frame += table(entry)
        return frame
    frame += labelled(entry.text)
    frame += PRINTED[entry.kind](entry)
    return frame


def labelled(text: list[nodes.Node]) -> list[nodes.Node]:
    """Return label and hint, each with its class."""
    for position, node in enumerate(text):
        if isinstance(node, nodes.Element):
            node["classes"].append("form-hint" if position else "form-label")
    return text


def section_title(entry: FormEntry) -> nodes.Node:
    title = Heading(depth=1, classes=["form-section"])
    if entry.text and isinstance(entry.text[0], nodes.paragraph):
        retold(entry.text[0], title)
    return title


def writing_lines(entry: FormEntry) -> list[nodes.Node]:
    """Return as many empty lines as the field asks for."""
    return [framed("div", "writing-line") for _line in range(entry.lines)]


def dated_line(entry: FormEntry) -> list[nodes.Node]:
    """Return a line that says in which order the date goes."""
    words = labels.form_words()["date"]
    return [press_words(words, "form-caption"), framed("div", "writing-line")]


def signed_line(entry: FormEntry) -> list[nodes.Node]:
    """Return a line for the signature and one for its date."""
    words = labels.form_words()
    return [
        framed(
            "div",
            f"sign-{part}",
            framed("div", "writing-line"),
            press_words(words[label], "form-caption"),
        )
        for part, label in (("name", "sign"), ("date", "sign-date"))
    ]


def boxes_to_tick(entry: FormEntry) -> list[nodes.Node]:
    """Return the options, round boxes for one answer, square ones for several."""
    words = labels.form_words()[entry.kind]
    return [press_words(words, "form-caption"), tick_list(entry.items, entry.kind)]


def table(entry: FormEntry) -> list[nodes.Node]:
    """Return the hints, then a table with its label, its columns and its rows.

    In a grid every row has its words and one box to tick in each column.
    """
    label, hints = entry.text[:1], entry.text[1:]
    table = framed("table", f"form-table form-{entry.kind}")
    if label and isinstance(label[0], nodes.paragraph):
        table += retold(label[0], Words(tag="caption", classes=["form-label"]))
    head = framed("tr", "")
    if entry.kind == "grid":
        head += framed("td", "")  # above the words of the rows
    for item in entry.items:
        head += head_of(item, "col")
    table += framed("thead", "", head)
    table += framed("tbody", "", *body_rows(entry))
    for hint in hints:
        if isinstance(hint, nodes.Element):
            hint["classes"].append("form-hint")
    return [*hints, table]


def body_rows(entry: FormEntry) -> list[nodes.Node]:
    """Return the rows to fill in; a numbered list gave the first cell of each."""
    if entry.kind == "grid":
        boxes = [framed("td", "", tick()) for _item in entry.items]
        return [
            framed("tr", "", head_of(row, "row"), *(box.deepcopy() for box in boxes))
            for row in entry.rows
        ]
    if entry.rows:
        return [
            framed("tr", "", head_of(row, "row"), *empty_cells(len(entry.items) - 1))
            for row in entry.rows
        ]
    return [
        framed("tr", "", *empty_cells(len(entry.items))) for _row in range(entry.lines)
    ]


def empty_cells(number: int) -> list[nodes.Node]:
    return [framed("td", "") for _cell in range(number)]


def head_of(item: nodes.list_item, scope: str) -> Box | Words:
    """Return the head of a column ("col") or of a row ("row")."""
    first = item.children[0] if item.children else None
    if isinstance(first, nodes.paragraph):
        return retold(
            first, Words(tag="th", html={"scope": scope}, classes=[f"{scope}-words"])
        )
    return framed("th", "", *item.children, scope=scope)


PRINTED = {
    "line": writing_lines,
    "time": writing_lines,
    "lines": writing_lines,
    "date": dated_line,
    "sign": signed_line,
    "choice": boxes_to_tick,
    "check": boxes_to_tick,
}
