"""Search in Latvian and Lithuanian: one light stemmer, in Python and JavaScript.

Both languages inflect, and people type them without diacritics. So a word is
folded first (``treniņā`` becomes ``trenina``), then loses its longest ending
(``trenin``), then the consonant that some endings soften goes back to one spelling
(``jaunies-`` and ``jauniet-`` become one). What comes out is no word, only the
same for the forms of one word.

Sphinx indexes with ``stem`` and asks with the script from ``stemmer_script``;
both read the same tables. English and Russian keep Sphinx's own stemmers.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Set
from dataclasses import dataclass

from sphinx.application import Sphinx
from sphinx.search import SearchLanguage
from sphinx.search.en import SearchEnglish
from sphinx.search.ru import SearchRussian

SHORTEST = 3  # letters that stay when an ending goes


@dataclass(frozen=True)
class Stemming:
    """The tables of one language, already folded.

    ``endings`` gives what stands in place of an ending, nearly always nothing.
    ``softened`` lists (end of a stem, its one spelling, length of stem from which
    this holds); the first that fits counts.
    """

    endings: dict[str, str]
    softened: tuple[tuple[str, str, int], ...]


def folded(word: str) -> str:
    """Return a word in small letters without diacritics.

    >>> folded("Jauniešiem"), folded("Žaidimų")
    ('jauniesiem', 'zaidimu')
    """
    letters = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")


def stem(word: str, tables: Stemming) -> str:
    """Return what the forms of a word have in common; ``STEMMER`` does the same."""
    word = folded(word)
    for start in range(SHORTEST, len(word)):  # the longest ending comes first
        if (instead := tables.endings.get(word[start:])) is not None:
            word = word[:start] + instead
            break
    for end, spelling, length in tables.softened:
        if len(word) >= length and word.endswith(end):
            return word[: -len(end)] + spelling
    return word


STEMMER = """\
var Stemmer = function () {
  const endings = new Map(%(endings)s);
  const softened = %(softened)s;
  const shortest = %(shortest)d;
  this.stemWord = (word) => {
    word = word.toLowerCase().normalize("NFD").replace(/\\p{Mn}/gu, "");
    for (let start = shortest; start < word.length; start++) {
      const instead = endings.get(word.slice(start));
      if (instead !== undefined) {
        word = word.slice(0, start) + instead;
        break;
      }
    }
    for (const [end, spelling, length] of softened)
      if (word.length >= length && word.endsWith(end))
        return word.slice(0, -end.length) + spelling;
    return word;
  };
};
"""


def stemmer_script(tables: Stemming) -> str:
    """Return the stemmer as the JavaScript that Sphinx puts beside its search."""
    return STEMMER % {
        "endings": json.dumps(sorted(tables.endings.items())),
        "softened": json.dumps(tables.softened),
        "shortest": SHORTEST,
    }


def with_suffixes(endings: Iterable[str], suffixes: Iterable[str]) -> set[str]:
    """Return endings alone and behind each suffix, so that all forms lose both."""
    found = set(endings)
    return found | {suffix + ending for suffix in suffixes for ending in found}


LATVIAN = Stemming(
    endings=dict.fromkeys(
        # Nouns, adjectives, infinitive and imperative. -aj- and -ej- go with them:
        # "skolotāja" could as well be an adjective in the locative.
        with_suffixes(
            "a ai ais am as at e ei em es et i ie iem iet ij im is it o os ot s u um"
            " us".split(),
            ("aj", "ej"),
        )
        | set("aties eties ities oties ieties".split()),
        "",
    ),
    softened=(
        *((f"{letter}j", letter, 4) for letter in "bpmv"),  # zivs, zivju
        ("kt", "ks", 4),  # nakts, nakšu
        ("t", "s", 5),  # jaunietis, jaunieša; too rough for short words
        ("d", "z", 5),  # briedis, brieža
    ),
)

LITHUANIAN = Stemming(
    endings={
        **dict.fromkeys(
            (
                # Nouns and adjectives, with the i that softens and without
                "a ai ais am ame ams as aus e ei eje ems emis es ese i ia iai iais"
                " iam iame iams ias iau iaus ie iems ies im imi imis ims io ioje iomis"
                " ioms ios iose is iu iui iuje iumi iumis iums iuose ius o oje omis"
                " oms os ose s u ui uje umi umis ums uose us y yje ys yse"
                # Adjectives with the article grown on: saugioji, jaunųjų. Not -ojo:
                # "darbuotojo" is no adjective
                " aisiais aja ajai ajam ajame aji asias asis iaja iajai iajam iaji"
                " iasias ieji iesiems ioji iojo iojoje iosiomis iosioms iosios iuju"
                " iuoju iuosius oji osiomis osioms osios uju uoju uosius"
                # Infinitive and imperative
                " yti eti ykite ekite kite"
            ).split(),
            "",
        ),
        "uo": "en",  # asmuo, asmens
    },
    softened=(
        ("dz", "d", 4),  # medis, medžio
        ("nc", "n", 4),
        ("nt", "n", 4),  # skambinti, skambina; mintis, minčių
        ("c", "t", 4),  # treniruotė, treniruočių
    ),
)

# Words in nearly every chapter: without them a question finds more.
LATVIAN_STOPWORDS = """
    ap ar arī bet bez būs būt bija cik dēļ gan ik ir ja jau jo ka kā kad kas ko kur
    kurā kuri kurš lai līdz man mēs nav ne nevis no pa par pēc pie pret savs starp
    tā tad tas tie tiek to tomēr tu tur un uz vai var vēl vien viņš viņa viņi virs
    zem šis šī šie
