"""The tables inside a PDF font that lead from codes to glyphs or to characters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pikepdf
from pikepdf import Object

CMap = Mapping[int, int]
IDENTITY: CMap = {code: code for code in range(0x10000)}
ENTRIES = {"endcidchar": 2, "endcidrange": 3, "endbfchar": 2, "endbfrange": 3}


def read_cmap(stream: Object) -> CMap:
    """Return the codes that a CMap stream maps, with what each one leads to.

    A code that is not there shows the font's .notdef. Where a code leads to
    several characters, the first stands for them.
    """
    return dict(entries_of(stream))


def entries_of(stream: Object) -> Iterator[tuple[int, int]]:
    for instruction in pikepdf.parse_content_stream(stream, " ".join(ENTRIES)):
        size = ENTRIES[str(instruction.operator)]
        operands = list(instruction.operands)
        for at in range(len(operands) % size, len(operands), size):
            row = operands[at : at + size]
            first, last = number(row[0]), number(row[-2])
            if isinstance(row[-1], pikepdf.Array):
                targets = [number(value) for value in row[-1]]
            else:
                start = number(row[-1])
                targets = list(range(start, start + last - first + 1))
            yield from zip(range(first, last + 1), targets, strict=False)


def number(value: object) -> int:
    """Return a code, a CID or the first character of a UTF-16 string."""
    if not isinstance(value, pikepdf.String):
        return int(str(value))
    raw = bytes(value)
    if len(raw) > 2:
        return ord(raw.decode("utf-16-be", "replace")[:1] or "\0")
    return int.from_bytes(raw)
