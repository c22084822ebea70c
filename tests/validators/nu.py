"""The Nu HTML checker, on every page of the sites in one run of Java.

Not on the EPUB's XHTML: the checker takes its ``epub:type`` for a mistake.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from press.problems import Problem
from tests.validators import tools
from tests.validators.verdict import Verdict, counted, pages_below

NAME = "Nu"
JAR = "vnu-jar/build/dist/vnu.jar"


def check(root: Path, paths: Sequence[str]) -> list[Verdict]:
    """Return one verdict for each site or page; warnings are listed, not errors."""
    pages = {path: pages_below(root, path) for path in paths}
    every = [root / page for found in pages.values() for page in found]
    problems = list(problems_in(report_on(every), root))

    def verdict(path: str) -> Verdict:
        mine = tuple(problem for problem in problems if problem.path in pages[path])
        warnings = sum(problem.warning for problem in mine)
        counts = (
            f"{counted(len(mine) - warnings, 'error')}, "
            f"{counted(warnings, 'warning')} on {counted(len(pages[path]), 'page')}"
        )
        return Verdict(path, NAME, counts, mine)

    return [verdict(path) for path in paths]


def report_on(files: Sequence[Path]) -> list[dict[str, Any]]:
    """Return the checker's messages about these files."""
    java = tools.java(tools.npm_file(JAR))
    options = ["--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html"]
    done = tools.run([*java, *options, *(file.resolve() for file in files)])
    try:
        messages: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    except ValueError:
        raise tools.broke_down(done) from None
    return messages


def problems_in(messages: Sequence[dict[str, Any]], root: Path) -> Iterator[Problem]:
    for message in messages:
        warning = message["type"] == "info"
        if warning and message.get("subType") != "warning":
            continue  # remarks on style: a slash that is allowed but not needed
        yield Problem(
            page_of(message, root),
            message.get("lastLine", 0),
            message.get("subType", message["type"]),
            message["message"],
            message.get("extract", "").strip().replace("\n", " "),
            warning=warning,
        )


def page_of(message: dict[str, Any], root: Path) -> str:
    """Return the page below root that a message is about."""
    if "url" not in message:
        return ""
    file = Path(url2pathname(unquote(urlsplit(message["url"]).path)))
    return file.relative_to(root.resolve()).as_posix()
