"""The manuscript: the English source, read as an editor reads it.

``files`` says whether Sphinx can read it at all, ``bibliography`` what is wrong
with the sources; ``reading`` has Sphinx read every page and keeps what is said
there, ``rules`` are the checks, ``figures`` counts. Sphinx's own complaints come
first; the rest is what no builder sees: a source that nobody cites, a card no
chapter leads to, a sentence too long for a tired reader.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from press.catalogues import Templates
from press.checks.reading import Knowledge
from press.checks.spelling import NoSpelling, read_words, sorted_out
from press.checks.waivers import waived
from press.editions import Folders, Project
from press.manuscript.figures import table
from press.manuscript.files import unreadable
from press.manuscript.reading import Manuscript, read
from press.manuscript.rules import OF_PAGES, OF_THE_BOOK
from press.manuscript.wording import read_wordings
from press.problems import Problem

WORDS = "words.txt"  # of the book, and in no dictionary
WORDING = "wording.csv"


@dataclass(frozen=True)
class Findings:
    """What an editor says of the manuscript."""

    problems: tuple[Problem, ...]
    notes: tuple[str, ...] = ()  # what could not be checked, and why
    read: bool = True  # otherwise the problems say why nothing was
    templates: Templates = field(default_factory=dict)


def check(project: Project, folders: Folders) -> Findings:
    """Read the English source and return all that is to be said of it."""
    if problems := unreadable(folders):
        return Findings(tuple(problems), read=False)
    manuscript = read(project, folders)
    language = project.source_language
    known = Knowledge(language=language)
    notes: list[str] = []
    place = folders.handbook.name
    own_words, wrong_words = read_words(folders.handbook / WORDS, f"{place}/{WORDS}")
    texts = [message.text for page in manuscript.pages for message in page.messages]
    try:
        misspelt, _spelt = sorted_out(texts, own_words, language)
        known = replace(known, misspelt=misspelt)
    except NoSpelling as reason:
        notes.append(str(reason))
    wordings, wrong_wordings = read_wordings(
        folders.handbook / WORDING, f"{place}/{WORDING}"
    )
    manuscript = replace(manuscript, wordings=tuple(wordings)).knowing(known)
    told = [*manuscript.problems, *wrong_words, *wrong_wordings, *judged(manuscript)]
    of_the_book = [problem for rule in OF_THE_BOOK for problem in rule(manuscript)]
    # A box that Sphinx left out takes its sources, links and terms with it.
    if not manuscript.problems:
        told += of_the_book
    elif of_the_book:
        notes.append(
            "not looked for: sources nobody cites, pages nobody leads to, terms nobody"
            " marks; first mend the errors below"
        )
    return Findings(
        tuple(told),
        tuple(notes),
        templates=manuscript.templates,
    )


def count(project: Project, folders: Folders) -> Sequence[Problem]:
    """Print the figures of the book; what is wrong with it is told elsewhere."""
    if problems := unreadable(folders):
        return problems
    print("\n".join(table(read(project, folders), project.plan)))
    return []


def judged(manuscript: Manuscript) -> Iterator[Problem]:
    """Yield what the rules of pages find and no comment in the source waives."""
    for page in manuscript.pages:
        found = [problem for rule in OF_PAGES for problem in rule(page, manuscript)]
        yield from waived(page, found)
