"""axe-core in Chromium: are the pages accessible, on a phone and a desk, by day
and by night?

``axe.mjs`` does the looking. Besides axe-core's violations it reports a page that
must be scrolled sideways, whatever a page writes to the error console, and every
request that fails or asks for something outside the folder.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from press.problems import Problem
from tests.validators import tools
from tests.validators.verdict import Verdict, counted, pages_below

NAME = "axe-core"
SCRIPT = Path(__file__).with_suffix(".mjs")
WIDTHS = (1280, 320)
SCHEMES = ("light", "dark")
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
TABS = 2
OURS = ("overflow", "console", "request", "unreadable")  # not rules of axe-core


def check(root: Path, paths: Sequence[str]) -> list[Verdict]:
    """Return one verdict for each site or page."""
    pages = {path: pages_below(root, path) for path in paths}
    every = [page for found in pages.values() for page in found]
    reports = {report["page"]: report for report in reports_on(root, every)}
    return [verdict(path, [reports[page] for page in pages[path]]) for path in paths]


def reports_on(root: Path, pages: Sequence[str]) -> list[dict[str, Any]]:
    """Return one report a page, in no order: {page, findings, reviews}."""
    for package in ("puppeteer-core", "axe-core"):
        tools.npm_file(f"{package}/package.json")
    job = {
        "root": str(root),
        "pages": list(pages),
        "browser": tools.chromium(),
        "widths": WIDTHS,
        "schemes": SCHEMES,
        "tags": TAGS,
        "tabs": TABS,
    }
    done = tools.run([tools.node(), SCRIPT], stdin=json.dumps(job))
    if done.returncode:
        raise tools.broke_down(done)
    return [json.loads(line) for line in done.stdout.splitlines()]


def verdict(path: str, reports: Sequence[dict[str, Any]]) -> Verdict:
    problems = tuple(
        Problem(
            report["page"],
            0,
            finding["code"],
            f"{finding['message']} ({', '.join(finding['where'])})",
        )
        for report in reports
        for finding in report["findings"]
    )
    ours = [problem for problem in problems if problem.code in OURS]
    setups = len(WIDTHS) * len(SCHEMES)
    counts = (
        f"{counted(len(problems) - len(ours), 'violation')}, "
        f"{counted(len(ours), 'other fault')} "
        f"on {counted(len(reports), 'page')} in {setups} set-ups"
    )
    if reviews := sum(report["reviews"] for report in reports):
        counts += f" ({reviews} left to human eyes)"
    return Verdict(path, NAME, counts, problems)
