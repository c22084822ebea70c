"""What stands inside a paragraph: marks, and the words between them.

Two views of one text. ``marks`` is what docutils makes of it: references,
literals, links, emphasis, each countable and so comparable with the English.
``prose`` is the text with all marks blotted out, letter for letter, so that a
place found in it is the same place in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.parsers.rst.states import Inliner
from docutils.utils import Reporter, new_document

# A mark begins, a mark ends, something that is no prose: from the private use
# area of Unicode, so that no text has them.
BEGIN, END, BLOT = "\ue000", "\ue001", "\ue002"
ENDING = ".,;:!?…)%`"  # before the stars that end a bold or slanted word

# Lengths are bounded, lest a hostile text keep the pattern busy.
ROLE = re.compile(r":(?P<role>[A-Za-z][\w.+:-]{0,40}):`")
MARK = re.compile(
    r"""
      (?P<literal>``.+?``)
    | (?P<role>:[A-Za-z][\w.+:-]{0,40}:)`(?P<text>[^`<]*)(?P<target><[^`>]*>)?`
    | `(?P<words>[^`<]*)(?P<link><[^`>]*>)?`_{0,2}
    | (?P<url>(?:https?|ftp|mailto):[^\s<>`]*[^\s<>`.,;:!?)”“»’])
    | (?P<email>[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+)
    | (?P<domain>(?<![\w.@/-])(?:[a-z0-9-]{2,30}\.){1,3}(?:lv|lt|ru|eu|org|com|net)\b)
    | (?P<footnote>\[(?:\#?[\w.-]*|\*)\]_)
    | (?P<substitution>\|[^|\s](?:[^|]*[^|\s])?\|_{0,2})
    | (?P<placeholder>%\(\w+\)[sdif]|%[sd](?!\w)|\$\{\w+\}|\{\w*\})
    | (?P<stars>\*{1,2})
    | (?P<escape>\\.)
    """,
    re.VERBOSE,
)
DOMAIN = re.compile(
    r"(?<![\w.@/-])(?:[a-z0-9-]{2,30}\.){1,3}(?:lv|lt|ru|eu|org|com|net)\b"
)
PLACEHOLDER = re.compile(r"%\(\w+\)[sdif]|%[sd](?!\w)|\$\{\w+\}|\{\w*\}")
WORD = re.compile(r"(?<!\d-)(?<!\w)[^\W\d_]+(?:[’'-][^\W\d_]+)*")

# Text that neither holds a mark nor begins like a list needs no parser.
PLAIN = re.compile(r"(?![\s!-'*-/:-@\[-`{-~•‣⁃]|\(?\w{1,8}[.)](?:\s|$))[^`*|_\\@\n<]*")
DIRECTIVE = re.compile(r"(?<!\S)\.\.\s|^__\s", re.MULTILINE)
# "tel:112" is an address to docutils, and so are eighty others.
URL = re.compile(r"[\w+]:\S|www\.|::\s*$")


@dataclass(frozen=True)
class Marks:
    """The marks of one text, in their order."""

    roles: tuple[tuple[str, str], ...] = ()  # name and target; no name: `backquotes`
    bold: int = 0
    emphasis: int = 0
    literals: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()  # _`words to link to`
    footnotes: tuple[str, ...] = ()
    substitutions: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()  # what docutils says
    unread: str = ""  # for what the text was not given to docutils at all
    block: str = ""  # what the text is instead of one paragraph


def record(
    rawsource: str, text: str, role: str, lineno: int
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """Record a role instead of running it: a translation comes from outside."""
    return [nodes.inline(rawsource, text, role=role or "")], []


def recorder() -> Inliner:
    """Return docutils' reader of paragraphs, its roles recorded."""
    inliner = Inliner()
    # Not a subclass: docutils 0.22 looks for its patterns in the class itself.
    inliner.interpreted = record  # type: ignore[method-assign]
    return inliner


SETTINGS: Any = get_default_settings(Parser())
SETTINGS.report_level = Reporter.SEVERE_LEVEL + 1
SETTINGS.halt_level = Reporter.SEVERE_LEVEL + 1
SETTINGS.file_insertion_enabled = False
SETTINGS.raw_enabled = False
SETTINGS.warning_stream = False
# Sphinx has this off for prose; else "PEP 8" would become a link.
SETTINGS.pep_references = SETTINGS.rfc_references = False


@lru_cache(maxsize=20_000)
def marks(text: str) -> Marks:
    """Return what docutils finds in a text, read as Sphinx reads a msgstr."""
    if PLAIN.fullmatch(text) and not URL.search(text):
        return Marks()
    if DIRECTIVE.search(text):  # it would be run
        return unread("a directive")
    document = new_document("msgstr", SETTINGS)
    said: list[str] = []

    def listen(message: nodes.system_message) -> None:
        if message["level"] >= Reporter.WARNING_LEVEL:
            said.append(message.astext().split("] ", 1)[-1])

    document.reporter.attach_observer(listen)
    try:
        Parser(inliner=recorder()).parse(text, document)
    except RecursionError:  # "1. 1. 1. 1." and so on for a page
        return unread("lists inside lists without end")
    found = [node for node in document if not isinstance(node, nodes.system_message)]
    whole = len(found) == 1 and isinstance(found[0], nodes.paragraph)
    block = "" if whole or not found else type(found[0]).__name__
    every = tuple(roles(document))
    if any("`" in target for _role, target in every):
        said.append("Inline interpreted text runs into the next mark.")
    return Marks(
        roles=every,
        bold=len(list(document.findall(nodes.strong))),
        emphasis=len(list(document.findall(nodes.emphasis))),
        literals=tuple(node.astext() for node in document.findall(nodes.literal)),
        links=tuple(links(document)),
        # The target that a link brings along has no words.
        targets=tuple(t.astext() for t in document.findall(nodes.target) if t.children),
        footnotes=tuple(
            node.rawsource or node.astext()
            for kind in (nodes.footnote_reference, nodes.citation_reference)
            for node in document.findall(kind)
        ),
        substitutions=tuple(
            node.astext() for node in document.findall(nodes.substitution_reference)
        ),
        faults=tuple(said),
        block=block,
    )


def unread(reason: str) -> Marks:
    """Return what is known of a text that docutils must not or cannot read."""
    return Marks(faults=(f"It holds {reason}.",), unread=reason)


def roles(document: nodes.document) -> Iterator[tuple[str, str]]:
    """Yield name and target of every role; what is only shown does not count."""
    for node in document.findall(nodes.inline):
        text = " ".join(node.astext().split())
        explicit = re.fullmatch(r".*<([^<>]+)>", text)
        yield node["role"], explicit[1].strip() if explicit else text


def links(document: nodes.document) -> Iterator[str]:
    """Yield the address of every link, or the name it is found by."""
    for node in document.findall(nodes.reference):
        if not isinstance(node.parent, nodes.substitution_reference):
            yield node.get("refuri") or node.get("refname") or node.astext()


@lru_cache(maxsize=20_000)
def prose(text: str) -> str:
    """Return the text, every mark blotted out, as long as the text itself."""
    return MARK.sub(blotted, text)


def blotted(mark: re.Match[str]) -> str:
    """Return what stands in prose in place of one mark; shown words stay."""
    whole = mark.group()
    if mark["stars"]:
        before = mark.string[: mark.start()][-1:]
        behind = mark.string[mark.end() :][:1]
        ends = before.isalnum() or before in ENDING
        ends = ends or (before in "“”»" and not behind.isalnum())
        return (END if before and ends else BEGIN) * len(whole)
    shown = "text" if mark["target"] else "words" if mark["link"] else ""
    if not shown:
        return BLOT * len(whole)
    start, end = mark.start(shown) - mark.start(), mark.end(shown) - mark.start()
    return BEGIN * start + whole[start:end] + END * (len(whole) - end)


def words(text: str) -> list[str]:
    """Return the words of the prose."""
    return WORD.findall(prose(text))
