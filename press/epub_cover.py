"""The cover of the EPUB: the artwork of the printed cover, drawn into a PNG.

Bookshelves of reading systems show a raster image and few of them an SVG, so
the lines are drawn with Pillow, three times as large and then scaled down. The
artwork keeps to what is read here: groups, paths, circles and rectangles.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby, pairwise
from pathlib import Path

from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path
from lxml import etree
from PIL import Image, ImageDraw, ImageFont

from press.fonts import font_file

Point = tuple[float, float]

WIDTH, HEIGHT = 1000, 1500  # what a telephone's bookshelf wants at most
ASPHALT, CHALK = "#22262b", "#faf8f3"
SHARPNESS = 3  # drawn so much larger, for smooth edges
STEPS = 24  # straight pieces of one curve
COLOURS = 96  # lines and their edges need no more; a third of the size
INHERITED = ("stroke", "stroke-width", "stroke-dasharray", "fill")

# In pixels: margin and sizes, where the words stand, where lines grow dim.
MARGIN, TITLE, SUBTITLE, LANGUAGE = 90, 128, 46, 40
TITLE_FOOT, SUBTITLE_HEAD, LANGUAGE_FOOT = 1050, 1090, 1420
FADE_HEAD, FADE_FOOT, DIMNESS = 620, 820, 0.75


def cover(artwork: Path, root: Path, title: str, subtitle: str, name: str) -> bytes:
    """Return the cover as a PNG; ``name`` is the language in its own words."""
    size = (WIDTH * SHARPNESS, HEIGHT * SHARPNESS)
    drawn = Image.new("RGB", size, ASPHALT)
    draw = ImageDraw.Draw(drawn)
    svg = etree.fromstring(artwork.read_bytes())
    _, _, wide, high = (float(number) for number in svg.get("viewBox", "").split())
    scale = max(size[0] / wide, size[1] / high)
    middle = (size[0] - wide * scale) / 2
    for stroke, width, dashes, fill, points in shapes(svg, {}, ()):
        line = [(middle + x * scale, y * scale) for x, y in points]
        if fill:
            draw.polygon(line, fill=fill)
        if stroke:
            for piece in dashed(line, [dash * scale for dash in dashes]):
                stroke_line(draw, piece, stroke, width * scale)
    small = faded(drawn.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS))
    letter(ImageDraw.Draw(small), root, title, subtitle, name)
    said = BytesIO()
    small.quantize(COLOURS, dither=Image.Dither.NONE).save(said, "PNG", optimize=True)
    return said.getvalue()


def faded(drawn: Image.Image) -> Image.Image:
    """Return the lines growing dim towards the words that stand on them."""
    shade = Image.linear_gradient("L").resize((WIDTH, FADE_FOOT - FADE_HEAD))
    mask = Image.new("L", drawn.size, 0)
    mask.paste(255, (0, FADE_FOOT, WIDTH, HEIGHT))
    mask.paste(shade, (0, FADE_HEAD))
    ground = Image.new("RGB", drawn.size, ASPHALT)
    return Image.composite(Image.blend(drawn, ground, DIMNESS), drawn, mask)


def letter(
    draw: ImageDraw.ImageDraw, root: Path, title: str, subtitle: str, name: str
) -> None:
    """Write title, subtitle and language upon the lines."""

    def write(text: str, face: str, size: int, top: int, foot: bool) -> None:
        # Raqm shapes letters where it is installed; here all machines agree.
        font = ImageFont.truetype(
            font_file(face, root), size, layout_engine=ImageFont.Layout.BASIC
        )
        lines = wrapped(text, font, WIDTH - 2 * MARGIN)
        step = size * 1.05 if foot else size * 1.3
        start = top - step * len(lines) if foot else float(top)
        for place, line in enumerate(lines):
            draw.text((MARGIN, start + place * step), line, font=font, fill=CHALK)

    write(title, "SourceSans3-Bold", TITLE, TITLE_FOOT, foot=True)
    write(subtitle, "SourceSans3-Regular", SUBTITLE, SUBTITLE_HEAD, foot=False)
    write(name, "SourceSans3-Semibold", LANGUAGE, LANGUAGE_FOOT, foot=True)


def wrapped(text: str, font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """Return the text in lines that are no wider than ``width`` pixels."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


Shape = tuple[str, float, list[float], str, list[Point]]


