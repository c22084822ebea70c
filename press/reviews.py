"""Reviews: what second readers found, as ``locales/<lang>/reviews.csv`` says it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from press.plain_files import read_table
from press.problems import Problem

REVIEWS = "reviews.csv"  # of a language, beside its catalogues
READERS = ("machine reader", "second reader", "native practitioner")
COLUMNS = (
    "catalogue",
    "words",
    "punct",
    "minor",
    "major",
    "critical",
    "P",
    "reviewer_kind",
    "date",
)


@dataclass(frozen=True)
class Review:
    """One reading of one catalogue against its English; see locales/REVIEW.md."""

    catalogue: str
    words: int
    minor: int
    major: int
    critical: int
    points: float  # in 1,000 words of English
    reader: str  # one of READERS
    date: str  # 2026-11-23


def read_reviews(path: Path, place: str) -> tuple[list[Review], list[Problem]]:
    """Return every review, by catalogue and day, and the rows that are none."""
    rows, problems = read_table(path, place, COLUMNS)
    reviews = []
    for line, row in rows:
        try:
            reviews.append(review_of(row))
        except ValueError as error:
            message, remedy = f"this is no review: {error}", "See locales/REVIEW.md."
            problems.append(Problem(place, line, "broken-review", message, remedy))
    return sorted(reviews, key=lambda review: (review.catalogue, review.date)), problems


def review_of(row: Mapping[str, str]) -> Review:
    """Return a row as a review; raises ValueError for one that is none."""
    return Review(
        row["catalogue"],
        int(row["words"]),
        int(row["minor"]),
        int(row["major"]),
        int(row["critical"]),
        points(row["P"]),
        known_reader(row["reviewer_kind"]),
        date.fromisoformat(row["date"]).isoformat(),
    )


def points(cell: str) -> float:
    """Return points as a number; raises ValueError for "nan" and the like."""
    if not re.fullmatch(r"\d+(\.\d+)?", cell):
        raise ValueError(f'P is "{cell}", not a number such as 7.8')
    return float(cell)


def known_reader(kind: str) -> str:
    """Return the kind of reader; raises ValueError for one that nobody knows."""
    if kind not in READERS:
        raise ValueError(f'"{kind}" is none of: {", ".join(READERS)}')
    return kind
