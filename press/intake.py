"""Intake: what lies in the folders of the project, before any of it is read.

Everything in them may have been sent by anybody, and is published or shown: so
nothing is followed that leads to the files of the person who builds.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from press.editions import Folders
from press.problems import Problem


def refused(folders: Folders) -> Iterator[Problem]:
    """Find links that lead out of the project, and names no computer can show.

    Bad:   handbook/a.rst -> /etc/passwd       locales/lv/LC_MESSAGES/\\xff.po
    """
    for folder in (folders.handbook, folders.locales, folders.styles):
        for path in (folder, *sorted(folder.rglob("*"))):
            name = os.fsencode(path.relative_to(folders.root).as_posix())
            place = name.decode(errors="backslashreplace")
            if place.encode() != name:
                yield Problem(
                    place,
                    0,
                    "unreadable-name",
                    "the name of this file is not in UTF-8",
                    "Give it another name, or delete it.",
                )
            if leads_outside(path, folders.root):
                yield Problem(
                    place,
                    0,
                    "link-outside",
                    "this is a link that leads out of the project",
                    "Put the file itself here, or delete the link.",
                )


def leads_outside(path: Path, root: Path) -> bool:
    """Tell whether a path is a link to something that is not below ``root``.

    A catalogue is none: whatever it is, it is looked at before it is opened.
    """
    if path.suffix == ".po" or not path.is_symlink():
        return False
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))
