"""What no page may have: HTML of its own, and files from anywhere else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.directives.small_book import Finding, SmallBook, small_book

SECRET = b"root of the machine"


@pytest.fixture
def book(tmp_path: Path) -> SmallBook:
    (tmp_path / "secret.txt").write_bytes(SECRET)
    return small_book(tmp_path)


def findings_in(book: SmallBook, text: str) -> list[Finding]:
    book.write("page.rst", f"Page\n====\n\n{text}\n")
    return book.make()


REFUSED = [
    '.. raw:: html\n\n   <script src="https://a.org/a.js"></script>',
    ".. raw:: html\n   :file: ../secret.txt",
    ".. raw:: html\n   :url: https://a.org",
    ".. role:: html(raw)\n   :format: html\n\nA :html:`<script>`.",
    ".. default-role:: download\n\nA `conf.py`.",
    "A :download:`../secret.txt`.",
    ".. include:: ../secret.txt",
    ".. literalinclude:: ../secret.txt",
    ".. csv-table:: Table\n   :file: ../secret.txt",
    ".. csv-table:: Table\n   :url: https://a.org/a.csv",
    ".. meta::\n   :http-equiv=refresh: 0; url=https://a.org",
    "A :math:`a^2`.",
    ".. math:: a^2",
    ".. image:: http://a.org/a.png\n   :alt: A.",
    ".. image:: //a.org/a.png\n   :alt: A.",
    ".. image:: data:image/png;base64,AAAA\n   :alt: A.",
    ".. image:: ../secret.txt\n   :alt: A.",
    ".. image:: /../secret.txt\n   :alt: A.",
    ".. image:: link.png\n   :alt: A.",
    ".. figure:: ../secret.txt\n   :alt: A.\n\n   Words.",
    ".. image:: own.svg\n   :alt: A.\n   :loading: embed",
]


@pytest.mark.parametrize("text", REFUSED)
def test_what_has_no_place_in_the_book_is_reported_and_left_out(
    book: SmallBook, text: str
) -> None:
    book.write("own.svg", "<svg onload='alert(1)'/>")
    (book.root / "handbook" / "link.png").symlink_to(book.root / "secret.txt")
    [finding] = findings_in(book, text)
    assert finding.file == "page.rst"
    assert finding.line >= 4
    assert finding.remedy.endswith(".")
    out = book.root / "out" / "site"
    shutil.rmtree(out / "en" / "_sources")
    made = [path.read_bytes() for path in out.rglob("*") if path.is_file()]
    assert not any(SECRET in content or b"https://a.org" in content for content in made)


def test_a_picture_of_the_handbook_is_no_problem(book: SmallBook) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
    book.write("images/own.svg", svg)
    assert findings_in(book, ".. image:: /images/own.svg\n   :alt: A.") == []
