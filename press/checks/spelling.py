"""Spelling: hunspell's opinion, for all the words of a language at once."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from press.checks.inline import words
from press.checks.languages import conventions, folded, stemmer
from press.plain_files import read_text
from press.problems import Problem


class NoSpelling(Exception):
    """Spelling cannot be checked; says why."""


def read_words(path: Path, place: str) -> tuple[list[str], list[Problem]]:
    """Return the project's own words, one a line, remarks behind a #.

    Beside them comes what is wrong with the file.
    """
    text, problems = read_text(path, place)
    words = [line.partition("#")[0].strip() for line in text.splitlines()]
    return list(filter(None, words)), problems


def sorted_out(
    texts: Iterable[str], known: Iterable[str], language: str
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that neither hunspell nor the project knows, and the others.

    Names are left out, that is words which never stand in small letters; and a
    word of the project is known in all its forms. Raises NoSpelling without
    hunspell or its dictionary.
    """
    found = {word for text in texts for word in words(text)}
    candidates = {
        part
        for word in found
        for part in re.split("[-’']", word)
        if len(part) > 2 and part.islower()
    }
    unknown = ask(sorted(candidates), language)
    stem = stemmer(language)
    ours = {stem(word) for word in known}
    wrong = {w for w in unknown if stem(w) not in ours and folded(w) not in ours}
    misspelt = frozenset(w for w in found if wrong & {*re.split("[-’']", w)})
    return misspelt, frozenset(candidates - wrong)


def ask(candidates: Iterable[str], language: str) -> set[str]:
    """Return those of the words that hunspell does not know."""
    dictionary = conventions(language).dictionary
    program = shutil.which("hunspell")
    if not program or not dictionary:
        missing = (
            "hunspell is not installed" if dictionary else "no dictionary is known"
        )
        raise NoSpelling(f"spelling not checked: {missing}")
    try:
        # Without "-i utf-8" hunspell cuts words at their diacritics.
        done = subprocess.run(
            [program, "-i", "utf-8", "-d", dictionary, "-l"],
            input="\n".join(candidates),
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise NoSpelling(f"spelling not checked: {error}") from error
    if done.returncode:
        raise NoSpelling(f"spelling not checked: hunspell has no {dictionary}")
    return set(done.stdout.split())
