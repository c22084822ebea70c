"""Forms: fields to fill in by hand, and the same fields as data."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.locale import _
from sphinx.util.docutils import SphinxDirective

from press.directives import labels, records
from press.directives.blocks import Box, framed
from press.directives.chapter import numbered_line
from press.directives.fields import (
    AnyOption,
    check_names,
    complain,
    content_fields,
    option_words,
    own_line,
    page_number,
)
from press.directives.form_fields import FormEntry, entries_of
from press.directives.form_layout import printed_entry

LAST_FORM = 18
ONE_MORE = "raise LAST_FORM in press/directives/form.py first"
WIDTHS = {"half": 1 / 2, "third": 1 / 3}


class FormDirective(SphinxDirective):
    """A form, straight below its title.

    A field's name is its kind, an id that no other field of the form has, and
    for some kinds a size. Its text is the label; a second paragraph is a hint.

    ::

        .. form:: T7
           :keep: Locked cabinet or encrypted file; until when.

           :note who: Text shown on the form.
           :section child: A heading
           :line name: Name
           :line age half: Age                    (half or third of the width)
           :date seen half: Date
           :time seen-time half: Time
           :lines words 6: The child's words      (six writing lines)
           :choice danger: Is anyone in danger?   (one may be ticked)

              - Yes: call 112 first
              - No
           :check told: Told so far               (several may be ticked)

              - Police
           :table hazards 8: Hazards              (eight rows; the columns)

              - Hazard
              - Who may be harmed
           :grid mood: How was the group?         (a box in every column)

              - Often
              - Rarely

              1. They greeted each other.         (the rows)
           :sign writer: Signature of the writer  (signature and date)
    """

    required_arguments = 1
    option_spec = AnyOption()
    has_content = True

    def run(self) -> list[nodes.Node]:
        check_names(self, "the form", ("keep",))
        line = own_line(self)
        number = page_number(self, "form", LAST_FORM, ONE_MORE, "T")
        entries = entries_of(self, content_fields(self))
        if not entries:
            remedy = 'Write fields below, such as ":line name: Name".'
            complain(self, line, "the form has no fields", remedy)
        if number is None:
            return []
        records.note(
            self.env,
            records.Form(
                f"T{number}",
                self.env.docname,
                self.get_source_info()[0],
                line,
                fields=tuple(entry.record() for entry in entries if entry.is_filled_in),
            ),
        )
        # Translators: above the title of a form; %(number)s is T1, T2 …
        numbered = numbered_line(_("Form %(number)s"), f"T{number}", "form-number")
        numbered["ids"] = [f"form-t{number}-number"]
        form = framed("section", "form", numbered, *rows_of(entries))
        if self.options.get("keep"):
            keep = option_words(self, "keep", "p", "form-keep")
            keep["prefix"] = labels.form_words()["keep"]
            form += keep
        form["labelled-by-number"] = True
        form["section-classes"] = ["form-sheet"]
        self.set_source_info(form)
        return [form]


def rows_of(entries: list[FormEntry]) -> list[Box | nodes.Node]:
    """Return the printed fields; narrow neighbours share a row."""
    rows: list[Box | nodes.Node] = []
    row, filled = None, 1.0
    for entry in entries:
        width = WIDTHS.get(entry.width)
        if width is None:
            rows.append(printed_entry(entry))
            row, filled = None, 1.0
            continue
        if row is None or filled + width > 1.001:
            row, filled = framed("div", "form-row"), 0.0
            rows.append(row)
        row += printed_entry(entry)
        filled += width
    return rows


def setup(app: Sphinx) -> None:
    """Register the form."""
    app.add_directive("form", FormDirective)
