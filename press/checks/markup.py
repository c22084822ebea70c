"""Marks: what the English has must be in the translation, whole and once.

References, terms, citations, footnotes, substitutions, links, literals, bold and
emphasis are counted on both sides; their order is free, since languages differ.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from press.checks.inline import DOMAIN, PLACEHOLDER, ROLE, marks
from press.checks.reading import Catalogue, Message
from press.problems import Problem

SUBJECTS = {
    **dict.fromkeys(("ref", "doc", "numref"), "reference"),
    "term": "term",
    **dict.fromkeys(("cite:p", "cite:t", "cite"), "citation"),
}
# How docutils begins to say it, what it is, and how it is written.
FAULTS = (
    ("Inline strong", "bold", "**bold words**"),
    ("Inline emphasis", "emphasis", "*emphasised words*"),
    ("Inline literal", "literal", "``literal``"),
    ("Inline substitution", "substitution", "|name|"),
    ("Inline interpreted", "backquote", ":term:`your words <english term>`"),
)
LISTS = {
    "enumerated_list": "a numbered list",
    "bullet_list": "a list",
    "block_quote": "a quotation",
}
BEGINNINGS = {
    "enumerated_list": "Put a non-breaking space behind the first number or letter;"
    " `build.py check --fix` does.",
    "block_quote": "Delete the space at its beginning; `build.py check --fix` does.",
}
REMEDIES = {
    "reference": "Keep {0} as in English and translate the words around it.",
    "term": "Write your own word before the term: :term:`your word <{1}>`.",
    "citation": "Keep {0} as in English, a space before it.",
    "role": "Keep {0} and translate the words inside.",
    "footnote": "Keep {0} where its sentence ends.",
    "substitution": "Keep {0} letter for letter; it is replaced by a text.",
    "link": "Keep the address {0} as in English.",
    "literal": "Keep {0} letter for letter.",
    "bold": "Put the same words between ** and ** as in English.",
    "emphasis": "Put the same words between * and * as in English.",
    "placeholder": "Keep {0}: the press puts a number or a name there.",
}


def crowded_marks(catalogue: Catalogue) -> Iterator[Problem]:
    """Find marks that touch a letter: then they are no marks.

    Bad:   msgstr "Skatiet:ref:`card-2`."    msgstr "ar :term:`kautrumu <x>`am"
    Good:  msgstr "Skatiet :ref:`card-2`."   msgstr "ar :term:`kautrumam <x>`"
    """
    for message in written(catalogue):
        for code, place in crowded(message.text):
            before = code == "no-space-before-mark"
            yield catalogue.problem(
                message,
                code,
                f"a letter touches the {'beginning' if before else 'end'} of {place}",
                "Put a space before the mark."
                if before
                else "Write the ending of the word inside, before the backquote.",
            )


def broken_marks(catalogue: Catalogue) -> Iterator[Problem]:
    """Find marks that begin and do not end, and all else docutils cannot read.

    Bad:   msgstr "**Apstājieties."      msgstr "sk. :ref:`card-2"
    Good:  msgstr "**Apstājieties.**"    msgstr "sk. :ref:`card-2`"
    """
    for message in written(catalogue):
        if any(crowded(message.text)) or marks(message.english).faults:
            continue
        for fault in dict.fromkeys(marks(message.text).faults):
            said = re.sub(r"^.*?\) ", "", fault)
            for begins, subject, example in FAULTS:
                if said.startswith(begins):
                    yield catalogue.problem(
                        message,
                        f"broken-{subject}",
                        f"a {subject} begins here and does not end",
                        f"Write it like this: {example}, with no space inside"
                        " the marks and no letter behind them.",
                    )
                    break
            else:
                yield catalogue.problem(
                    message,
                    "broken-markup",
                    f"the marks of this msgstr cannot be read: {said}",
                    "Compare the marks with the English.",
                )


def read_as_list(catalogue: Catalogue) -> Iterator[Problem]:
    """Find translations that begin like a list; Sphinx would show the English.

    Bad:   msgid "1 and 4"    msgstr "1. un 4."      (a list, first item)
    Good:  msgid "1 and 4"    msgstr "1. un 4."      (with a non-breaking space)
    Bad:   msgid "A ball"     msgstr " Bumba"        (a quotation)
    Good:  msgid "A ball"     msgstr "Bumba"
    """
    for message in written(catalogue):
        if message.english in catalogue.known.labels:
            continue  # drawn as it is typed
        block = marks(message.text).block
        if block and not marks(message.english).block:
            yield catalogue.problem(
                message,
                "read-as-list",
                f"this msgstr is read as {LISTS.get(block, 'no paragraph')}, so that"
                " readers would see the English instead",
                BEGINNINGS.get(block, "Begin with a word."),
            )


def changed_marks(catalogue: Catalogue) -> Iterator[Problem]:
    """Find marks that were lost, added or changed.

    Bad:   msgid "See :ref:`card-2`."    msgstr "Sk. :ref:`card-3`."
    Good:  msgid "See :ref:`card-2`."    msgstr "Sk. :ref:`card-2`."
    """
    for message in written(catalogue):
        if not readable(message):
            continue
        wanted = dict(counted(message.english))
        found = dict(counted(message.text))
        for subject in dict.fromkeys([*wanted, *found]):
            yield from compared(
                catalogue,
                message,
                subject,
                wanted.get(subject, Counter()),
                found.get(subject, Counter()),
            )


def changed_placeholders(catalogue: Catalogue) -> Iterator[Problem]:
    """Find placeholders that were lost, added or changed.

    Bad:   msgid "Card %(number)s"    msgstr "%(numurs)s. kartīte"
    Good:  msgid "Card %(number)s"    msgstr "%(number)s. kartīte"
    """
    for message in catalogue.translated:
        wanted = Counter(PLACEHOLDER.findall(message.english))
        found = Counter(PLACEHOLDER.findall(message.text))
        if message.plural and not found:
            continue  # "one card" needs no number
        yield from compared(catalogue, message, "placeholder", wanted, found)


def terms_in_english(catalogue: Catalogue) -> Iterator[Problem]:
    """Find terms whose English name the reader would see.

    Bad:   msgstr ":term:`neglect`"
    Good:  msgstr ":term:`nolaidība <neglect>`"
    """
    for message in written(catalogue):
        for mark in re.finditer(r":term:`([^`<]*)`", message.text):
            if mark[1] != mark[1].upper() and mark[0] in message.english:
                yield catalogue.problem(
                    message,
                    "english-term",
                    f'the reader sees the English word "{mark[1]}"',
                    f"Write :term:`your word <{mark[1]}>`.",
                    warning=True,
                )


def written(catalogue: Catalogue) -> Iterable[Message]:
    """Return the translations with marks; titles and buttons have none."""
    return catalogue.translated if catalogue.marked_up else ()


def crowded(text: str) -> Iterator[tuple[str, str]]:
    """Yield (code, mark) for every role that has a letter before or behind it."""
    for mark in ROLE.finditer(text):
        end = text.find("`", mark.end())
        whole = text[mark.start() : end + 1] if end >= 0 else mark.group()
        if text[: mark.start()][-1:].isalnum():
            yield "no-space-before-mark", whole
        runs_on = text[mark.end() : end].endswith(":")  # it never ended
        if end >= 0 and not runs_on and text[end + 1 :][:1].isalnum():
            yield "letters-behind-mark", whole


def readable(message: Message) -> bool:
    """Tell whether the marks can be counted; else there is a finding already."""
    return not (any(crowded(message.text)) or marks(message.text).faults)


def counted(text: str) -> Iterator[tuple[str, Counter[str]]]:
    """Yield subject and how often each of its marks occurs, as they are typed."""
    found = marks(text)
    by_subject: dict[str, Counter[str]] = {}
    for role, target in found.roles:
        subject = SUBJECTS.get(role, "role")
        if subject == "term":
            targets = [f":term:`{target.lower()}`"]
        elif subject == "citation":
            targets = [f":{role}:`{one.strip()}`" for one in target.split(",")]
        elif subject == "reference":
            targets = [f":{role}:`{target}`"]
        else:
            targets = [f":{role}:`…`" if role else "`…`"]
        by_subject.setdefault(subject, Counter()).update(targets)
    yield from by_subject.items()
    yield "footnote", Counter(found.footnotes)
    yield "substitution", Counter(f"|{name}|" for name in found.substitutions)
    bare = DOMAIN.findall(text)  # no link, but as good as one on paper
    yield "link", Counter((*found.links, *bare))
    yield "literal", Counter(f"``{literal}``" for literal in found.literals)
    yield "bold", Counter({"bold": found.bold})
    yield "emphasis", Counter({"emphasis": found.emphasis})


def compared(
    catalogue: Catalogue,
    message: Message,
    subject: str,
    wanted: Counter[str],
    found: Counter[str],
) -> Iterator[Problem]:
    """Yield one problem if the marks of one subject are not the same."""
    lost, added = list((wanted - found).elements()), list((found - wanted).elements())
    if not lost and not added:
        return
    kind = "changed" if lost and added else "lost" if lost else "added"
    one = (lost or added)[0]
    if kind == "changed":
        text = f"{', '.join(lost)} of the English became {', '.join(added)}"
    elif subject in ("bold", "emphasis"):
        fewer = "fewer" if lost else "more"
        text = f"the msgstr has {fewer} words in {subject} than the English"
    elif lost:
        text = f"the msgstr drops {', '.join(lost)}"
    else:
        text = f"the msgstr has {', '.join(added)}, which the English has not"
    target = one.partition("`")[2].rstrip("`")
    remedy = REMEDIES[subject].format(one, target)
    if not lost:
        remedy = "Take it out, or see whether the English changed."
    yield catalogue.problem(message, f"{kind}-{subject}", text, remedy)
