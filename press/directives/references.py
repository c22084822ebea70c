"""References in the house style: author and year in the text, works in a list.

    Hartill, M., Rulofs, B., Allroggen, M. et al. (2023). Title. *Journal*, 146, 106513.

Titles and names stay in their own language; the few words of ours are interface
strings. What ``references.bib`` has for the editors alone is never printed:
``note`` (what was seen, what is to be checked), ``month``, ``address``, ``edition``.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pybtex.database import Entry, Person
from pybtex.richtext import BaseText, HRef, Tag, Text
from pybtex.style import FormattedEntry
from sphinx.locale import _

from press.collation import order
from press.directives.country import long_date

MANY = 6  # more authors than these are cut
SHOWN = 3  # to so many
ENDS = (".", "?", "!", "…")


@dataclass(frozen=True)
class HouseStyle:
    """What sphinxcontrib-bibtex asks of a style of formatting."""

    language: str

    def sort(self, entries: Iterable[Entry]) -> list[Entry]:
        """Return the entries in the alphabetical order of the language."""
        known = list(entries)
        lines = [str(reference(entry, year(entry), self.language)) for entry in known]
        return [known[place] for place in order(lines, self.language)]

    def format_labels(self, entries: Iterable[Entry]) -> list[str]:
        """Return what the text says for each: "Hartill et al., 2023"."""
        known = list(entries)
        wanted = [(in_text(entry), year(entry)) for entry in known]
        years = with_letters(wanted)
        return [
            f"{names}, {own}" for (names, _), own in zip(wanted, years, strict=True)
        ]

    def format_entry(self, label: str, entry: Entry) -> FormattedEntry:
        """Return the whole reference under its label."""
        text = reference(entry, label_year(label), self.language)
        return FormattedEntry(entry.key, text, label)


def with_letters(wanted: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield the years, with letters where names and year are not enough.

    >>> list(with_letters([("Holt", "2017"), ("Holt", "2017"), ("Bean", "2018")]))
    ['2017a', '2017b', '2018']
    """
    total, seen = Counter(wanted), Counter[tuple[str, str]]()
    for pair in wanted:
        letter = chr(ord("a") + seen[pair]) if total[pair] > 1 else ""
        seen[pair] += 1
        yield pair[1] + ("-" if letter and not pair[1][-1].isdigit() else "") + letter


def label_year(label: str) -> str:
    """Return the year of a label, with its letter."""
    return label.rpartition(", ")[2]


def label_names(label: str) -> str:
    """Return the names of a label."""
    return label.rpartition(", ")[0]


def year(entry: Entry) -> str:
    """Return the year, or the word for none: a page undated stays undated."""
    if "year" in entry.fields and not undated(entry):
        return str(entry.fields["year"])
    # Translators: in a reference, instead of a year: without date (Latvian b. g.)
    return _("n.d.")


def undated(entry: Entry) -> bool:
    """Tell whether the editors noted that the page shows no date."""
    return "undated" in entry.fields.get("note", "").lower()


def people(entry: Entry) -> list[Person]:
    """Return authors, or editors, whose names are known."""
    named = entry.persons.get("author") or entry.persons.get("editor") or []
    return [person for person in named if last_name(person) != "others"]


def unfinished(entry: Entry) -> bool:
    """Tell whether the authors of an entry are still to be looked up."""
    return any("to be added" in last_name(person) for person in people(entry))


def cut_short(entry: Entry) -> bool:
    """Tell whether an entry leaves out some of its authors itself."""
    named = entry.persons.get("author") or entry.persons.get("editor") or []
    return any(last_name(person) == "others" for person in named)


def in_text(entry: Entry) -> str:
    """Return the names as the text says them."""
    names = [last_name(person) for person in people(entry)]
    if not names:
        return body_or_title(entry)
    if len(names) == 1 and not cut_short(entry):
        return names[0]
    if len(names) == 2 and not cut_short(entry):
        # Translators: two authors of one source, in running text
        both = _("%(first)s and %(second)s")
        return both % {"first": names[0], "second": names[1]}
    return f"{names[0]} {and_others()}"


def and_others() -> str:
    """Return the words for authors left out."""
    # Translators: after the first author of a source: and others
    return _("et al.")


def body_or_title(entry: Entry) -> str:
    """Return who answers for a work without authors, or else its title."""
    for field in ("organization", "publisher", "title"):
        if field in entry.fields:
            return plain(entry, field)
    return str(entry.key)


