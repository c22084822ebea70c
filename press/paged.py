"""The PDF: lay out the print page with WeasyPrint, then finish the file.

What a style sheet cannot say is put right between layout and drawing: a note in
the margin column moves to the outer side of a verso page, the index names a page
once only, and a link is one link.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from weasyprint import HTML, Document
from weasyprint.formatting_structure import boxes

from press.finish import finishing, words
from press.fonts import SANS, SERIF
from press.layout_problems import (
    faults,
    foreign_letters,
    listening,
    silent_pictures,
)
from press.mends import mended
from press.problems import Problem


@dataclass(frozen=True)
class LaidOut:
    """A finished PDF."""

    pages: int
    problems: tuple[Problem, ...]


def lay_out(page: Path, target: Path) -> LaidOut:
    """Lay out ``print.html`` into the PDF ``target``.

    The file holds nothing of the day or the machine: title and dates stand in the
    page, and its identifier is a digest of its contents.
    """
    with listening() as said, mended(), finishing() as finisher:
        document = HTML(filename=page).render()
        mirror_margin_notes(document)
        drop_repeated_pages(document)
        link_once(document)
        document.write_pdf(
            target,
            pdf_variant="pdf/ua-1",
            pdf_identifier=True,
            finisher=finisher.set_aside,
        )
    used = {font.family: font.to_unicode.values() for font in document.fonts.values()}
    problems = (
        *faults(said, page),
        *silent_pictures(finisher.silent),
        *foreign_letters(used, (SERIF, SANS), page),
    )
    return LaidOut(len(document.pages), problems)


def mirror_margin_notes(document: Document) -> None:
    """Move what stands right of the text on verso pages to its left.

    A float knows no inner and outer side, so pages.css sets all of them as on a
    recto page.
    """
    for page in document.pages[1::2]:
        sheet = page._page_box
        left = sheet.content_box_x()
        right = left + sheet.width
        for box in sheet.descendants():
            if box.is_floated() and box.position_x >= right:
                gap = box.position_x - right
                across = left - gap - box.border_width() - box.position_x
                box.translate(across)
                move_backgrounds(box, across)


def move_backgrounds(box: Any, across: float) -> None:
    """Move the pictograms of a box: they were placed before the box was moved."""
    for part in box.descendants():
        if part.background:
            layers = [
                layer._replace(
                    painting_area=moved(layer.painting_area, across),
                    positioning_area=moved(layer.positioning_area, across),
                    clipped_boxes=[moved(area, across) for area in layer.clipped_boxes],
                )
                for layer in part.background.layers
            ]
            part.background = part.background._replace(layers=layers)


def moved(area: Any, across: float) -> Any:
    """Return an area, whose first number is x, somewhere else; "unused" stays."""
    return area if isinstance(area, str) else (area[0] + across, *area[1:])


def drop_repeated_pages(document: Document) -> None:
    """Leave one of the equal page numbers of an index entry.

    Whether two places fall on one page is known only when pages are made.
    """
    for page in document.pages:
        for line in index_lines(page._page_box):
            seen: set[str] = set()
            for box in [child for child in line.children if is_index_page(child)]:
                number = words(box).strip(", ")
                if number in seen:
                    take_out(line, box)
                    page.links[:] = [link for link in page.links if link[3] is not box]
                seen.add(number)


def index_lines(sheet: Any) -> Iterator[Any]:
    """Yield the lines of a page that hold page numbers of the index."""
    for box in sheet.descendants():
        if isinstance(box, boxes.LineBox) and any(map(is_index_page, box.children)):
            yield box


def is_index_page(box: Any) -> bool:
    """Tell whether a box is a page number of the index."""
    element = box.element
    return (
        box.element_tag == "a"
        and element is not None
        and element.get("class") == "index-page"
    )


def take_out(line: Any, gone: Any) -> None:
    """Remove a box from its line and close the gap."""
    place = line.children.index(gone)
    line.children = (*line.children[:place], *line.children[place + 1 :])
    for following in line.children[place:]:
        following.translate(-gone.margin_width())


def link_once(document: Document) -> None:
    """Leave each link the one area that it is tagged with.

    WeasyPrint 70 gives every box inside a link an area of its own, also the page
    number that CSS adds, and those areas belong to no link of the tag tree.
    """
    for page in document.pages:
        page.links[:] = [link for link in page.links if link[3].element_tag == "a"]
