"""Traces of the machine that built the editions: local paths that leaked out.

Looked for in every file of a site, every member of an EPUB, and every string and
stream of a PDF. A ``file://`` link works for nobody else; a folder name tells
readers who built the book, and two builds no longer come out alike.
"""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from press.problems import Problem
from tests.validators.tools import FOLDERS
from tests.validators.verdict import Verdict, counted

NAME = "build traces"
REST = rb"[^\s\"'<>()]*"
# A script may well ask whether it was opened by "file:"; a path has to follow.
LINK = rb"file:/+[\w.%~-]"
HOME = rb"/(?:home|root|Users)/[\w.]"
WINDOWS_HOME = rb"[A-Za-z]:\\+Users\\+"
NOT_IN_A_LONGER_PATH = rb"(?<![\w.~/-])"


def check(root: Path, paths: Sequence[str]) -> list[Verdict]:
    """Return one verdict for each PDF, EPUB or site."""
    pattern = traces_of_this_machine()
    return [verdict(root, path, pattern) for path in paths]


def traces_of_this_machine() -> re.Pattern[bytes]:
    """Return what to look for: any home folder, and the folders in use here."""
    here = {FOLDERS.root, Path.home(), Path(tempfile.gettempdir())}
    # The topmost folder has no name, and is everybody's.
    known = [re.escape(bytes(folder)) + rb"/" for folder in here if folder.name]
    starts = b"|".join([LINK, HOME, WINDOWS_HOME, *sorted(known)])
    return re.compile(NOT_IN_A_LONGER_PATH + b"(?:" + starts + b")" + REST)


def verdict(root: Path, path: str, pattern: re.Pattern[bytes]) -> Verdict:
    problems: dict[Problem, None] = {}
    for name, content in parts_of(root, path):
        for trace in pattern.findall(content):
            shown = trace.decode(errors="replace")
            text = f"holds a path of the machine it was built on: {shown}"
            problems[Problem(name, 0, "build-trace", text)] = None
    return Verdict(path, NAME, counted(len(problems), "local path"), tuple(problems))


def parts_of(root: Path, path: str) -> Iterator[tuple[str, bytes]]:
    """Yield the name and plain content of each part of an edition."""
    file = root / path
    if file.is_dir():
        for part in sorted(file.rglob("*")):
            if part.is_file():
                yield part.relative_to(root).as_posix(), part.read_bytes()
    elif zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as members:
            for name in members.namelist():
                yield f"{path}/{name}", members.read(name)
    elif file.suffix == ".pdf":
        yield from parts_of_pdf(file, path)
    else:
        yield path, file.read_bytes()


def parts_of_pdf(file: Path, path: str) -> Iterator[tuple[str, bytes]]:
    with Pdf.open(file) as pdf:
        for part in pdf.objects:
            yield path, "\n".join(strings_in(part)).encode()
            if isinstance(part, Stream) and part.get("/Subtype") != Name.Image:
                yield path, part.read_bytes()


def strings_in(part: object) -> Iterator[str]:
    """Yield the strings of one object; objects it refers to have their own turn."""
    if isinstance(part, String):
        yield str(part)
        return
    children: list[object] = []
    if isinstance(part, Array):
        children = list(part)
    elif isinstance(part, Dictionary | Stream):
        children = [child for _, child in part.items()]
    for child in children:
        if not (isinstance(child, Object) and child.is_indirect):
            yield from strings_in(child)
