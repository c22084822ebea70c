"""The pages of the EPUB made ready: what reading systems need of the markup.

Each function changes the tree in place and does one thing; ``prepared`` names
them in order. The tree is strict XML, so a page that is not well-formed stops
the press here and not on a reader's telephone.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import cast

import pyphen  # type: ignore[import-untyped]
from lxml import etree

XHTML = "http://www.w3.org/1999/xhtml"
EPUB = "http://www.idpf.org/2007/ops"
SVG = "http://www.w3.org/2000/svg"
XML = "http://www.w3.org/XML/1998/namespace"
NAMES = {"h": XHTML, "s": SVG}

# What a page is, in the words of EPUB and of assistive technology. By kind of
# page first, then by document; cards and forms have no word of their own.
SEMANTICS = {
    "part": ("part", "doc-part"),
    "chapter": ("chapter", "doc-chapter"),
    "glossary": ("glossary", "doc-glossary"),
    "bibliography": ("bibliography", "doc-bibliography"),
    "index": ("introduction", "doc-introduction"),
    "front/how-to-use": ("preface", "doc-preface"),
    "front/origin": ("afterword", "doc-afterword"),
    "front/imprint": ("colophon", "doc-colophon"),
    "front/who-to-call": ("appendix", "doc-appendix"),
}
REFERENCES = {
    "bibliography.xhtml#": ("biblioref", "doc-biblioref"),
    "glossary.xhtml#": ("glossref", "doc-glossref"),
}
NUMBERS = ("chapter-number", "part-number", "activity-number", "form-number")
# A picture brings its own paper, for the page may be black at night.
PAPER = "#ffffff"
WIDE, WIDEST = 3, 5  # columns of a table
LONG_WORD = re.compile(r"[^\W\d_]{8,}")
SOFT_HYPHEN = "\u00ad"
TICK_BOX, ROUND_BOX = "☐", "○"


def prepared(page: str, docname: str, kind: str, numbers: Mapping[str, str]) -> bytes:
    """Return a page with everything in its place.

    ``numbers`` names the number of each document that has one. Raises
    lxml.etree.XMLSyntaxError for a page that is not well-formed.
    """
    root = etree.fromstring(page.strip().encode())
    say_what_it_is(root, docname, kind)
    open_with_number(root)
    number_contents(root, docname, numbers)
    fit_wide_tables(root)
    show_tick_boxes(root)
    give_pictures_paper(root)
    mark_references(root)
    repeat_languages(root)
    return markup(root)


def markup(root: etree._Element) -> bytes:
    """Return the page as XHTML; no prefixes, which old readers trip over."""
    etree.cleanup_namespaces(root, keep_ns_prefixes=["epub"])
    said: bytes = etree.tostring(
        root, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>"
    )
    return said + b"\n"


def has_drawings(page: bytes) -> bool:
    """Tell whether a page holds inline SVG, which its manifest entry must say."""
    return b"<svg" in page


def found(root: etree._Element, path: str, name: str = "") -> list[etree._Element]:
    """Return the elements of an XPath; ``name`` narrows them to a class."""
    elements = cast(list[etree._Element], root.xpath(path, namespaces=NAMES))
    return [
        element
        for element in elements
        if not name or name in element.get("class", "").split()
    ]


def say_what_it_is(root: etree._Element, docname: str, kind: str) -> None:
    """Give the section of the page its meaning: chapter, glossary, colophon …"""
    words = SEMANTICS.get(kind) or SEMANTICS.get(docname)
    for section in found(root, "h:body/h:section")[:1]:
        if words:
            mark(section, *words)


def mark(element: etree._Element, kind: str, role: str) -> None:
    """Write the same meaning for reading systems and for screen readers."""
    element.set(f"{{{EPUB}}}type", kind)
    element.set("role", role)


def open_with_number(root: etree._Element) -> None:
    """Put court lines and number of a chapter, card or form above its title.

    In the source the title comes first; absolute places, as on the site, are
    not for a page that a reading system breaks where it must.
    """
    for title in found(root, "h:body/h:section/h:h1"):
        section = title.getparent()
        assert section is not None
        openers = found(section, "*//s:svg", "court-lines")
        for name in NUMBERS:
            openers += found(section, "*//h:p", name)
        for opener in openers[:2]:
            move_before(title, opener)


def move_before(place: etree._Element, element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    keep_tail(element)
    parent.remove(element)
    element.tail = None
    place.addprevious(element)


def keep_tail(element: etree._Element) -> None:
    """Leave the text that follows an element where it is."""
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    elif parent is not None:
        parent.text = (parent.text or "") + (element.tail or "")


def number_contents(
    root: etree._Element, docname: str, numbers: Mapping[str, str]
) -> None:
    """Put the numbers of chapters, cards and forms into the contents of a part.

    The first page of the book loses its contents: the nav document is next to it.
    """
    for contents in found(root, "//h:div", "toctree-wrapper"):
        if docname == "index":
            keep_tail(contents)
            contents.getparent().remove(contents)  # type: ignore[union-attr]
            continue
        for link in found(contents, ".//h:a"):
            number = numbers.get(target_of(link, docname))
            if number:
                strong = etree.Element(f"{{{XHTML}}}b")
                strong.text, strong.tail = number, f" {link.text or ''}"
                link.text = None
                link.insert(0, strong)


def target_of(link: etree._Element, docname: str) -> str:
    """Return the document that a link on a page leads to."""
    target = link.get("href", "").partition("#")[0].removesuffix(".xhtml")
    return posixpath.normpath(posixpath.join(posixpath.dirname(docname), target))


def fit_wide_tables(root: etree._Element) -> None:
    """Make tables of several columns fit a telephone of 320 px.

    Long words get soft hyphens, for few reading systems hyphenate Latvian and
    Lithuanian by themselves; headings of the widest tables get a smaller size.
    """
    for table in found(root, "//h:table"):
        columns = len(found(table, "h:thead/h:tr[1]/h:th"))
        if columns >= WIDE:
            hyphenate(table, root.get("lang", ""))
        if columns >= WIDEST:
            table.set("class", f"{table.get('class', '')} many-columns".strip())


def hyphenate(element: etree._Element, language: str) -> None:
    """Put soft hyphens into the long words of an element, if its language is known."""
    known = pyphen.language_fallback(language)
    if known is None:
        return
    dictionary = pyphen.Pyphen(lang=known)

    def soft(text: str | None) -> str | None:
        if text is None:
            return None
        return LONG_WORD.sub(
            lambda word: dictionary.inserted(word[0], SOFT_HYPHEN), text
        )

    for inner in element.iter("*"):
        inner.text = soft(inner.text)
        if inner is not element:
            inner.tail = soft(inner.tail)


def show_tick_boxes(root: etree._Element) -> None:
    """Write the box to tick as a letter: it is there without any style sheet."""
    for box in found(root, "//h:span", "tick"):
        one_answer = found(box, "ancestor::h:ul", "options-choice")
        box.text = ROUND_BOX if one_answer else TICK_BOX


def give_pictures_paper(root: etree._Element) -> None:
    """Lay a white sheet under each picture: its lines are dark by day and night."""
    for picture in found(root, "//s:svg", "picture"):
        left, top, width, height = picture.get("viewBox", "0 0 0 0").split()
        paper = etree.Element(
            f"{{{SVG}}}rect", x=left, y=top, width=width, height=height, fill=PAPER
        )
        picture.insert(0, paper)


def mark_references(root: etree._Element) -> None:
    """Say of a link that it leads to a source or to a term."""
    for link in found(root, "//h:a[@href]"):
        for target, words in REFERENCES.items():
            if target in link.get("href", ""):
                mark(link, *words)


def repeat_languages(root: etree._Element) -> None:
    """Say each language the XML way too, as EPUB wants it."""
    for element in found(root, "//*[@lang]"):
        element.set(f"{{{XML}}}lang", element.get("lang", ""))
