"""What the project publishes, as its settings say it."""

from __future__ import annotations

from pathlib import Path

import pytest

from press.editions import Format, Project, read_project
from press.settings import WrongSettings

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


SLIPS = [
    ("[tool.press]\n", "[tool.press\n", "line"),
    ('title = "Stay', 'titel = 1\ntitle = "Stay', r"\[tool.press.book\] .*'titel'"),
    ('publisher = "', '# "', r"\[tool.press.book\] lacks publisher"),
    (
        "published = 2026-11-25",
        'published = "soon"',
        "published cannot be used\n .* date",
    ),
    ("share = 0.95", 'share = "most"', "share cannot be used\n .* from 0 to 1"),
    ("share = 0.95", "share = 95", "share cannot be used"),
    ("\n1 = 1400", "\n1 = true", r"\[tool.press.plan\] 1 cannot be used"),
    (
        'country = "lt"',
        'country = "atlantis"',
        'country cannot be used\n .* "lv" or "lt"',
    ),
    ("languages.lt]", "languages.klingon]", "'klingon' is no language"),
    ("languages.lt]", 'languages."../../x"]', "'../../x' is no language"),
    ("languages.lt]", "languages.zz]", "'zz' is no language"),
    ('language = "en"', 'language = "fr"', 'source-language .*\n .* "en", "lv", "lt"'),
    ('version = "', '# "', r"\[project\] lacks version"),
    ("[tool.press.desk]", "[tool.press.desks]", r"\[tool.press\] has no key 'desks'"),
    ("[tool.press.desk]", "[[tool.press.desk]]", "desk cannot be used\n .* a table"),
]


@pytest.mark.parametrize(("right", "wrong", "said"), SLIPS)
def test_a_slip_in_the_settings_is_told_with_its_key_and_its_remedy(
    tmp_path: Path, right: str, wrong: str, said: str
):
    path = tmp_path / "pyproject.toml"
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert right in settings
    path.write_text(settings.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(WrongSettings, match=f"pyproject.toml: .*{said}"):
        read_project(path)


def test_settings_in_another_charset_are_told(tmp_path: Path):
    path = tmp_path / "pyproject.toml"
    path.write_bytes("# ā".encode("utf-16"))
    with pytest.raises(WrongSettings, match="save the file as UTF-8"):
        read_project(path)
