"""Files that may have been sent by anybody: one clear message, no traceback."""

from __future__ import annotations

import os
import time

import pytest

from press.catalogues import read_catalogue, stage, stage_one, translations
from press.checks.reading import Catalogue, read
from press.manifest import files_in
from press.passages import read_passages
from press.po_files import Damaged, parsed
from press.problems import Problem

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
BALL = 'msgid "Ball"\nmsgstr "Bumba"\n'
OBSOLETE = '#~ msgid "Ball"\n#~ msgstr "Bumba"\n'


def read_bytes(tmp_path, content: bytes) -> Catalogue | Problem:
    path = tmp_path / "a.po"
    path.write_bytes(content)
    found = read(path, "locales/lv/LC_MESSAGES/a.po", "a")
    assert path.read_bytes() == content
    return found


def test_a_message_stands_at_the_line_of_its_msgid(tmp_path):
    text = HEADER + "# note\n#: a\n" + BALL + '\n#: b\nmsgctxt "x"\n' + BALL
    found = read_bytes(tmp_path, text.encode())
    assert isinstance(found, Catalogue)
    lines = text.split("\n")
    assert [lines[m.line - 1] for m in found.messages] == ['msgid "Ball"'] * 2


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + (HEADER + BALL).encode(),
        (HEADER + BALL).replace("\n", "\r\n").encode(),
        (HEADER + 'msgid ""\n"Ba"\n"ll"\nmsgstr ""\n"Bum"\n"ba"\n').encode(),
        (HEADER + BALL + '#~ msgid "Ball"\n#~ msgstr "Bumbiņa"\n').encode(),
        (HEADER + '#, fuzzy\n#| msgid "Balls"\n' + BALL).encode().rstrip(),
        ("# #-#-#-#-#  a.po  #-#-#-#-#\n" + HEADER + BALL).encode(),
        (
            HEADER + BALL + '\n#, fuzzy\n#~| msgid "Nets"\n'
            '#~ msgid "Net"\n#~ msgstr "Tīkls"\n'
        ).encode(),
    ],
    ids=[
        "BOM",
        "CRLF",
        "wrapped",
        "obsolete",
        "previous English",
        "comment of msgcat",
        "obsolete fuzzy",
    ],
)
def test_what_editors_make_of_a_catalogue_comes_in_whole(tmp_path, content):
    found = read_bytes(tmp_path, content)
    assert isinstance(found, Catalogue)
    assert [(m.english, m.text) for m in found.messages] == [("Ball", "Bumba")]


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (b"", "no-header", 0),
        (BALL.encode(), "no-header", 0),
        ((HEADER + BALL).encode("utf-16"), "binary", 0),
        (HEADER.encode() + b"\x00\x01\x02", "binary", 0),
        (os.urandom(4000).replace(b"\0", b"\xff"), "wrong-charset", None),
        (HEADER.replace("UTF-8", "windows-1257").encode(), "wrong-charset", 0),
        (HEADER.encode() + 'msgid "ā"'.encode("windows-1257"), "wrong-charset", 4),
        ((HEADER + BALL + BALL).encode(), "duplicate-message", 6),
        ((HEADER + OBSOLETE + OBSOLETE).encode(), "duplicate-message", 6),
        ((HEADER + BALL.replace("msgstr", "msgstr[x]")).encode(), "damaged", 5),
        ((HEADER + "#~ Bumba\n").encode(), "damaged", 4),
        ((HEADER + "<<<<<<< HEAD\n" + BALL).encode(), "merge-conflict", 4),
        ((HEADER + BALL + "=======\n").encode(), "merge-conflict", 6),
        (
            HEADER.encode() + b'msgid "Ball"\nmsgstr ""\n'
            b'"#-#-#-#-#  a.po  #-#-#-#-#\\n"\n"Bumba\\n"\n',
            "merge-conflict",
            6,
        ),
        (
            HEADER.encode() + b'msgid "Ball"\nmsgstr "#-#-#-#-#  a.po  #-#-#-#-#"\n',
            "merge-conflict",
            5,
        ),
        ((HEADER + BALL)[:-4].encode(), "damaged", 5),
        ((HEADER + 'msgid "Ball"\n').encode(), "damaged", 5),
        ((HEADER + 'msgid "Ball"\n' + BALL).encode(), "damaged", 5),
        ((HEADER + "<html>\n").encode(), "damaged", 4),
        ((HEADER + 'msgstr "Bumba"\nmsgid_plural "x"\n').encode(), "damaged", 5),
        ((HEADER + BALL.replace("Bumba", "*" * 5_001)).encode(), "too-large", 4),
        ((HEADER + BALL.replace("Ball", "B" * 5_001)).encode(), "too-large", 4),
    ],
)
def test_a_damaged_file_is_one_problem_and_stays_as_it_is(
    tmp_path, content, code, line
):
    found = read_bytes(tmp_path, content)
    assert isinstance(found, Problem)
    assert (found.code, found.warning) == (code, False)
    assert found.remedy
    assert line is None or found.line == line


