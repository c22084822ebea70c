"""How far a translation is, and that every edition of a partial one says so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from press.completeness import Completeness, Notice, measured, notice
from press.download_page import write_download_page
from press.editions import Complete, Folders, Project, read_project
from press.manifest import Finished
from press.po_files import written
from tests.small_site import ROOT, small_site

WORDS = {
    "Translation in progress, %(share)s": "Tulkojums top, %(share)s",
    "Translated: %(share)s": "Iztulkots: %(share)s",
}


@pytest.fixture(scope="module")
def project() -> Project:
    project = read_project(ROOT / "pyproject.toml")
    return replace(project, complete=Complete(0.95, ("forms/*",)))


def put(
    locales: Path, language: str, name: str, *done: str, fuzzy: str = "", open: str = ""
) -> None:
    """Write a catalogue of translated, fuzzy and untranslated English."""
    catalogue = Catalog(locale=language)
    for english in done:
        catalogue.add(english, "tulkots")
    if fuzzy:
        catalogue.add(fuzzy, "apmēram", flags={"fuzzy"})
    if open:
        catalogue.add(open)
    path = locales / language / "LC_MESSAGES" / f"{name}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(written(catalogue))


def latvian(project: Project, locales: Path) -> Completeness:
    return measured(project, locales)[0]


def test_a_share_is_counted_in_words_and_fuzzy_does_not_count(
    project: Project, tmp_path: Path
):
    put(tmp_path, "lv", "a", "one two three", fuzzy="four five", open="six")
    measure = latvian(project, tmp_path)
    assert (measure.translated_words, measure.words) == (3, 6)
    assert measure.percent == 50
    (row,) = measure.catalogues
    assert (row.translated, row.fuzzy, row.untranslated) == (1, 1, 1)


def test_one_missing_word_is_not_a_hundred_percent(project: Project, tmp_path: Path):
    put(tmp_path, "lv", "a", "word " * 999, open="gap")
    measure = latvian(project, tmp_path)
    assert (measure.percent, measure.partial) == (99, False)


def test_below_the_threshold_a_translation_is_partial(project: Project, tmp_path: Path):
    put(tmp_path, "lv", "a", "word " * 94, open="gap " * 6)
    assert latvian(project, tmp_path).partial


def test_a_gap_in_a_safety_chapter_makes_a_translation_partial(
    project: Project, tmp_path: Path
):
    put(tmp_path, "lv", "a", "word " * 999)
    put(tmp_path, "lv", "forms/t7", "one", fuzzy="two")
    measure = latvian(project, tmp_path)
    assert (measure.gaps, measure.partial) == (("forms/t7",), True)


def test_a_catalogue_that_only_another_language_has_is_untranslated(
    project: Project, tmp_path: Path
):
    put(tmp_path, "lv", "a", "one two")
    put(tmp_path, "lt", "a", "one two")
    put(tmp_path, "lt", "forms/t7", "three four")
    measure = latvian(project, tmp_path)
    assert (measure.percent, measure.gaps) == (50, ("forms/t7",))


def test_a_catalogue_cut_short_has_a_gap(project: Project, tmp_path: Path):
    put(tmp_path, "lt", "forms/t7", "one two", "three", "four five")
    put(tmp_path, "lv", "forms/t7", "one two")
    measure = latvian(project, tmp_path)
    assert (measure.percent, measure.gaps) == (40, ("forms/t7",))
    (row,) = measure.catalogues
    assert (row.translated, row.untranslated) == (1, 2)


def test_english_that_no_catalogue_has_makes_a_translation_partial(
    project: Project, tmp_path: Path
):
    put(tmp_path, "lv", "a", "word " * 198, "an older title", "a", open="b")
    put(tmp_path, "lv", "gone", "a page that is no more")
    english = {"a": frozenset({"word " * 198, "A new title"}), "b": frozenset({"card"})}
    measure = measured(project, tmp_path, english)[0]
    assert (measure.translated_words, measure.words) == (198, 202)
    assert [(row.catalogue, row.untranslated) for row in measure.catalogues] == [
        ("a", 1),
        ("b", 1),
    ]
    assert (measure.left_out, measure.percent, measure.partial) == (2, 98, True)


def test_a_damaged_catalogue_counts_as_untranslated(project: Project, tmp_path: Path):
    put(tmp_path, "lt", "a", "one two")
    path = tmp_path / "lv" / "LC_MESSAGES" / "a.po"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\xff\xfe rubbish")
    assert latvian(project, tmp_path).percent == 0


def test_a_complete_translation_states_its_share_in_the_imprint_alone(
    project: Project, tmp_path: Path
):
    put(tmp_path, "lv", "a", "one")
    said = notice(latvian(project, tmp_path), WORDS)
    assert said == Notice("", "Iztulkots: 100\u00a0%", "lv")
    assert said.titled("Paliec spēlē") == "Paliec spēlē"


def test_a_partial_translation_says_so_in_its_own_words_or_in_english(
    project: Project, tmp_path: Path
):
    put(tmp_path, "lv", "a", "one", open="two three")
    measure = latvian(project, tmp_path)
    assert notice(measure, WORDS).head == "Tulkojums top, 33\u00a0%"
    english = notice(measure, {})
    assert english.language == "en"
    assert english.titled("Paliec spēlē") == (
        "Paliec spēlē (Translation in progress, 33\u00a0%)"
    )


def test_the_safety_pages_of_the_settings_are_pages_of_the_book():
    wanted = read_project(ROOT / "pyproject.toml").complete.whole
    for name in wanted:
        assert list((ROOT / "handbook").glob(f"{name}.rst")), name


# What readers see


PARTIAL = Notice("Translation in progress, 27\u00a0%", "Translated: 27\u00a0%", "en")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory):
    return small_site(
        tmp_path_factory.mktemp("partial"),
        "lv",
        translations={
            "chapters/safeguarding": {"First": "Vispirms", "Who helps": "Kas palīdz"}
        },
        notice=PARTIAL,
    )


def test_every_page_of_a_partial_site_says_so_in_head_and_title(site):
    for name, page in site.pages():
        (said,) = page.xpath("//main//p[@class='working-copy']/a")
        assert said.text == PARTIAL.head, name
        assert said.get("lang") == "en"
        assert PARTIAL.head in page.findtext(".//title") or name == "search.html"


def test_the_imprint_states_the_share(site):
    (line,) = site.page("front/imprint.html").find_class("share-translated")
    assert (line.text, line.get("lang")) == (PARTIAL.imprint, "en")


def test_an_untranslated_passage_is_marked_as_english(site):
    page = site.page("chapters/safeguarding.html")
    headings = {h.text: h.get("lang") for h in page.xpath("//main//h2")}
    assert headings["Vispirms"] is None
    assert headings["Second"] == "en"
    (passage,) = page.xpath("//p[contains(., 'Look at the card')]")
    assert passage.get("lang") == "en"


def test_a_number_needs_no_language(site):
    page = site.page("chapters/safeguarding.html")
    (number,) = page.xpath("//td/p[. = '112']")
    assert number.get("lang") is None


def test_the_source_language_is_not_marked_and_states_nothing(tmp_path: Path):
    site = small_site(tmp_path, "en")
    for _name, page in site.pages():
        assert not page.xpath("//main//p[@lang] | //main//li[@lang]")
        assert not page.find_class("working-copy")
        assert not page.find_class("share-translated")


def test_working_copies_are_listed_apart_on_the_download_page(
    project: Project, tmp_path: Path
):
    put(tmp_path / "locales", "lv", "a", "one")
    put(tmp_path / "locales", "lt", "a", open="one")
    (tmp_path / "styles").symlink_to(ROOT / "styles")
    rows = [
        Finished(code, "pdf", f"downloads/handbook-{code}.pdf", 1, 1, "0" * 64, "")
        for code in ("en", "lt", "lv")
    ]
    measures = measured(project, tmp_path / "locales")
    write_download_page(tmp_path, project, rows, Folders(tmp_path), measures)
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    apart = page.index("Working copies: translations in progress")
    assert page.index('id="lv"') < apart < page.index('id="lt"')
    assert "Translation in progress, 0\u00a0%" in page[apart:]
