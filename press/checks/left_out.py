"""What of the English is in no catalogue: one was cut short, or is older than it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from press.catalogues import Templates
from press.checks.reading import Catalogue
from press.problems import Problem


def left_out(
    catalogues: Iterable[Catalogue], templates: Templates
) -> Iterator[Problem]:
    """Find catalogues that lack messages of the English.

    Readers would get these in English, and no count of the catalogue would say so.
    """
    for catalogue in catalogues:
        wanted = templates.get(catalogue.name, frozenset())
        absent = wanted - {message.english for message in catalogue.messages}
        if absent:
            yield Problem(
                catalogue.path,
                0,
                "needs-update",
                f"{len(absent)} of {len(wanted)} messages of the English are not in"
                " this catalogue",
                "Take its last good version if it was cut; then run `build.py update`.",
            )
