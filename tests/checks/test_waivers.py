"""A translator may overrule a finding, with a reason."""

from __future__ import annotations

from tests.checks.examples import codes

CHANGED = ("Call 112.", "Zvaniet 113.")


def test_a_waiver_with_a_reason_silences_its_code():
    waiver = "waive: changed-number – another number here"
    assert codes(*CHANGED, comments=(waiver,)) == []


def test_a_waiver_silences_no_other_code():
    waiver = "waive: changed-number – another number here"
    assert codes("Call 112.", "Zvaniet 113", comments=(waiver,)) == ["lost-end"]


def test_a_waiver_without_a_reason_is_an_error_of_its_own():
    found = codes(*CHANGED, comments=("waive: changed-number",))
    assert found == ["waiver-without-reason"]


def test_an_unused_waiver_is_an_error():
    found = codes("Call 112.", "Zvaniet 112.", comments=("waive: spelling – a name",))
    assert found == ["waiver-unused"]


def test_what_could_do_harm_cannot_be_waived():
    waiver = "waive: forbidden-html – it is harmless"
    found = codes("A link", "<script>", comments=(waiver,))
    assert found == ["forbidden-html", "waiver-unused"]


def test_other_comments_are_no_waivers():
    assert codes("Call 112.", "Zvaniet 112.", comments=("We waive: nothing",)) == []


def test_hyphen_colon_and_dash_may_lead_to_the_reason():
    for sign in (" – ", " — ", ": ", " - "):
        waiver = f"waive: changed-number{sign}another number"
        assert codes(*CHANGED, comments=(waiver,)) == [], sign
