"""Finishing the PDF: the tag tree that screen readers follow.

WeasyPrint 70 builds the tree by itself, box by box, and leaves gaps that PDF/UA
or a listener would notice. It gives no way to fill them from outside, so
``Finisher`` stands in for its function ``_build_box_tree``: there alone box,
HTML element and tag are known together. Each rule has its test in
``test_finish.py``; when WeasyPrint learns one, its rule here can go.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf import tags

# Marked content outside the tree: page number to number of the content to kind.
Artifacts = dict[int, dict[int, str]]

RENAMED = {
    "figure": "Div",
    "em": "Span",
    "strong": "Span",
    "b": "Span",
    "i": "Span",
    "cite": "Span",
    "nav": "Sect",
    "header": "Div",
}
# What reads on over the end of a page: one element, not one a page. Tables stay
# apart, for each piece repeats its head.
CONTINUED = frozenset(
    f"/{tag}"
    for tag in ("Sect", "Div", "BlockQuote", "P", "L", "LI", "LBody", "TOC", "TOCI")
)
LIST_NUMBERINGS = {
    "decimal": "Decimal",
    "disc": "Disc",
    "circle": "Circle",
    "square": "Square",
    "lower-alpha": "LowerAlpha",
}


class Finisher:
    """Builds the tag tree of one document and remembers what is no content."""

    def __init__(self) -> None:
        self.build: Callable[..., Iterator[Any]] = tags._build_box_tree
        self.artifacts: Artifacts = {}
        self.open: list[int] = []  # HTML elements round the box at hand
        self.seen: dict[tuple[int, str, int], Any] = {}
        self.document = ""  # the name of the document at hand
        self.silent: list[str] = []  # documents with a picture that says nothing

    def __call__(
        self,
        box: Any,
        parent: Any,
        pdf: Any,
        page_number: int,
        nums: dict[int, Any],
        annotations: list[Any],
        marked: dict[Any, Any],
    ) -> Iterator[Any]:
        """Yield the elements of a box, as WeasyPrint's own function does."""
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        kind = artifact_kind(box)
        if kind:
            aside = self.artifacts.setdefault(page_number, {})
            for part in (box, *box.descendants(placeholders=True)):
                if part in marked:
                    number = marked.pop(part)["mcid"]
                    aside[number] = kind
                    nums[number] = b"null"
            return
        arguments = (box, parent, pdf, page_number, nums, annotations, marked)
        if isinstance(box, boxes.PageBox) or box.element_tag in ("html", "body"):
            # These have no element of their own; what comes is their children's.
            yield from self.build(*arguments)
            return
        if box.element is not None:
            self.document = box.element.get("data-name", self.document)
        self.open.append(id(box.element))
        for element in self.build(*arguments):
            finish_element(element, box, pdf)
            if element["S"] == "/Figure" and "Alt" not in element:
                self.silent.append(self.document)
            if not self.continues(element, box, pdf):
                yield element
        self.open.pop()

    def continues(self, element: Any, box: Any, pdf: Any) -> bool:
        """Tell whether an element goes on from an earlier page; if so, join them."""
        if element["S"] not in CONTINUED or "::" in box.element_tag:
            return False
        # An anonymous box has the HTML element of the box round it.
        key = (id(box.element), element["S"], self.open.count(id(box.element)))
        before = self.seen.get(key)
        if (
            before is not None
            and before["Pg"] != element["Pg"]
            and is_last(before, pdf)
        ):
            join(before, element, pdf)
            return True
        self.seen[key] = element
        return False

    def set_aside(self, _document: Any, pdf: Any) -> None:
        """Mark as artifacts what stands outside the tree: WeasyPrint's finisher."""
        kids = pdf.pages["Kids"][::3]  # "12 0 R" is three items
        for page_number, kinds in self.artifacts.items():
            page = pdf.objects[kids[page_number]]
            stream = referred(pdf, page["Contents"]).stream
            for place, item in enumerate(stream):
                if item == b"BDC":
                    kind = kinds.get(stream[place - 1].get("MCID", -1))
                    if kind:
                        stream[place - 2] = "/Artifact"
                        stream[place - 1] = pydyf.Dictionary({"Type": f"/{kind}"})


@contextmanager
def finishing() -> Iterator[Finisher]:
    """Put our tag tree in the place of WeasyPrint's for a while."""
    finisher = Finisher()
    tags._build_box_tree = finisher
    try:
        yield finisher
    finally:
        tags._build_box_tree = finisher.build


def artifact_kind(box: Any) -> str:
    """Tell why a box is no content: "Pagination", "Layout", or "" if it is.

    Running heads and folios repeat what the tree says already; what is hidden
    from assistive technology in the HTML is hidden from it here.
    """
    if isinstance(box, boxes.MarginBox):
        return "Pagination"
    element = box.element
    if element is not None and element.get("aria-hidden") == "true":
        return "Layout"
    return ""


