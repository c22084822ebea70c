"""English that was left behind on the site of a complete translation.

Looked for in what a reader sees or hears of every page: text and labels. Titles of
works keep their language, so references and slanted words are left out. A passage
looks English if it has two words that only English has, such as "the" and "with".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, cast

from lxml import html

from press.completeness import measured
from press.editions import read_project
from press.problems import Problem
from tests.validators.tools import FOLDERS
from tests.validators.verdict import Verdict, counted, pages_below

NAME = "leftover English"
ONLY_ENGLISH = frozenset(
    "the and of with you your that this from for are not have what who when they"
    " each page by was were will can their which there where how why about into"
    " more than only other some any all then them its our".split()
)
ENOUGH = 2
BLOCKS = "p li dt dd td th h1 h2 h3 h4 figcaption caption summary title a span".split()
# References, slanted words, scripts; and what says itself which language it is.
LEFT_OUT = (
    "//script | //style | //head/meta | //em | //i | //cite | //code"
    " | //*[contains(concat(' ', @class, ' '), ' sources ')]"
    " | //*[contains(concat(' ', @class, ' '), ' bibliography ')]"
    " | //*[contains(concat(' ', @class, ' '), ' bibtex-citation ')]"
    " | //*[@hreflang]"
)
LABELS = ("alt", "aria-label", "title", "placeholder", "content")


def check(root: Path, paths: Sequence[str]) -> list[Verdict]:
    """Return one verdict for each site; of complete translations only."""
    project = read_project(FOLDERS.root / "pyproject.toml")
    complete = {
        measure.language.code
        for measure in measured(project, FOLDERS.root / "locales")
        if measure.words == measure.translated_words
    }
    return [verdict(root, path) for path in paths if path in complete] + [
        Verdict(path, NAME, "not looked at: no complete translation")
        for path in paths
        if path not in complete
    ]


def verdict(root: Path, path: str) -> Verdict:
    problems = tuple(
        Problem(page, 0, "english", f"this looks English: {passage}")
        for page in pages_below(root, path)
        for passage in dict.fromkeys(passages(root / page))
    )
    return Verdict(path, NAME, counted(len(problems), "passage"), problems)


def passages(page: Path) -> Iterator[str]:
    """Yield what looks English on a page, shortened."""
    tree = html.document_fromstring(page.read_bytes())
    for element in found(tree, LEFT_OUT):
        element.drop_tree()
    texts = ["".join(own_text(block)) for block in tree.iter(*BLOCKS)]
    texts += [str(value) for name in LABELS for value in found(tree, f"//@{name}")]
    for text in texts:
        if looks_english(text):
            yield " ".join(text.split())[:80]


def found(tree: html.HtmlElement, path: str) -> list[Any]:
    return cast(list[Any], tree.xpath(path))


def own_text(block: html.HtmlElement) -> Iterator[str]:
    """Yield the text of a block, but not that of the blocks inside it."""
    yield block.text or ""
    for child in block:
        if child.tag not in BLOCKS:
            yield from own_text(child)
        yield child.tail or ""


def looks_english(text: str) -> bool:
    """Tell whether a text has enough words that only English has.

    >>> looks_english("Ask the group and wait."), looks_english("Jautājiet grupai.")
    (True, False)
    """
    words = {word.lower() for word in re.findall(r"[^\W\d_]+", text)}
    return len(words & ONLY_ENGLISH) >= ENOUGH
