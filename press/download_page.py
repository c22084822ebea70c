"""The download page: ``dist/index.html``, which needs no JavaScript."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from press.editions import Folders, Project
from press.manifest import Finished


def write_download_page(
    dist: Path, project: Project, rows: Sequence[Finished], folders: Folders
) -> None:
    """Write ``index.html`` into ``dist``: every edition with its facts."""
    templates = Environment(
        loader=FileSystemLoader(folders.styles / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
    )
    page = templates.get_template("download.html").render(
        book=project.book, languages=project.languages, rows=rows
    )
    (dist / "index.html").write_text(page, encoding="utf-8")
