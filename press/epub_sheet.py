"""The style sheets of the EPUB: the shared ones, made plain for old readers.

Many reading systems know no ``var()``, no logical sides and no ``calc()``, so
each part of the book gets a sheet of its own in which every name is resolved.
And the page belongs to the reader, who turns it black at night: grounds and
text colours of the shared sheets stay out, so that no text can vanish, and so
does what is placed out of the flow. Pictures carry their colours in themselves.
``epub.css`` comes last and is kept whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from press import sheets

SHARED = ("text.css", "components")
# A rule, or an at-rule with rules inside.
RULE = re.compile(r"([^{}]+)\{((?:[^{}]|\{[^{}]*\})*)\}")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
NAME = re.compile(r"var\((--[\w-]+)\)")
NEGATIVE = re.compile(r"calc\(-1 \* ([\d.]+\w+)\)")
SPACE = re.compile(r"\s+(?![^(]*\))")  # between values, not within brackets

OURS_ALONE = re.compile(r"(background|color|fill|inset|position|stroke)(-|$)")
SIDES = {
    "ltr": {"inline-start": "left", "inline-end": "right"},
    "rtl": {"inline-start": "right", "inline-end": "left"},
}
BLOCK_SIDES = {"block-start": "top", "block-end": "bottom"}
SIZES = {"inline-size": "width", "block-size": "height"}


def sheet(styles: Path, part: str = "", direction: str = "ltr") -> str:
    """Return the sheet for the pages of one part: "part-safe", "" for no part."""
    shared = sheets.joined(styles, SHARED)
    own = (styles / "epub.css").read_text(encoding="utf-8")
    names = custom_properties(shared + own, part)
    return plain(shared, names, direction, ours=False) + plain(own, names, direction)


def custom_properties(css: str, part: str = "") -> dict[str, str]:
    """Return the values of all names: those of the part before those of all.

    >>> custom_properties(":root { --a: 1px; --b: red } .part-x { --a: 0 }", "part-x")
    {'--a': '0', '--b': 'red'}
    """
    found: dict[str, str] = {}
    for wanted in (":root", f".{part}"):
        for selector, body in rules(css):
            if selector == wanted:
                found |= {
                    name: value
                    for name, value in declarations(body)
                    if name.startswith("--")
                }
    return found


def plain(
    css: str, names: Mapping[str, str], direction: str = "ltr", ours: bool = True
) -> str:
    """Return the rules with names resolved and sides as of paper.

    Rules for print or for a screen stay out: a reading system is neither. With
    ``ours`` false, so do grounds, text colours and places out of the flow.

    >>> print(plain("p { margin-inline: var(--a) 0 }", {"--a": "1em"}), end="")
    p { margin-left: 1em; margin-right: 0 }
    >>> plain("p { color: red }", {}, ours=False)
    ''
    """
    written = ""
    for selector, body in rules(css):
        if selector.startswith("@"):
            continue
        said = "; ".join(
            f"{name}: {value}"
            for logical, raw in declarations(body)
            if not logical.startswith("--") and (ours or not OURS_ALONE.match(logical))
            for name, value in physical(logical, resolved(raw, names), direction)
        )
        if said:
            written += f"{selector} {{ {said} }}\n"
    return written


def rules(css: str) -> Iterator[tuple[str, str]]:
    """Yield (selector, body) of each rule, in order."""
    for selector, body in RULE.findall(COMMENT.sub("", css)):
        yield " ".join(selector.split()), body


def declarations(body: str) -> Iterator[tuple[str, str]]:
    """Yield (property, value) of a rule's body."""
    for declaration in body.split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            yield name.strip(), " ".join(value.split())


def resolved(value: str, names: Mapping[str, str]) -> str:
    """Return a value without names; raises KeyError for one that no sheet gives.

    >>> resolved("calc(-1 * var(--a))", {"--a": "1.5rem"})
    '-1.5rem'
    """
    while NAME.search(value):
        value = NAME.sub(lambda found: names[found[1]], value)
    return NEGATIVE.sub(r"-\1", value)


def physical(name: str, value: str, direction: str) -> Iterator[tuple[str, str]]:
    """Yield the declarations that say the same with left, right, top and bottom.

    >>> list(physical("border-block-end", "1px solid", "ltr"))
    [('border-bottom', '1px solid')]
    >>> list(physical("padding-block", "0 1em", "ltr"))
    [('padding-top', '0'), ('padding-bottom', '1em')]
    """
    sides = SIDES[direction]
    if name in ("text-align", "float", "clear"):
        side = {"start": "inline-start", "end": "inline-end"}.get(value, value)
        yield name, sides.get(side, value)
        return
    for logical, side in {**sides, **BLOCK_SIDES, **SIZES}.items():
        if logical in name:
            yield name.replace(logical, side).removeprefix("inset-"), value
            return
    for axis in ("inline", "block"):
        kind = name.removesuffix(f"-{axis}")
        if kind in ("margin", "padding", "border", "inset") and kind != name:
            values = [value] if kind == "border" else SPACE.split(value)
            for end, said in (("start", values[0]), ("end", values[-1])):
                yield from physical(f"{kind}-{axis}-{end}", said, direction)
            return
    yield name, value
