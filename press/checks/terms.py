"""Terms: the table ``locales/terms.csv`` and the translations held against it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from press.plain_files import read_table
from press.problems import Problem

INSIDE = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True)
class Term:
    """One English term and what it is called in one language."""

    english: str
    preferred: tuple[str, ...]
    tolerated: tuple[str, ...] = ()  # right in some places
    avoided: tuple[str, ...] = ()  # wrong everywhere
    strict: bool = True  # False: the English word means other things as well

    def joined(self, other: Term) -> Term:
        """Return one term for two rows of one English word."""
        return Term(
            self.english,
            self.preferred + other.preferred,
            self.tolerated + other.tolerated,
            self.avoided + other.avoided,
            self.strict and other.strict,
        )


def read_terms(
    path: Path, place: str, language: str
) -> tuple[tuple[Term, ...], list[Problem]]:
    """Return the terms of a language, rows for one English word joined.

    Beside them come the rows that cannot be read.
    """
    rows, problems = read_table(path, place, ("en",))
    found: dict[str, Term] = {}
    for _line, row in rows:
        for term in terms_of(row, language):
            known = found.get(term.english)
            found[term.english] = known.joined(term) if known else term
    right = {form for term in found.values() for form in term.preferred}
    terms = tuple(
        replace(term, avoided=tuple(a for a in term.avoided if a not in right))
        for term in found.values()
    )
    return terms, problems


def terms_of(row: Mapping[str, str], language: str) -> Iterator[Term]:
    """Yield a term for every English form of a row.

    A form that is avoided with a remark, "(only in law)", is right elsewhere. An
    English form with a remark, "trainer (of specialists)", has other meanings;
    and the words of an interface are no terms in running text.
    """
    cell = row.get(language, "")
    avoid = row.get(f"avoid_{language}", "")
    preferred = tuple(form for form, _remark in forms(cell))
    tolerated = [remark for _form, remark in forms(cell) if remark]
    tolerated += [form for form, remark in forms(avoid) if remark]
    avoided = tuple(form for form, remark in forms(avoid) if not remark)
    interface = row.get("id", "").startswith("UI-")
    for english, remark in forms(row["en"]):
        yield Term(
            english.lower(),
            preferred,
            tuple(tolerated),
            () if remark else avoided,
            strict=not remark and not interface,
        )


def forms(cell: str) -> Iterator[tuple[str, str]]:
    """Yield the forms of a cell, each with what stands behind it in brackets.

    >>> list(forms("jaunietis; jaunieši (kā grupa arī: jaunatne)"))
    [('jaunietis', ''), ('jaunieši', 'jaunatne')]
    """
    for form in cell.split(";"):
        bare = " ".join(INSIDE.sub(" ", form).split())
        remarks = [text.rpartition(":")[2].strip() for text in INSIDE.findall(form)]
        if bare and "/" not in bare and "…" not in bare:
            yield bare, " ".join(remarks)
