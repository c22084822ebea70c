"""Forms: to be filled in with a pen, and kept as data for other products."""

from __future__ import annotations

from pathlib import Path

import pytest

from press.directives.form import LAST_FORM
from press.directives.records import Form
from tests.directives.small_book import ROOT, Finding, SmallBook, small_book, specimen

FORM = (ROOT / "tests/fixtures/specimen/forms/t7-concern-report.rst").read_text("utf-8")


@pytest.fixture
def book(tmp_path: Path) -> SmallBook:
    return small_book(tmp_path)


def findings_in(book: SmallBook, form: str) -> list[Finding]:
    book.write("form.rst", form)
    return book.make("dummy")


def test_the_specimen_form_has_no_fault(book: SmallBook) -> None:
    assert findings_in(book, FORM) == []


FAULTS = [
    ("form:: T7", "form:: T0", '"T0" is no form number'),
    ("form:: T7", "form:: 7", '"7" is no form number'),
    (":keep: Locked", ":lock: Locked", 'the form has no option "lock"'),
    (":line name:", ":text name:", '":text name:" is no field of a form'),
    (":line name:", ":line:", '":line:" has no id'),
    (":line name:", ":line Name:", '":line Name:" has no id'),
    (":line age half:", ":line age wide:", '":line age wide:" has the size "wide"'),
    (":lines words 3:", ":lines words:", '":lines words:" has the size ""'),
    (":lines words 3:", ":lines words 99:", '":lines words 99:" has the size "99"'),
    (":lines words 3:", ":lines words ³:", '":lines words ³:" has the size "³"'),
    (":note who:", ":note who half:", '":note who half:" has the size "half"'),
    (":line name: Name", ":line name:", 'the field ":line name:" is empty'),
    (":line place half: Place", ":line age half: Place", 'the id "age" stands twice'),
]


@pytest.mark.parametrize(("good", "bad", "message"), FAULTS)
def test_a_fault_is_reported_at_its_line(
    book: SmallBook, good: str, bad: str, message: str
) -> None:
    form = FORM.replace(good, bad, 1)
    found = [f for f in findings_in(book, form) if f.message.startswith(message)]
    assert [f.line for f in found] == [form[: form.index(bad)].count("\n") + 1]
    assert found[0].remedy.endswith(".")


def test_a_number_behind_the_last_form_tells_where_the_last_one_is_raised(
    book: SmallBook,
) -> None:
    [found] = findings_in(book, FORM.replace("form:: T7", f"form:: T{LAST_FORM + 1}"))
    assert found.message == f'"T{LAST_FORM + 1}" is no form number'
    assert "raise LAST_FORM in press/directives/form.py" in found.remedy


def test_a_choice_without_options_is_reported(book: SmallBook) -> None:
    form = FORM.replace("      - Yes: call 112 first\n      - No\n", "")
    assert [f.message for f in findings_in(book, form)] == [
        '":choice danger:" has no list'
    ]


def test_a_field_without_a_label_is_reported(book: SmallBook) -> None:
    form = FORM.replace(":check told: Told so far", ":check told:")
    assert [f.message for f in findings_in(book, form)] == [
        '":check told:" has no label'
    ]


def test_two_forms_cannot_have_one_number(book: SmallBook) -> None:
    book.write("other.rst", FORM.replace("_form-t7", "_other"))
    assert [(f.file, f.message) for f in findings_in(book, FORM)] == [
        ("other.rst", "form T7 is in form already")
    ]


def test_narrow_fields_share_a_row_while_they_fit(tmp_path: Path) -> None:
    book = specimen(tmp_path)
    book.make()
    rows = book.page("forms/t7-concern-report").find_class("form-row")
    assert [[field.get("data-field") for field in row] for row in rows] == [
        ["age", "place"],
        ["seen", "seen-time", "by"],
    ]


def test_a_form_has_lines_to_write_on_and_boxes_to_tick(tmp_path: Path) -> None:
    book = specimen(tmp_path)
    book.make()
    page = book.page("forms/t7-concern-report")
    assert len(page.xpath("//*[@data-field='words']//*[@class='writing-line']")) == 3
    assert len(page.xpath("//*[@class='options options-check']//*[@class='tick']")) == 3
    empty = page.xpath("//*[@data-field='hazards']//table")[0]
    assert empty.xpath(".//th/@scope") == ["col"] * 3
    assert len(empty.xpath("tbody/tr")) == 3


def test_a_grid_has_a_box_in_every_column_of_every_row(tmp_path: Path) -> None:
    book = specimen(tmp_path)
    book.make()
    grid = book.page("forms/t7-concern-report").xpath("//*[@data-field='mood']")[0]
    assert grid.xpath(".//thead//th/text()") == ["Often", "Rarely"]
    assert [len(row.find_class("tick")) for row in grid.xpath(".//tbody/tr")] == [2] * 3
    assert grid.xpath(".//tbody//th/@scope") == ["row"] * 3


def test_the_rows_of_a_table_can_have_heads(tmp_path: Path) -> None:
    book = specimen(tmp_path)
    book.make()
    table = book.page("forms/t7-concern-report").xpath("//*[@data-field='costs']")[0]
    assert table.xpath(".//tbody//th/text()") == ["Bread", "Hall"]
    assert len(table.xpath(".//tbody//td")) == 2


def test_a_grid_without_rows_is_reported(book: SmallBook) -> None:
    rows = FORM[FORM.index("      1. They greeted") : FORM.index("   :table costs")]
    assert [f.message for f in findings_in(book, FORM.replace(rows, ""))] == [
        '":grid mood:" has no rows'
    ]


def test_a_form_is_kept_as_data(tmp_path: Path) -> None:
    book = specimen(tmp_path)
    book.make("dummy")
    fields = {field.id: field for field in book.records(Form)[0].fields}
    assert list(fields)[:3] == ["name", "age", "place"]
    assert fields["place"].width == "half"
    assert fields["words"].lines == 3
    assert fields["told"].options == ("Police", "Parent", "Social service")
    assert fields["hazards"].label == "What happens next"
    assert fields["costs"].rows == ("Bread", "Hall")
