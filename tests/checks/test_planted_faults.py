"""The fifteen faults that translations really have: every one must be found."""

from __future__ import annotations

import pytest

from tests.checks.examples import codes

SENTENCE = (
    "See **card 2** (:ref:`card-2`) and ``rules.txt`` at `the club"
    " <https://example.org/en>`_ [#note]_ |year|."
)
GOOD = (
    "Sk. **2. kartīti** (:ref:`card-2`) un ``rules.txt`` `kluba lapā"
    " <https://example.org/en>`_ [#note]_ |year|."
)

MARKS = [
    ("role dropped", ":ref:`card-2`", "card-2", "lost-reference"),
    ("unclosed role", ":ref:`card-2`", ":ref:`card-2", "broken-backquote"),
    ("broken bold", "**2. kartīti**", "**2. kartīti", "broken-bold"),
    ("lost footnote", " [#note]_", "", "lost-footnote"),
    ("renamed substitution", "|year|", "|gads|", "changed-substitution"),
    ("changed target", "card-2`", "card-3`", "changed-reference"),
    ("broken link", ">`_", ">`", "lost-link"),
    ("changed literal", "rules.txt", "noteikumi.txt", "changed-literal"),
    ("changed URL", "example.org/en", "example.org/lv", "changed-link"),
]
WORDS = [
    ("changed number", "Call 112 now.", "Zvaniet 113.", "changed-number"),
    ("untranslated", "Who may come", "Who may come", "untranslated"),
    ("doubled word", "Split the group.", "Sadaliet grupu grupu.", "doubled-word"),
    ("quotes", "Say “Stop”.", "Sakiet „Stop“.", "wrong-quotes"),
    ("trailing space", "Stop.", "Stāt. ", "edge-space"),
    ("lost full stop", "Who comes is in.", "Kas nāk, piedalās", "lost-end"),
]


def test_the_sound_translation_has_no_finding():
    assert codes(SENTENCE, GOOD) == []


@pytest.mark.parametrize(
    ("right", "planted", "code"), [row[1:] for row in MARKS], ids=[m[0] for m in MARKS]
)
def test_a_planted_fault_in_the_marks_is_found(right, planted, code):
    assert right in GOOD
    assert code in codes(SENTENCE, GOOD.replace(right, planted))


@pytest.mark.parametrize(
    ("english", "planted", "code"),
    [row[1:] for row in WORDS],
    ids=[w[0] for w in WORDS],
)
def test_a_planted_fault_in_the_words_is_found(english, planted, code):
    assert codes(english, planted) == [code]
