"""What a translator's file may never bring in, whatever its comments say."""

from __future__ import annotations

import pytest

from tests.checks.examples import codes

LINK = "A link"
ROLES = [
    "Te `../../../../etc/passwd`:download: ir",
    "Te :download:`../../../../etc/passwd` ir",
    "Te :Download:`x` ir",
    "Te `x`:math: ir",
    "Te :šifrs:`x` ir",
]
DIRECTIVES = [
    "Te .. `../x`:download:",
    "Te\n\n__ https://a.lv",
    "1. " * 1600,  # as a title it would be read
    "Te `x <java script:y>`__#noqa",
]
ADDRESSES = [
    "`te <java script:alert()>`__",
    "`te <java\\script:alert()>`__",
    "`te <java\tscript:alert()>`__",
    "te javascript:alert(1)",
    "`te <data:text/html,x>`__",
    "`te <blob:https://a.lv/1>`__",
    "te smb://a.lv/b",
    "file:///etc/passwd",
    "Tel:112",
    "`te <//a.lv>`__",
    "`te </\\\\a.lv>`__",
    "`te <https:x> <javascript:y>`__",
]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        *(("forbidden-role", text) for text in ROLES),
        *(("forbidden-directive", text) for text in DIRECTIVES),
        *(("forbidden-target", text) for text in ADDRESSES),
    ],
)
def test_what_could_do_harm_is_found_in_every_message_and_never_waived(code, text):
    waivers = tuple(
        f"waive: {waived} – because"
        for waived in (code, "added-role", "added-link", "broken-markup")
    )
    assert code in codes(LINK, text)
    assert code in codes(LINK, text, comments=waivers)
    assert code in codes(LINK, text, fuzzy=True)


@pytest.mark.parametrize("text", ["Nu?.. Saite", "Plkst. 17:00 (:ref:`a`): te"])
def test_what_only_looks_like_harm_is_let_pass(text):
    harmful = [code for code in codes(LINK, text) if code.startswith("forbidden")]
    assert harmful == []


def test_a_download_names_a_file_and_is_for_the_english_alone():
    english = "A :download:`form <form.pdf>`"
    assert codes(english, "Te :download:`lapa <../x>`") == ["forbidden-role"]


def test_a_web_address_may_be_added_with_a_reason_and_no_other_address():
    text, waiver = "`te <{}>`__", "waive: added-link – a Latvian page"
    for address in ("https://a.lv", "http://a.lv", "mailto:a@b.lv", "a.html"):
        assert codes(LINK, text.format(address)) == ["added-link"]
        assert codes(LINK, text.format(address), comments=(waiver,)) == []
    found = codes(LINK, text.format("ftp://a.lv"), comments=(waiver,))
    assert found == ["forbidden-target"]


def test_an_address_of_the_english_may_stay():
    assert codes("Call `us <tel:112>`__.", "Zvaniet `mums <tel:112>`__.") == []


def test_a_harmless_role_of_the_english_may_be_translated():
    assert codes("Press :menuselection:`a`", "Spied :menuselection:`b`") == []
