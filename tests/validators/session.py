"""The verdicts of a session: every validator, on every edition it can judge."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from press.editions import Format, read_project
from press.manifest import path_of
from press.problems import Problem
from tests.validators import (
    ace,
    axe,
    english,
    epubcheck,
    fonts,
    nu,
    qpdf,
    traces,
    verapdf,
)
from tests.validators.tools import FOLDERS
from tests.validators.verdict import Check, Verdict, each_once

PROJECT = read_project(FOLDERS.root / "pyproject.toml")


def paths(wanted: Format) -> tuple[str, ...]:
    """Return where the editions of one format lie below the folder of editions."""
    return tuple(path_of(edition) for edition in PROJECT.editions(formats=[wanted]))


PDFS = paths(Format.PDF)
EPUBS = paths(Format.EPUB)
SITES = (*paths(Format.SITE), "index.html")
TRANSLATED = tuple(
    path_of(edition)
    for edition in PROJECT.editions(
        [language.code for language in PROJECT.translated], [Format.SITE]
    )
)
EDITIONS = (*PDFS, *EPUBS, *SITES)

# Each validator with the editions it judges, all in one go.
CHECKS: dict[Check, tuple[str, ...]] = {
    epubcheck.check: EPUBS,
    ace.check: EPUBS,
    axe.check: SITES,
    nu.check: SITES,
    english.check: TRANSLATED,
    verapdf.check: PDFS,
    qpdf.check: PDFS,
    fonts.check: PDFS,
    traces.check: EDITIONS,
}


class Verdicts:
    """What validators say about the editions in a folder, each asked once."""

    def __init__(self, dist: Path) -> None:
        self.dist = dist
        self.given: dict[Check, dict[str, Verdict]] = {}
        self.seconds: dict[Check, float] = {}

    def by(self, check: Check) -> dict[str, Verdict]:
        """Return one validator's verdicts, by the path of the edition."""
        if check not in self.given:
            for path in CHECKS[check]:
                if not (self.dist / path).exists():
                    pytest.fail(f"{self.dist / path} is missing", pytrace=False)
            begun = time.monotonic()
            found = check(self.dist, CHECKS[check])
            self.given[check] = {verdict.path: verdict for verdict in found}
            self.seconds[check] = time.monotonic() - begun
        return self.given[check]

    def all(self) -> list[Verdict]:
        """Return every verdict of every validator."""
        return [verdict for check in CHECKS for verdict in self.by(check).values()]

    def summary(self) -> Iterator[str]:
        """Yield the counts of what was asked so far, then the warnings."""
        warnings: list[Problem] = []
        for check, verdicts in self.given.items():
            yield from map(str, verdicts.values())
            yield f"    {self.seconds[check]:.1f} s"
            for verdict in verdicts.values():
                warnings += [found for found in verdict.problems if found.warning]
        yield from each_once(warnings)
