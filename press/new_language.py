"""A new language: its lines in ``pyproject.toml`` and its empty catalogues."""

from __future__ import annotations

import tomllib
from pathlib import Path
from uuid import UUID, uuid5

from babel import Locale, UnknownLocaleError

from press import desk, whole_file
from press.editions import Folders, Language, Project, read_project
from press.lock import one_at_a_time
from press.problems import Problem, errors_among
from press.progress import Progress
from press.settings import CODE

# Identifiers of EPUBs come from the code alone, so two people get the same one.
NAMESPACE = UUID("e68dc1b9-0648-4b58-9187-30297cf9afd4")
CHECKLIST = "Before a translation is called finished"


class Refused(Exception):
    """What was asked for cannot be done as it was asked; says why, and what to do."""


def start(
    code: str, project: Project, folders: Folders, progress: Progress
) -> list[Problem]:
    """Add a language to the project and make its catalogues; print what follows.

    Raises Refused for a code that is no language or has been started before.
    """
    settings = folders.root / "pyproject.toml"
    with one_at_a_time(folders.build / "start.lock", progress):
        language = described(code, project)
        append(settings, block(language))
    progress(f"{language.name}: added to pyproject.toml", code)
    problems = list(desk.update(read_project(settings), folders, progress))
    if not errors_among(problems):
        print(f"\n{next_steps(language, folders.root / 'TRANSLATING.md')}")
    return problems


def described(code: str, project: Project) -> Language:
    """Return what is known of a language from its code alone."""
    if not CODE.fullmatch(code):
        raise Refused(
            f"{code!r} is no language code.\nWrite it as in “pl”, “pt-BR” or “sr-Latn”."
        )
    if code == project.source_language:
        name = project.language(code).name
        raise Refused(f"{name} is the source; it has no catalogues.")
    if code in [language.code for language in project.languages]:
        raise Refused(
            f"{code!r} has been started already.\n"
            "Run “python3 build.py update” for its catalogues."
        )
    try:
        locale = Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        raise Refused(
            f"{code!r} is no language that Unicode’s tables know.\n"
            "Look the code up at iana.org, language subtag registry."
        ) from None
    name = locale.get_display_name() or code
    source = project.language(project.source_language)
    return Language(
        code=code,
        name=name[:1].upper() + name[1:],
        urn=uuid5(NAMESPACE, code).urn,
        country=source.country,
        direction="rtl" if locale.text_direction == "rtl" else "ltr",
    )


def block(language: Language) -> str:
    """Return the settings of a language as lines of TOML."""
    lines = [
        f"[tool.press.languages.{language.code}]",
        f'name = "{language.name}"',
        f'urn = "{language.urn}"',
        f'country = "{language.country}"',
    ]
    if language.direction != "ltr":
        lines.append(f'direction = "{language.direction}"')
    return "\n".join(lines) + "\n"


def append(path: Path, lines: str) -> None:
    """Add lines to a TOML file; what stands there keeps every byte."""
    before = path.read_bytes()
    gap = b"\n" if before.endswith(b"\n") else b"\n\n"
    after = before + gap + lines.encode()
    tomllib.loads(after.decode())  # our own mistake must not reach the file
    whole_file.write(path, after)


def next_steps(language: Language, guide: Path) -> str:
    """Return what a translator does now, and the checklist of TRANSLATING.md."""
    return (
        f"Translate locales/{language.code}/: first sphinx.po and book.po\n"
        "and what must be whole: see [tool.press.complete] in pyproject.toml. Look at\n"
        f"name and country of [tool.press.languages.{language.code}] there.\n\n"
        f"{checklist(guide)}"
    )


def checklist(guide: Path) -> str:
    """Return the passage of the guide that says when a translation is finished."""
    if not guide.exists():
        return ""
    _, _, after = guide.read_text(encoding="utf-8").partition(f"## {CHECKLIST}\n")
    return f"{CHECKLIST}\n\n{after.partition(chr(10) + '## ')[0].strip()}"
