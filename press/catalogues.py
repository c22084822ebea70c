"""Catalogues: read them, find what is damaged, stage copies for Sphinx.

A ``.po`` file comes from outside. It is read with Babel, never executed, and
whatever is wrong with it becomes a Problem at its own line.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from press import po_files
from press.problems import Problem

INTERFACE = "sphinx"  # the catalogue of labels, buttons and running words
BOOK = "book"  # the catalogue of title, description and keywords

Templates = Mapping[str, frozenset[str]]  # the English messages by catalogue


@dataclass(frozen=True)
class Staged:
    """What one language's catalogues gave."""

    folder: Path  # holds <lang>/LC_MESSAGES as Sphinx wants it
    problems: tuple[Problem, ...]


def catalogue_paths(locales: Path, language: str) -> list[Path]:
    """Return every ``.po`` of a language, sorted by name."""
    return sorted((locales / language / "LC_MESSAGES").rglob("*.po"))


def catalogues_by_name(locales: Path, language: str) -> dict[str, Path]:
    """Return every ``.po`` of a language by its name, such as "chapters/families"."""
    folder = locales / language / "LC_MESSAGES"
    return {
        path.relative_to(folder).with_suffix("").as_posix(): path
        for path in catalogue_paths(locales, language)
    }


def read_catalogue(path: Path) -> Catalog:
    """Read one ``.po``; raises Damaged, a ValueError, if that cannot be done."""
    return po_files.parsed(po_files.content(path))


def translations(path: Path) -> dict[str, str]:
    """Return msgid to msgstr of a catalogue, finished translations only.

    A catalogue that is missing or damaged has none; the checks say so.
    """
    try:
        catalogue = read_catalogue(path)
    except po_files.Damaged:
        return {}
    return {
        message.id: str(message.string)
        for message in catalogue
        if isinstance(message.id, str)
        and message.id
        and message.string
        and not message.fuzzy
    }


def stage(locales: Path, language: str, staging: Path, root: Path) -> Staged:
    """Write compiled copies of a language's catalogues below ``staging``.

    Sphinx writes ``.mo`` files beside the ``.po`` it reads; a staged copy keeps
    ``locales/`` clean. A damaged catalogue is a Problem and is left out.
    """
    target = staging / language / "LC_MESSAGES"
    source = locales / language / "LC_MESSAGES"
    problems: list[Problem] = []
    for path in catalogue_paths(locales, language):
        try:
            stage_one(path, target / path.relative_to(source), language)
        except po_files.Damaged as damage:
            problems.append(damage.at(path.relative_to(root).as_posix()))
    return Staged(staging, tuple(problems))


def stage_one(path: Path, copy: Path, language: str, *, fuzzy: bool = False) -> None:
    """Write one compiled copy; with ``fuzzy`` it holds unfinished messages too.

    Raises Damaged before anything is written.
    """
    text = po_files.content(path)
    catalogue = po_files.parsed(text)
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_text(po_files.without_obsolete_previous(text), encoding="utf-8")
    with copy.with_suffix(".mo").open("wb") as mo:
        write_mo(mo, catalogue, use_fuzzy=fuzzy)
    if path.stem == INTERFACE:
        script = copy.with_suffix(".js")
        script.write_text(interface_script(catalogue, language), encoding="utf-8")


def interface_script(catalogue: Catalog, language: str) -> str:
    """Return the interface strings as the script that Sphinx's search reads."""
    messages = {
        (message.id if isinstance(message.id, str) else message.id[0]): message.string
        for message in catalogue
        if message.id and message.string and not message.fuzzy
    }
    data = {
        "locale": language,
        "messages": dict(sorted(messages.items())),
        "plural_expr": catalogue.plural_expr,
    }
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)
    return f"Documentation.addTranslations({text});\n"
