"""Setting a drawing out: its ground, its things, its labels and its scale bar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import atan2, degrees
from pathlib import Path
from xml.etree.ElementTree import Element

from babel.numbers import format_decimal
from sphinx.locale import _

from press.directives import pictures, symbols
from press.directives.ground_plan import WIDTH, Area, Plan, plan
from press.directives.lettering import element, typeset
from press.directives.notation import ARROWS, Field, Thing
from press.directives.placing import WORDS, written
from press.directives.surfaces import markings, outline
from press.directives.symbols import REACH, SIGNS, Point

PEOPLE = ("player", "adult")
MEASURED = ("box", "mat", "goal", "net", "hoop")  # drawn in metres or turned
BARS = (0.5, 1, 2, 5, 10, 20, 50)  # metres that a scale bar may show


def draw(
    field: Field,
    things: Sequence[Thing],
    words: Sequence[str],
    root: Path,
    language: str,
) -> Element:
    """Return the drawing; ``words`` are the labels of the things that have some.

    ``root`` is the project's folder: the letters are measured with its fonts.
    """
    laid = plan(field)
    picture = pictures.svg(WIDTH, round(laid.height), "picture")
    ground = laid.area((0, 0), (field.width, field.height))
    texts = list(written(laid, things, words, root))
    picture.append(rectangle(ground, "fill-ground"))
    picture.extend(zone(laid, thing) for thing in things if thing.kind == "zone")
    picture.extend(paint(laid, things))
    picture.extend(plate for text in texts for plate in text.plates)
    for kind in (*MEASURED, *ARROWS):
        for thing in things:
            if thing.kind == kind:
                picture.extend(placed(thing, laid, things))
    for thing in sorted(things, key=lambda thing: thing.kind in ("ball", *PEOPLE)):
        picture.extend(standing(thing, laid, things))
    picture.extend(line for text in texts for line in text.lines)
    picture.extend(measured(laid, language))
    return picture


def rectangle(area: Area, css: str) -> Element:
    """Return a rectangle that fills an area."""
    x, y = area.x - area.width / 2, area.y - area.height / 2
    return element("rect", css, x=x, y=y, width=area.width, height=area.height)


def paint(laid: Plan, things: Sequence[Thing]) -> Iterator[Element]:
    """Yield what is painted on the ground: its markings, lines and circles."""
    painted = [(line, False) for line in markings(laid.field)]
    for thing in things:
        if thing.kind == "line":
            painted.append((list(thing.points), thing.dash))
        elif thing.kind == "circle":
            painted.append((symbols.circle(thing.points[0], thing.size[0]), thing.dash))
    painted.append((outline(laid.field), laid.field.surface == "yard"))
    for line, dashed in painted:
        drawn = symbols.path([laid.at(point) for point in line])
        mark = element("path", "mark", d=drawn)
        if dashed:
            mark.set("stroke-dasharray", "4 3")
        yield mark


def zone(laid: Plan, thing: Thing) -> Element:
    """Return a marked-out area."""
    drawn = rectangle(laid.area(*thing.points), "accent fill-tint")
    drawn.attrib |= {"stroke-width": "1", "stroke-dasharray": "3 2"}
    return drawn


def placed(thing: Thing, laid: Plan, things: Sequence[Thing]) -> Iterator[Element]:
    """Yield a thing whose size is in metres, or an arrow."""
    points = [laid.at(point) for point in thing.points]
    if thing.kind in ARROWS:
        yield from symbols.arrow(thing.kind, clear_of_people(points, laid, things))
    elif thing.kind == "net":
        yield from symbols.net(points[0], points[1])
    else:
        width, height = (max(5.0, side * laid.scale) for side in thing.size)
        for point, place in zip(points, thing.points, strict=True):
            group = element("g", transform=moved(point))
            out = outwards(place, laid.field)
            if thing.kind == "goal":
                group.extend(symbols.goal(width, out))
            elif thing.kind == "hoop":
                group.extend(symbols.hoop(out))
            else:
                sign = symbols.box if thing.kind == "box" else symbols.mat
                group.extend(sign(width, height))
            yield group


def standing(thing: Thing, laid: Plan, things: Sequence[Thing]) -> Iterator[Element]:
    """Yield signs of a fixed size, one at each place."""
    sign = SIGNS.get(f"player {thing.team}" if thing.team else thing.kind)
    if sign is None or thing.kind in MEASURED:
        return
    for point in thing.points:
        group = element("g", transform=moved(laid.at(point)))
        if thing.kind == "hurdle":
            turn = across_the_run(laid.at(point), laid, things)
            group.attrib["transform"] += f" rotate({turn:.0f})" if turn else ""
        group.extend(sign())
        yield group


def across_the_run(point: Point, laid: Plan, things: Sequence[Thing]) -> float:
    """Return how far a hurdle turns, in degrees, to stand across a run over it."""
    for thing in things:
        points = [laid.at(place) for place in thing.points]
        for start, end in pairwise(points if thing.kind in ARROWS else ()):
            way = symbols.distance(start, end)
            detour = symbols.distance(start, point) + symbols.distance(point, end) - way
            if detour < 2:
                return degrees(atan2(end[1] - start[1], end[0] - start[0])) + 90
    return 0.0


def moved(point: Point) -> str:
    """Return the transform that puts 0,0 at a point."""
    return f"translate({symbols.pair(point)})"


def outwards(point: Point, field: Field) -> Point:
    """Return the direction from a place to the nearest edge of the field."""
    x, y = point
    ways = {(0.0, -1.0): y, (0.0, 1.0): field.height - y, (-1.0, 0.0): x}
    ways[(1.0, 0.0)] = field.width - x
    return min(ways, key=lambda way: ways[way])


def clear_of_people(
    points: Sequence[Point], laid: Plan, things: Sequence[Thing]
) -> list[Point]:
    """Return an arrow's points without what is hidden under a player."""
    people = [
        laid.at(place)
        for thing in things
        if thing.kind in (*PEOPLE, "ball", "cone")
        for place in thing.points
    ]
    free = list(points)
    for _turn in range(2):  # the end, then, turned round, the beginning
        free.reverse()
        near = min((symbols.distance(free[-1], one) for one in people), default=99.0)
        gap = REACH + 1.5 - near
        if gap > 0 and symbols.distance(free[-2], free[-1]) > gap + 10:
            free = symbols.shortened(free, gap)
    return free


