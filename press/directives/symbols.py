"""The signs of set-up drawings: players, kit and arrows, one stroke weight.

Signs are drawn round 0,0 in units of the picture, of which 300 are its width
(75 mm on a card, so 4 units are 1 mm). They keep their size whether the field
is 9 m or 60 m wide, and are told apart by form, never by colour alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from math import atan2, ceil, cos, hypot, pi, sin, sqrt
from xml.etree.ElementTree import Element

from press.directives.lettering import element, number

REACH = 6.5  # radius of a player
STROKE = 1.5
HEAD = 7.0  # length of an arrow head

Point = tuple[float, float]


def player_a() -> Iterator[Element]:
    """A filled disc."""
    yield element("circle", "fill-ink", r=REACH)


def player_b() -> Iterator[Element]:
    """An open disc."""
    yield element(
        "circle", "line fill-paper", r=REACH - STROKE / 2, stroke_width=STROKE
    )


def player_c() -> Iterator[Element]:
    """A striped disc: each stripe is a chord, so nothing has to be clipped."""
    yield from player_b()
    radius = REACH - STROKE / 2
    for across in (-3.4, 0.0, 3.4):
        half = sqrt(radius**2 - across**2)
        chord = path([(across, -half), (across, half)])
        yield element("path", "line", d=chord, stroke_width=STROKE)


def adult() -> Iterator[Element]:
    """An open disc with a square in it."""
    yield from player_b()
    yield element("rect", "fill-ink", x=-2.8, y=-2.8, width=5.6, height=5.6)


def cone() -> Iterator[Element]:
    """A triangle."""
    yield element("path", "fill-accent", d="M0 -5.5L4.8 4H-4.8Z")


def ball() -> Iterator[Element]:
    """A small disc with two seams."""
    yield element("circle", "line fill-paper", r=3.6, stroke_width=1.2)
    seams = "M-2.3 -2.7Q0.3 0 -2.3 2.7M2.3 -2.7Q-0.3 0 2.3 2.7"
    yield element("path", "line", d=seams, stroke_width=1)


def hurdle() -> Iterator[Element]:
    """A bar with two feet."""
    bar = "M-7 0H7M-7 -3V3M7 -3V3"
    yield element("path", "line", d=bar, stroke_width=2)


def bib() -> Iterator[Element]:
    """A vest."""
    vest = "M-4.2 -6H-2Q0 -3.4 2 -6H4.2V-2.5L5.4 6H-5.4L-4.2 -2.5Z"
    yield element("path", "accent fill-tint", d=vest, stroke_width=1.2)


def ring() -> Iterator[Element]:
    """A hoop on the floor: two thin circles."""
    yield element("circle", "accent", r=6.2, stroke_width=1)
    yield element("circle", "accent", r=4.2, stroke_width=1)


def hoop(away: Point = (0.0, -1.0)) -> Iterator[Element]:
    """A basket from above; ``away`` points from the ring to its board."""
    x, y = away
    board = [(x * 6 - y * 8, y * 6 + x * 8), (x * 6 + y * 8, y * 6 - x * 8)]
    yield element("path", "line", d=path(board), stroke_width=2.2)
    stem = path([(x * 6, y * 6), (x * 4.2, y * 4.2)])
    yield element("path", "line", d=stem, stroke_width=STROKE)
    yield element("circle", "accent fill-paper", r=4.2, stroke_width=STROKE)


def goal(width: float = 14.0, out: Point = (0.0, -1.0)) -> Iterator[Element]:
    """A goal with its mouth at 0,0; ``out`` points behind it."""
    x, y = out
    half, deep = width / 2, 6.5
    posts = [(-y * half, x * half), (y * half, -x * half)]
    back = [(px + x * deep, py + y * deep) for px, py in posts]
    for step in range(1, ceil(width / 4)):
        share = step / ceil(width / 4)
        net = [between(posts[0], posts[1], share), between(back[0], back[1], share)]
        yield element("path", "line-thin", d=path(net), stroke_width=0.6)
    frame = path([posts[0], back[0], back[1], posts[1]])
    yield element("path", "line", d=frame, stroke_width=2)


def net(start: Point = (-8.0, 0.0), end: Point = (8.0, 0.0)) -> Iterator[Element]:
    """A net from above: a line with meshes and two posts."""
    length = hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    across = (-(end[1] - start[1]) / length * 2.6, (end[0] - start[0]) / length * 2.6)
    count = max(2, round(length / 5))
    meshes = []
    for step in range(1, count):
        x, y = between(start, end, step / count)
        mesh = [(x - across[0], y - across[1]), (x + across[0], y + across[1])]
        meshes.append(path(mesh))
    yield element("path", "line-thin", d="".join(meshes), stroke_width=0.8)
    yield element("path", "line", d=path([start, end]), stroke_width=STROKE)
    for x, y in (start, end):
        yield element("circle", "fill-ink", cx=x, cy=y, r=2.2)


def box(width: float = 14.0, height: float = 8.0) -> Iterator[Element]:
    """A low box or bench; 0,0 is its upper left corner."""
    attributes = {"width": width, "height": height, "stroke_width": STROKE}
    yield element("rect", "line fill-paper", x=0, y=0, **attributes)
    if min(width, height) > 5:
        lid = {"width": width - 4, "height": height - 4, "stroke_width": 0.8}
        yield element("rect", "line-thin", x=2, y=2, **lid)


def mat(width: float = 14.0, height: float = 9.0) -> Iterator[Element]:
    """A mat; 0,0 is its upper left corner."""
    attributes = {"width": width, "height": height, "rx": 2, "stroke_width": 1}
    yield element("rect", "accent fill-tint", x=0, y=0, **attributes)
    quilting = ""
    for foot in range(5, ceil(width + height), 5):
        low = (max(0.0, foot - height), min(height, float(foot)))
        high = (min(width, float(foot)), max(0.0, foot - width))
        quilting += path([low, high])
    yield element("path", "accent", d=quilting, stroke_width=0.5)


SIGNS: dict[str, Callable[[], Iterator[Element]]] = {
    "player A": player_a,
    "player B": player_b,
    "player C": player_c,
    "adult": adult,
    "cone": cone,
    "ball": ball,
    "hurdle": hurdle,
    "bib": bib,
    "ring": ring,
    "hoop": hoop,
    "goal": goal,
    "net": net,
    "box": box,
    "mat": mat,
}


def arrow(kind: str, points: Sequence[Point]) -> Iterator[Element]:
    """An arrow through points: a run solid, a pass dashed, a dribble wavy."""
    shaft = shortened(points, HEAD - 1.5)
    drawn = wave(shaft) if kind == "dribble" else path(shaft)
    line = element("path", "accent", d=drawn, stroke_width=1.6)
    if kind == "pass":
        line.set("stroke-dasharray", "4.5 3.5")
    yield line
    yield element("path", "fill-accent", d=head(shaft[-1], points[-1]))


def head(before: Point, tip: Point, length: float = HEAD) -> str:
    """Return the path of an arrow head that comes from ``before``."""
    turn = atan2(tip[1] - before[1], tip[0] - before[0])
    back = (tip[0] - length * cos(turn), tip[1] - length * sin(turn))
    aside = (-sin(turn) * length / 2, cos(turn) * length / 2)
    wings = [
        (back[0] + aside[0], back[1] + aside[1]),
        (back[0] - aside[0], back[1] - aside[1]),
    ]
    return path([tip, *wings]) + "Z"


def wave(points: Sequence[Point]) -> str:
    """Return a wavy path along points, straight for its last step."""
    drawn = path(points[:1])
    for start, end in pairwise(points):
        length = hypot(end[0] - start[0], end[1] - start[1])
        turn = atan2(end[1] - start[1], end[0] - start[0])
        count = 2 * max(1, round(length / 9))
        for step in range(count):
            side = 4.6 if step % 2 else -4.6
            x, y = between(start, end, (step + 0.5) / count)
            bend = (x - sin(turn) * side, y + cos(turn) * side)
            to = between(start, end, (step + 1) / count)
            drawn += f"Q{pair(bend)} {pair(to)}"
    return drawn


def shortened(points: Sequence[Point], by: float) -> list[Point]:
    """Return the line without its last stretch, but never without a direction."""
    kept = list(points)
    while len(kept) > 2 and distance(kept[-2], kept[-1]) <= by:
        by -= distance(kept[-2], kept[-1])
        kept.pop()
    last = distance(kept[-2], kept[-1])
    kept[-1] = between(kept[-2], kept[-1], max(0.05, 1 - by / last) if last else 1)
    return kept


def distance(one: Point, other: Point) -> float:
    """Return how far two points are apart."""
    return hypot(other[0] - one[0], other[1] - one[1])


def between(start: Point, end: Point, share: float) -> Point:
    """Return the point at a share of the way."""
    return (
        start[0] + (end[0] - start[0]) * share,
        start[1] + (end[1] - start[1]) * share,
    )


def circle(
    centre: Point, radius: float, start: float = 0, end: float = 2 * pi
) -> list[Point]:
    """Return points on a circle or arc; angles run clockwise from the right."""
    count = max(4, ceil(abs(end - start) / pi * 24))
    return [
        (centre[0] + radius * cos(angle), centre[1] + radius * sin(angle))
        for angle in (start + (end - start) * step / count for step in range(count + 1))
    ]


def pair(point: Point) -> str:
    """Return a point as SVG writes it."""
    return f"{number(point[0])} {number(point[1])}"


def path(points: Sequence[Point]) -> str:
    """Return straight lines through points as path data."""
    return "M" + "L".join(pair(point) for point in points)