"""
LITHUANIAN_STOPWORDS = """
    ant apie ar arba aš bei bet bus be būti dar dėl gali iki ir iš jau jei jie jis
    ji jo jos jų jums jūs kad kai kaip kas kiek kol ko kur kuri kurie kuris mes nei
    nes nėra nuo o per po prie prieš pat su tada tai tas ten tik to tu už yra ši šis
    šie tarp
"""


def both_ways(text: str) -> Set[str]:
    """Return the words with and without their diacritics."""
    words = text.split()
    return frozenset(words) | {folded(word) for word in words}


def indexed(language: SearchLanguage, word: str) -> bool:
    """Tell whether a word goes into the index; Sphinx would leave out 112."""
    return word not in language.stopwords


class SearchLatvian(SearchLanguage):
    """Latvian for Sphinx's index."""

    lang = "lv"
    language_name = "Latvian"
    stopwords = both_ways(LATVIAN_STOPWORDS)
    js_stemmer_code = stemmer_script(LATVIAN)
    word_filter = indexed

    def stem(self, word: str) -> str:
        return stem(word, LATVIAN)


class SearchLithuanian(SearchLanguage):
    """Lithuanian for Sphinx's index."""

    lang = "lt"
    language_name = "Lithuanian"
    stopwords = both_ways(LITHUANIAN_STOPWORDS)
    js_stemmer_code = stemmer_script(LITHUANIAN)
    word_filter = indexed

    def stem(self, word: str) -> str:
        return stem(word, LITHUANIAN)


class SearchEnglishWithNumbers(SearchEnglish):
    """Sphinx's English, numbers included."""

    word_filter = indexed


class SearchRussianWithNumbers(SearchRussian):
    """Sphinx's Russian, numbers included."""

    word_filter = indexed


LANGUAGES = (
    SearchEnglishWithNumbers,
    SearchLatvian,
    SearchLithuanian,
    SearchRussianWithNumbers,
)


def setup(app: Sphinx) -> None:
    """Register the languages in place of Sphinx's own."""
    for language in LANGUAGES:
        # Twice in one process is no mistake: every builder has its own app.
        app.add_search_language(language)
