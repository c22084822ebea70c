"""Set-up drawings: to scale, legible at any size, every word a message."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from press.directives import pictures
from press.directives.ground_plan import WIDTH, plan
from press.directives.notation import (
    SURFACES,
    Field,
    NotationError,
    read_size,
    read_surface,
    read_thing,
    things_on,
)
from press.directives.surfaces import markings
from press.directives.symbols import SIGNS, arrow
from tests.directives.small_book import FORMATS, ROOT, SmallBook, small_book

FIELD = Field(15, 11)
CARD = """
Card
====

.. setup:: 15 x 11
   :alt: Two teams on half a court.

   court half-basketball
   zone 1,8 4,10 "Bench"
   player A 7,4 "1"
   player B 9,4
   adult 1,1
   ball 7.5,4
   run 7,4 9,2
   label 12,9 "Water"
"""


@pytest.fixture
def book(tmp_path: Path) -> SmallBook:
    return small_book(tmp_path)


# The notation


def test_a_line_becomes_a_thing_with_its_place() -> None:
    thing = read_thing('player A 3,4.5 "1"', FIELD)
    assert (thing.kind, thing.team, thing.points) == ("player", "A", ((3.0, 4.5),))
    assert thing.words == "1"


def test_every_example_of_the_notation_can_be_read() -> None:
    from press.directives.notation import RULES

    assert [read_thing(rule.example, FIELD).kind for rule in RULES.values()] == list(
        RULES
    )


def test_several_things_may_share_a_line() -> None:
    assert things_on('cone 2,2   label 3,3 "A"') == ["cone 2,2", 'label 3,3 "A"']


@pytest.mark.parametrize("text", ["court half-basketball", "pitch-football", "yard"])
def test_a_surface_is_known_with_blank_or_hyphen(text: str) -> None:
    assert read_surface(text) in SURFACES


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("conee 2,2", "“conee” is not a word"),
        ("cone 2;2", "“2;2” is not a place"),
        ("cone", "0 places are given"),
        ("player D 2,2", "“D” is not a team"),
        ("player 2,2", "“2,2” is not a team"),
        ("zone 1,1", "1 places are given"),
        ("run 3,3 3,3", "all the same"),
        ("goal 7,0", "its size in metres is missing"),
        ("box 3,3 0x1", "0 metres"),
        ("box 14,3 5x1", "its far corner lies more than 1 m outside"),
        ("ball 3,12.1", "3,12.1 lies more than 1 m outside"),
        ("label 3,3", "the words are missing"),
        ("label 3,3 “Bench”", "straight quotes"),
        ('cone 3,3 "A"', "it takes no words"),
        ('player A 3,3 4,4 "1"', "2 places are given"),
    ],
)
def test_a_bad_line_is_explained_with_a_remedy(text: str, message: str) -> None:
    with pytest.raises(NotationError, match=re.escape(message)) as caught:
        read_thing(text, FIELD)
    assert caught.value.remedy.endswith(".") or "like this" in caught.value.remedy


def test_a_thing_may_stand_just_outside_the_field() -> None:
    assert read_thing("adult 1,11.9", FIELD).points == ((1.0, 11.9),)


def test_an_unknown_word_is_answered_with_the_nearest_and_all_of_them() -> None:
    with pytest.raises(NotationError) as caught:
        read_thing("jump 2,2", FIELD)
    assert "adult" in caught.value.remedy
    with pytest.raises(NotationError) as caught:
        read_thing("hurdles 2,2", FIELD)
    assert caught.value.remedy.startswith("Do you mean “hurdle”?")


@pytest.mark.parametrize("text", ["15", "0 x 3", "300 x 2", "a x b"])
def test_a_field_has_a_size_in_metres(text: str) -> None:
    with pytest.raises(NotationError):
        read_size(text)


# The picture


@pytest.mark.parametrize("field", [Field(9, 18), Field(60, 40), Field(20, 2)])
def test_a_field_keeps_its_proportions_on_a_picture_of_one_width(field: Field) -> None:
    laid = plan(field)
    x, y = laid.at((0, 0))
    right, bottom = laid.at((field.width, field.height))
    assert (right - x) / (bottom - y) == pytest.approx(field.width / field.height)
    assert 0 < x < right < WIDTH


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("size", [(15, 11), (9, 18), (60, 40), (5, 4)])
def test_painted_lines_stay_on_the_field(surface: str, size: tuple[int, int]) -> None:
    field = Field(*size, surface)
    for line in markings(field):
        assert all(-0.01 <= x <= field.width + 0.01 for x, _y in line)


def test_a_half_court_has_the_true_three_point_line() -> None:
    farthest = max(y for line in markings(Field(15, 11, SURFACES[3])) for _x, y in line)
    assert farthest == pytest.approx(1.575 + 6.75, abs=0.05)


def test_teams_differ_by_form_so_that_a_photocopy_shows_them() -> None:
    forms = {
        name: [(e.tag, e.get("class")) for e in SIGNS[f"player {name}"]()]
        for name in "ABC"
    }
    assert len({str(form) for form in forms.values()}) == 3


def test_arrows_differ_by_form() -> None:
    run, ball, dribble = (
        list(arrow(kind, [(0, 0), (50, 0)])) for kind in ("run", "pass", "dribble")
    )
    assert run[0].get("stroke-dasharray") is None
    assert ball[0].get("stroke-dasharray")
    assert "Q" in dribble[0].get("d", "")


# The page


@pytest.mark.parametrize("builder", FORMATS)
def test_a_drawing_says_its_text_to_who_cannot_see_it(
    book: SmallBook, builder: str
) -> None:
    book.write("card.rst", CARD)
    assert book.make(builder) == []
    (drawn,) = book.page("card", builder).xpath('//figure[@class="drawing"]/svg')
    if builder == "print":  # WeasyPrint 70 takes it from the title
        assert drawn[0].tag == "title"
        assert drawn[0].text == "Two teams on half a court."
    else:
        assert drawn.get("role") == "img"
        assert drawn.get("aria-label") == "Two teams on half a court."


def test_the_legend_names_what_is_used_and_nothing_else(book: SmallBook) -> None:
    book.write("card.rst", CARD)
    book.make()
    words = book.page("card").xpath('//ul[@class="drawing-key"]/li/span/text()')
    assert words == ["player, team A", "player, team B", "adult", "movement", "ball"]


def test_one_team_alone_is_just_players(book: SmallBook) -> None:
    book.write("card.rst", CARD.replace("   player B 9,4\n", ""))
    book.make()
    words = book.page("card").xpath('//ul[@class="drawing-key"]/li/span/text()')
    assert words[0] == "player"


def test_signs_of_the_legend_are_passed_over_in_print(book: SmallBook) -> None:
    book.write("card.rst", CARD)
    book.make("print")
    key = book.page("card", "print").xpath('//ul[@class="drawing-key"]')[0]
    assert not key.xpath(".//svg | .//img")
    assert "background-image" in key.xpath(".//span/@style")[0]


def test_only_the_site_leaves_all_colours_to_the_style_sheet(book: SmallBook) -> None:
    book.write("card.rst", CARD)
    for builder in FORMATS:
        book.make(builder)
        drawn = book.page("card", builder).xpath("//figure/svg")[0]
        colours = set(drawn.xpath(".//@fill | .//@stroke")) - {"none"}
        assert bool(colours) == (builder != "site")


def test_a_drawing_has_no_ids(book: SmallBook) -> None:
    book.write("card.rst", CARD)
    book.make("print")
    assert book.page("card", "print").xpath("//figure//@id") == []


def test_words_are_translated_as_plain_text_and_numbers_left_alone(
    book: SmallBook,
) -> None:
    book.write("card.rst", CARD)
    alt = "Divas komandas pusē laukuma."
    words = {"Bench": "1. soliņš", "Water": "Ūdens", "Two teams on half a court.": alt}
    book.translate("lv", "card", words)
    book.translate("lv", "sphinx", {"adult": "pieaugušais", "%s m": "%s m"})
    assert book.make(language="lv") == []
    drawn = book.page("card", language="lv").xpath("//figure/svg")[0]
    assert drawn.get("aria-label") == alt
    texts = drawn.xpath(".//text/text()")
    assert {"1. soliņš", "Ūdens", "1", "2 m"} <= set(texts)
    assert "pieaugušais" in book.page("card", language="lv").text_content()


def test_every_word_of_a_drawing_reaches_the_template(book: SmallBook) -> None:
    book.write("card.rst", CARD)
    book.make("gettext")
    template = (book.root / "out/gettext/en/card.pot").read_text("utf-8")
    for line, words in ((6, "Two teams on half a court."), (9, "Bench"), (15, "Water")):
        assert re.search(rf'card\.rst:{line}\nmsgid "{words}"', template)
    assert 'msgid "1"' not in template


def test_a_bad_line_is_reported_at_its_own_line_and_the_rest_is_drawn(
    book: SmallBook,
) -> None:
    book.write("card.rst", CARD.replace("adult 1,1", "adullt 1,1"))
    (finding,) = book.make()
    assert (finding.file, finding.line) == ("card.rst", 12)
    assert "Do you mean “adult”?" in finding.remedy
    assert book.page("card").xpath("//figure/svg")


def test_a_drawing_without_alt_is_reported(book: SmallBook) -> None:
    book.write("card.rst", CARD.replace("   :alt: Two teams on half a court.\n", ""))
    (finding,) = book.make()
    assert (finding.file, finding.line) == ("card.rst", 5)
    assert ":alt:" in finding.remedy


# The colours


def test_the_style_sheet_gives_each_class_the_colour_that_print_gives_it() -> None:
    sheet = (ROOT / "styles/components/drawing.css").read_text("utf-8")
    for name, colours in pictures.COLOURS.items():
        for attribute, token in colours.items():
            rule = rf"\.{name}\b[^{{}}]*\{{[^}}]*{attribute}: var\({token}\)"
            assert re.search(rule, sheet), name


def test_a_picture_takes_the_colours_of_the_part_round_it() -> None:
    palettes = pictures.palettes(ROOT / "styles/tokens.css")
    assert palettes["part-safe"]["--part"] != palettes["part-play"]["--part"]
    assert palettes["part-safe"]["--ink"] == palettes[""]["--ink"]
