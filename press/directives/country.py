"""Boxes with what holds in one country alone, with the date it was checked."""

from __future__ import annotations

import datetime
from typing import Any

from babel.dates import format_date
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.locale import _
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import SphinxDirective

from press.directives import labels
from press.directives.blocks import Box, press_heading, press_words
from press.directives.fields import (
    AnyOption,
    check_names,
    complain,
    one_of,
    option_line,
    option_words,
    own_line,
)
from press.settings import COUNTRIES

# The house's long date, where CLDR's differs or wants no-break spaces.
DATE_PATTERNS = {
    "en": "d MMMM y",
    "lv": "y. 'gada' d. MMMM",
    "lt": "y\u00a0'm'. MMMM d\u00a0'd'.",
    "ru": "d MMMM y 'года'",
}


class CountryBox(Box):
    """What holds in one ``country``: law, services, numbers. Written as a Box."""


class CountryDirective(SphinxDirective):
    """A box for Latvia or Lithuania; without ``:by:`` nobody there has read it.

    ::

        .. country:: lv
           :checked: 2026-11-23
           :by: name of the practitioner

           Report on the same day.
    """

    required_arguments = 1
    option_spec = AnyOption()
    has_content = True

    def run(self) -> list[nodes.Node]:
        check_names(self, "the country box", ("checked",), ("by",))
        line = own_line(self)
        country = one_of(self, line, "country here", self.arguments[0], COUNTRIES)
        checked = self.checked_on()
        if not self.content:
            complain(self, line, "the country box is empty", "Write its text below.")
        if country is None or checked is None:
            return []
        frame = CountryBox(
            "",
            press_heading(labels.country_names()[country]),
            tag="div",
            country=country,
            classes=["country", f"country-{country}"],
        )
        frame += self.parse_content_to_nodes()
        # Translators: foot of a country box; %(date)s is a long date, in
        # Latvian "2026. gada 23. novembrī", in Lithuanian "2026 m. lapkričio 23 d."
        when = _("Checked on %(date)s")
        date = long_date(checked, self.config.language)
        frame += press_words(when % {"date": date}, "country-checked")
        if self.options.get("by"):
            by = option_words(self, "by", "p", "country-by")
            # Translators: foot of a country box; a name follows
            by["prefix"] = _("Checked by:")
            frame += by
        else:
            # Translators: foot of a country box that nobody from there has read
            unread = _("Not yet checked by a national practitioner")
            frame += press_words(unread, "country-by", "country-unchecked")
        return [frame]

    def checked_on(self) -> datetime.date | None:
        """Return the date of the last check; report what is no date."""
        value = self.options.get("checked")
        if not value:
            return None  # reported as missing already
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            complain(
                self,
                option_line(self, "checked"),
                f'"{value}" is no date',
                'Write year, month and day, such as "2026-11-23".',
            )
            return None


class CountryOrder(SphinxTransform):
    """Put the country of the edition first among boxes that stand together.

    It runs after the translation, so that every message keeps its place.
    """

    default_priority = 30

    def apply(self, **kwargs: Any) -> None:
        order = country_order(self.config.language)
        for box in list(self.document.findall(CountryBox)):
            previous = box.previous_sibling()
            if not isinstance(previous, CountryBox):
                sort_neighbours(box, order)


def sort_neighbours(first: CountryBox, order: tuple[str, ...]) -> None:
    """Sort the unbroken run of country boxes that begins with ``first``."""
    parent = first.parent
    assert parent is not None
    start = end = parent.index(first)
    while end < len(parent) and isinstance(parent[end], CountryBox):
        end += 1
    parent[start:end] = sorted(
        parent[start:end], key=lambda box: order.index(box["country"])
    )


def country_order(language: str) -> tuple[str, ...]:
    """Return the countries in the order of an edition.

    >>> country_order("lt"), country_order("en")
    (('lt', 'lv'), ('lv', 'lt'))
    """
    return tuple(sorted(COUNTRIES, key=lambda country: country != language))


def long_date(date: datetime.date, language: str) -> str:
    """Return a date as running text has it; Latvian says "on", so "novembrī".

    >>> long_date(datetime.date(2026, 11, 23), "lv")
    '2026. gada 23. novembrī'
    """
    text = format_date(date, DATE_PATTERNS.get(language, "long"), locale=language)
    if language == "lv":
        # The locative of a month: marts, martā; novembris, novembrī.
        text = text.removesuffix("is") + "ī" if text.endswith("is") else text[:-1] + "ā"
    return text


def setup(app: Sphinx) -> None:
    """Register the country box and its order."""
    app.add_directive("country", CountryDirective)
    app.add_transform(CountryOrder)