def shapes(
    element: etree._Element, style: dict[str, str], turns: Sequence[tuple[float, Point]]
) -> Iterator[Shape]:
    """Yield (stroke, width, dashes, fill, points) of every line, in user units.

    Raises ValueError for an element or transformation that is not read here.
    """
    style = style | {key: element.get(key, "") for key in INHERITED if element.get(key)}
    turn = element.get("transform")
    if turn:
        turns = (*turns, rotation(turn))
    tag = etree.QName(element).localname
    if tag in ("svg", "g"):
        for child in element.iterchildren("*"):
            yield from shapes(child, style, turns)
        return
    stroke, fill = (style.get(key, "none") for key in ("stroke", "fill"))
    gaps = style.get("stroke-dasharray", "").split()
    for line in outlines(tag, element):
        yield (
            "" if stroke == "none" else stroke,
            float(style.get("stroke-width", 1)),
            [float(dash) for dash in gaps],
            "" if fill == "none" else fill,
            [turned(point, turns) for point in line],
        )


def outlines(tag: str, element: etree._Element) -> list[list[Point]]:
    """Return the lines of one element as points."""

    def measure(name: str) -> float:
        return float(element.get(name, 0))

    if tag == "path":
        return flattened(element.get("d", ""))
    if tag == "circle":
        x, y, radius = measure("cx"), measure("cy"), measure("r")
        turns = [2 * math.pi * step / (4 * STEPS) for step in range(4 * STEPS + 1)]
        return [[(x + radius * math.cos(a), y + radius * math.sin(a)) for a in turns]]
    if tag == "rect":
        x, y = measure("x"), measure("y")
        right, low = x + measure("width"), y + measure("height")
        return [[(x, y), (right, y), (right, low), (x, low), (x, y)]]
    raise ValueError(f"the cover cannot draw <{tag}>: use path, circle or rect")


def flattened(path: str) -> list[list[Point]]:
    """Return the lines of an SVG path, curves as short straight pieces.

    >>> flattened("M0 0h2v2z")
    [[(0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 0.0)]]
    """
    pen = RecordingPen()
    parse_path(path, pen)
    lines: list[list[Point]] = []
    for said, points in pen.value:
        if said == "moveTo":
            lines.append([points[0]])
        elif said == "lineTo":
            lines[-1].append(points[0])
        elif said == "curveTo":
            lines[-1] += curve(lines[-1][-1], *points)
        elif said == "closePath":
            lines[-1].append(lines[-1][0])
    # A pen closes a line by drawing back to its start: say that point once.
    return [[point for point, _ in groupby(line)] for line in lines]


def curve(start: Point, one: Point, two: Point, end: Point) -> Iterator[Point]:
    """Yield points along a cubic curve, without its start."""
    for step in range(1, STEPS + 1):
        t = step / STEPS
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        yield (
            a * start[0] + b * one[0] + c * two[0] + d * end[0],
            a * start[1] + b * one[1] + c * two[1] + d * end[1],
        )


def rotation(transform: str) -> tuple[float, Point]:
    """Return angle and centre of ``rotate(-17 105 120)``."""
    found = re.fullmatch(r"rotate\((-?[\d.]+) (-?[\d.]+) (-?[\d.]+)\)", transform)
    if not found:
        raise ValueError(f"the cover cannot do {transform!r}: use rotate(angle x y)")
    return float(found[1]), (float(found[2]), float(found[3]))


def turned(point: Point, turns: Sequence[tuple[float, Point]]) -> Point:
    """Return where a point comes to lie, the innermost turn first."""
    for angle, (x, y) in reversed(turns):
        sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))
        right, down = point[0] - x, point[1] - y
        point = (x + right * cosine - down * sine, y + right * sine + down * cosine)
    return point


def dashed(line: Sequence[Point], dashes: Sequence[float]) -> Iterator[list[Point]]:
    """Yield the pieces of a line that are drawn: dashes without the gaps.

    >>> list(dashed([(0, 0), (5, 0)], [2, 1]))
    [[(0, 0), (2.0, 0.0)], [(3.0, 0.0), (5, 0)]]
    """
    if not dashes:
        yield list(line)
        return
    piece, place, left = [line[0]], 0, dashes[0]
    for start, end in pairwise(line):
        length = math.dist(start, end)
        gone = 0.0
        while length - gone > left:
            gone += left
            part = gone / length
            cut = tuple(a + (b - a) * part for a, b in zip(start, end, strict=True))
            if place % 2 == 0:
                yield [*piece, cut]  # type: ignore[list-item]
            piece, place = [cut], place + 1  # type: ignore[list-item]
            left = dashes[place % len(dashes)]
        left -= length - gone
        piece.append(end)
    if place % 2 == 0:
        yield piece


def stroke_line(
    draw: ImageDraw.ImageDraw, line: Sequence[Point], colour: str, width: float
) -> None:
    """Draw one line with joints that leave no notch."""
    draw.line(list(line), fill=colour, width=round(width), joint="curve")
