"""Plain files: the texts and tables that people keep by hand.

Each comes back with what is wrong with it, at the line to be mended. A file that
is not there is empty.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from press.problems import Problem

Row = tuple[int, Mapping[str, str]]  # the line it begins at, its cells by column


def read_text(path: Path, place: str) -> tuple[str, list[Problem]]:
    """Return a text, empty if it cannot be read; ``place`` is shown."""
    if not path.exists() and not path.is_symlink():
        return "", []
    if not path.is_file():
        message = "this is a folder, a device or a link to nowhere, not a file"
        remedy = "Put the file itself here."
        return "", [Problem(place, 0, "not-a-file", message, remedy)]
    data = path.read_bytes()
    try:
        text, strange = data.decode("utf-8-sig"), data.find(b"\0")
    except UnicodeDecodeError as error:
        text, strange = "", error.start
    if strange < 0:
        return text, []
    line = data.count(b"\n", 0, strange) + 1
    remedy = "Save the file again as UTF-8; in Excel: CSV UTF-8."
    return "", [
        Problem(place, line, "wrong-charset", "this line is not in UTF-8", remedy)
    ]


def read_table(
    path: Path, place: str, columns: Sequence[str]
) -> tuple[list[Row], list[Problem]]:
    """Return the sound rows of a CSV file; something stands in each of ``columns``."""
    text, problems = read_text(path, place)
    if problems or not path.exists():
        return [], problems
    rows: list[Row] = []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        heads = [head.strip() for head in next(reader, [])]
        if lacking := [name for name in columns if name not in heads]:
            return [], [wrong_columns(place, lacking, heads, columns)]
        line = reader.line_num + 1
        for row in reader:
            cells = [cell.strip() for cell in row]
            if any(cells):
                if fault := fault_of(cells, heads, columns):
                    problems.append(Problem(place, line, "broken-row", *fault))
                else:
                    rows.append((line, dict(zip(heads, cells, strict=True))))
            line = reader.line_num + 1
    except csv.Error as error:
        problems.append(
            Problem(
                place,
                line,
                "broken-row",
                f"the table cannot be read from here on: {error}",
                "Look for a quotation mark that is never closed, or stands inside a"
                ' cell and is not doubled: "he said ""stop"" twice".',
            )
        )
    return rows, problems


def wrong_columns(
    place: str, lacking: Sequence[str], heads: Sequence[str], columns: Sequence[str]
) -> Problem:
    """Return the problem of a table that has other columns than it needs."""
    remedy = f"Its first line has, with commas between them: {','.join(columns)}"
    if any(";" in head for head in heads):
        remedy = "Save it as CSV with commas; this file has semicolons between cells."
    message = f"the table has no column {', '.join(lacking)}"
    return Problem(place, 1, "wrong-columns", message, remedy)


def fault_of(
    cells: Sequence[str], heads: Sequence[str], columns: Sequence[str]
) -> tuple[str, str] | None:
    """Return what is wrong with a row, and the remedy."""
    if len(cells) != len(heads):
        return (
            f"this row has {len(cells)} cells, the table has {len(heads)} columns",
            "Put quotation marks round a cell that holds a comma.",
        )
    for name in columns:
        if not cells[heads.index(name)]:
            return f"nothing stands in the column {name}", "Fill it, or delete the row."
    return None
