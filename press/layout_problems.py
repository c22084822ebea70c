"""What WeasyPrint says while it lays out, as problems at their place.

Used as a library it prints nothing, and a missing letter or a link to nowhere
would reach the reader unseen.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lxml import html

from press.problems import Problem

# Declarations for browsers and reading systems that WeasyPrint 70 passes over.
# They shape the screen only; any other one that is ignored is a slip of ours.
SCREEN_ONLY = frozenset(
    {
        "text-rendering",  # print always kerns and joins letters
        "overflow-x",  # wide tables scroll
        "text-wrap",  # balanced headings; print breaks them line by line
    }
)


@dataclass(frozen=True)
class Kind:
    """A message of WeasyPrint 70 by its opening words, and what to do about it."""

    opening: str
    code: str
    message: str  # "{}" stands for the first argument
    remedy: str
    attribute: str = ""  # where in the page the first argument is found


KINDS = (
    Kind(
        "No anchor #%s",
        "dead-link",
        'a link leads to "{}", which is not in the book',
        "Mend the reference, or put the page it names into the contents.",
        "href",
    ),
    Kind(
        "Content discarded: target points to undefined anchor",
        "dead-link",
        'a page number is asked for "{}", which is not in the book',
        "Mend the reference, or put the page it names into the contents.",
        "href",
    ),
    Kind(
        "Anchor defined twice",
        "double-anchor",
        'two places are called "{}"',
        "Give one of the two labels another name.",
        "id",
    ),
    Kind(
        ".notdef glyph rendered",
        "missing-letter",
        'no typeface of the book has the letter "{}"',
        "Write it with letters that Source Serif or Source Sans has.",
        "text",
    ),
    Kind(
        "Failed to load image",
        "missing-picture",
        "a picture cannot be read: {}",
        "Put the file into handbook/images/ or mend its name.",
        "src",
    ),
)


class Listener(logging.Handler):
    """Keeps every warning and error."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record)


@contextmanager
def listening() -> Iterator[list[logging.LogRecord]]:
    """Collect what WeasyPrint says."""
    listener = Listener()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(listener)
    try:
        yield listener.said
    finally:
        logger.removeHandler(listener)


def faults(said: Iterable[logging.LogRecord], page: Path) -> Iterator[Problem]:
    """Yield a problem for each message, with the source it comes from."""
    records = [record for record in said if not told_elsewhere(record)]
    if not records:
        return
    root = html.parse(str(page)).getroot()
    for record in records:
        pattern, arguments = str(record.msg), arguments_of(record)
        kind = next((kind for kind in KINDS if pattern.startswith(kind.opening)), None)
        if kind is None:
            message = record.getMessage().replace(page.parent.as_uri(), "")
            yield Problem("styles", 0, "layout", message, "See styles/pages.css.")
        else:
            thing = arguments[0].removeprefix(f"{page.parent.as_uri()}/")
            path = source_of(root, kind.attribute, thing)
            yield Problem(path, 0, kind.code, kind.message.format(thing), kind.remedy)


def told_elsewhere(record: logging.LogRecord) -> bool:
    """Tell whether a message is none of ours, or is a problem already."""
    pattern, arguments = str(record.msg), arguments_of(record)
    if pattern.startswith('Image "%s" has no required alt'):
        return True  # see silent_pictures, which names the document
    return pattern.startswith("Ignored `%s") and arguments[0] in SCREEN_ONLY


def arguments_of(record: logging.LogRecord) -> list[str]:
    """Return what a message is about; an anchor comes as ("string", "#name")."""
    if not isinstance(record.args, tuple):
        return []
    return [
        str(said[1] if isinstance(said, tuple) else said).removeprefix("#")
        for said in record.args
    ]


def source_of(root: html.HtmlElement, attribute: str, thing: str) -> str:
    """Return the source file of the document in which something stands."""
    for document in root.find_class("document"):
        found = (
            thing in document.text_content()
            if attribute == "text"
            else any(
                said.removeprefix("#") == thing
                for said in document.xpath(f".//@{attribute}")
            )
        )
        if found and document.get("data-name"):
            return f"handbook/{document.get('data-name')}.rst"
    return "handbook"


def silent_pictures(documents: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each document with a picture that says nothing."""
    for name in sorted(set(documents)):
        yield Problem(
            f"handbook/{name}.rst" if name else "handbook",
            0,
            "missing-alt",
            "a picture has no text for readers who cannot see it",
            "Add :alt: with a sentence that says what the picture shows.",
        )


def foreign_letters(
    used: dict[str, Iterable[str]], families: Sequence[str], page: Path
) -> Iterator[Problem]:
    """Find letters set in a typeface that is not the book's.

    ``used`` maps the families in the PDF to what was set in them. A machine with
    fonts of its own lends them where ours have no such letter; a bare one cannot.
    """
    for family, texts in used.items():
        if family not in families:
            root = html.parse(str(page)).getroot()
            letters = "".join(sorted(set("".join(texts))))
            yield Problem(
                source_of(root, "text", letters[:1]),
                0,
                "missing-letter",
                f'no typeface of the book has "{letters}"; "{family}" was lent',
                "Write it with letters that Source Serif or Source Sans has.",
            )
