"""Citations and references: house style, no English word in another language."""

from __future__ import annotations

from pathlib import Path

import pytest
from pybtex.database import BibliographyData, parse_file, parse_string

from press.directives.references import HouseStyle, reference, year
from tests.directives.small_book import FORMATS, ROOT, SmallBook, small_book

BIB = r"""
@article{hartill2023,
  author = {Hartill, Mike and Rulofs, Bettina and Lang, Melanie and Sage, Daniel
            and Nanu, Ioana and Kampen, Jarl and Vertommen, Tine},
  title = {Violence against children in sport}, journal = {Child Abuse \& Neglect},
  year = {2023}, volume = {146}, number = {2}, pages = {1--10},
  doi = {10.1000/1}, note = {check: volume}}
@article{holt2017, author = {Holt, Nicholas L. and Neely, Kacey}, title = {Growing},
  journal = {Review}, year = {2017}}
@misc{seimas2007, author = {{Lietuvos Respublikos Seimas}}, year = {2007}, month = jul,
  title = {Vaiko prie{\v z}i{\=u}ros {\k i}statymas}, url = {https://e-tar.lt/a_b}}
@misc{seimas2007b, author = {{Lietuvos Respublikos Seimas}}, year = {2007},
  title = {Antras {\k i}statymas}}
@misc{page, title = {Palīdzības dienesti}, publisher = {mana.latvija.lv},
  url = {https://mana.latvija.lv/}, urldate = {2026-11-23}}
@misc{undatedpage, author = {{Sport Wales}}, title = {STEP}, year = {2023},
  note = {Page undated}}
@incollection{coalter2021, author = {Coalter, Fred}, title = {The Paradox},
  booktitle = {Handbook}, publisher = {Palgrave}, year = {2021}, pages = {5--6}}
@article{open, author = {{Authors to be added from the DOI}}, title = {Open},
  journal = {J}, year = {2024}}
"""
CHAPTER = """
Chapter
=======

Much is known :cite:p:`hartill2023,seimas2007`. :cite:t:`holt2017` agree.

.. sources::
"""
LATVIAN = {
    "et al.": "u. c.",
    "%(first)s and %(second)s": "%(first)s un %(second)s",
    "n.d.": "b. g.",
    "In: %(book)s": "No: %(book)s",
    "accessed %(date)s": "skatīts %(date)s",
    "Sources": "Avoti",
}


@pytest.fixture
def book(tmp_path: Path) -> SmallBook:
    made = small_book(tmp_path)
    made.write("references.bib", BIB)
    made.write("chapter.rst", CHAPTER)
    made.write("works.rst", "Bibliography\n============\n\n.. bibliography::\n")
    return made


@pytest.fixture(scope="module")
def works() -> BibliographyData:
    return parse_string(BIB, "bibtex")


def printed(works: BibliographyData, key: str) -> str:
    entry = works.entries[key]
    return str(reference(entry, year(entry), "en"))


# The style


def test_an_article_has_its_authors_cut_short_and_its_note_left_out(
    works: BibliographyData,
) -> None:
    assert printed(works, "hartill2023") == (
        "Hartill, M., Rulofs, B., Lang, M. et al. (2023). Violence against children"
        " in sport. Child Abuse & Neglect, 146(2), 1–10. https://doi.org/10.1000/1"
    )


def test_latex_accents_become_letters(works: BibliographyData) -> None:
    assert printed(works, "seimas2007") == (
        "Lietuvos Respublikos Seimas (2007). Vaiko priežiūros įstatymas."
        " https://e-tar.lt/a_b"
    )


def test_initials_stay_with_their_surname(works: BibliographyData) -> None:
    assert printed(works, "holt2017").startswith("Holt, N.\u00a0L., Neely, K. (2017).")


def test_a_page_without_author_stands_under_its_publisher_once(
    works: BibliographyData,
) -> None:
    assert printed(works, "page") == (
        "mana.latvija.lv (n.d.). Palīdzības dienesti. https://mana.latvija.lv/"
        " (accessed 23 November 2026)"
    )


def test_an_undated_page_is_not_given_a_year(works: BibliographyData) -> None:
    assert printed(works, "undatedpage") == "Sport Wales (n.d.). STEP."


def test_a_chapter_names_its_book(works: BibliographyData) -> None:
    assert printed(works, "coalter2021").endswith("In: Handbook, 5–6. Palgrave.")


def test_works_of_one_body_and_year_get_letters_in_their_order(
    works: BibliographyData,
) -> None:
    style = HouseStyle("lt")
    wanted = [works.entries[key] for key in ("seimas2007", "seimas2007b")]
    in_order = style.sort(wanted)
    assert [entry.key for entry in in_order] == ["seimas2007b", "seimas2007"]
    assert style.format_labels(in_order) == [
        "Lietuvos Respublikos Seimas, 2007a",
        "Lietuvos Respublikos Seimas, 2007b",
    ]


def test_the_order_is_that_of_the_language() -> None:
    names = "".join(
        f"@misc{{k{place}, author = {{{{{name}}}}}, title = {{T}}, year = {{2020}}}}"
        for place, name in enumerate(["Sporta centrs", "Šeima", "Tukums"])
    )
    entries = list(parse_string(names, "bibtex").entries.values())
    ordered = [entry.key for entry in HouseStyle("lv").sort(reversed(entries))]
    assert ordered == ["k0", "k1", "k2"]


@pytest.fixture(scope="module")
def handbook() -> BibliographyData:
    return parse_file(str(ROOT / "handbook/references.bib"), "bibtex")


