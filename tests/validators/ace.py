"""Ace by DAISY: is the EPUB accessible?"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from press.problems import Problem
from tests.validators import tools
from tests.validators.verdict import Verdict, counted

NAME = "Ace"
SCRIPT = "@daisy/ace-cli/bin/ace.js"
HOMES = ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "TMPDIR")


def check(root: Path, paths: Sequence[str]) -> list[Verdict]:
    """Return one verdict for each EPUB."""
    ace = [tools.node(), str(tools.npm_file(SCRIPT))]
    browser = tools.chromium()

    def verdict(path: str) -> Verdict:
        report = report_on(root / path, ace, browser)
        problems = tuple(problems_in(report, path))
        documents = len(report["assertions"])
        counts = f"{counted(len(problems), 'violation')} in {documents} documents"
        return Verdict(path, NAME, counts, problems)

    return tools.side_by_side(verdict, paths)


def report_on(epub: Path, ace: Sequence[str], browser: str) -> dict[str, Any]:
    """Return Ace's own report on one file.

    Ace downloads a browser unless told of one, keeps settings and logs in the
    home folder, and gives the browser five seconds to start, too few for two at
    once on a small machine.
    """
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            "PUPPETEER_EXECUTABLE_PATH": browser,
            "ACE_TIMEOUT_INITIAL": "60000",
            **dict.fromkeys(HOMES, folder),
        }
        out = Path(folder) / "report"
        done = tools.run(
            [*ace, "--silent", "--force", "--outdir", out, epub], extra=environment
        )
        answer = out / "report.json"
        if not answer.exists():
            raise tools.broke_down(done)
        report: dict[str, Any] = json.loads(answer.read_text(encoding="utf-8"))
        return report


def problems_in(report: dict[str, Any], path: str) -> Iterator[Problem]:
    for document in report["assertions"]:
        member = document["earl:testSubject"]["url"].lstrip("/")
        for assertion in document["assertions"]:
            result = assertion["earl:result"]
            if result["earl:outcome"] != "fail":
                continue
            places = result.get("earl:pointer", {}).get("css", [])
            text = " ".join(result["dct:description"].split())
            if places:
                text = f"{', '.join(places)}: {text}"
            rule = assertion["earl:test"]["dct:title"]
            yield Problem(f"{path}/{member}", 0, rule, text)
