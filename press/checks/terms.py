"""Terms: the table ``locales/terms.csv`` and the translations held against it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

INSIDE = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True)
class Term:
    """One English term and what it is called in one language."""

    english: str
    preferred: tuple[str, ...]
    avoided: tuple[str, ...] = ()


def read_terms(path: Path, language: str) -> tuple[Term, ...]:
    """Return the terms of a language; rows for one English word are joined."""
    if not path.exists():
        return ()
    found: dict[str, Term] = {}
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            preferred = tuple(forms(row.get(language) or ""))
            avoided = tuple(unconditional(row.get(f"avoid_{language}") or ""))
            for english in forms(row.get("en") or "", inner=False):
                key = english.lower()
                before = found.get(key, Term(key, ()))
                found[key] = Term(
                    key, before.preferred + preferred, before.avoided + avoided
                )
    return tuple(found.values())


def forms(cell: str, *, inner: bool = True) -> Iterator[str]:
    """Yield the forms of a cell; brackets hold a remark or one more form.

    >>> list(forms("jaunietis; jaunieši (kā grupa arī: jaunatne)"))
    ['jaunietis', 'jaunieši', 'jaunatne']
    """
    for form in cell.split(";"):
        bare = " ".join(INSIDE.sub(" ", form).split())
        if bare and "/" not in bare and "…" not in bare:
            yield bare
        for remark in INSIDE.findall(form) if inner else ():
            yield remark.rpartition(":")[2].strip()


def unconditional(cell: str) -> Iterator[str]:
    """Yield avoided forms that are avoided always: those without a remark.

    >>> list(unconditional("tīneidžeris; upuris (ārpus citātiem)"))
    ['tīneidžeris']
    """
    for form in cell.split(";"):
        if form.strip() and not INSIDE.search(form) and "/" not in form:
            yield form.strip()
