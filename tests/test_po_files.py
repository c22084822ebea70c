"""What strangers' tools may do to a catalogue, and how it is written again."""

from __future__ import annotations

import shutil
import subprocess
import time
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from press.catalogues import read_catalogue
from press.lock import one_at_a_time
from press.merging import listed, update
from tests.test_merging import BOOK, DESK, LATVIAN, LONG, template


def on_disk(folder: Path, *english: str) -> Path:
    """Write a catalogue of untranslated messages and return its path."""
    update(folder, {"a": template(*english)}, LATVIAN, BOOK, DESK)
    return folder / "a.po"


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def test_the_previous_english_is_still_there_after_two_updates(tmp_path: Path):
    path = on_disk(tmp_path, LONG)
    edit(path, f'msgid "{LONG}"\nmsgstr ""', f'msgid "{LONG}"\nmsgstr "Garš"')
    edited = LONG.replace("word70", "another")
    update(tmp_path, {"a": template(edited)}, LATVIAN, BOOK, DESK)
    once = path.read_bytes()
    update(tmp_path, {"a": template(edited)}, LATVIAN, BOOK, DESK)
    assert path.read_bytes() == once
    assert f'#, fuzzy\n#| msgid "{LONG}"\nmsgid "{edited}"' in once.decode()


def test_a_fuzzy_message_that_was_deleted_comes_back_fuzzy(tmp_path: Path):
    path = on_disk(tmp_path, "Ball", "Net")
    edit(path, 'msgid "Ball"\nmsgstr ""', '#, fuzzy\nmsgid "Ball"\nmsgstr "Bumba"')
    update(tmp_path, {"a": template("Net")}, LATVIAN, BOOK, DESK)
    update(tmp_path, {"a": template("Net", "Ball")}, LATVIAN, BOOK, DESK)
    ball = listed(read_catalogue(path))[1]
    assert (ball.id, ball.string, ball.fuzzy) == ("Ball", "Bumba", True)


def test_a_mark_taken_away_takes_the_previous_english_with_it(tmp_path: Path):
    path = on_disk(tmp_path, "Ball")
    edit(path, 'msgid "Ball"\nmsgstr ""', '#| msgid "Bal"\nmsgid "Ball"\nmsgstr "B"')
    update(tmp_path, {"a": template("Ball")}, LATVIAN, BOOK, DESK)
    assert "#|" not in path.read_text(encoding="utf-8")


def test_the_previous_english_of_an_obsolete_message_is_read(tmp_path: Path):
    path = on_disk(tmp_path, "Ball")
    with path.open("a", encoding="utf-8") as file:
        file.write('\n#, fuzzy\n#~| msgid "Nets"\n#~ msgid "Net"\n#~ msgstr "Tīkls"\n')
    (gone,) = read_catalogue(path).obsolete.values()
    assert (gone.string, gone.previous_id) == ("Tīkls", ["Nets"])


def test_a_translators_name_stays_and_the_name_of_a_tool_goes(tmp_path: Path):
    path = on_disk(tmp_path, "Ball")
    edit(path, "nobody yet", "Anna Ozola <anna@book.test>")
    edit(path, '"MIME-Version', '"X-Generator: Poedit 3.4\\n"\n"MIME-Version')
    update(tmp_path, {"a": template("Ball")}, LATVIAN, BOOK, DESK)
    header = path.read_text(encoding="utf-8")
    assert '"Last-Translator: Anna Ozola <anna@book.test>\\n"' in header
    assert "Poedit" not in header
    assert "Babel" not in header


def test_a_new_version_of_the_book_alone_changes_no_byte(tmp_path: Path):
    path = on_disk(tmp_path, "Ball")
    before = path.read_bytes()
    newer = replace(BOOK, version="2")
    assert update(tmp_path, {"a": template("Ball")}, LATVIAN, newer, DESK) == []
    assert path.read_bytes() == before
    update(tmp_path, {"a": template("Ball", "Net")}, LATVIAN, newer, DESK)
    assert "A Book 2" in path.read_text(encoding="utf-8")


