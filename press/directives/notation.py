"""The notation of set-up drawings: from typed lines to things with places.

Places are metres from the upper left corner. One line is one thing::

    court half-basketball
    zone 1,1 5,4 "Calm corner"
    player A 3,4 "1"
    run 3,4 6,7

Nothing is drawn here, and a line that cannot be read never stops the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

SURFACES = (
    "floor",
    "yard",
    "lane",
    "court-half-basketball",
    "court-basketball",
    "court-volleyball",
    "pitch-football",
)
TEAMS = ("A", "B", "C")
ARROWS = ("run", "pass", "dribble")
MANY = 99
BEYOND = 1.0  # metres that a thing may stand outside the field


@dataclass(frozen=True)
class Rule:
    """What follows one word of the notation."""

    example: str
    points: tuple[int, int]  # fewest, most
    extra: str = ""  # what else: a "team" before, a "number" or "size" behind
    label: str = ""  # "may" or "must" have words
    dash: bool = False  # may end in "dash"


RULES = {
    "zone": Rule('zone 1,1 5,4 "Calm corner"', (2, 2), label="may"),
    "line": Rule("line 0,5.5 15,5.5", (2, MANY), dash=True),
    "circle": Rule("circle 7.5,5.5 1.8", (1, 1), "number", dash=True),
    "hoop": Rule("hoop 7.5,1.2", (1, MANY)),
    "goal": Rule("goal 7.5,0 3", (1, 1), "number"),
    "net": Rule("net 0,4 9,4", (2, 2)),
    "box": Rule("box 3,3 1.5x0.8", (1, 1), "size"),
    "mat": Rule("mat 2,2 2x1", (1, 1), "size"),
    "player": Rule('player A 3,4 "1"', (1, MANY), "team", label="may"),
    "adult": Rule("adult 1,10", (1, MANY), label="may"),
    "cone": Rule("cone 2,2", (1, MANY)),
    "ball": Rule("ball 3,4.3", (1, MANY)),
    "hurdle": Rule("hurdle 4,4", (1, MANY)),
    "bib": Rule("bib 1,1", (1, MANY)),
    "ring": Rule("ring 5,5", (1, MANY)),
    "run": Rule("run 3,4 6,7", (2, MANY)),
    "pass": Rule("pass 3,4 8,4", (2, MANY)),
    "dribble": Rule("dribble 3,4 3,8", (2, MANY)),
    "label": Rule('label 7,10 "Bench"', (1, 1), label="must"),
}

POINT = re.compile(r"(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)")
SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*[x×]\s*(\d+(?:\.\d+)?)")
EXTENTS = {"number": re.compile(r"(\d+(?:\.\d+)?)"), "size": SIZE}
WORDS = re.compile(r'\s*"([^"]*)"$')
# Several things may share a line if two blanks and a known word part them.
NEXT_THING = re.compile(rf"\s{{2,}}(?=(?:{'|'.join(RULES)})\s)")

Point = tuple[float, float]


@dataclass(frozen=True)
class Field:
    """The ground: metres across and down, and what is painted on it."""

    width: float
    height: float
    surface: str = "floor"


@dataclass(frozen=True)
class Thing:
    """One thing of a drawing."""

    kind: str
    points: tuple[Point, ...]
    words: str = ""
    team: str = ""
    size: tuple[float, float] = (0.0, 0.0)  # or a radius or width, twice
    dash: bool = False


class NotationError(ValueError):
    """A line that cannot be read: what is wrong, and how to put it right."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


def read_size(text: str) -> Field:
    """Return the field of "15 x 11"."""
    match = SIZE.fullmatch(text.strip())
    width, height = (float(side) for side in match.groups()) if match else (0, 0)
    if not (1 <= width <= 200 and 1 <= height <= 200):
        raise NotationError(
            f"“{text}” is not a size of 1 to 200 metres",
            "Write width and depth in metres: .. setup:: 15 x 11",
        )
    return Field(width, height)


def things_on(line: str) -> list[str]:
    """Return the things of a typed line, each still as text.

    >>> things_on("cone 2,2    cone 4,2")
    ['cone 2,2', 'cone 4,2']
    """
    return NEXT_THING.split(line.strip()) if line.strip() else []


