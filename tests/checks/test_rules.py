"""Every rule of the checks, with what it finds and what it lets pass."""

from __future__ import annotations

import pytest

from press.checks import CHECKS, judge
from tests.checks.examples import (
    LABEL,
    LATVIAN,
    LITHUANIAN,
    POLISH,
    RUSSIAN,
    catalogue,
    codes,
)

# Code, English, a bad translation, a good one.
RULES = [
    ("no-space-before-mark", "See :ref:`a`.", "Sk.un:ref:`a`.", "Sk. :ref:`a`."),
    (
        "letters-behind-mark",
        "With :term:`peer`.",
        "Ar :term:`vienaudz <peer>`iem.",
        "Ar :term:`vienaudžiem <peer>`.",
    ),
    ("broken-bold", "**Stop** now", "**Stāt tūlīt", "**Stāt** tūlīt"),
    ("broken-emphasis", "*Stop* now", "*Stāt tūlīt", "*Stāt* tūlīt"),
    ("broken-literal", "``a`` now", "``a tūlīt", "``a`` tūlīt"),
    (
        "broken-backquote",
        ":ref:`a` and :ref:`b`",
        ":ref:`a un :ref:`b`",
        ":ref:`a` un :ref:`b`",
    ),
    ("broken-substitution", "In |year|", "Šajā |year", "Šajā |year|"),
    ("broken-markup", "Say this", "Sakiet::", "Sakiet to"),
    ("read-as-list", "1 and 4", "1. un 4.", "1.\u00a0un 4."),
    ("read-as-list", "In 2026 we ran", "2026. gadā skrējām", "2026.\u00a0gadā skrējām"),
    ("read-as-list", "No balls", "- nav bumbu", "Nav bumbu"),
    ("read-as-list", "A ball", " Bumba", "Bumba"),
    ("lost-reference", "See :ref:`a`.", "Skatiet tālāk.", "Skatiet :ref:`a`."),
    ("changed-reference", "See :doc:`a`.", "Sk. :doc:`b`.", "Sk. :doc:`te <a>`."),
    ("added-reference", "See :ref:`a`.", "Sk. :ref:`a`, :ref:`a`.", "Sk. :ref:`a`."),
    (
        "changed-term",
        ":term:`peer`",
        ":term:`draugi <friend>`",
        ":term:`savējie <peer>`",
    ),
    ("lost-citation", "So :cite:p:`a,b`.", "Tā :cite:p:`a`.", "Tā :cite:p:`b,a`."),
    ("lost-footnote", "So [#a]_.", "Tā.", "Tā [#a]_."),
    ("changed-substitution", "In |year|.", "Ap |gads|.", "Ap |year|."),
    (
        "changed-link",
        "On https://a.org/b now",
        "Lapā https://a.org/c nu",
        "https://a.org/b nu",
    ),
    ("changed-link", "On a-b.lt: chat", "Vietnē ab.lt: čats", "Vietnē a-b.lt: čats"),
    ("lost-literal", "Type ``a``.", "Rakstiet a.", "Rakstiet ``a``."),
    ("lost-bold", "**Talk.** Sit.", "Runājiet. Sēdiet.", "**Runājiet.** Sēdiet."),
    ("added-emphasis", "Talk now.", "Runājiet *tūlīt*.", "Runājiet tūlīt."),
    ("lost-role", "A :kbd:`b`.", "Te b.", "Te :kbd:`b`."),
    (
        "changed-placeholder",
        "Card %(number)s",
        "%(numurs)s. karte",
        "%(number)s. karte",
    ),
    ("lost-placeholder", "Found ${n} pages", "Lapas atrastas", "Atrastas ${n} lapas"),
    (
        "english-term",
        "No :term:`neglect`",
        "Bez :term:`neglect`",
        "Bez :term:`tā <neglect>`",
    ),
    (
        "changed-number",
        "Ask 10,302 people",
        "Jautā 10 320 ļaudīm",
        "Jautā 10 302 ļaudīm",
    ),
    ("changed-number", "About 35.5 km", "Ap 35 km", "Ap 35,5\u00a0km"),
    ("changed-number", "Call 116 111", "Zvaniet 116 123", "Zvaniet 116\u00a0111"),
    ("changed-number", "At 17:00", "Plkst. 18.00", "Plkst. 17.00"),
    ("untranslated", "Time", "Time", "Laiks"),
    ("untranslated", "who may come", "who may come", "kas drīkst nākt"),
    (
        "untranslated",
        "Wait. A child is heard on the same day.",
        "Pagaidiet. A child is heard on the same day.",
        "Pagaidiet. Bērnu uzklausa tajā pašā dienā.",
    ),
    ("doubled-word", "A ball", "Viena viena bumba", "Viena bumba"),
    ("lost-end", "Who comes?", "Kas nāk.", "Kas nāk?"),
    ("lost-end", "You need:", "Vajag", "Vajag:"),
    ("lost-end", "He said “no.”", "Viņš teica “nē”", "Viņš teica “nē”."),
    ("edge-space", "A ball", " bumba", "bumba"),
    ("edge-space", "page ", "lappuse", "lappuse "),
    ("double-space", "Two balls", "Divas  bumbas", "Divas bumbas"),
    ("wrong-quotes", "“Stop”", "„Stop“", "“Stāt”"),
    ("wrong-quotes", "“a “b” c”", "“a “b” c d”", "“a «b» c d”"),
    ("straight-quotes", "“Stop”", '"Stāt"', "“Stāt”"),
    ("lonely-quote", "“Stop”", "“Stāt", "“Stāt”"),
    ("straight-apostrophe", "Rock’n’roll", "Rok'enrols", "Rok’enrols"),
    ("wrong-dash", "Yes – no", "Jā - nē", "Jā\u00a0– nē"),
    ("wrong-dash", "Yes – no", "Jā -- nē", "Jā\u00a0– nē"),
    ("nbsp-before-dash", "Yes – no", "Jā – nē", "Jā\u00a0– nē"),
    ("hyphen-in-range", "10–15 years", "10-15 gadi", "10–15 gadi"),
    ("nbsp-before-unit", "5 m", "5 m tālu", "5\u00a0m tālu"),
    ("nbsp-before-unit", "65 % of all", "65% visu", "65\u00a0% visu"),
    ("nbsp-in-size", "12 × 9", "laukums 12 × 9", "laukums 12\u00a0×\u00a09"),
    ("nbsp-in-abbreviation", "balls etc.", "bumbas u.c.", "bumbas u.\u00a0c."),
    ("three-dots", "Well …", "Nu ...", "Nu …"),
    ("missing-term", "a youth worker", "kāds audzinātājs", "jaunatnes darbiniekam"),
    ("avoided-term", "teenagers", "tīneidžeriem", "pusaudžiem"),
    ("spelling", "A session", "Viens trenniņš", "Viens treniņš"),
    ("long-label", LABEL, "Vieta, kur nomierināties", "Miera stūris"),
    ("forbidden-role", "A link", ":raw:`x` saite", "Saite"),
    ("forbidden-role", "A link", ":download:`x` saite", "Saite"),
    ("forbidden-directive", "A link", ".. raw:: html", "Saite"),
    ("forbidden-directive", "A link", "Te ``.. raw:: html``", "Saite"),
    ("broken-markup", "A link", "1. " * 1600, "Saite"),
    ("forbidden-target", "A link", "javascript:alert(1)", "Saite"),
    ("forbidden-target", "A link", "file:///etc/passwd", "Saite"),
    ("forbidden-html", "A link", "<script>alert()</script>", "Saite"),
    ("control-character", "A link", "Sai\u202ete", "Saite"),
    ("control-character", "A link", "Sai\x07te", "Saite"),
]


