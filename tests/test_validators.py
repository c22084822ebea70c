"""Each validator accepts a sound sample and sees what is wrong with a spoilt one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pytest

from press.problems import Problem
from tests.validators import (
    ace,
    axe,
    english,
    epubcheck,
    fonts,
    nu,
    qpdf,
    samples,
    tools,
    traces,
    verapdf,
)
from tests.validators.verdict import Verdict
from tests.validators.waivers import Waiver, not_waived, unused


def codes(verdict: Verdict) -> set[str]:
    return {problem.code for problem in verdict.errors}


def test_epubcheck_sees_a_file_that_is_listed_but_missing(tmp_path: Path) -> None:
    whole = samples.epub()
    torn = {**whole}
    del torn["EPUB/page.xhtml"]
    samples.write_epub(tmp_path / "whole.epub", whole)
    samples.write_epub(tmp_path / "torn.epub", torn)
    good, bad = epubcheck.check(tmp_path, ["whole.epub", "torn.epub"])
    assert good.errors == []
    assert good.counts == "0 fatal, 0 errors, 0 warnings, 0 usage"
    assert "RSC-001" in codes(bad)


def test_epubcheck_counts_usage_messages_too(tmp_path: Path) -> None:
    members = samples.epub()
    viewport = '<meta name="viewport" content="width=device-width"/></head>'
    text = members["EPUB/page.xhtml"].replace("</head>", viewport)
    samples.write_epub(tmp_path / "book.epub", {**members, "EPUB/page.xhtml": text})
    (verdict,) = epubcheck.check(tmp_path, ["book.epub"])
    assert verdict.counts == "0 fatal, 0 errors, 0 warnings, 1 usage"
    assert [(p.path, p.line, p.code) for p in verdict.errors] == [
        ("book.epub/EPUB/page.xhtml", 5, "HTM_060b")
    ]


def test_ace_sees_a_picture_without_alternative_text(tmp_path: Path) -> None:
    whole = samples.epub()
    blind = whole["EPUB/page.xhtml"].replace("Words.", '<img src="data:,"/>')
    samples.write_epub(tmp_path / "whole.epub", whole)
    samples.write_epub(tmp_path / "blind.epub", {**whole, "EPUB/page.xhtml": blind})
    good, bad = ace.check(tmp_path, ["whole.epub", "blind.epub"])
    assert good.errors == []
    assert "image-alt" in codes(bad)


FAULTS = {
    "sound": (samples.page(), set()),
    "pale-at-night": (
        samples.page(
            "<p class=note>Words.</p>",
            "<style>@media (prefers-color-scheme: dark) {"
            " .note { color: #333 } }</style>",
        ),
        {"color-contrast"},
    ),
    "too-wide": (samples.page('<div style="width: 400px">Wide.</div>'), {"overflow"}),
    "noisy": (samples.page("<script>console.error('oh')</script>"), {"console"}),
    "rooted": (samples.page('<img src="/x.png" alt="x">'), {"request", "console"}),
    "elsewhere": (
        samples.page('<img src="https://example.org/x.png" alt="x">'),
        {"request", "console"},
    ),
}


def test_axe_sees_faults_of_one_width_or_one_colour_scheme(tmp_path: Path) -> None:
    samples.write_site(
        tmp_path, {f"{name}.html": text for name, (text, _) in FAULTS.items()}
    )
    verdicts = axe.check(tmp_path, [f"{name}.html" for name in FAULTS])
    found = {
        name: codes(verdict) for name, verdict in zip(FAULTS, verdicts, strict=True)
    }
    assert found == {name: expected for name, (_, expected) in FAULTS.items()}
    messages = {problem.code: problem.message for v in verdicts for problem in v.errors}
    assert messages["color-contrast"].endswith("(1280 px dark, 320 px dark)")
    assert messages["overflow"] == "the page is 408 px wide: div (320 px)"


def test_the_nu_checker_sees_an_identifier_used_twice(tmp_path: Path) -> None:
    twice = '<p id="one">One.</p>\n<p id="one">Two.</p>'
    pages = {"lv/index.html": samples.page(), "lt/index.html": samples.page(twice)}
    samples.write_site(tmp_path, pages)
    good, bad = nu.check(tmp_path, ["lv", "lt"])
    assert good.errors == []
    assert good.counts == "0 errors, 0 warnings on 1 page"
    assert [(problem.path, problem.line) for problem in bad.errors] == [
        ("lt/index.html", 17)
    ]


def test_verapdf_sees_a_pdf_without_tags(tmp_path: Path) -> None:
    samples.write_pdf(tmp_path / "tagged.pdf")
    samples.write_pdf(tmp_path / "bare.pdf", tagged=False)
    good, bad = verapdf.check(tmp_path, ["tagged.pdf", "bare.pdf"])
    assert good.errors == []
    assert "6.2-1" in codes(bad)


def test_qpdf_sees_a_pdf_that_was_cut_short(tmp_path: Path) -> None:
    samples.write_pdf(tmp_path / "whole.pdf")
    whole = (tmp_path / "whole.pdf").read_bytes()
    (tmp_path / "cut.pdf").write_bytes(whole[:-200])
    good, bad = qpdf.check(tmp_path, ["whole.pdf", "cut.pdf"])
    assert good.errors == []
    assert codes(bad) == {"qpdf"}


def test_a_letter_the_font_lacks_is_reported_with_its_page(tmp_path: Path) -> None:
    samples.write_pdf(tmp_path / "whole.pdf", "ģūņšļē ąčęėįšųūž")
    samples.write_pdf(tmp_path / "hole.pdf", "A private letter: \ue123.")
    good, bad = fonts.check(tmp_path, ["whole.pdf", "hole.pdf"])
    assert good.errors == []
    assert [problem.code for problem in bad.errors] == ["notdef"]
    assert bad.errors[0].message.startswith("page 1 shows U+E123, for which /")


def test_a_font_outside_the_file_or_whole_in_it_is_reported(tmp_path: Path) -> None:
    samples.write_pdf(tmp_path / "book.pdf")
    with pikepdf.open(tmp_path / "book.pdf") as pdf:
        font = next(iter(pdf.pages[0].Resources.Font.items()))[1]
        font.BaseFont = pikepdf.Name("/SourceSerif4")
        pdf.save(tmp_path / "whole-font.pdf")
        font.DescendantFonts[0].FontDescriptor = pikepdf.Dictionary()
        pdf.save(tmp_path / "no-font.pdf")
    whole, none = fonts.check(tmp_path, ["whole-font.pdf", "no-font.pdf"])
    assert codes(whole) == {"not-subset"}
    assert codes(none) == {"not-embedded"}


def test_a_local_path_is_found_in_a_site_an_epub_and_a_pdf(tmp_path: Path) -> None:
    leak = '<a href="file:///srv/book/x.html">Words.</a>'
    members = samples.epub()
    text = members["EPUB/page.xhtml"].replace("Words.", leak)
    samples.write_epub(tmp_path / "book.epub", {**members, "EPUB/page.xhtml": text})
    samples.write_pdf(tmp_path / "book.pdf", leak)
    samples.write_site(tmp_path, {"lv/index.html": samples.page(leak)})
    verdicts = traces.check(tmp_path, ["book.epub", "book.pdf", "lv"])
    places = [[problem.path for problem in verdict.errors] for verdict in verdicts]
    assert [set(found) for found in places] == [
        {"book.epub/EPUB/page.xhtml"},
        {"book.pdf"},
        {"lv/index.html"},
    ]


def test_sound_editions_hold_no_trace_of_the_machine(tmp_path: Path) -> None:
    samples.write_epub(tmp_path / "book.epub", samples.epub())
    samples.write_pdf(tmp_path / "book.pdf")
    samples.write_site(tmp_path, {"lv/index.html": samples.page()})
    verdicts = traces.check(tmp_path, ["book.epub", "book.pdf", "lv"])
    assert [verdict.errors for verdict in verdicts] == [[], [], []]


def test_english_is_found_in_text_and_labels_but_not_in_titles(tmp_path: Path) -> None:
    body = (
        "<p>Ask the group and wait.</p><p>Vaicājiet. <em>The Game and the Goal</em></p>"
        '<img src="a.png" alt="The ball is with you.">'
    )
    samples.write_site(tmp_path, {"lv/index.html": samples.page(body)})
    found = english.verdict(tmp_path, "lv").errors
    assert [problem.message.partition(": ")[2] for problem in found] == [
        "Ask the group and wait.",
        "The ball is with you.",
    ]


def said(*messages: str) -> Verdict:
    problems = tuple(Problem("book.pdf", 0, "7.1-1", text) for text in messages)
    return Verdict("book.pdf", "veraPDF ua1", "", problems)


KNOWN = Waiver("veraPDF ua1", "7.1-1", "^known", "the layout engine writes it so")


@pytest.mark.parametrize(
    ("messages", "left"), [(["known fault"], []), (["new fault"], ["new fault"])]
)
def test_a_waiver_covers_its_own_finding_only(
    messages: Sequence[str], left: Sequence[str]
) -> None:
    problems = not_waived(said(*messages), [KNOWN])
    assert [problem.message for problem in problems] == left


def test_a_waiver_that_covers_nothing_is_reported() -> None:
    assert unused([said("known fault")], [KNOWN]) == []
    assert unused([said("new fault")], [KNOWN]) == [KNOWN]


@pytest.mark.parametrize(
    ("ci", "outcome"), [("", pytest.skip.Exception), ("true", pytest.fail.Exception)]
)
def test_a_missing_validator_skips_its_test_but_fails_it_on_ci(
    monkeypatch: pytest.MonkeyPatch, ci: str, outcome: type[BaseException]
) -> None:
    monkeypatch.setenv("CI", ci)
    with pytest.raises(outcome, match="no-such-program is missing: install"):
        tools.program("no-such-package", "no-such-program")
