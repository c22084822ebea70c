"""The print HTML made ready: what page layout and tag tree need of the markup.

Each function changes the tree in place and does one thing; ``prepared`` names
them in order.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from math import ceil

from lxml import html
from lxml.html import HtmlElement
from lxml.html import builder as make

from press.directives.pictograms import MOTIFS, motif

# id of a part's document to (id, number, title) of the documents in it
PartContents = Mapping[str, Sequence[tuple[str, str, str]]]

# Text that an anchor can move into: never split from what it marks.
BLOCKS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dt")
TEXT = " or ".join(f"self::{tag}" for tag in BLOCKS)

# From how many letters on a card is set a step smaller, to keep it on one sheet.
CARD_STEPS = ((3800, "card-full"), (3450, "card-long"))

# Letters in a line that is half as wide as a card
HALF_LINE = 58

# Court lines for openers that are no part: the boxes of hopscotch stand for forms,
# two halves and the line between them for the two countries.
OTHER_LINES = {"parts-forms": "learn", "parts-countries": "together"}

# Documents whose entries are referred to by word, never by page.
UNPAGED = ("#glossary--", "#bibliography--")


def prepared(text: str, part_contents: PartContents) -> str:
    """Return the print page with everything in its place."""
    root = html.document_fromstring(text)
    settle_anchors(root)
    open_with_number(root)
    frame_other_openers(root)
    list_part_contents(root, part_contents)
    draw_part_lines(root)
    mark_page_references(root)
    name_the_part(root)
    count_from_start(root)
    list_glossary(root)
    pair_card_columns(root)
    set_long_cards_smaller(root)
    said = html.tostring(root, encoding="unicode", doctype="<!doctype html>")
    return f"{said}\n"


def settle_anchors(root: HtmlElement) -> None:
    """Move anchors that stand between blocks into the text they announce.

    Between two pages an empty anchor stays on the first one, and every reference
    to it would name the page before.
    """
    for anchor in root.xpath("//span[@id][not(node())]"):
        following = anchor.getnext()
        if (anchor.tail and anchor.tail.strip()) or following is None:
            continue
        inside = following.xpath(f"descendant-or-self::*[{TEXT}][1]")
        if anchor.getparent().tag not in ("p", "li", "td", "span", "a") and inside:
            anchor.drop_tree()
            anchor.tail = inside[0].text
            inside[0].text = None
            inside[0].insert(0, anchor)


def open_with_number(root: HtmlElement) -> None:
    """Put the title of a part, chapter, card or form below its number.

    In the source the title comes first; a reader sees "Chapter 5" above it.
    """
    for name in ("chapter-opener", "part-opener"):
        for opener in root.find_class(name):
            for title in opener.itersiblings("h1", preceding=True):
                title.drop_tree()
                title.tail = None
                opener[0].addnext(title)


def frame_other_openers(root: HtmlElement) -> None:
    """Frame the page before forms and country pages like the opener of a part."""
    for document in root.find_class("kind-parts"):
        if not document.find_class("part-opener"):
            section = document[0]
            opener = make.DIV(*section, {"class": "part-opener part-plain"})
            lines = OTHER_LINES.get(document.get("id", ""))
            if lines:
                opener.insert(
                    0, make.SPAN({"class": "court-lines", "data-lines": lines})
                )
            section.append(opener)


def list_part_contents(root: HtmlElement, contents: PartContents) -> None:
    """List the pages of a part on its opener."""
    for docname, entries in contents.items():
        for opener in root.get_element_by_id(docname).find_class("part-opener"):
            opener.append(
                make.UL(
                    *(
                        make.LI(make.A(make.B(number), " ", title, href=f"#{target}"))
                        for target, number, title in entries
                    ),
                    {"class": "part-contents"},
                )
            )


def draw_part_lines(root: HtmlElement) -> None:
    """Draw the court lines of a part in white: its opener has a dark ground."""
    for opener in root.find_class("part-opener"):
        section = opener.getparent()
        classes = "" if section is None else section.get("class", "")
        for lines in opener.find_class("court-lines"):
            named = [part for part in MOTIFS if f"part-{part}" in classes.split()]
            drawn = motif(lines.get("data-lines") or named[0])
            white = drawn.replace("currentColor", "#ffffff")
            data = f"data:image/svg+xml;base64,{b64encode(white.encode()).decode()}"
            lines.set("style", f"background-image: url({data})")


def mark_page_references(root: HtmlElement) -> None:
    """Mark the links in running text that get a page number behind them.

    Terms and sources get none: they are many, and glossary and bibliography are
    found without. A link in brackets takes a comma instead of further brackets.
    """
    for document in root.find_class("document"):
        for link in document.iter("a"):
            target = link.get("href", "")
            if (
                link.get("class") == "reference internal"
                and "--" in target
                and not target.startswith((f"#{document.get('id')}--", *UNPAGED))
            ):
                brackets = " in-brackets" if opens_bracket(text_before(link)) else ""
                link.set("class", f"reference internal page-ref{brackets}")


def text_before(link: HtmlElement) -> str:
    """Return the text of a link's paragraph up to the link."""
    block = next((up for up in link.iterancestors() if up.tag in BLOCKS), None)
    if block is None:
        return ""
    text = ""
    for node in block.iter():
        if node is link:
            break
        text += node.text or ""
    return text + "".join(
        child.tail or "" for child in link.itersiblings(preceding=True)
    )


