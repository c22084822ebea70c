"""The fonts inside a PDF: embedded, subset, and with a glyph for every letter.

A reader's machine does not have our fonts: what is not in the file is replaced by
something else, and a letter that a font lacks becomes an empty box.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name, Object, Pdf

from press.problems import Problem
from tests.validators.cmap import IDENTITY, CMap, read_cmap
from tests.validators.drawings import drawings_on
from tests.validators.verdict import Verdict, counted

NAME = "fonts"
SUBSET = re.compile(r"/[A-Z]{6}\+")
FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
NOTDEF = 0


def check(root: Path, paths: Sequence[str]) -> list[Verdict]:
    """Return one verdict for each PDF."""
    return [verdict(root / path, path) for path in paths]


def verdict(file: Path, path: str) -> Verdict:
    faces: dict[str, Face] = {}
    problems: list[Problem] = []
    with Pdf.open(file) as pdf:
        for number, page in enumerate(pdf.pages, start=1):
            for drawing in drawings_on(page):
                for _, font in drawing.resources.get("/Font", Dictionary()).items():
                    faces.setdefault(identity(font), Face(font))
                for font, text in drawing.texts():
                    for letter in faces[identity(font)].missing_in(text):
                        message = f"page {number} shows {letter}"
                        problems.append(Problem(path, 0, "notdef", message))
        for face in faces.values():
            problems += [Problem(path, 0, code, text) for code, text in face.faults()]
    codes = [problem.code for problem in problems]
    counts = (
        f"{counted(len(faces), 'font')}, {codes.count('not-embedded')} not embedded, "
        f"{codes.count('not-subset')} not subset, {codes.count('notdef')} letters "
        "without a glyph"
    )
    return Verdict(path, NAME, counts, tuple(problems))


def identity(font: Object) -> str:
    return str(font.objgen) if font.is_indirect else str(font.get("/BaseFont"))


class Face:
    """One font of the file."""

    def __init__(self, font: Object) -> None:
        self.font = font
        self.name = str(font.get("/BaseFont", "a font without a name"))
        self.composite = font.get("/Subtype") == Name.Type0

    @cached_property
    def codes(self) -> CMap | None:
        """Return the way from shown codes to CIDs; None where we cannot follow it.

        WeasyPrint writes a CMap of its own, which leaves out the missing letters,
        only for fonts that lack some.
        """
        encoding = self.font.get("/Encoding")
        if isinstance(encoding, pikepdf.Stream):
            return read_cmap(encoding)
        return IDENTITY if encoding == Name("/Identity-H") else None

    @cached_property
    def letters(self) -> CMap:
        """Return the way from shown codes to characters."""
        table = self.font.get("/ToUnicode")
        return read_cmap(table) if isinstance(table, pikepdf.Stream) else {}

    @cached_property
    def glyphs(self) -> bytes:
        """Return the table from CID to glyph, two bytes each; empty for identity."""
        table = self.holder.get("/CIDToGIDMap")
        return table.read_bytes() if isinstance(table, pikepdf.Stream) else b""

    @cached_property
    def holder(self) -> Object:
        """Return the dictionary that describes the glyphs."""
        return self.font.DescendantFonts[0] if self.composite else self.font

    def faults(self) -> Iterator[tuple[str, str]]:
        """Yield code and message for each thing wrong with the font itself."""
        if not self.composite or self.codes is None:
            yield "unknown-font", f"{self.name}: we cannot tell which letters it lacks"
        descriptor = self.holder.get("/FontDescriptor", Dictionary())
        if not any(key in descriptor for key in FONT_FILES):
            yield "not-embedded", f"{self.name} is not in the file"
        elif not SUBSET.match(self.name):
            yield "not-subset", f"{self.name} is there whole, not the letters used"

    def missing_in(self, text: bytes) -> Iterator[str]:
        """Yield the characters of a shown string that the font has no glyph for."""
        if not self.composite or self.codes is None:
            return
        for at in range(0, len(text), 2):
            code = int.from_bytes(text[at : at + 2])
            glyph = self.codes.get(code, NOTDEF)
            if self.glyphs:
                glyph = int.from_bytes(self.glyphs[2 * glyph : 2 * glyph + 2])
            if glyph == NOTDEF:
                letter = self.letters.get(code)
                known = f"U+{letter:04X}" if letter else f"code {code}"
                yield f"{known}, for which {self.name} has no glyph"
