"""What a translator is told of the place of a message."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from press.editions import Folders
from press.extraction import chapter_templates
from tests.small_site import ROOT


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Catalog]:
    """The templates of the real chapters."""
    root = tmp_path_factory.mktemp("templates")
    (root / "handbook").symlink_to(ROOT / "handbook")
    return dict(chapter_templates(Folders(root), "en"))


def message(template: Catalog, english: str) -> Message:
    found = template.get(english)
    assert found is not None, english
    return found


def test_a_message_names_its_document_and_section_and_no_line(
    templates: dict[str, Catalog],
):
    heading = message(templates["chapters/safeguarding"], "The named person")
    assert heading.locations == [("chapters/safeguarding#the-named-person", 0)]
    assert heading.auto_comments == ["heading"]


def test_a_title_belongs_to_the_document_as_a_whole(templates: dict[str, Catalog]):
    title = message(templates["forms/t7-concern-report"], "Concern report")
    assert title.locations == [("forms/t7-concern-report", 0)]
    assert title.auto_comments == ["title"]


def test_a_short_label_tells_what_it_is_a_label_of(templates: dict[str, Catalog]):
    form = templates["forms/t7-concern-report"]
    card = templates["cards/our-court-our-rules"]
    assert message(form, "Date").auto_comments == ["label on a form; little room"]
    assert message(form, "Yes, today").auto_comments == ["answer to tick; little room"]
    assert message(card, "Rules sheet").auto_comments == [
        "label in a drawing; little room"
    ]
    assert message(card, "**Talk** around the sheet.").auto_comments == [
        "step of an activity card"
    ]


def test_every_message_has_a_place_and_no_place_is_of_this_machine(
    templates: dict[str, Catalog],
):
    for name, template in templates.items():
        for found in template:
            if found.id:
                assert found.locations, found.id
                assert all(place.startswith(name) for place, _ in found.locations)


def test_words_to_say_aloud_are_marked_as_such(templates: dict[str, Catalog]):
    notes = {
        note
        for name, template in templates.items()
        if Path(name).parent.name == "cards"
        for found in template
        for note in found.auto_comments
    }
    assert "words to say aloud to young people" in notes
    assert "question to young people, said aloud" in notes