@pytest.mark.parametrize("text", ['Gada "plāns"', "Gada\nplāns"])
def test_a_bare_quotation_mark_or_line_break_is_mended_where_it_stands(tmp_path, text):
    found = read_bytes(tmp_path, (HEADER + BALL.replace("Bumba", text)).encode())
    assert isinstance(found, Problem)
    assert found.line == 5
    assert found.remedy.startswith('Write quotation marks as “…” (or \\"), and keep')


def test_a_file_of_fifty_megabytes_is_refused_unread(tmp_path):
    path = tmp_path / "a.po"
    with path.open("wb") as big:
        big.truncate(50_000_000)
    started = time.monotonic()
    found = read(path, "a.po", "a")
    assert isinstance(found, Problem)
    assert found.code == "too-large"
    assert time.monotonic() - started < 0.1


def test_a_catalogue_with_more_messages_than_the_book_is_refused(tmp_path):
    many = "".join(BALL.replace("Ball", f"Ball {n}") for n in range(10_001))
    found = read_bytes(tmp_path, (HEADER + many).encode())
    assert isinstance(found, Problem)
    assert (found.code, found.line > 20_000) == ("too-large", True)


def test_two_obsolete_messages_of_two_contexts_are_no_duplicates(tmp_path):
    again = '#~ msgctxt "evening"\n' + OBSOLETE
    assert isinstance(
        read_bytes(tmp_path, (HEADER + OBSOLETE + again).encode()), Catalogue
    )


def test_what_babel_cannot_read_is_named_with_its_line(tmp_path):
    forms = 'msgid "Ball"\nmsgid_plural "Balls"\nmsgstr[0] "a"\nmsgstr[7] "b"\n'
    found = read_bytes(tmp_path, (HEADER + forms).encode())
    assert isinstance(found, Problem)
    assert (found.code, found.line) == ("damaged", 4)
    assert " on " not in found.message


STRANGE = {
    "link": lambda path: path.symlink_to("/dev/zero"),
    "dangling link": lambda path: path.symlink_to("nowhere"),
    "folder": lambda path: path.mkdir(),
    "pipe": os.mkfifo,
}


@pytest.mark.parametrize("make", STRANGE.values(), ids=STRANGE)
def test_what_is_no_file_is_not_opened_by_whoever_reads_a_catalogue(tmp_path, make):
    path = tmp_path / "lv/LC_MESSAGES/a.po"
    path.parent.mkdir(parents=True)
    make(path)
    found = read(path, "a.po", "a")
    assert isinstance(found, Problem)
    assert found.code == "not-a-file"
    for reader in (read_catalogue, read_passages):
        with pytest.raises(Damaged, match="link, a folder or a device"):
            reader(path)
    assert translations(path) == {}
    assert [p.code for p in stage(tmp_path, "lv", tmp_path / "b", tmp_path).problems]
    assert list(files_in(path.parent)) == []


def test_a_charset_in_a_strange_spelling_does_not_matter(tmp_path):
    content = (HEADER + BALL).replace("charset=UTF-8", "charset = 'bogus'")
    (tmp_path / "a.po").write_text(content.replace("Bumba", "Bumbā"), encoding="utf-8")
    stage_one(tmp_path / "a.po", tmp_path / "b.po", "lv")
    assert "Bumbā" in (tmp_path / "b.mo").read_text(errors="ignore")


@pytest.mark.parametrize("number", ["1000000000", '1"\n"000000000', "1_000_000_000"])
def test_a_header_cannot_ask_for_more_plural_forms_than_there_are(number):
    header = HEADER.replace("Content", f"Plural-Forms: nplurals={number};\\nContent")
    with pytest.raises(Damaged, match="plural forms"):
        parsed(header + 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n')


def test_a_strange_header_is_no_traceback(tmp_path):
    header = 'msgid ""\nmsgstr "Plural-Forms: nplurals=x; plural=__import__;\\n"\n'
    dates = 'msgid ""\nmsgstr "PO-Revision-Date: yesterday\\nLanguage: ??\\n"\n'
    for text in (header, dates):
        found = read_bytes(tmp_path, text.encode())
        assert isinstance(found, Catalogue | Problem)
