"""The typefaces: which faces the book uses, where they lie, how CSS names them.

Source Serif 4 for reading and Source Sans 3 for labels, cards and forms, both
under the SIL Open Font License. They come from two npm packages pinned in
``package.json``, as static TrueType files: WeasyPrint subsets them by itself,
and the same files can be measured for the labels of a picture.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

PACKAGES = "node_modules"
SERIF = "Source Serif 4"
SANS = "Source Sans 3"


@dataclass(frozen=True)
class Face:
    """One cut of a typeface, in a file of its own."""

    family: str  # as CSS says it
    package: str  # the npm package
    name: str  # of the file, without folder and ending
    weight: int
    italic: bool = False


FACES = (
    Face(SERIF, "source-serif", "SourceSerif4-Regular", 400),
    Face(SERIF, "source-serif", "SourceSerif4-It", 400, italic=True),
    Face(SERIF, "source-serif", "SourceSerif4-Semibold", 600),
    Face(SERIF, "source-serif", "SourceSerif4-SemiboldIt", 600, italic=True),
    Face(SANS, "source-sans", "SourceSans3-Regular", 400),
    Face(SANS, "source-sans", "SourceSans3-It", 400, italic=True),
    Face(SANS, "source-sans", "SourceSans3-Semibold", 600),
    Face(SANS, "source-sans", "SourceSans3-SemiboldIt", 600, italic=True),
    Face(SANS, "source-sans", "SourceSans3-Bold", 700),
)

CYRILLIC = "".join(chr(code) for code in range(0x410, 0x450)) + "Ёё"
# What every face must be able to set: a missing letter prints an empty box.
REPERTOIRE = {
    "Latvian letters": "āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ",
    "Lithuanian letters": "ąčęėįšųūžĄČĘĖĮŠŲŪŽ",
    "Russian letters": CYRILLIC,
    "quotation marks": "“”„‘’‚«»",
    "dashes and dots": "–—-…·•",
    "signs": "×−±≈°§№%€½\u00a0",
    "arrows": "←↑→↓",
    "boxes": "☐☑✓",
}


def face(name: str) -> Face:
    """Return the face whose file has this name; raises KeyError naming them all."""
    for known in FACES:
        if known.name == name:
            return known
    raise KeyError(f"no face {name!r}; there are {', '.join(f.name for f in FACES)}")


def font_file(name: str, root: Path) -> Path:
    """Return the TrueType file of a face below the project's ``root``.

    Raises FileNotFoundError with the remedy if the packages are not installed.
    """
    path = root / PACKAGES / face(name).package / "TTF" / f"{name}.ttf"
    if not path.is_file():
        raise FileNotFoundError(
            f"{path} is missing: the font packages of package.json are not installed."
            " Run build.py, which installs them."
        )
    return path


def font_files(root: Path) -> tuple[Path, ...]:
    """Return the files that a site or an EPUB has to carry, in a fixed order."""
    return tuple(font_file(known.name, root) for known in FACES)


def fontface_css(
    url_prefix: str, ending: str = ".ttf", faces: Sequence[Face] = FACES
) -> str:
    """Return the ``@font-face`` rules; a font's address is prefix, name and ending.

    >>> print(fontface_css("fonts/").splitlines()[0])
    @font-face {
    """
    return "".join(
        "@font-face {\n"
        f'  font-family: "{known.family}";\n'
        f"  font-style: {'italic' if known.italic else 'normal'};\n"
        f"  font-weight: {known.weight};\n"
        "  font-display: swap;\n"
        f'  src: url("{url_prefix}{known.name}{ending}");\n'
        "}\n"
        for known in faces
    )


@dataclass(frozen=True)
class Metrics:
    """How wide the letters of one face are, in thousandths of the type size."""

    widths: dict[int, float]  # by code point
    missing: float  # what the empty box takes

    def width(self, text: str, size: float) -> float:
        """Return the width of a line, in the unit of ``size``, without kerning.

        WeasyPrint sets the letters of a picture one by one, so this is exact in
        print; browsers kern and come out slightly narrower.
        """
        letters = (self.widths.get(ord(letter), self.missing) for letter in text)
        return sum(letters) * size / 1000


@cache
def metrics(name: str, root: Path) -> Metrics:
    """Measure a face once."""
    font = TTFont(font_file(name, root), lazy=True)
    per_mille = 1000 / font["head"].unitsPerEm
    advances = font["hmtx"].metrics
    letters = font.getBestCmap().items()
    return Metrics(
        {code: advances[glyph][0] * per_mille for code, glyph in letters},
        advances[".notdef"][0] * per_mille,
    )


def subsets(build: Path, root: Path) -> Path:
    """Return a folder with every face as WOFF2, cut down to European letters.

    One cut serves every language, so that a name from across the border never
    falls back to another typeface. It is made once for a set of packages.
    """
    lock = (root / "package-lock.json").read_bytes() + Path(__file__).read_bytes()
    folder = build / f"fonts-{hashlib.sha256(lock).hexdigest()[:12]}"
    if folder.is_dir():
        return folder
    beside = build / f"{folder.name}.{os.getpid()}"
    beside.mkdir(parents=True)
    options = Options()
    options.layout_features = ["*"]
    letters = {ord(letter) for letter in "".join(REPERTOIRE.values())}
    letters |= set(range(0x20, 0x7F)) | set(range(0xA0, 0x180))
    for known in FACES:
        # The font's own date stays, so that builds come out identical.
        font = TTFont(font_file(known.name, root), recalcTimestamp=False)
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=letters)
        subsetter.subset(font)
        font.flavor = "woff2"
        font.save(beside / f"{known.name}.woff2")
    try:
        beside.rename(folder)
    except OSError:  # another language's process was first, with the same bytes
        shutil.rmtree(beside)
    return folder
