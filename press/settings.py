"""Settings: what ``[tool.press]`` has to say, and what is wrong where it does not.

Only the form of the settings is known here; ``editions`` makes values of them.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from babel import Locale, UnknownLocaleError

# Language, script, country: "pl", "sr-Latn", "pt-BR". The code becomes a folder.
CODE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
COUNTRIES = ("lv", "lt")  # whose country boxes the book has


class Kind(NamedTuple):
    """One kind of value: what to write, and whether somebody did."""

    wanted: str
    fits: Callable[[Any], bool]


TABLE = Kind("a table", lambda value: isinstance(value, dict))
TEXT = Kind("a text in quotes", lambda value: isinstance(value, str) and value != "")
TEXTS = Kind(
    'a list such as ["one", "two"]',
    lambda value: isinstance(value, list) and all(map(TEXT.fits, value)),
)
DATE = Kind(
    "a date without quotes, such as 2026-11-23",
    lambda value: type(value) is datetime.date,
)
SHARE = Kind(
    "a number from 0 to 1, such as 0.95",
    lambda value: type(value) in (int, float) and 0 <= value <= 1,
)
NUMBER = Kind("a whole number above 0", lambda value: type(value) is int and value > 0)
DIRECTION = Kind('"ltr" or "rtl"', lambda value: value in ("ltr", "rtl"))
COUNTRY = Kind(
    " or ".join(f'"{country}"' for country in COUNTRIES),
    lambda value: value in COUNTRIES,
)

Keys = Mapping[str, Kind]

VERSION: Keys = {"version": TEXT}
PRESS: Keys = {
    "source-language": TEXT,
    **dict.fromkeys(("book", "complete", "plan", "desk", "languages"), TABLE),
}
TABLES: Mapping[str, Keys] = {
    "book": {
        "title": TEXT,
        "subtitle": TEXT,
        "description": TEXT,
        "keywords": TEXTS,
        "publisher": TEXT,
        "rights": TEXT,
        "published": DATE,
        "checked": DATE,
    },
    "complete": {"share": SHARE, "whole": TEXTS},
    "desk": {"since": DATE, "reports-to": TEXT},
}
LANGUAGE: Keys = {"name": TEXT, "urn": TEXT, "country": COUNTRY, "direction": DIRECTION}
UNSAID = {"direction": "ltr"}  # what a language need not say


class WrongSettings(Exception):
    """What in the settings cannot be used; says where, and what to do."""


def read_settings(path: Path) -> dict[str, Any]:
    """Return a ``pyproject.toml`` in which all of ``[tool.press]`` can be used.

    Raises WrongSettings at the first thing that cannot.
    """
    try:
        settings = tomllib.loads(path.read_bytes().decode())
    except ValueError as error:  # no TOML, or not in UTF-8
        raise WrongSettings(
            f"{path.name}: {error}\n    Mend that line; save the file as UTF-8."
        ) from error
    for fault, remedy in faults(settings):
        raise WrongSettings(f"{path.name}: {fault}\n    {remedy}")
    return settings


def faults(settings: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what cannot be used, each with its remedy."""
    project, press = table(settings, "project"), table(settings, "tool", "press")
    ours = {key: project[key] for key in VERSION if key in project}
    yield from misfits("project", ours, VERSION)
    yield from misfits("tool.press", press, PRESS)
    for name, keys in TABLES.items():
        yield from misfits(f"tool.press.{name}", press[name], keys)
    plan, languages = press["plan"], press["languages"]
    yield from misfits("tool.press.plan", plan, dict.fromkeys(plan, NUMBER))
    for code, facts in languages.items():
        place = f"tool.press.languages.{code}"
        if not is_language(code):
            yield f"[{place}] {code!r} is no language", 'Write it as in "pl", "pt-BR".'
        yield from misfits("tool.press.languages", {code: facts}, {code: TABLE})
        yield from misfits(place, UNSAID | facts, LANGUAGE)
    if press["source-language"] not in languages:
        known = ", ".join(f'"{code}"' for code in languages)
        yield "[tool.press] source-language cannot be used", f"Write one of {known}."


def misfits(
    place: str, values: Mapping[str, Any], keys: Keys
) -> Iterator[tuple[str, str]]:
    """Yield the keys that are unknown, missing or of the wrong kind."""
    for key in values:
        if key not in keys:
            yield f"[{place}] has no key {key!r}", f"Its keys are {', '.join(keys)}."
    for key, kind in keys.items():
        if key not in values:
            yield f"[{place}] lacks {key}", f"Write there {kind.wanted}."
        elif not kind.fits(values[key]):
            yield f"[{place}] {key} cannot be used", f"Write there {kind.wanted}."


def table(settings: Any, *names: str) -> dict[str, Any]:
    """Return a table in tables, empty where there is none."""
    for name in names:
        settings = settings.get(name) if isinstance(settings, dict) else None
    return settings if isinstance(settings, dict) else {}


def is_language(code: str) -> bool:
    """Tell whether Unicode's tables know the language of a code."""
    try:
        return bool(CODE.fullmatch(code) and Locale.parse(code, sep="-"))
    except (UnknownLocaleError, ValueError):
        return False
