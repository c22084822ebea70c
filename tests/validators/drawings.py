"""Everything in a PDF that draws: pages, and what is drawn on them at any depth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Dictionary, Name, Object

TEXT_OPERATORS = "q Q Tf Tj TJ ' \""


@dataclass(frozen=True)
class Drawing:
    """One content stream: a page, a form, a pattern, an annotation's appearance."""

    content: Object
    resources: Object

    def texts(self) -> Iterator[tuple[Object, bytes]]:
        """Yield each string that is shown, with the font that shows it."""
        fonts = self.resources.get("/Font")
        if not fonts:
            return
        current: Object | None = None
        outer: list[Object | None] = []
        for instruction in pikepdf.parse_content_stream(self.content, TEXT_OPERATORS):
            match str(instruction.operator):
                case "q":
                    outer.append(current)
                case "Q":
                    current = outer.pop() if outer else None
                case "Tf":
                    current = fonts[str(instruction.operands[0])]
                case _ if current is not None:
                    for text in strings_in(instruction.operands[-1]):
                        yield current, text


def strings_in(operand: Object) -> Iterator[bytes]:
    for part in operand if isinstance(operand, pikepdf.Array) else [operand]:
        if isinstance(part, pikepdf.String):
            yield bytes(part)


def drawings_on(page: pikepdf.Page) -> Iterator[Drawing]:
    """Yield a page and all that is drawn on it, each once."""
    seen: set[tuple[int, int]] = set()
    yield Drawing(page.obj, page.resources)
    yield from drawings_among(page.resources, seen)
    for note in page.obj.get("/Annots", []):
        for _, appearance in note.get("/AP", Dictionary()).items():
            single = isinstance(appearance, pikepdf.Stream)
            states = [("", appearance)] if single else appearance.items()
            for _, form in states:
                yield from drawings_in(form, page.resources, seen)


def drawings_among(resources: Object, seen: set[tuple[int, int]]) -> Iterator[Drawing]:
    for group in ("/XObject", "/Pattern"):
        for _, form in resources.get(group, Dictionary()).items():
            yield from drawings_in(form, resources, seen)
    for _, state in resources.get("/ExtGState", Dictionary()).items():
        if "/SMask" in state and isinstance(state.SMask, Dictionary):
            yield from drawings_in(state.SMask.G, resources, seen)


def drawings_in(
    form: Object, inherited: Object, seen: set[tuple[int, int]]
) -> Iterator[Drawing]:
    draws = isinstance(form, pikepdf.Stream) and form.get("/Subtype") != Name.Image
    if not draws or form.objgen in seen:
        return
    seen.add(form.objgen)
    resources = form.get("/Resources", inherited)
    yield Drawing(form, resources)
    yield from drawings_among(resources, seen)