def finish_element(element: Any, box: Any, pdf: Any) -> None:
    """Apply every rule to one element of the tree."""
    html = box.element
    if html is None:
        return
    name = box.element_tag
    if "::" in name and element["S"] == "/Link":
        # The words that CSS adds to a link belong to it, they are no second one.
        element["S"] = "/Span"
    elif name in RENAMED and element["S"] == "/NonStruct":
        element["S"] = f"/{RENAMED[name]}"
    if html.get("lang"):
        element["Lang"] = pydyf.String(html.get("lang"))
    if name == "th":
        add_attributes(element, "Table", Scope=scope(html))
    if name in ("ul", "ol"):
        add_attributes(element, "List", ListNumbering=numbering(box))
    if name == "li":
        keep_in_bodies(element, pdf)
    if in_contents(html, name):
        name_as_contents(element, pdf)
    if box.link_annotation:
        box.link_annotation["Contents"] = pydyf.String(words(box))


def is_last(element: Any, pdf: Any) -> bool:
    """Tell whether nothing follows an element, so that more can be added to it."""
    siblings = referred(pdf, element["P"])["K"]
    return bool(siblings) and siblings[-1] == element.reference


def join(before: Any, element: Any, pdf: Any) -> None:
    """Add the children of an element to what began on an earlier page."""
    for kid in element["K"]:
        referred(pdf, kid)["P"] = before.reference
        before["K"].append(kid)
    element.clear()  # nothing refers to it any more
    if before["S"] == "/LI":
        bodies = [kid for kid in before["K"] if kind_of(pdf, kid) == "/LBody"]
        for body in bodies[1:]:
            before["K"].remove(body)
            join(referred(pdf, bodies[0]), referred(pdf, body), pdf)


def scope(html: Any) -> str:
    """Return what a header cell heads; without a word it is its column."""
    return "/Row" if html.get("scope") == "row" else "/Column"


def numbering(box: Any) -> str:
    """Return how the items of a list are marked."""
    items = [child for child in box.children if child.element_tag == "li"]
    style = items[0].style if items else box.style
    if "list-item" not in style["display"]:
        return "/None"
    return f"/{LIST_NUMBERINGS.get(style['list_style_type'], 'None')}"


def add_attributes(element: Any, owner: str, **said: str) -> None:
    """Add attributes of a structure element, beside those it has."""
    element.setdefault("A", pydyf.Dictionary({"O": f"/{owner}"})).update(said)


def keep_in_bodies(item: Any, pdf: Any) -> None:
    """Put the content of a list item into a body: it may hold nothing else."""
    if item["S"] != "/LI":
        return
    strays = [kid for kid in item["K"] if kind_of(pdf, kid) not in ("/Lbl", "/LBody")]
    if not strays:
        return
    body = structure(pdf, "LBody", item, item["Pg"])
    body["K"].extend(strays)
    for kid in strays:
        referred(pdf, kid)["P"] = body.reference
    item["K"] = pydyf.Array([kid for kid in item["K"] if kid not in strays])
    item["K"].append(body.reference)


def in_contents(html: Any, name: str) -> bool:
    """Tell whether an element is part of the list of contents."""
    return name in ("ul", "li") and "toc" in html.get("class", "").split()


def name_as_contents(element: Any, pdf: Any) -> None:
    """Make a list the table of contents, and an item an entry of it."""
    if element["S"] == "/L":
        element["S"] = "/TOC"
        element.pop("A", None)
    elif element["S"] == "/LI":
        element["S"] = "/TOCI"
        for kid in element["K"]:
            if kind_of(pdf, kid) == "/LBody":
                referred(pdf, kid)["S"] = "/NonStruct"


def words(box: Any) -> str:
    """Return the text of a box as it is printed."""
    parts = box.descendants() if isinstance(box, boxes.ParentBox) else [box]
    printed = (part.text for part in parts if isinstance(part, boxes.TextBox))
    return " ".join("".join(printed).split())


def structure(pdf: Any, tag: str, parent: Any, page: Any) -> Any:
    """Return a new element of the tree."""
    element = pydyf.Dictionary(
        {
            "Type": "/StructElem",
            "S": f"/{tag}",
            "K": pydyf.Array([]),
            "Pg": page,
            "P": parent.reference,
        }
    )
    pdf.add_object(element)
    return element


def referred(pdf: Any, reference: bytes) -> Any:
    """Return the object behind a reference such as ``b"12 0 R"``."""
    return pdf.objects[int(reference.split()[0])]


def kind_of(pdf: Any, kid: Any) -> str:
    """Return the tag of a child, "" for marked content."""
    if not isinstance(kid, bytes):
        return ""
    found = referred(pdf, kid)
    return str(found.get("S", "")) if isinstance(found, pydyf.Dictionary) else ""