def test_every_source_of_the_book_can_be_printed(handbook: BibliographyData) -> None:
    style = HouseStyle("en")
    entries = list(handbook.entries.values())
    for label, entry in zip(style.format_labels(entries), entries, strict=True):
        text = str(style.format_entry(label, entry).text)
        assert not set(text) & set("{}\\`'"), text
        assert ".." not in text, text
        assert "check:" not in text.lower(), text


# The page


def test_citations_say_author_and_year_in_round_brackets(book: SmallBook) -> None:
    assert book.make() == []
    text = " ".join(book.page("chapter").text_content().split())
    assert (
        "known (Hartill et al., 2023; Lietuvos Respublikos Seimas, 2007)."
        " Holt and Neely (2017) agree."
    ) in text


def test_works_of_the_same_body_name_it_once(book: SmallBook) -> None:
    keys = "seimas2007,seimas2007b"
    book.write("chapter.rst", CHAPTER.replace("hartill2023,seimas2007", keys))
    assert book.make() == []
    cited = book.page("chapter").xpath("//span[@class='bibtex-citation']")[0]
    assert cited.text_content() == "(Lietuvos Respublikos Seimas, 2007a; 2007b)"
    assert len(cited.xpath("./a")) == 2


@pytest.mark.parametrize("builder", FORMATS)
def test_a_chapter_lists_what_it_cites_and_the_bibliography_has_the_targets(
    book: SmallBook, builder: str
) -> None:
    book.make(builder)
    chapter, works = (book.page(name, builder) for name in ("chapter", "works"))
    listed = chapter.xpath('//div[@class="sources"]//li')
    assert [item.text_content().strip()[:7] for item in listed] == [
        "Hartill",
        "Holt, N",
        "Lietuvo",
    ]
    assert not chapter.xpath('//div[@class="sources"]//@id')
    targets = set(works.xpath('//ul[contains(@class, "bibliography")]/li/@id'))
    linked = {
        link.rpartition("#")[2]
        for link in chapter.xpath("//span[@class='bibtex-citation']/a/@href")
    }
    assert targets == linked == {"cite-hartill2023", "cite-holt2017", "cite-seimas2007"}


def test_no_id_stands_twice_on_a_page(book: SmallBook) -> None:
    book.translate("lv", "chapter", dict.fromkeys([CHAPTER.split("\n\n")[1]], "LV."))
    for language in ("en", "lv"):
        book.make(language=language)
        for name in ("chapter", "works"):
            ids = book.page(name, language=language).xpath("//@id")
            assert len(ids) == len(set(ids))


def test_a_translation_cites_and_no_english_word_is_left(book: SmallBook) -> None:
    english = CHAPTER.split("\n\n")[1]
    latvian = (
        "To zina :cite:p:`seimas2007,hartill2023,page`; to saka :cite:t:`holt2017`."
    )
    book.translate("lv", "chapter", {english: latvian})
    book.translate("lv", "sphinx", LATVIAN)
    findings = book.make(language="lv")
    assert [f.message for f in findings if "inconsistent" not in f.message] == []
    body = book.page("chapter", language="lv").xpath('//div[@class="body"]')[0]
    text = " ".join(body.text_content().split())
    assert "(Hartill u. c., 2023; Lietuvos Respublikos Seimas, 2007;" in text
    assert "Holt un Neely (2017)" in text
    assert "(skatīts 2026. gada 23. novembrī)" in text
    for word in (" and ", "et al.", "n.d.", "accessed", "Sources", "July"):
        assert word not in text


def test_an_unknown_key_is_reported_at_its_line_once(book: SmallBook) -> None:
    book.write("chapter.rst", CHAPTER.replace("`holt2017", "`holt2071"))
    (finding,) = book.make("site")
    assert (finding.file, finding.line) == ("chapter.rst", 5)
    assert finding.message == "there is no source “holt2071”"
    assert "Do you mean “holt2017”?" in finding.remedy
    assert book.make("print") == []  # from the same doctrees


def test_keys_without_a_comma_are_reported(book: SmallBook) -> None:
    book.write("chapter.rst", CHAPTER.replace("2023,", "2023 "))
    (finding,) = book.make()
    assert (finding.file, finding.line) == ("chapter.rst", 5)
    assert "commas" in finding.remedy


def test_a_source_without_known_authors_is_reported(book: SmallBook) -> None:
    book.write("chapter.rst", CHAPTER.replace("`holt2017", "`open"))
    (finding,) = book.make()
    assert finding.message == "the authors of “open” are not known yet"


def test_a_chapter_that_cites_nothing_needs_no_list(book: SmallBook) -> None:
    book.write("plain.rst", "Plain\n=====\n\nText.\n\n.. sources::\n")
    (finding,) = book.make()
    assert (finding.file, finding.line) == ("plain.rst", 6)


@pytest.mark.parametrize("builder", FORMATS)
def test_on_paper_addresses_stand_in_the_bibliography_alone(
    book: SmallBook, builder: str
) -> None:
    book.make(builder)
    chapter, works = (book.page(name, builder) for name in ("chapter", "works"))
    listed = chapter.xpath('//div[@class="sources"]')[0].text_content()
    assert ("e-tar.lt" in listed) == (builder != "print")
    assert "e-tar.lt" in works.text_content()


def test_sources_are_found_in_nested_blocks(book: SmallBook) -> None:
    nested = "\n- Item\n\n  .. container:: box\n\n     Text :cite:p:`coalter2021`.\n"
    book.write("chapter.rst", CHAPTER.replace("\n.. sources", f"{nested}\n.. sources"))
    assert book.make() == []
    assert (
        "Coalter"
        in book.page("chapter").xpath('//div[@class="sources"]')[0].text_content()
    )
