"""qpdf: is the PDF sound as a file?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from press.problems import Problem
from tests.validators import tools
from tests.validators.verdict import Verdict, counted

NAME = "qpdf"
CLEAN = 0


def check(root: Path, paths: Sequence[str]) -> list[Verdict]:
    """Return one verdict for each PDF; what qpdf calls a warning is an error too."""
    qpdf = tools.qpdf()

    def verdict(path: str) -> Verdict:
        done = tools.run([qpdf, "--check", root / path])
        problems: tuple[Problem, ...] = ()
        if done.returncode != CLEAN:
            lines = done.stderr.splitlines() or [f"exit status {done.returncode}"]
            problems = tuple(Problem(path, 0, "qpdf", line) for line in lines)
        return Verdict(path, NAME, counted(len(problems), "complaint"), problems)

    return tools.side_by_side(verdict, paths)
