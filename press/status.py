"""Status: how far each language is, catalogue by catalogue, for people and scripts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import PurePosixPath
from typing import Any

from press import checks
from press.completeness import CatalogueProgress, Completeness, measured
from press.editions import Folders, Project
from press.problems import Problem

COLUMNS = ("translated", "fuzzy", "missing", "words", "share", "problems", "changed")
WIDTHS = (12, 7, 9, 8, 7, 10, 12)


def show(project: Project, folders: Folders, *, as_json: bool) -> Sequence[Problem]:
    """Print the progress of every translation; problems are only counted here."""
    measures = measured(project, folders.locales)
    found = {m.language.code: problems_by_catalogue(m, folders) for m in measures}
    if as_json:
        data = [as_data(m, found[m.language.code]) for m in measures]
        print(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        for measure in measures:
            print("\n".join(table(measure, found[measure.language.code])))
    return []


def problems_by_catalogue(measure: Completeness, folders: Folders) -> Counter[str]:
    """Return how many findings the checks have, by the name of the catalogue."""
    code = measure.language.code
    base = PurePosixPath("locales", code, "LC_MESSAGES")
    return Counter(
        PurePosixPath(problem.path).relative_to(base).with_suffix("").as_posix()
        for problem in checks.check(code, folders).problems
        if PurePosixPath(problem.path).is_relative_to(base)
    )


def as_data(measure: Completeness, problems: Counter[str]) -> dict[str, Any]:
    """Return one language for ``--json``."""
    return {
        "language": measure.language.code,
        "name": measure.language.name,
        "percent": measure.percent,
        "partial": measure.partial,
        "gaps": list(measure.gaps),
        "words": measure.words,
        "translated_words": measure.translated_words,
        "problems": problems.total(),
        "catalogues": [
            {**asdict(done), "percent": done.percent, "problems": problems[name]}
            for done in measure.catalogues
            if (name := done.catalogue)
        ],
    }


def table(measure: Completeness, problems: Counter[str]) -> Iterator[str]:
    """Yield the lines of one language, its sum and what keeps it from complete."""
    rows = [
        ("", COLUMNS),
        *((d.catalogue, cells(d, problems[d.catalogue])) for d in measure.catalogues),
        ("all", cells(total(measure), problems.total())),
    ]
    longest = max(len(name) for name, _cells in rows)
    yield f"{measure.language.name} ({measure.language.code})"
    for name, numbers in rows:
        yield line(f"{name:<{longest}}", numbers)
    if measure.gaps:
        yield f"  must be whole and is not: {', '.join(measure.gaps)}"
    if measure.partial:
        yield "  Every edition calls itself a translation in progress."
    yield ""


def cells(done: CatalogueProgress, problems: int) -> tuple[str, ...]:
    """Return the cells of one row."""
    return (
        str(done.translated),
        str(done.fuzzy),
        "damaged" if done.damaged else str(done.untranslated),
        str(done.words),
        f"{done.percent} %",
        str(problems),
        done.changed,
    )


def total(measure: Completeness) -> CatalogueProgress:
    """Return the sum of all catalogues of a language."""
    rows = measure.catalogues
    return CatalogueProgress(
        "all",
        translated=sum(row.translated for row in rows),
        fuzzy=sum(row.fuzzy for row in rows),
        untranslated=sum(row.untranslated for row in rows),
        words=measure.words,
        translated_words=measure.translated_words,
        changed=max((row.changed for row in rows), default=""),
    )


def line(name: str, cells: Sequence[str]) -> str:
    """Return one row: the name at the left, the numbers at the right."""
    numbers = (f"{cell:>{w}}" for cell, w in zip(cells, WIDTHS, strict=True))
    return f"  {name}{''.join(numbers)}"
