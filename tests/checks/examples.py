"""What the tests of the checks share: a catalogue out of one message."""

from __future__ import annotations

from press.checks import judge
from press.checks.reading import Catalogue, Knowledge, Message
from press.checks.terms import Term

LABEL = "Calm corner"
LATVIAN = Knowledge(
    "lv",
    terms=(
        Term("youth worker", ("jaunatnes darbinieks",)),
        Term("teenager", ("pusaudzis",), avoided=("tīneidžeris",)),
        Term("young people", ("jaunieši",), tolerated=("jaunatne",)),
        Term("nothing found", ("nekas netika atrasts",), strict=False),
        Term("licence", ("licence",)),
    ),
    misspelt=frozenset({"trenniņš"}),
    spelt=frozenset({"rondo"}),
    english=frozenset({"time", "level"}),
    labels=frozenset({LABEL, "Exit 1"}),
)
LITHUANIAN = Knowledge("lt")
RUSSIAN = Knowledge("ru")
POLISH = Knowledge("pl")  # nobody has written down its typography


def catalogue(
    english: str,
    text: str,
    known: Knowledge = LATVIAN,
    *,
    name: str = "chapters/a",
    comments: tuple[str, ...] = (),
    fuzzy: bool = False,
) -> Catalogue:
    message = Message(7, english, text, fuzzy=fuzzy, comments=comments)
    return Catalogue(f"locales/{name}.po", name, (message,), known)


def codes(english: str, text: str, known: Knowledge = LATVIAN, **more) -> list[str]:
    """Return the codes that the checks find in one message."""
    found = judge(catalogue(english, text, known, **more))
    return [problem.code for problem in found]
