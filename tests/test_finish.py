"""The tag tree of the PDF: what WeasyPrint 70 leaves out and finishing adds."""

from __future__ import annotations

from pathlib import Path

from tests.small_print import laid_out, marks, paths, tree

TWO_PAGES = "@page { size: 100mm 60mm; margin: 10mm } p { line-height: 8mm }"
LONG = " ".join(["One line of the text that goes on and on."] * 12)


def test_running_heads_and_folios_are_artifacts(tmp_path: Path):
    css = '@page { @top-left { content: "Head" } @bottom-right { content: "7" } }'
    pdf, _result = laid_out(tmp_path, "<p>Text</p>", css)
    assert [mark for mark in marks(pdf) if "Artifact" not in mark] == ["/Span 0"]
    assert [mark for mark in marks(pdf) if "Pagination" in mark] == [
        "/Artifact /Pagination",
        "/Artifact /Pagination",
    ]
    assert paths(pdf) == ["P", "P/Span"]


def test_what_is_hidden_in_the_html_is_no_content_of_the_pdf(tmp_path: Path):
    body = (
        '<p>Text</p><svg aria-hidden="true" width="9" height="9" viewBox="0 0 9 9">'
        '<path d="M0 0h9v9z"/></svg><p><span aria-hidden="true">+</span>more</p>'
    )
    pdf, result = laid_out(tmp_path, body)
    assert result.problems == ()
    assert "Figure" not in " ".join(paths(pdf))
    assert "/Artifact /Layout" in marks(pdf)


def test_a_header_cell_says_whether_it_heads_a_column_or_a_row(tmp_path: Path):
    body = (
        "<table><thead><tr><th>Who</th></tr></thead>"
        '<tbody><tr><th scope="row">Police</th></tr></tbody></table>'
    )
    pdf, _result = laid_out(tmp_path, body)
    scopes = [str(cell.A.Scope) for path, cell in tree(pdf) if path.endswith("/TH")]
    assert scopes == ["/Column", "/Row"]


def test_a_list_says_how_its_items_are_marked(tmp_path: Path):
    body = (
        "<ol><li>One</li></ol><ul><li>Dot</li></ul>"
        '<ul style="list-style: none"><li>Plain</li></ul>'
    )
    pdf, _result = laid_out(tmp_path, body)
    said = [str(found.A.ListNumbering) for path, found in tree(pdf) if path == "L"]
    assert said == ["/Decimal", "/Disc", "/None"]


def test_paragraphs_of_a_list_item_stand_in_its_body(tmp_path: Path):
    pdf, _result = laid_out(tmp_path, "<ul><li><p>One</p><p>Two</p></li></ul>")
    assert [path for path in paths(pdf) if path.endswith("/P")] == [
        "L/LI/LBody/P",
        "L/LI/LBody/P",
    ]


def test_the_contents_are_a_table_of_contents(tmp_path: Path):
    entry = '<li class="toc"><p><a href="#a">One</a></p></li>'
    body = f'<ul class="toc">{entry}</ul><h1 id="a">One</h1>'
    css = (
        "ul { list-style: none } a::after { content: target-counter(attr(href), page) }"
    )
    pdf, _result = laid_out(tmp_path, body, css)
    assert "TOC/TOCI/NonStruct/P/Link" in paths(pdf)
    assert "L" not in paths(pdf)


def test_a_link_is_described_by_its_words_and_page_number(tmp_path: Path):
    css = 'a::after { content: " (page " target-counter(attr(href), page) ")" }'
    body = '<p>See <a href="#a"><em>Form</em> T7</a>.</p><h1 id="a">Form</h1>'
    pdf, _result = laid_out(tmp_path, body, css)
    (link,) = pdf.pages[0].Annots
    assert str(link.Contents) == "Form T7 (page 1)"


def test_a_link_over_two_lines_is_two_areas_and_no_more(tmp_path: Path):
    body = f'<p><a href="https://example.org">{"word " * 40}<span>end</span></a></p>'
    pdf, _result = laid_out(tmp_path, body, "@page { size: A4 }")
    links = [path for path in paths(pdf) if path.endswith("Link")]
    assert len(links) == len(pdf.pages[0].Annots) > 1


def test_a_passage_in_another_language_says_so(tmp_path: Path):
    pdf, _result = laid_out(tmp_path, '<p>The <span lang="lv">bāriņtiesa</span></p>')
    said = [(path, str(found.Lang)) for path, found in tree(pdf) if "/Lang" in found]
    assert said == [("P/Span", "lv")]


def test_a_paragraph_that_goes_over_a_page_is_one(tmp_path: Path):
    pdf, result = laid_out(tmp_path, f"<section><p>{LONG}</p></section>", TWO_PAGES)
    assert result.pages > 1
    assert paths(pdf).count("Sect") == 1
    assert paths(pdf).count("Sect/P") == 1


def test_a_list_item_that_goes_over_a_page_has_one_body(tmp_path: Path):
    body = f"<ul><li><p>Short</p></li><li><p>{LONG}</p><p>Last</p></li></ul>"
    pdf, result = laid_out(tmp_path, body, TWO_PAGES)
    assert result.pages > 1
    assert [path for path in paths(pdf) if path.count("/") < 3] == [
        "L", "L/LI", "L/LI/Lbl", "L/LI/LBody", "L/LI", "L/LI/Lbl", "L/LI/LBody",
    ]  # fmt: skip


def test_text_round_a_list_keeps_its_order(tmp_path: Path):
    body = f"<ul><li>Before<ul><li>{LONG}</li></ul>after</li></ul><p>End</p>"
    pdf, _result = laid_out(tmp_path, body, TWO_PAGES)
    order = []
    for page in pdf.pages:
        order += [page.objgen]
    seen = [order.index(found.Pg.objgen) for path, found in tree(pdf) if path == "P"]
    assert seen == [len(order) - 1]