def test_a_share_of_pupils_is_no_placeholder(tmp_path: Path):
    path = on_disk(tmp_path, "27\u00a0% of pupils", "%(share)s of pupils")
    text = path.read_text(encoding="utf-8")
    assert '\nmsgid "27\u00a0% of pupils"' in text
    assert '#, python-format\nmsgid "%(share)s of pupils"' in text
    assert text.count("python-format") == 1


def test_a_damaged_catalogue_stops_before_anything_is_written(tmp_path: Path):
    path = on_disk(tmp_path, "Ball")
    (tmp_path / "b.po").write_text('msgid "Net"\nmsgstr "Tīkls\n<<<<<<< HEAD\n')
    before = path.read_bytes()
    with pytest.raises(ValueError, match="cannot be read"):
        update(tmp_path, {"a": template("Ball", "Net")}, LATVIAN, BOOK, DESK)
    assert path.read_bytes() == before


def test_two_updates_at_once_go_one_after_the_other(tmp_path: Path):
    order = []

    def hold(name: str) -> None:
        with one_at_a_time(tmp_path / "lock"):
            order.append(f"{name} begins")
            time.sleep(0.05)
            order.append(f"{name} ends")

    threads = [Thread(target=hold, args=(name,)) for name in ("one", "two")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [said.split()[1] for said in order] == ["begins", "ends"] * 2


needs_gettext = pytest.mark.skipif(
    shutil.which("msgmerge") is None,
    reason="gettext is not installed; build.py test installs it on Debian",
)


@needs_gettext
@pytest.mark.parametrize(
    "command",
    [
        "msgcat --width=60 {po} -o {po}",
        "msgcat --no-wrap {po} -o {po}",
        "msgmerge --quiet --update --backup=none --previous {po} {pot}",
        "msgmerge --quiet --previous --no-fuzzy-matching {po} {pot} -o {po}",
        "msgattrib --width=79 {po} -o {po}",
        "msgcat --sort-output {po} -o {po}",
    ],
)
def test_a_stranger_s_round_trip_changes_no_byte(tmp_path: Path, command: str):
    templates = {"a": template("Ball", LONG, "%(share)s left", "Net")}
    update(tmp_path, templates, LATVIAN, BOOK, DESK)
    path = tmp_path / "a.po"
    shutil.copy(path, tmp_path / "template.pot")
    edit(path, 'msgid "Ball"\nmsgstr ""', '# Round.\nmsgid "Ball"\nmsgstr "Bumba"')
    edit(path, 'msgid "Net"', f'#, fuzzy\n#| msgid "{LONG}"\nmsgid "Net"')
    edit(path, 'msgid "Net"\nmsgstr ""', 'msgid "Net"\nmsgstr "Tīkls"')
    with path.open("a", encoding="utf-8") as file:
        file.write('\n#, fuzzy\n#~| msgid "Hops"\n#~ msgid "Hoop"\n#~ msgstr "Grozs"\n')
    update(tmp_path, templates, LATVIAN, BOOK, DESK)
    ours = path.read_bytes()
    words = command.format(po=path, pot=tmp_path / "template.pot").split()
    subprocess.run(words, check=True, capture_output=True)
    update(tmp_path, templates, LATVIAN, BOOK, DESK)
    assert path.read_bytes().decode() == ours.decode()


@needs_gettext
def test_gettext_and_i18nspector_have_nothing_to_say(tmp_path: Path):
    path = on_disk(tmp_path, "27\u00a0% of pupils", "%(share)s of pupils")
    edit(path, "nobody yet", "Anna Ozola <anna@ozola.lv>")
    said = subprocess.run(
        ["msgfmt", "-c", "-o", tmp_path / "a.mo", path], capture_output=True, text=True
    )
    assert said.stderr == ""
    if shutil.which("i18nspector") is None:
        pytest.skip("i18nspector is not installed; build.py test installs it on Debian")
    said = subprocess.run(
        ["i18nspector", "-l", "lv", path], capture_output=True, text=True
    )
    assert said.stdout == ""