def all_names(entry: Entry) -> str:
    """Return the names as the list has them, surname first."""
    named = people(entry)
    if not named:
        return body_or_title(entry)
    cut = len(named) > MANY
    shown = named[:SHOWN] if cut else named
    names = ", ".join(surname_first(person) for person in shown)
    return f"{names} {and_others()}" if cut or cut_short(entry) else names


def surname_first(person: Person) -> str:
    """Return "van der Sluys, M. E."; a body has one name only."""
    given = [*person.rich_first_names, *person.rich_middle_names]
    letters = "\u00a0".join(initials(str(name)) for name in given)
    return f"{last_name(person)}, {letters}" if letters else last_name(person)


def last_name(person: Person) -> str:
    """Return the surname with its particle, or the name of a body."""
    parts = [*person.rich_prelast_names, *person.rich_last_names]
    return composed(" ".join(str(part) for part in parts))


def initials(name: str) -> str:
    """Return the first letters of a given name.

    >>> initials("Geert-Jan"), initials("M.")
    ('G.-J.', 'M.')
    """
    return "-".join(f"{part[0]}." for part in re.split(r"-", name) if part)


def plain(entry: Entry, field: str) -> str:
    """Return a field as text, its LaTeX decoded."""
    return composed(str(Text.from_latex(entry.fields[field])))


def composed(text: str) -> str:
    """Return text with curved quotes, a letter and its accent one character."""
    curved = text.replace("`", "‘").replace("'", "’")
    return unicodedata.normalize("NFC", curved)


def reference(entry: Entry, own_year: str, language: str) -> BaseText:
    """Return the whole reference of a work."""
    work = work_alone(entry, own_year)
    link = address(entry, language)
    return Text(" ").join([work, link] if link else [work])


def work_alone(entry: Entry, own_year: str) -> BaseText:
    """Return the reference of a work without its address."""
    names = all_names(entry)
    parts: list[BaseText] = [Text(f"{names} ({own_year}).")]
    if plain(entry, "title") != names:
        parts.append(title(entry))
    parts += [Text(part) if isinstance(part, str) else part for part in where(entry)]
    parts = [part if str(part).endswith(ENDS) else part + "." for part in parts]
    return Text(" ").join(parts)


def title(entry: Entry) -> BaseText:
    """Return the title, in italics for a work that stands alone."""
    text = plain(entry, "title")
    alone = entry.type not in ("article", "incollection", "inproceedings")
    return Tag("em", text) if alone else Text(text)


def where(entry: Entry) -> Iterator[str | BaseText]:
    """Yield the journal, book or body that a work appeared with."""
    if entry.type == "article":
        yield Text(Tag("em", plain(entry, "journal")), *issue(entry))
    elif entry.type == "incollection":
        # Translators: before the title of the book that a chapter stands in
        before, _book, after = _("In: %(book)s").partition("%(book)s")
        pages = f", {plain(entry, 'pages')}" if "pages" in entry.fields else ""
        yield Text(before, Tag("em", plain(entry, "booktitle")), after, pages)
    names = all_names(entry)
    kinds = [plain(entry, f) for f in ("type", "number") if f in entry.fields]
    if entry.type == "techreport" and kinds:
        yield ", ".join(kinds)
    for field in ("howpublished", "institution", "organization", "publisher"):
        if field in entry.fields and plain(entry, field) != names:
            yield plain(entry, field)
    if "isbn" in entry.fields:
        yield f"ISBN {plain(entry, 'isbn')}"


def issue(entry: Entry) -> Iterator[str]:
    """Yield volume, number and pages of an article."""
    volume, number, pages = (
        plain(entry, field) if field in entry.fields else ""
        for field in ("volume", "number", "pages")
    )
    if volume or number:
        yield f", {volume}{f'({number})' if number else ''}"
    if pages:
        yield f", {pages}"


def address(entry: Entry, language: str) -> BaseText | None:
    """Return the link to a work, with the day it was seen if that is known."""
    if "doi" in entry.fields:
        url = f"https://doi.org/{entry.fields['doi']}"
        return HRef(url, url)
    if "url" not in entry.fields:
        return None
    url = entry.fields["url"]
    link = HRef(url, url)
    if "urldate" not in entry.fields:
        return Text(link)
    seen = datetime.date.fromisoformat(entry.fields["urldate"])
    # Translators: after the address of a web page; %(date)s is a long date, in
    # Latvian "2026. gada 23. novembrī", in Lithuanian "2026 m. lapkričio 23 d."
    date = _("accessed %(date)s") % {"date": long_date(seen, language)}
    return Text(link, f" ({date})")
