"""Catalogues: what is put beside the chapters before Sphinx reads them."""

from __future__ import annotations

from pathlib import Path

from press.catalogues import stage

CATALOGUE = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Ball"
msgstr "Bumba"

#, fuzzy
#~| msgid "Nets"
#~ msgid "Net"
#~ msgstr "Tīkls"
"""


def test_a_staged_copy_keeps_its_lines_and_leaves_out_what_babel_cannot_read(
    tmp_path: Path,
):
    path = tmp_path / "locales/lv/LC_MESSAGES/a.po"
    path.parent.mkdir(parents=True)
    path.write_text(CATALOGUE, encoding="utf-8")
    staged = stage(tmp_path / "locales", "lv", tmp_path / "staged", tmp_path)
    copy = (staged.folder / "lv/LC_MESSAGES/a.po").read_text(encoding="utf-8")
    assert staged.problems == ()
    assert '#~| msgid "Nets"' not in copy
    assert copy.splitlines().index('msgstr "Bumba"') == CATALOGUE.splitlines().index(
        'msgstr "Bumba"'
    )
    assert "Nets" in path.read_text(encoding="utf-8")
