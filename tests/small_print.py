"""Print pages and PDFs of a few lines, made in a moment."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import dedent
from typing import Any

import pikepdf
import pytest
import sphinx.locale

from press import fonts
from press.chapters import Reading, write_formats
from press.editions import Folders, Format, read_project
from press.paged import LaidOut, lay_out
from press.progress import Progress
from tests.small_site import write_catalogue

ROOT = Path(__file__).parents[1]


def written(
    folder: Path,
    pages: Mapping[str, str],
    language: str = "en",
    interface: Mapping[str, str] | None = None,
) -> Path:
    """Write a book of these pages below ``folder``; return its print page.

    ``interface`` are the translations of what the press itself says.
    """
    need_fonts()
    # A press process knows one language; here several share one.
    sphinx.locale.translators.clear()
    for name, text in pages.items():
        path = folder / "handbook" / f"{name}.rst"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    shutil.copyfile(ROOT / "handbook/conf.py", folder / "handbook/conf.py")
    (folder / "handbook/references.bib").write_text("")
    for name in ("styles", "node_modules"):
        (folder / name).symlink_to(ROOT / name)
    write_catalogue(folder / "locale", language, "sphinx", interface or {})
    project = read_project(ROOT / "pyproject.toml")
    problems = write_formats(
        Reading(
            language=project.language(language),
            languages=project.languages,
            formats=(Format.PDF,),
            book=project.book,
            folders=Folders(folder),
            catalogues=folder / "locale",
            out=folder / "out",
        ),
        Progress(),
    )
    assert not problems, "\n".join(map(str, problems))
    return folder / "out" / "print" / "print.html"


def html_page(folder: Path, body: str, css: str = "", lang: str = "en") -> Path:
    """Write a page in the book's sans that has nothing but this body."""
    need_fonts()
    faces = "".join(
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
        f"font-style: {'italic' if face.italic else 'normal'}; "
        f'src: url("{fonts.font_file(face.name, ROOT).as_uri()}"); }}\n'
        for face in fonts.FACES
    )
    style = f'{faces} body {{ font-family: "{fonts.SANS}" }} {css}'
    page = folder / "page.html"
    page.write_text(
        f'<!doctype html><html lang="{lang}"><head>'
        '<meta charset="utf-8"><title>Page</title>'
        f"<style>{style}</style></head><body>{body}</body></html>",
        encoding="utf-8",
    )
    return page


def laid_out(folder: Path, body: str, css: str = "") -> tuple[pikepdf.Pdf, LaidOut]:
    """Return the PDF of a body, and what lay_out says of it."""
    target = folder / "page.pdf"
    result = lay_out(html_page(folder, body, css), target)
    return pikepdf.open(target), result


def need_fonts() -> None:
    """Skip the test where the typefaces are not installed."""
    if not (ROOT / fonts.PACKAGES / "source-sans").is_dir():
        pytest.skip("the font packages are not installed; build.py installs them")


def tree(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    """Yield (path, element) of the tag tree: ("Sect/P/Link", …)."""

    def walk(element: Any, above: str) -> Iterator[tuple[str, Any]]:
        if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
            return
        path = f"{above}/{str(element.S)[1:]}".lstrip("/")
        yield path, element
        kids: Any = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            yield from walk(kid, path)

    for element in pdf.Root.StructTreeRoot.K:
        for path, found in walk(element, ""):
            if path != "Document":
                yield path.removeprefix("Document/"), found


def paths(pdf: pikepdf.Pdf) -> list[str]:
    """Return the paths of all elements."""
    return [path for path, _element in tree(pdf)]


def marks(pdf: pikepdf.Pdf, page: int = 0) -> list[str]:
    """Return how the content of a page is marked: ["/P 0", "/Artifact Pagination"]."""
    found = []
    for step in pikepdf.parse_content_stream(pdf.pages[page]):
        operands: Any = step.operands
        if str(step.operator) in ("BDC", "BMC"):
            said = operands[1] if len(operands) > 1 else {}
            more = said.get("/MCID", said.get("/Type", "")) if said else ""
            found.append(f"{operands[0]} {more}".strip())
    return found