def measured(laid: Plan, language: str) -> Iterator[Element]:
    """Yield the scale bar and the size of the field."""
    metres = max(
        (bar for bar in BARS if bar * laid.scale <= 70 and bar <= laid.field.width),
        default=BARS[0],
    )
    left = min(laid.left, WIDTH - 150)
    right, y = left + metres * laid.scale, laid.height - 7
    bar = [(left, y - 3), (left, y), (right, y), (right, y - 3)]
    yield element("path", "line", d=symbols.path(bar), stroke_width=1)
    # Translators: under the scale bar of a set-up drawing; %s is a number of metres
    scale = _("%s m") % decimal(metres, language)
    yield from typeset([scale], right + 4, y - 2, "label", WORDS, "start")
    # Translators: size of the field in a set-up drawing, width by depth in metres
    size = _("%(width)s × %(depth)s m") % {
        "width": decimal(laid.field.width, language),
        "depth": decimal(laid.field.height, language),
    }
    edge = max(WIDTH - laid.left, left + 150)
    yield from typeset([size], edge, y - 2, "label", WORDS, "end")


def decimal(value: float, language: str) -> str:
    """Return a number as the language writes it.

    >>> decimal(0.5, "lv"), decimal(15.0, "en")
    ('0,5', '15')
    """
    return str(format_decimal(value, locale=language.replace("-", "_")))
