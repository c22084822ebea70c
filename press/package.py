"""The EPUB's package: its files, what lists them, and the archive they lie in.

Nothing here knows the text. The archive is the same to the byte for the same
files: their order is given, their times are the day of publication.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

FOLDER = "EPUB"
PACKAGE = f"{FOLDER}/package.opf"
MIMETYPE = b"application/epub+zip"

# Core media types of EPUB 3.3: every reading system knows them.
MEDIA_TYPES = {
    ".css": "text/css",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xhtml": "application/xhtml+xml",
}


@dataclass(frozen=True)
class Item:
    """One file of the package manifest; pages stand in the spine in this order."""

    href: str  # from the folder of the package, ASCII
    data: bytes
    properties: tuple[str, ...] = ()  # "nav", "svg", "cover-image"
    in_spine: bool = False

    @property
    def id(self) -> str:
        """Return the item's name in the manifest.

        >>> Item("forms/t7-concern-report.xhtml", b"").id
        'forms-t7-concern-report-xhtml'
        """
        return re.sub(r"[^A-Za-z0-9]+", "-", self.href)

    @property
    def media_type(self) -> str:
        """Return what kind of file it is; raises KeyError for an unknown ending."""
        return MEDIA_TYPES[PurePosixPath(self.href).suffix]


def write_archive(
    path: Path,
    container: str,
    package: str,
    items: Sequence[Item],
    published: datetime.date,
) -> None:
    """Write the EPUB: the media type first and stored, then what lists the rest."""
    time = (published.year, published.month, published.day, 0, 0, 0)
    beside = path.with_suffix(".part")
    with ZipFile(beside, "w") as archive:

        def add(name: str, data: bytes, method: int = ZIP_DEFLATED) -> None:
            entry = ZipInfo(name, time)
            entry.compress_type = method
            entry.create_system = 3  # else the machine's own, which differs
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data, compresslevel=9)

        add("mimetype", MIMETYPE, ZIP_STORED)
        add("META-INF/container.xml", container.encode())
        add(PACKAGE, package.encode())
        for item in items:
            add(f"{FOLDER}/{item.href}", item.data)
    beside.replace(path)
