"""A verdict: what one validator says about one edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from press.problems import Problem, errors_among


@dataclass(frozen=True)
class Verdict:
    """One validator on one edition.

    ``counts`` is the sentence to quote, "0 fatal, 0 errors"; ``problems`` holds
    the findings behind it, warnings among them.
    """

    path: str  # below the folder of the editions
    validator: str
    counts: str
    problems: tuple[Problem, ...] = ()

    def __str__(self) -> str:
        name = PurePosixPath(self.path)
        subject = name.name if name.suffix else f"{name}/"
        return f"{subject}: {self.validator} {self.counts}"

    @property
    def errors(self) -> list[Problem]:
        """Return the findings that fail the test, sorted, each once."""
        return errors_among(self.problems)


Check = Callable[[Path, Sequence[str]], list[Verdict]]


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun.

    >>> counted(1, "error"), counted(0, "error"), counted(2, "fatal", "fatal")
    ('1 error', '0 errors', '2 fatal')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"


def most_common(problems: Iterable[Problem], limit: int = 8) -> str:
    """Return problems as printed, each kind cut off where it only repeats itself."""
    seen: Counter[str] = Counter()
    lines: list[str] = []
    for problem in sorted(set(problems)):
        seen[problem.code] += 1
        if seen[problem.code] <= limit:
            lines.append(str(problem))
    lines += [
        f"... and {number - limit} more [{code}]"
        for code, number in seen.items()
        if number > limit
    ]
    return "\n".join(lines)


def each_once(problems: Iterable[Problem]) -> Iterator[str]:
    """Yield one line for each message, at its first place, with its number."""
    places: dict[str, list[Problem]] = {}
    for problem in sorted(set(problems)):
        places.setdefault(problem.message, []).append(problem)
    for first, *others in places.values():
        line = str(first).splitlines()[0]
        yield f"{line} and at {counted(len(others), 'more place')}" if others else line


def pages_below(root: Path, path: str) -> list[str]:
    """Return the HTML pages of a site, or the page itself, as paths below root."""
    start = root / path
    found = sorted(start.rglob("*.html")) if start.is_dir() else [start]
    return [page.relative_to(root).as_posix() for page in found]
