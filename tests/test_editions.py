"""What the project publishes, as its settings say it."""

from __future__ import annotations

from pathlib import Path

import pytest

from press.editions import Format, Project, read_project

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def project() -> Project:
    return read_project(ROOT / "pyproject.toml")


def test_every_language_comes_in_every_format(project: Project):
    assert len(project.editions()) == len(project.languages) * len(Format)


def test_a_wanted_language_and_format_is_one_edition(project: Project):
    (edition,) = project.editions(["lv"], ["pdf"])
    assert (edition.language.name, edition.format) == ("Latviešu", Format.PDF)


def test_an_unknown_language_is_answered_with_the_known_ones(project: Project):
    with pytest.raises(ValueError, match="there are en, lv, lt"):
        project.editions(["xx"])


def test_each_epub_has_an_identifier_of_its_own(project: Project):
    urns = [language.urn for language in project.languages]
    assert len(set(urns)) == len(urns)
    assert all(urn.startswith("urn:uuid:") for urn in urns)


def test_book_data_is_translated_where_a_translation_exists(project: Project):
    book = project.book.translated({project.book.title: "Paliec spēlē"})
    assert book.title == "Paliec spēlē"
    assert book.subtitle == project.book.subtitle


def test_every_text_of_the_book_data_is_a_message(project: Project):
    book = project.book
    assert {book.title, book.subtitle, book.description, *book.keywords} <= set(
        book.messages()
    )
