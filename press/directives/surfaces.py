"""Painted grounds of set-up drawings: courts and pitches, in metres.

Markings have their true size where the field has room for them; on a smaller
yard they shrink with it. Everything is lines through points, 0,0 upper left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import acos, pi, sqrt

from press.directives.notation import Field
from press.directives.symbols import Point, circle

Line = list[Point]


def outline(field: Field) -> Line:
    """Return the four sides."""
    width, height = field.width, field.height
    return [(0, 0), (width, 0), (width, height), (0, height), (0, 0)]


def markings(field: Field) -> Iterator[Line]:
    """Yield the lines painted on the ground, without its edge."""
    yield from PAINTED.get(field.surface, nothing)(field)


def nothing(field: Field) -> Iterator[Line]:
    """A floor or a yard: no lines."""
    yield from ()


def half_basketball(field: Field) -> Iterator[Line]:
    """Half a court, the basket in the middle of the upper side."""
    yield from basket_end(field.width, field.height)


def basketball(field: Field) -> Iterator[Line]:
    """A whole court, a basket on each of the two short sides."""
    yield from both_ends(field, basket_end)
    yield middle_line(field)
    yield circle((field.width / 2, field.height / 2), 1.8 * shrink(field))


def shrink(field: Field) -> float:
    """Return how much a basketball court's lines shrink on this field."""
    long, short = max(field.width, field.height), min(field.width, field.height)
    return min(1.0, short / 15, long / 28)


def basket_end(width: float, depth: float) -> Iterator[Line]:
    """Key, free-throw arc and three-point line, FIBA's sizes."""
    scale = min(1.0, width / 15, depth / 9)
    middle = width / 2
    side, free_throw = 2.45 * scale, 5.8 * scale
    yield [
        (middle - side, 0),
        (middle - side, free_throw),
        (middle + side, free_throw),
        (middle + side, 0),
    ]
    yield circle((middle, free_throw), 1.8 * scale, 0, pi)
    basket, far, wing = (middle, 1.575 * scale), 6.75 * scale, 6.6 * scale
    corner = sqrt(far**2 - wing**2) + basket[1]
    lean = acos(wing / far)
    arc = circle(basket, far, lean, pi - lean)
    yield [(middle + wing, 0), (middle + wing, corner), *arc, (middle - wing, 0)]


def volleyball(field: Field) -> Iterator[Line]:
    """Middle line, and attack lines a third of each half away from it."""
    yield middle_line(field)
    yield from both_ends(
        field, lambda width, depth: [[(0, depth * 2 / 3), (width, depth * 2 / 3)]]
    )


def football(field: Field) -> Iterator[Line]:
    """A pitch with areas in proportion to a full one, goals on the short sides."""
    yield middle_line(field)
    short = min(field.width, field.height)
    yield circle((field.width / 2, field.height / 2), 0.134 * short)
    yield from both_ends(field, penalty_end)


def penalty_end(width: float, depth: float) -> Iterator[Line]:
    """Penalty area and goal area of one half."""
    for share, deep in ((0.593, 0.314), (0.269, 0.105)):
        left, right = width * (1 - share) / 2, width * (1 + share) / 2
        yield [(left, 0), (left, depth * deep), (right, depth * deep), (right, 0)]


def lane(field: Field) -> Iterator[Line]:
    """A lane: a start and a finish line, a metre or a tenth from the ends."""
    if field.width >= field.height:
        off = min(1.0, field.width / 10)
        for x in (off, field.width - off):
            yield [(x, 0), (x, field.height)]
    else:
        off = min(1.0, field.height / 10)
        for y in (off, field.height - off):
            yield [(0, y), (field.width, y)]


def middle_line(field: Field) -> Line:
    """Return the line that parts the two halves."""
    if field.width >= field.height:
        return [(field.width / 2, 0), (field.width / 2, field.height)]
    return [(0, field.height / 2), (field.width, field.height / 2)]


def both_ends(
    field: Field, end: Callable[[float, float], Iterator[Line] | list[Line]]
) -> Iterator[Line]:
    """Yield the lines of an end twice, on the two short sides."""
    width, height = field.width, field.height
    if width >= height:
        for line in end(height, width / 2):
            yield [(deep, across) for across, deep in line]
            yield [(width - deep, across) for across, deep in line]
    else:
        for line in end(width, height / 2):
            yield list(line)
            yield [(across, height - deep) for across, deep in line]


PAINTED: dict[str, Callable[[Field], Iterator[Line]]] = {
    "court-half-basketball": half_basketball,
    "court-basketball": basketball,
    "court-volleyball": volleyball,
    "pitch-football": football,
    "lane": lane,
}
