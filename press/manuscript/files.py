"""Files: what must be whole before Sphinx can read the handbook."""

from __future__ import annotations

from press.editions import Folders
from press.manuscript.bibliography import BIBLIOGRAPHY, broken_entries
from press.plain_files import read_text
from press.problems import Problem


def unreadable(folders: Folders) -> list[Problem]:
    """Return broken entries of the bibliography, and pages that are not in UTF-8.

    While there are any, nothing may be read: Sphinx would stop with a traceback.
    """
    bibliography = folders.handbook / BIBLIOGRAPHY
    place = bibliography.relative_to(folders.root).as_posix()
    problems = list(broken_entries(bibliography, place))
    for path in sorted(folders.handbook.rglob("*.rst")):
        problems += read_text(path, path.relative_to(folders.root).as_posix())[1]
    return problems
