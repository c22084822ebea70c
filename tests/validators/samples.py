"""Tiny editions: sound ones, which every validator accepts, to be spoilt by a test.

An EPUB and a site are dictionaries from file name to text, so that a test changes
one entry and writes the rest as it is.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from weasyprint import HTML

from press.fonts import font_file
from tests.validators.tools import FOLDERS

Files = dict[str, str]

CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""

PACKAGE = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"
  xml:lang="en">
  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
    <dc:identifier id="id">urn:uuid:5d6c6c0e-5f0b-4c19-8a5c-8d8d3ad1f7a5</dc:identifier>
    <dc:title>A sample</dc:title>
    <dc:language>en</dc:language>
    <dc:creator>The press</dc:creator>
    <meta property="dcterms:modified">2026-01-01T00:00:00Z</meta>
    <meta property="schema:accessMode">textual</meta>
    <meta property="schema:accessModeSufficient">textual</meta>
    <meta property="schema:accessibilityFeature">structuralNavigation</meta>
    <meta property="schema:accessibilityHazard">none</meta>
    <meta property="schema:accessibilitySummary">Text with headings.</meta>
  </metadata>
  <manifest>
    <item id="nav" href="nav.xhtml" properties="nav"
      media-type="application/xhtml+xml"/>
    <item id="page" href="page.xhtml" media-type="application/xhtml+xml"/>
  </manifest>
  <spine><itemref idref="page"/></spine>
</package>
"""

XHTML = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
  xml:lang="en" lang="en">
<head><title>A sample</title></head>
<body>{body}</body>
</html>
"""

CONTENTS = """<nav epub:type="toc" role="doc-toc" aria-labelledby="contents">
<h1 id="contents">Contents</h1>
<ol><li><a href="page.xhtml">A page</a></li></ol></nav>"""

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>A sample page</title>
<link rel="icon" href="data:,">
<style>
body {{ color: #111; background: #fff }}
@media (prefers-color-scheme: dark) {{ body {{ color: #eee; background: #111 }} }}
</style>
{head}
</head>
<body>
<main>
<h1>A sample page</h1>
{body}
</main>
</body>
</html>
"""

SHEET = """<!DOCTYPE html>
<html lang="en">
<head>
<title>A sample sheet</title>
<style>
@font-face {{ font-family: Sample; src: url("{font}") }}
html {{ font-family: Sample }}
</style>
</head>
<body><h1>A sample sheet</h1><p>{body}</p></body>
</html>
"""


def epub() -> Files:
    """Return the members of a sound EPUB with one page."""
    return {
        "META-INF/container.xml": CONTAINER,
        "EPUB/package.opf": PACKAGE,
        "EPUB/nav.xhtml": XHTML.format(body=CONTENTS),
        "EPUB/page.xhtml": XHTML.format(body="<h1>A page</h1><p>Words.</p>"),
    }


def page(body: str = "<p>Words.</p>", head: str = "") -> str:
    """Return an HTML page that is sound but for what is put into it."""
    return PAGE.format(body=body, head=head)


def write_epub(path: Path, members: Mapping[str, str]) -> None:
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        for name, text in members.items():
            book.writestr(name, text, zipfile.ZIP_DEFLATED)


def write_site(folder: Path, pages: Mapping[str, str]) -> None:
    for name, text in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def write_pdf(path: Path, body: str = "Words.", *, tagged: bool = True) -> None:
    """Lay out one page in the book's own font, as PDF/UA unless told otherwise."""
    font = font_file("SourceSerif4-Regular", FOLDERS.root).as_uri()
    sheet = HTML(string=SHEET.format(font=font, body=body))
    variant = "pdf/ua-1" if tagged else None
    sheet.write_pdf(path, pdf_variant=variant, pdf_tags=tagged)
