"""The finished editions, judged by the validators of their formats.

The editions are those of the project; see ``--dist`` in ``conftest.py`` to judge
others. Every number that the validators gave stands at the end of the test run.
"""

from __future__ import annotations

import pytest

from tests.validators import (
    ace,
    axe,
    english,
    epubcheck,
    fonts,
    nu,
    qpdf,
    traces,
    verapdf,
)
from tests.validators.session import (
    EDITIONS,
    EPUBS,
    PDFS,
    SITES,
    TRANSLATED,
    Verdicts,
)
from tests.validators.verdict import Verdict, most_common
from tests.validators.waivers import not_waived, unused


def assert_clean(verdict: Verdict) -> None:
    left = not_waived(verdict)
    if left:
        pytest.fail(f"{verdict}\n{most_common(left)}", pytrace=False)


@pytest.mark.parametrize("path", EPUBS)
def test_epubcheck_has_nothing_to_say_about_the_epub(
    path: str, verdicts: Verdicts
) -> None:
    assert_clean(verdicts.by(epubcheck.check)[path])


@pytest.mark.parametrize("path", EPUBS)
def test_ace_finds_no_violation_in_the_epub(path: str, verdicts: Verdicts) -> None:
    assert_clean(verdicts.by(ace.check)[path])


@pytest.mark.parametrize("path", SITES)
def test_axe_finds_nothing_on_the_site_by_day_by_night_on_phone_or_desk(
    path: str, verdicts: Verdicts
) -> None:
    assert_clean(verdicts.by(axe.check)[path])


@pytest.mark.parametrize("path", SITES)
def test_the_nu_checker_finds_no_error_on_the_site(
    path: str, verdicts: Verdicts
) -> None:
    assert_clean(verdicts.by(nu.check)[path])


@pytest.mark.parametrize("path", TRANSLATED)
def test_no_english_is_left_in_a_complete_translation(
    path: str, verdicts: Verdicts
) -> None:
    assert_clean(verdicts.by(english.check)[path])


@pytest.mark.parametrize("path", PDFS)
def test_verapdf_finds_no_broken_rule_of_pdf_ua_in_the_pdf(
    path: str, verdicts: Verdicts
) -> None:
    assert_clean(verdicts.by(verapdf.check)[path])


@pytest.mark.parametrize("path", PDFS)
def test_qpdf_finds_the_pdf_sound(path: str, verdicts: Verdicts) -> None:
    assert_clean(verdicts.by(qpdf.check)[path])


@pytest.mark.parametrize("path", PDFS)
def test_every_letter_of_the_pdf_has_its_glyph_in_an_embedded_subset(
    path: str, verdicts: Verdicts
) -> None:
    assert_clean(verdicts.by(fonts.check)[path])


@pytest.mark.parametrize("path", EDITIONS)
def test_no_edition_tells_where_it_was_built(path: str, verdicts: Verdicts) -> None:
    assert_clean(verdicts.by(traces.check)[path])


def test_every_waiver_is_still_needed(verdicts: Verdicts) -> None:
    assert unused(verdicts.all()) == []
