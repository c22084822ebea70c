"""Safety: what no translation may bring in, from wherever it comes.

These findings cannot be waived, and they hold for fuzzy messages as well, since
the preview shows those.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from press.checks.inline import marks
from press.checks.reading import Catalogue, Message
from press.problems import Problem

KNOWN_ROLES = frozenset(
    "ref doc numref term cite:p cite:t abbr sub sup kbd emphasis strong literal".split()
)
# It copies into the edition whichever file of this computer it names.
COPYING = frozenset({"download"})
# Before its text or behind it, :role:`text` or `text`:role:.
ROLE = re.compile(r":(\w[\w.+:-]{0,80}):`|`:(\w[\w.+:-]{0,80}):")
DIRECTIVE = re.compile(r"(?<![\w.])\.\.\s+(?:[\w:+.-]{1,40}::|\||\[|_|__)")
NOQA = re.compile(r"#\s*noqa\s*$")  # Sphinx takes it away before it reads the rest
# How an address begins if it does not lead on within the book; // is the host of
# somebody else, and browsers take a backslash for a stroke.
SCHEME = re.compile(r"[\\/]{2}|[A-Za-z][\w.+-]*:")
WEB = frozenset({"http:", "https:", "mailto:"})
# What HTML could begin with: a tag, even one that a mark or a backslash cuts in two,
# unless it is the target of a mark, `words <target>`; what runs by itself; a letter
# by its name. A mark that comes to nothing shows its target, too.
HTML = re.compile(
    r"""
      <(?=[a-z/!?*:`_|\\])(?!(?:[^<>`\\=]*|(?:https?|mailto):[^<>`\\]*)>`)[^\s<>]{0,20}
    | <(?:script|style|iframe|svg)\b
    | (?<![\w?&-])on[a-z]{3,}\s*=
    | &(?:\#\w+|[a-z]\w*;)
    """,
    re.VERBOSE | re.IGNORECASE,
)
SIGNS = re.compile(r'[<>"]|&(?:#\w+|[a-zA-Z]\w*;)')  # of HTML, in a plain text
# Marks that turn the direction of the letters behind them, blank letters, and the
# invisible ones, soft hyphen and tags among them. Not what Arabic, Hebrew, Persian
# and Mongolian spelling needs (U+200C to U+200F, U+180B to U+180F), nor emoji.
HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u200b\u2028-\u202e\u2060-\u206f\u2800"
    "\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3"
    "\U0001d159\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


def forbidden(catalogue: Catalogue) -> Iterator[Problem]:
    """Find what could run, load or hide something on a reader's machine.

    Bad:   msgstr ":raw:`x`"       msgstr "`te <javascript:x>`_"    msgstr "<script>"
    Good:  msgstr ":term:`x`"      msgstr "`te <https://x.lv>`_"
    """
    for message in catalogue.messages:
        html = HTML if catalogue.marked_up else SIGNS
        for code, what in found(message, html):
            yield catalogue.problem(
                message,
                code,
                f"the msgstr has {what}, which no translation may have",
                "Delete it; ask the sender what it is for.",
            )


def found(message: Message, html: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Yield (code, what) for every forbidden thing in a translation."""
    text, english = message.text, message.english
    usual = (KNOWN_ROLES | set(roles(english))) - COPYING
    for role in dict.fromkeys(roles(text)):
        if role not in usual:
            yield "forbidden-role", f"the role :{role}:"
    if (directive := DIRECTIVE.search(text)) and not DIRECTIVE.search(english):
        yield "forbidden-directive", f"a directive, {directive[0].strip()}"
    elif reason := marks(text).unread:
        yield "forbidden-directive", reason
    if order := NOQA.search(text):
        yield "forbidden-directive", f"an order to Sphinx, {order[0].strip()}"
    for link in dict.fromkeys(marks(text).links):
        scheme = SCHEME.match(link)
        if scheme and scheme[0].lower() not in WEB and link not in marks(english).links:
            yield "forbidden-target", f"an address with {scheme[0]}"
    if marks(text).targets and not marks(english).targets:
        yield "forbidden-target", f"a place to link to, _`{marks(text).targets[0]}`"
    known = html.findall(english)
    for piece in dict.fromkeys(html.findall(text)):
        if piece not in known:
            yield "forbidden-html", f"a piece of HTML, {piece}"
    for letter in dict.fromkeys(text):
        if hides(letter) and letter not in english:
            name = unicodedata.name(letter, "a control character")
            yield "control-character", f"U+{ord(letter):04X} ({name.lower()})"


def roles(text: str) -> Iterator[str]:
    """Yield the name of whatever is written like a role, in small letters."""
    # Not asked of docutils: a literal in a paragraph may be a mark in a title.
    for mark in ROLE.finditer(text):
        yield (mark[1] or mark[2]).lower()


def hides(letter: str) -> bool:
    """Tell whether a character is invisible or has no meaning to readers."""
    return bool(HIDDEN.match(letter)) or (
        unicodedata.category(letter) in ("Cc", "Co", "Cn") and letter not in "\n\t"
    )
