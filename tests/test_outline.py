"""The outline: parts, what they hold, and the pages to look things up in."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from sphinx import addnodes

from press.directives.records import Chapter, Part
from press.outline import ancestors, contents, entries_below, part_class

CONTENTS = {
    "index": [(["parts/safe", "parts/forms"], False), (["glossary"], True)],
    "parts/safe": [(["chapters/five"], False)],
    "parts/forms": [],
    "chapters/five": [],
    "glossary": [],
}


@pytest.fixture
def env() -> Any:
    """What the outline reads of Sphinx's environment, for a book of five pages."""
    return SimpleNamespace(
        config=SimpleNamespace(root_doc="index"),
        titles={name: nodes.title("", name.title()) for name in CONTENTS},
        tocs={
            name: nodes.bullet_list(
                "",
                *(
                    addnodes.toctree("", includefiles=files, hidden=hidden)
                    for files, hidden in trees
                ),
            )
            for name, trees in CONTENTS.items()
        },
        toctree_includes={
            name: [file for files, _ in trees for file in files]
            for name, trees in CONTENTS.items()
        },
        press_records={
            "parts/safe": [Part("safe", "parts/safe", "", 1)],
            "chapters/five": [Chapter("5", "chapters/five", "", 1, "safe", ())],
        },
    )


def test_the_contents_hold_parts_with_their_chapters_and_numbers(env: Any) -> None:
    safe, forms, _ = contents(env)
    assert (safe.title, safe.part_class, safe.number) == ("Parts/Safe", "part-safe", "")
    assert [(entry.docname, entry.number) for entry in safe.below] == [
        ("chapters/five", "5")
    ]
    assert forms.part_class == ""


def test_a_hidden_contents_list_holds_what_is_looked_up(env: Any) -> None:
    assert [(entry.docname, entry.reference) for entry in contents(env)] == [
        ("parts/safe", False),
        ("parts/forms", False),
        ("glossary", True),
    ]


def test_a_page_has_the_colour_of_the_part_above_it(env: Any) -> None:
    assert part_class(env, "chapters/five") == "part-safe"
    assert part_class(env, "glossary") == ""


def test_the_pages_above_a_page_come_nearest_first(env: Any) -> None:
    assert ancestors(env, "chapters/five") == ["parts/safe", "index"]


def test_what_stands_below_a_page_is_found_at_any_depth(env: Any) -> None:
    below = entries_below(contents(env), "parts/safe")
    assert [entry.docname for entry in below] == ["chapters/five"]
    assert entries_below(contents(env), "glossary") == ()
