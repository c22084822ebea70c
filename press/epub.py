"""The EPUB: the book for reading systems, from phone to screen reader."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.builders.epub3 import Epub3Builder


class EbookBuilder(Epub3Builder):
    """Writes the EPUB of one language."""

    name = "ebook"


def finished_file(out: Path) -> Path:
    """Return the EPUB that the builder left in its folder."""
    return next(out.glob("*.epub"))


def setup(app: Sphinx) -> None:
    app.add_builder(EbookBuilder)