def opens_bracket(text: str) -> bool:
    """Tell whether a text ends within round brackets.

    >>> opens_bracket("Use the plan (form T2, "), opens_bracket("Read (all) of it: ")
    (True, False)
    """
    return text.count("(") > text.count(")")


def name_the_part(root: HtmlElement) -> None:
    """Give the title of each document the words of the running head.

    They are set by the title, not by the document: WeasyPrint 70 sets a string
    again on every page that its element goes on to.
    """
    for document in root.find_class("document"):
        for title in document.xpath("(.//h1)[1]"):
            title.set("data-part", document.get("data-part", ""))


def count_from_start(root: HtmlElement) -> None:
    """Let lists begin with their number: WeasyPrint 70 passes over ``start``."""
    for numbered in root.xpath("//ol[@start]"):
        before = int(numbered.get("start")) - 1
        numbered.set("style", f"counter-reset: list-item {before}")


def list_glossary(root: HtmlElement) -> None:
    """Make each term with its meaning one item of a list.

    WeasyPrint 70 tags a term and its meaning as two items.
    """
    for glossary in root.xpath("//dl"):
        items: list[HtmlElement] = []
        for part in list(glossary):
            part.tail = None
            if part.tag == "dt" and (not items or items[-1][-1].tag == "div"):
                items.append(make.LI())
            part.tag = "p" if part.tag == "dt" else "div"
            part.set("class", "term" if part.tag == "p" else "meaning")
            items[-1].append(part)
        glossary.tag = "ul"
        glossary.extend(items)


def pair_card_columns(root: HtmlElement) -> None:
    """Put what comes after the steps of a card into two columns, side by side.

    Columns that the layout balances itself take a third of the time of the book.
    """
    for after in root.find_class("activity-after"):
        blocks = list(after)
        lines = [lines_of(block) for block in blocks]
        # Where the longer side is shortest; of two such places the later one.
        split = min(
            range(len(blocks), 0, -1),
            key=lambda place: max(sum(lines[:place]), sum(lines[place:])),
        )
        after.extend(
            make.DIV(*side, {"class": "side"})
            for side in (blocks[:split], blocks[split:])
        )


def lines_of(block: HtmlElement) -> float:
    """Return about how many lines a block takes in half the width of a card."""
    titles = len(block.find_class("box-title"))
    texts = [
        part
        for part in block.iter("p", "li")
        if not part.findall(".//p") and "fact-name" not in part.get("class", "")
    ]
    return 2 * titles + sum(ceil(letters(part) / HALF_LINE) for part in texts)


def set_long_cards_smaller(root: HtmlElement) -> None:
    """Mark the cards whose text would run on to a second sheet."""
    for card in root.find_class("kind-card"):
        step = next((name for least, name in CARD_STEPS if letters(card) >= least), "")
        card.set("class", f"{card.get('class')} {step}".strip())


def letters(element: HtmlElement) -> int:
    """Return how many letters and spaces an element holds."""
    return len(" ".join(element.text_content().split()))
