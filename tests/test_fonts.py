"""The typefaces can set every language of the book."""

from __future__ import annotations

from pathlib import Path

import pytest

from press.fonts import FACES, REPERTOIRE, font_file, fontface_css, metrics

ROOT = Path(__file__).parents[1]
installed = pytest.mark.skipif(
    not (ROOT / "node_modules" / "source-sans").is_dir(),
    reason="the font packages are not installed; build.py installs them",
)


@installed
@pytest.mark.parametrize("name", [face.name for face in FACES])
def test_a_face_has_every_letter_and_sign_of_the_book(name: str) -> None:
    known = metrics(name, ROOT).widths
    for letters in REPERTOIRE.values():
        assert [letter for letter in letters if ord(letter) not in known] == []


def test_the_repertoire_holds_the_letters_that_only_one_language_has() -> None:
    letters = "".join(REPERTOIRE.values())
    assert set("ģķļņ") | set("ąęėįų") | set("ыэъЁё") | set("„“”«»–☐☑→") <= set(letters)


@installed
def test_a_capital_is_wider_in_the_bold_than_in_the_regular() -> None:
    regular, bold = (
        metrics(f"SourceSans3-{cut}", ROOT).width("Ģ", 10)
        for cut in ("Regular", "Bold")
    )
    assert 5 < regular < bold < 10


def test_each_face_has_its_rule_and_no_two_are_alike() -> None:
    rules = fontface_css("fonts/", ".woff2").split("@font-face")[1:]
    assert len(rules) == len(FACES)
    places = {(face.family, face.weight, face.italic) for face in FACES}
    assert len(places) == len(FACES)
    assert 'src: url("fonts/SourceSans3-Bold.woff2")' in rules[-1]


def test_a_missing_font_package_is_named_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"Run build\.py"):
        font_file("SourceSans3-Regular", tmp_path)


def test_an_unknown_face_is_answered_with_the_known_ones() -> None:
    with pytest.raises(KeyError, match="SourceSerif4-Regular"):
        font_file("Comic", ROOT)
