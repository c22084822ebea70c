"""veraPDF: does the PDF keep every machine-checkable rule of PDF/UA-1?

Its command line is published on Maven Central only, as one runnable archive.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from press.problems import Problem
from tests.validators import tools
from tests.validators.verdict import Verdict, counted

NAME = "veraPDF ua1"
JAR = tools.MavenJar(
    group="org.verapdf.apps",
    artifact="cli",
    version="1.30.2",
    sha256="287cc9c9757f99dcff4a2d39b68268245b48103fb6af443162d5a29df2afa332",
)
SHOWN = 5  # failed checks quoted for each rule


def check(root: Path, paths: Sequence[str]) -> list[Verdict]:
    """Return one verdict for each PDF."""
    java = tools.java(tools.maven_jar(JAR))

    def verdict(path: str) -> Verdict:
        details = report_on(root / path, java)
        counts = (
            f"{counted(details['failedRules'], 'failed rule')}, "
            f"{details['passedRules']} passed"
        )
        return Verdict(path, NAME, counts, tuple(problems_in(details, path)))

    return tools.side_by_side(verdict, paths)


def report_on(pdf: Path, java: list[str]) -> dict[str, Any]:
    """Return the details of veraPDF's report on one file."""
    options = ["--flavour", "ua1", "--format", "json", "--loglevel", "0"]
    options += ["--maxfailuresdisplayed", str(SHOWN)]
    done = tools.run([*java, *options, pdf])
    try:
        job = json.loads(done.stdout)["report"]["jobs"][0]
        details: dict[str, Any] = job["validationResult"][0]["details"]
    except (ValueError, KeyError, IndexError):
        raise tools.broke_down(done) from None
    return details


def problems_in(details: dict[str, Any], path: str) -> Iterator[Problem]:
    for rule in details["ruleSummaries"]:
        if rule["ruleStatus"] != "FAILED":
            continue
        code = f"{rule['clause']}-{rule['testNumber']}"
        times = counted(rule["failedChecks"], "time")
        places = "; ".join(
            f"{failed.get('errorMessage') or failed['status']} "
            f"at …{failed['context'][-90:]}"
            for failed in rule["checks"]
        )
        yield Problem(path, 0, code, f"{rule['description']} ({times})", places)
