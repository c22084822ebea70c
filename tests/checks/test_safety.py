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
HTML = [
    "<details open ontoggle=alert()>x</details>",
    "<frame src=//a.lv>",
    "te <a href=x>saite</a>",
    "</title>",
    "<!-- te",
    "<?php",
    "te <*img* src=x>",  # without its stars in the list of chapters
    "te <\\img src=x>",
    "`te <script>`",
    "`te <svg/onload=alert()>`",
    "`te <https://a.lv/ onfocus=alert()>`",
    'te” onfocus="alert()"',
    "java&Tab;script:x",
    "&#106;ava",
]
HIDDEN = [
    "Sai\U000e0041te",  # a tag letter
    "Sai\U000e0101te",  # one of 240 invisible variants
    "Sai\u3164te",  # a blank letter
    "Sai\uffa0te",
    "Sai\u2800te",
    "Sai\u00adte",
    "Sai\u061cte",
]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        *(("forbidden-role", text) for text in ROLES),
        *(("forbidden-directive", text) for text in DIRECTIVES),
        *(("forbidden-target", text) for text in ADDRESSES),
        *(("forbidden-html", text) for text in HTML),
        *(("control-character", text) for text in HIDDEN),
        ("forbidden-target", "Te ir _`saite`."),
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


@pytest.mark.parametrize(
    "text",
    [
        "Nu?.. Saite",
        "Plkst. 17:00 (:ref:`a`): te",
        "x < y, y <5 un z <= 3 <– te",
        ":ref:`te <form-t7>` un :doc:`te </cards/a>`",
        "`te <https://a.lv/?a=1&b=2&online=3>`__",
        "Rīga & Daugavpils; onkulis",
    ],
)
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


@pytest.mark.parametrize(
    "text",
    [
        "Mek</title><details open ontoggle=alert()>x</details>",
        'L" onfocus="alert()" autofocus x="',
        "te >",
        "java&Tab;script:x",
    ],
)
def test_a_button_and_a_title_have_no_sign_of_html_but_those_of_the_english(text):
    for name in ("sphinx", "book"):
        assert "forbidden-html" in codes(LINK, text, name=name)
        assert "forbidden-html" not in codes(text, text, name=name)


def test_a_piece_of_html_in_the_english_allows_no_other():
    assert codes("The tag ``<b>``", "Birka ``<b>``") == []
    assert "forbidden-html" in codes("The tag ``<b>``", "Birka ``<b>`` <br x>")
    assert "forbidden-html" in codes("See `a <a-1>`_", "Sk. `a <a-1>`_ <a x>")


def test_a_harmless_role_of_the_english_may_be_translated():
    assert codes("Press :menuselection:`a`", "Spied :menuselection:`b`") == []
