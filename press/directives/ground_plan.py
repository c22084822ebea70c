"""The ground plan of a set-up drawing: from metres to units of the picture.

The picture is 300 units wide, whatever the field: signs, strokes and letters
then have the same size on every card, and only the metres change their scale.
"""

from __future__ import annotations

from dataclasses import dataclass

from press.directives.notation import Field, Point

WIDTH = 300.0  # units; 75 mm on a card, so 4 units are 1 mm
TALLEST = 330.0  # of a field, so that it leaves room on its card
EDGE = 11.0  # round the field: goals and players on the line
FOOT = 17.0  # for the scale bar


@dataclass(frozen=True)
class Area:
    """A rectangle on the picture, by its middle."""

    x: float
    y: float
    width: float
    height: float

    def shared(self, other: Area) -> float:
        """Return how many square units two areas have in common."""
        across = (self.width + other.width) / 2 - abs(self.x - other.x)
        down = (self.height + other.height) / 2 - abs(self.y - other.y)
        across = min(across, self.width, other.width)
        down = min(down, self.height, other.height)
        return max(0.0, across) * max(0.0, down)

    def moved(self, x: float, y: float) -> Area:
        """Return the same area somewhere else."""
        return Area(x, y, self.width, self.height)

    def kept_in(self, room: Area) -> Area:
        """Return the area pushed inside ``room`` as far as it fits."""
        across = max(0.0, (room.width - self.width) / 2)
        down = max(0.0, (room.height - self.height) / 2)
        return self.moved(
            min(max(self.x, room.x - across), room.x + across),
            min(max(self.y, room.y - down), room.y + down),
        )


@dataclass(frozen=True)
class Plan:
    """How metres become units."""

    field: Field
    scale: float  # units a metre
    left: float
    height: float

    def at(self, point: Point) -> Point:
        """Return where a place of the field is on the picture."""
        return self.left + point[0] * self.scale, EDGE + point[1] * self.scale

    def area(self, corner: Point, opposite: Point) -> Area:
        """Return a rectangle of the field on the picture."""
        (x1, y1), (x2, y2) = self.at(corner), self.at(opposite)
        return Area((x1 + x2) / 2, (y1 + y2) / 2, abs(x2 - x1), abs(y2 - y1))

    @property
    def room(self) -> Area:
        """Where labels may be."""
        height = self.height - FOOT
        return Area(WIDTH / 2, height / 2 + 1, WIDTH - 4, height - 2)


def plan(field: Field) -> Plan:
    """Return how a field fits on the picture."""
    scale = min((WIDTH - 2 * EDGE) / field.width, TALLEST / field.height)
    left = (WIDTH - field.width * scale) / 2
    return Plan(field, scale, left, field.height * scale + 2 * EDGE + FOOT)
