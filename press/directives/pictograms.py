"""Our pictograms: lines on a 24-unit grid, one stroke weight, round joins.

They are drawn into the page as decorative SVG in the colour of the text; the
words beside them say the same. ``MOTIFS`` are the painted lines of a court,
one figure for each part of the book, drawn large where a part or chapter opens.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence

# A person seen from the front, the base of the six roles.
HEAD = '<circle cx="10" cy="6" r="3.5"/>'
SHOULDERS = '<path d="M3 21v-3a6 6 0 0 1 6-6h2a6 6 0 0 1 6 6v3"/>'

PICTOGRAMS = {
    # The facts of a card
    "age": '<path d="M4 21h16M5 21v-8h14v8M5 17c2 2 3-1 5 0s3 1 4.5 0 2.5 0 4.5 0'
    'M12 13V9M12 6.5V4"/>',
    "group": '<circle cx="12" cy="7" r="3"/><circle cx="4.5" cy="9.5" r="2"/>'
    '<circle cx="19.5" cy="9.5" r="2"/><path d="M6.5 20v-2a5.5 5.5 0 0 1 11 0v2'
    'M2 18v-1a3 3 0 0 1 3-3M22 18v-1a3 3 0 0 0-3-3"/>',
    "minutes": '<circle cx="12" cy="13.5" r="7.5"/>'
    '<path d="M12 9.5v4l2.5 2.5M9.5 2.5h5M12 2.5V6"/>',
    "space": '<rect x="2.5" y="5" width="19" height="14"/>'
    '<path d="M12 5v14"/><circle cx="12" cy="12" r="3"/>',
    "kit": '<path d="M5 9h14l-1 12H6zM9 9V6a3 3 0 0 1 6 0v3"/>',
    "season": '<path d="M3 20h4v-4h4v-4h4V8h4V4h2"/>',
    "sport": '<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3v18'
    'M5.6 5.6c4 3.5 4 9.3 0 12.8M18.4 5.6c-4 3.5-4 9.3 0 12.8"/>',
    "skill": '<path d="M12 21V10M12 14c-5 0-7-2.5-7-7 4.5 0 7 2 7 7'
    'M12 11c0-5 2.5-7.5 7-8 .5 5-2 8-7 8"/>',
    # What a card tells
    "safety": '<path d="M12 3l10 18H2zM12 9.5v5.5M12 18v.01"/>',
    "before": '<path d="M5 4h14v17H5zM9 4V2.5h6V4M8.5 10l1.5 1.5 2.5-3'
    'M8.5 16l1.5 1.5 2.5-3M15 10.5h1.5M15 16.5h1.5"/>',
    "say": '<path d="M4 4h16v12h-9l-5 4.5V16H4zM8 8.5h8M8 12h5"/>',
    "not": '<circle cx="12" cy="12" r="9"/><path d="M5.7 5.7l12.6 12.6"/>',
    "steps": '<path d="M9 5h12M9 12h12M9 19h12M4 5v.01M4 12v.01M4 19v.01"/>',
    "change": '<path d="M4 9h14l-4-4M20 15H6l4 4"/>',
    "easier": '<path d="M12 4v15M6 13l6 6 6-6"/>',
    "harder": '<path d="M12 20V5M6 11l6-6 6 6"/>',
    "task": '<circle cx="12" cy="12" r="9"/><circle cx="12" cy="12" r="5"/>'
    '<path d="M12 12v.01"/>',
    "people": '<circle cx="8" cy="7" r="3"/><circle cx="17" cy="9" r="2.5"/>'
    '<path d="M2.5 20v-2a5.5 5.5 0 0 1 11 0v2M17 14.5a4.5 4.5 0 0 1 4.5 4.5v1"/>',
    "talk": '<path d="M3 3h12v9H9l-4 3.5V12H3zM18 8h3v10h-2v3.5L15 18H9.5"/>',
    "home": '<path d="M3 12l9-8 9 8M6 9.5V20h12V9.5M10 20v-6h4v6"/>',
    "wrong": '<path d="M4 21V3M4 4h13l-3 4 3 4H4"/>',
    "check": '<path d="M4 4h16v16H4zM8 12l3 3.5 5.5-7"/>',
    "sheet": '<path d="M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h7"/>',
    "week": '<path d="M4 5h16v16H4zM4 10h16M8 2.5V7M16 2.5V7M8 15.5l2.5 2.5 5-5"/>',
    "phone": '<path d="M6 3h3l2 5-2.5 2a12 12 0 0 0 5.5 5.5l2-2.5 5 2v3a2.5 2.5 0 0 1'
    '-2.5 2.5A16 16 0 0 1 3.5 5.5 2.5 2.5 0 0 1 6 3z"/>',
    # The six roles
    "trainer": HEAD + SHOULDERS + '<circle cx="20" cy="6" r="2"/>'
    '<path d="M18 6h-2.5M20 8v4"/>',
    "social-worker": HEAD + SHOULDERS + '<path d="M16 6.5h6v5h-6zM18 6.5V5h2v1.5"/>',
    "educator": HEAD + SHOULDERS + '<path d="M16 5c1-.8 2-.8 3 0 1-.8 2-.8 3 0v6'
    'c-1-.8-2-.8-3 0-1-.8-2-.8-3 0zM19 5v6"/>',
    "psychologist": HEAD + SHOULDERS + '<path d="M16 4h6v5h-3l-2 2V9h-1z"/>',
    "youth-worker": HEAD + SHOULDERS + '<path d="M19 3v4M17 5h4M17 9.5h4M19 9.5v2.5"/>',
    "manager": HEAD + SHOULDERS + '<path d="M17 4h5v8h-5zM18.5 6.5h2M18.5 9h2"/>',
}

MOTIFS = {
    # Centre circle with the halfway line: where every game begins
    "understand": '<path d="M0 80h320"/><circle cx="160" cy="80" r="58"/>'
    '<circle cx="160" cy="80" r="4"/>',
    # Goal and goal area, seen from above
    "safe": '<path d="M0 10h320M60 10v110h200V10M110 10v50h100V10"/>'
    '<path d="M125 120a45 45 0 0 0 70 0"/>',
    # The curve of a running track with its lanes
    "work": '<path d="M0 150h170a70 70 0 0 0 0-140H0M0 128h168a48 48 0 0 0 0-96H0'
    'M0 106h166a26 26 0 0 0 0-52H0"/>',
    # Half-court: arc, key and free-throw circle
    "play": '<path d="M0 10h320M30 10v28a130 112 0 0 0 260 0V10M125 10v76h70V10"/>'
    '<path d="M125 86a35 35 0 0 0 70 0"/><circle cx="160" cy="24" r="8"/>',
    # Two halves, one net
    "together": '<path d="M20 15h280v130H20zM110 15v130M210 15v130"/>'
    '<path d="M160 4v152" stroke-dasharray="7 5"/>',
    # Hopscotch
    "learn": '<path d="M10 58h50v44H10zM60 58h50v44H60zM110 36h50v44h-50z'
    'M110 80h50v44h-50zM160 58h50v44h-50zM210 36h50v44h-50zM210 80h50v44h-50z"/>'
    '<path d="M260 36a44 44 0 0 1 0 88"/>',
}

SVG = (
    '<svg class="{kind}" xmlns="http://www.w3.org/2000/svg" width="{width}" '
    'height="{height}" viewBox="0 0 {width} {height}" aria-hidden="true" fill="none" '
    'stroke="currentColor" stroke-width="{stroke}" stroke-linecap="round" '
    'stroke-linejoin="round"{more}>{lines}</svg>'
)


def pictogram(name: str) -> str:
    """Return a pictogram as inline SVG, well-formed in HTML and XHTML alike."""
    return SVG.format(
        kind="pictogram",
        width=24,
        height=24,
        stroke=1.75,
        lines=PICTOGRAMS[name],
        more="",
    )


def motif(part: str) -> str:
    """Return the court lines of a part as inline SVG."""
    return SVG.format(
        kind="court-lines",
        width=320,
        height=160,
        stroke=2.5,
        lines=MOTIFS[part],
        more="",
    )


def scale_bar(minutes: Sequence[int]) -> str:
    """Return steps as the scale of a map: one bar dark, the next one light."""
    total = sum(minutes)
    bars, start = [], 0
    for position, length in enumerate(minutes):
        fill = ("currentColor", "none")[position % 2]
        bars.append(
            f'<rect x="{2 + 596 * start / total:.1f}" y="2" height="8" '
            f'width="{596 * length / total:.1f}" fill="{fill}"/>'
        )
        start += length
    return SVG.format(
        kind="time-line",
        width=600,
        height=12,
        stroke=1.5,
        lines="".join(bars),
        more=' preserveAspectRatio="none"',
    )


def as_background(svg: str, colour: str) -> str:
    """Return a decoration as the background of an empty element.

    WeasyPrint 70 knows no ``currentColor`` of the page, and makes a figure of
    every ``<svg>``, which a screen reader then announces; a background is none.
    """
    kind = svg.split('"')[1]
    data = b64encode(svg.replace("currentColor", colour).encode()).decode()
    style = f"background-image: url(data:image/svg+xml;base64,{data})"
    return f'<span class="{kind}" style="{style}"></span>'