def read_surface(text: str) -> str | None:
    """Return the surface that a line names, or None if it names none.

    >>> read_surface("court half-basketball"), read_surface("cone 2,2")
    ('court-half-basketball', None)
    """
    words = text.split()
    if words[0].partition("-")[0] not in {name.partition("-")[0] for name in SURFACES}:
        return None
    surface = "-".join(words)
    if surface not in SURFACES:
        raise NotationError(
            f"there is no surface “{text}”", f"Use one of: {', '.join(SURFACES)}."
        )
    return surface


def read_thing(text: str, field: Field) -> Thing:
    """Return the thing that a line describes; raises NotationError."""
    match = WORDS.search(text)
    rest = (text[: match.start()] if match else text).split()
    kind = rest.pop(0) if rest else ""
    if kind not in RULES:
        raise NotationError(f"“{kind}” is not a word of set-up drawings", known(kind))
    rule = RULES[kind]
    label = read_label(kind, match[1].strip() if match else None, rest)
    dash = rule.dash and rest[-1:] == ["dash"]
    if dash:
        rest.pop()
    team = rest.pop(0) if rule.extra == "team" and rest else ""
    if rule.extra == "team" and team not in TEAMS:
        raise wrong(kind, f"“{team}” is not a team; teams are {', '.join(TEAMS)}")
    size = read_extent(kind, rest) if rule.extra in EXTENTS else (0.0, 0.0)
    points = tuple(read_points(kind, rest, field))
    fewest, most = rule.points
    if not fewest <= len(points) <= (fewest if label else most):
        raise wrong(kind, f"{len(points)} places are given")
    if len(points) > 1 and len(set(points)) == 1:
        raise wrong(kind, "the places are all the same")
    if kind in ("box", "mat"):
        inside(field, points[0][0] + size[0], points[0][1] + size[1], "its far corner")
    return Thing(kind, points, label, team, size, dash)


def read_label(kind: str, label: str | None, rest: Sequence[str]) -> str:
    """Return the words of a thing, or nothing if it may go without."""
    if any(mark in " ".join(rest) for mark in "“”„\"'"):
        raise wrong(kind, "a label stands at the end, in straight quotes")
    if label is not None and not RULES[kind].label:
        raise wrong(kind, "it takes no words; add a line beginning with “label”")
    if label == "" or (label is None and RULES[kind].label == "must"):
        raise wrong(kind, "the words are missing")
    return label or ""


def read_extent(kind: str, rest: list[str]) -> tuple[float, float]:
    """Take the last word as radius or width, or as width and depth, in metres."""
    match = EXTENTS[RULES[kind].extra].fullmatch(rest.pop() if rest else "")
    if not match:
        raise wrong(kind, "its size in metres is missing at the end")
    sides = [float(side) for side in match.groups()]
    if not all(sides):
        raise wrong(kind, "a size of 0 metres cannot be drawn")
    return sides[0], sides[-1]


def read_points(kind: str, rest: Sequence[str], field: Field) -> Iterator[Point]:
    """Yield the places of a thing, each checked against the field."""
    for text in rest:
        match = POINT.fullmatch(text)
        if not match:
            raise wrong(kind, f"“{text}” is not a place; metres are written 3,4.5")
        x, y = float(match[1]), float(match[2])
        inside(field, x, y, text)
        yield x, y


def inside(field: Field, x: float, y: float, what: str) -> None:
    """Raise NotationError if a place is not on the field or close to it."""
    across = -BEYOND <= x <= field.width + BEYOND
    if not (across and -BEYOND <= y <= field.height + BEYOND):
        raise NotationError(
            f"{what} lies more than 1 m outside the field"
            f" of {field.width:g} × {field.height:g} m",
            "Places are metres from the upper left corner, across before down.",
        )


def wrong(kind: str, what: str) -> NotationError:
    """Return the error for a line whose first word is right."""
    return NotationError(
        f"{kind}: {what}", f"Write it like this: {RULES[kind].example}"
    )


def known(word: str) -> str:
    """Return the advice for a word that is none of ours."""
    words = (*SURFACES, *RULES)
    near = get_close_matches(word, words, 1)
    meant = f"Do you mean “{near[0]}”? " if near else ""
    return f"{meant}Use one of: {', '.join(words)}."
