"""Reviews: what second readers found, as ``locales/<lang>/reviews.csv`` says it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

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
    date: str


def read_reviews(path: Path) -> list[Review]:
    """Return every review, by catalogue and day; nothing where there is no file.

    Raises ValueError for a row that cannot be read, with its line.
    """
    if not path.exists():
        return []
    reviews = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), start=2):
            try:
                reviews.append(
                    Review(
                        row["catalogue"],
                        int(row["words"]),
                        int(row["minor"]),
                        int(row["major"]),
                        int(row["critical"]),
                        float(row["P"]),
                        known_reader(row["reviewer_kind"]),
                        row["date"],
                    )
                )
            except (KeyError, TypeError, ValueError) as error:
                wanted = ",".join(COLUMNS)
                raise ValueError(
                    f"{path.name}:{line}: not a review ({error}); columns: {wanted}"
                ) from error
    return sorted(reviews, key=lambda review: (review.catalogue, review.date))


def known_reader(kind: str) -> str:
    """Return the kind of reader; raises ValueError for one that nobody knows."""
    if kind not in READERS:
        raise ValueError(f'"{kind}" is none of: {", ".join(READERS)}')
    return kind