@pytest.mark.parametrize(
    ("code", "english", "bad", "good"), RULES, ids=[f"{r[0]}: {r[2]!r}" for r in RULES]
)
def test_a_rule_finds_the_bad_and_passes_the_good(code, english, bad, good):
    assert code in codes(english, bad)
    assert codes(english, good) == []


@pytest.mark.parametrize(
    ("known", "english", "good"),
    [
        (LATVIAN, "23 November 2026", "2026.\u00a0gada 23. novembrī"),
        (LATVIAN, "23 November 2026", "23.11.2026."),
        (LATVIAN, "Seen 2026-11-23", "Skatīts 23.11.2026."),
        (LATVIAN, "Eight steps, 12 months", "8 soļi, divpadsmit mēneši"),
        (LATVIAN, "Chapter 5 is yours.", "5.\u00a0nodaļa ir jūsu."),
        (LATVIAN, "Marta, 14", "Marta, 14"),
        (LATVIAN, "T7", "T7"),
        (LATVIAN, "rondo", "rondo"),
        (LATVIAN, "licence", "licence"),
        (LATVIAN, "for young people", "jaunatnei"),
        (LATVIAN, "nothing found", "nav nekā"),
        (LATVIAN, "Exit 1", "1. izeja"),  # a drawn label is no paragraph
        (LATVIAN, "Ends with “Stop.”", "Beigās ir “Stāt!”"),
        (LATVIAN, "Say “**Stop** … no”", "Sakiet “**Stāt** … nē”"),
        (LATVIAN, "A: ……  B: ……", "C: ……  D: ……"),
        (
            LITHUANIAN,
            "“Stop” – 15 % on 8 March 2026",
            "„Stok“ – 15\u00a0% 2026 m. kovo 8 d.",
        ),
        (LITHUANIAN, "8 March 2026", "2026-03-08"),
        (LITHUANIAN, "e.g. at 18:30", "t.\u00a0y. 18:30\u00a0val."),
        (RUSSIAN, "“Stop” – now", "«Стоп»\u00a0— сейчас"),
        (POLISH, "“Stop” – now", "„Stop” - teraz"),
    ],
)
def test_what_a_language_writes_otherwise_is_no_finding(known, english, good):
    assert codes(english, good, known) == []


def test_buttons_and_titles_are_plain_text():
    assert codes("Next", "1. Nākamā *", name="sphinx") == ["changed-number"]
    assert codes("Next *", "Nākamā *", name="book") == []


def test_a_fuzzy_message_is_only_searched_for_what_could_do_harm():
    assert codes("5 balls", "Sešas  bumbas", fuzzy=True) == []
    assert codes("5 balls", "<script>", fuzzy=True) == ["forbidden-html"]


def test_errors_block_and_suspicions_do_not():

    found = {p.code: p.warning for p in judge(catalogue("Call 112.", '"Zvaniet" 113'))}
    assert found == {
        "changed-number": False,
        "straight-quotes": True,
        "lost-end": True,
    }


def test_every_check_has_a_manual_page():
    for check in CHECKS:
        page = check.__doc__ or ""
        assert "Bad" in page, check.__name__
        assert "Good" in page, check.__name__
