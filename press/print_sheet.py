"""The style sheet of the print page: the shared sheets, the fonts, the pages.

``pages.css`` says how a page looks, ``print.css`` what is on it; what they cannot
say by themselves is written here: the colour of each part's pages and the words
of a page reference in the language.
"""

from __future__ import annotations

from pathlib import Path

from press import fonts, sheets
from press.directives.chapter import NUMERALS, PARTS
from press.directives.pictures import palettes

SHEETS = ("text.css", "components", "print.css", "pages.css", "workarounds.css")
COLOURS = ("--part", "--part-tint")


def sheet(styles: Path, page_words: str) -> str:
    """Return the whole style sheet; ``page_words`` is "page %s" in the language."""
    return "\n".join(
        (
            fonts.fontface_css("fonts/"),
            sheets.joined(styles, SHEETS),
            page_colours(palettes(styles / "tokens.css")),
            page_references(page_words),
        )
    )


def page_colours(colours: dict[str, dict[str, str]]) -> str:
    """Return rules that tell the pages of a part its colour, place and numeral.

    A page box inherits nothing from the text on it, so a class is not enough.
    """
    rules = []
    for place, (part, numeral) in enumerate(zip(PARTS, NUMERALS, strict=True)):
        palette = colours[f"part-{part}"]
        also = ", card" if part == "play" else ""
        said = " ".join(f"{name}: {palette[name]};" for name in COLOURS)
        rules.append(
            f"@page {part}, {part}-opener{also} {{ {said} --step: {place}; "
            f'--numeral: "{numeral}"; }}'
        )
    return "\n".join(rules)


def page_references(words: str) -> str:
    """Return the rules that print "page 47" behind a reference to another page.

    >>> print(page_references("%s. lpp.").splitlines()[0].replace("\xa0", "~"))
    .page-ref::after { content: " (" target-counter(attr(href), page) ".~lpp.)"; }
    """
    # A no-break space keeps number and word on a line; "white-space: nowrap" in
    # generated content makes WeasyPrint 70 break the line after its first word.
    before, _, after = words.replace(" ", "\u00a0").partition("%s")
    number = "target-counter(attr(href), page)"

    def rule(selector: str, opening: str, closing: str) -> str:
        parts = [quoted(opening + before), number, quoted(after + closing)]
        content = " ".join(part for part in parts if part != '""')
        return f"{selector}::after {{ content: {content}; }}"

    return "\n".join(
        (
            rule(".page-ref", " (", ")"),
            # Within brackets a comma does: "(form T7, Concern report, page 47)".
            rule(".page-ref.in-brackets", ", ", ""),
        )
    )


def quoted(text: str) -> str:
    """Return a CSS string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\a ")
    return f'"{escaped}"'
