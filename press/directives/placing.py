"""Where the labels of a set-up drawing go: close by, and clear of the signs.

A translated label is often longer than the English one, so its place cannot be
typed. Each label tries a few places in order and takes the clearest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

from press.directives import symbols
from press.directives.ground_plan import Area, Plan
from press.directives.lettering import (
    LINE_HEIGHT,
    Type,
    element,
    typeset,
    widest,
    words_of_label,
    wrap,
)
from press.directives.notation import ARROWS, Thing
from press.directives.surfaces import markings, outline
from press.directives.symbols import REACH, SIGNS

WORDS = Type(10, 400, "SourceSans3-Regular")  # 7 pt at 75 mm
NUMBERS = Type(8.5, 600, "SourceSans3-Semibold")  # on a player's back
LONGEST = 120.0  # units of a line of a label that stands free
SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1))
CORNERS = ((1, 1), (-1, 1), (1, -1), (-1, -1))


@dataclass(frozen=True)
class Label:
    """A label in its place; the plates keep painted lines out of its letters."""

    lines: tuple[Element, ...]
    plates: tuple[Element, ...] = ()


def written(
    laid: Plan, things: Sequence[Thing], words: Sequence[str], root: Path
) -> Iterator[Label]:
    """Yield the labels; ``words`` are those of the things that have some."""
    obstacles = list(in_the_way(laid, things))
    named = [thing for thing in things if thing.words]
    for thing, label in zip(named, words, strict=True):
        point = laid.at(thing.points[0])
        if on_the_back(thing, label):
            css = "label label-on-dark" if thing.team == "A" else "label"
            yield Label(tuple(typeset([label], *point, css, NUMBERS)))
            continue
        lines, places = tried(laid, thing, label, root)
        best = clearest(places, obstacles, laid.room)
        obstacles.append(Obstacle(best, 6))
        text = tuple(typeset(lines, best.x, best.y, "label", WORDS))
        yield Label(text, tuple(plates(laid, things, best)))


def on_the_back(thing: Thing, label: str) -> bool:
    """Tell whether a label is short enough to stand on the player."""
    return thing.kind == "player" and thing.team != "C" and len(label) <= 2


def tried(
    laid: Plan, thing: Thing, label: str, root: Path
) -> tuple[list[str], list[Area]]:
    """Return a label's lines and the places it may take, the best first."""
    letters = WORDS.letters(root)
    zone = laid.area(*thing.points) if thing.kind == "zone" else None
    measure = zone.width - 6 if zone else LONGEST
    if widest(words_of_label(label), WORDS.size, letters) > measure:
        measure = LONGEST
    lines = wrap(label, measure, WORDS.size, letters)
    height = (len(lines) - 1) * LINE_HEIGHT * WORDS.size + WORDS.size * 0.8
    width = widest(lines, WORDS.size, letters)
    text = Area(*laid.at(thing.points[0]), width + 2, height + 2)
    if zone is None:
        return lines, near(text) if thing.kind == "label" else round_about(text)
    fits = text.width <= zone.width - 4 and text.height <= zone.height - 4
    return lines, within(text, zone) if fits else outside(text, zone)


def plates(laid: Plan, things: Sequence[Thing], text: Area) -> Iterator[Element]:
    """Yield the ground's own colour under a label that a painted line crosses."""
    zones = [laid.area(*thing.points) for thing in things if thing.kind == "zone"]
    inside = max((zone.shared(text) for zone in zones), default=0.0)
    if 0 < inside < text.width * text.height - 1:
        return  # half in a zone: a plate of either colour would show
    css = "fill-tint" if inside else "fill-ground"
    lines = [*markings(laid.field), *(t.points for t in things if t.kind == "line")]
    for line in lines:
        for spot in along([laid.at(point) for point in line], 3):
            if text.shared(spot):
                x, y = text.x - text.width / 2, text.y - text.height / 2
                size = {"width": text.width, "height": text.height}
                yield element("rect", css, x=x, y=y, **size)
                return


def in_the_way(laid: Plan, things: Sequence[Thing]) -> Iterator[Obstacle]:
    """Yield what labels should keep clear of."""
    for thing in things:
        points = [laid.at(point) for point in thing.points]
        if thing.kind in ARROWS:
            yield from (Obstacle(spot, 2) for spot in along(points, 6))
        elif thing.kind in ("box", "mat"):
            (x, y), (width, depth) = thing.points[0], thing.size
            yield Obstacle(laid.area((x, y), (x + width, y + depth)), 2)
        elif thing.kind in SIGNS or thing.kind == "player":
            for place in points:
                yield Obstacle(Area(*place, 2 * REACH + 4, 2 * REACH + 4), 4)
    edge = [laid.at(point) for point in outline(laid.field)]
    yield from (Obstacle(spot, 1) for spot in along(edge, 3))


def along(points: Sequence[symbols.Point], size: float) -> Iterator[Area]:
    """Yield small squares on a line, one close to the other."""
    for start, end in pairwise(points):
        steps = int(symbols.distance(start, end) / size) + 1
        for step in range(steps + 1):
            yield Area(*symbols.between(start, end, step / steps), size, size)


@dataclass(frozen=True)
class Obstacle:
    """Something a label should not cover, and how much it would hurt."""

    area: Area
    weight: float


def clearest(places: Iterable[Area], obstacles: Sequence[Obstacle], room: Area) -> Area:
    """Return the place that covers least; among equals the first."""
    inside = [place.kept_in(room) for place in places]
    return min(inside, key=lambda place: round(covered(place, obstacles), 1))


def covered(place: Area, obstacles: Iterable[Obstacle]) -> float:
    """Return how much a label at this place would hide."""
    return sum(place.shared(other.area) * other.weight for other in obstacles)


def round_about(area: Area) -> list[Area]:
    """Return places to the right, left, below, above and at the corners."""
    across, down = REACH + 2 + area.width / 2, REACH + 2 + area.height / 2
    return [
        area.moved(area.x + x * across, area.y + y * down)
        for x, y in (*SIDES, *((0.9 * x, 0.9 * y) for x, y in CORNERS))
    ]


def near(area: Area) -> list[Area]:
    """Return places close to where the author put a label, nearest first."""
    moves = [(x * 6, y * 4) for x in range(-4, 5) for y in range(-4, 5)]
    moves.sort(key=lambda move: (abs(move[0]) + abs(move[1]), move))
    return [area.moved(area.x + x, area.y + y) for x, y in moves]


def within(area: Area, zone: Area) -> list[Area]:
    """Return places inside a zone: on top, below, in the middle, in the corners."""
    across = max(0.0, (zone.width - area.width) / 2 - 4)
    down = max(0.0, (zone.height - area.height) / 2 - 4)
    return [
        area.moved(zone.x + x * across, zone.y + y * down)
        for x, y in ((0, -1), (0, 1), (0, 0), *CORNERS, (0, -0.5), (0, 0.5))
    ]


def outside(area: Area, zone: Area) -> list[Area]:
    """Return places above and below a zone that is too small for its label."""
    down = (zone.height + area.height) / 2 + 2
    return [area.moved(zone.x, zone.y - down), area.moved(zone.x, zone.y + down)]
