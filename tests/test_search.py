"""Search: any form of a word finds the page, with or without its diacritics."""

from __future__ import annotations

import csv
import json
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from press.collation import node
from press.search import LATVIAN, LITHUANIAN, Stemming, stem, stemmer_script
from tests.small_site import ROOT, SmallSite, small_site

TABLES = {"lv": LATVIAN, "lt": LITHUANIAN}

FORMS = {
    "lv": [
        "treniņš treniņā treniņiem treniņu trenini",
        "bērns bērnam bērniem bērnus berni",
        "jaunietis jaunieša jauniešiem jauniesi",
        "drošība drošības drošībā drosibai",
        "skolotājs skolotāja skolotājam skolotāju",
        "pusaudzis pusaudža pusaudžiem",
        "spēle spēles spēļu spēlēm spēlēt",
        "kurpe kurpju kurpēm",
        "runāt runājiet runā",
        "zvanīt zvaniet zvani",
        "policija policijai policijām",
        "nakts nakšu naktij",
    ],
    "lt": [
        "treniruotė treniruotės treniruočių treniruotėje",
        "vaikas vaiko vaikams vaikų vaikai vaikus",
        "žaidimas žaidimai žaidimo žaidimų zaidimams",
        "jaunuolis jaunuolio jaunuoliai jaunuoliams",
        "saugumas saugumo saugumui",
        "darbuotojas darbuotojo darbuotojai darbuotojų",
        "patyčios patyčių patyčias patycias",
        "asmuo asmens asmeniui asmenys",
        "mintis minties minčių mintį",
        "medis medžio medžiai",
        "skambinti skambinkite skambina",
        "valdžia valdžios valdžiai",
    ],
}
PAIRS = [
    (language, forms) for language, all_forms in FORMS.items() for forms in all_forms
]


@pytest.mark.parametrize(("language", "forms"), PAIRS)
def test_the_forms_of_a_word_become_one(language: str, forms: str) -> None:
    assert len({stem(form, TABLES[language]) for form in forms.split()}) == 1


def test_a_short_word_keeps_three_letters() -> None:
    assert [stem(word, LATVIAN) for word in ("upe", "acs", "un")] == [
        "upe",
        "acs",
        "un",
    ]


def test_words_apart_stay_apart() -> None:
    assert stem("māte", LATVIAN) != stem("māsa", LATVIAN)
    assert stem("vaikas", LITHUANIAN) != stem("vaistas", LITHUANIAN)


@pytest.mark.parametrize("language", TABLES)
def test_python_and_javascript_stem_alike(language: str) -> None:
    words = words_of(language)
    assert len(words) > 300
    tables = TABLES[language]
    assert in_javascript(words, tables) == [stem(word, tables) for word in words]


def words_of(language: str) -> list[str]:
    """Return the words of the project's terms, and the forms above."""
    with (ROOT / "locales/terms.csv").open(encoding="utf-8") as file:
        terms = " ".join(row[language] for row in csv.DictReader(file))
    text = f"{terms} {' '.join(FORMS[language])}"
    return sorted(set(re.findall(r"[^\W\d_]+", text)))


def in_javascript(words: Sequence[str], tables: Stemming) -> list[str]:
    """Return what the script in the page makes of the words."""
    code = f"""{stemmer_script(tables)}
    const stemmer = new Stemmer();
    const words = JSON.parse(require("fs").readFileSync(0, "utf8"));
    console.log(JSON.stringify(words.map((word) => stemmer.stemWord(word))));"""
    stems: list[str] = json.loads(run_node(["-e", code], json.dumps(words)))
    return stems


def run_node(arguments: Sequence[str], stdin: str) -> str:
    """Return what a script prints."""
    done = subprocess.run(
        [node(), *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def pages(**texts: str) -> dict[str, str]:
    """Return documents of one paragraph each, and the page that lists them."""
    listed = "".join(f"           {name}\n" for name in texts)
    made = {
        name: f"\n        {name}\n        {'=' * len(name)}\n\n        {text}\n"
        for name, text in texts.items()
    }
    index = "\n        Index\n        =====\n\n        .. toctree::\n\n" + listed
    return {"index": index, **made}


LATVIAN_PAGES = pages(
    a="Treniņš sākas ar apli. Katrā treniņā jaunieši spēlē divas spēles.",
    b="Bērns stāsta pieaugušajam. Klausies bērnu un nesoli klusēt.",
    c="Drošība ir kluba pienākums. Katram laukumam ir savi noteikumi.",
    d="Ja jaunietim vajadzīga palīdzība, zvaniet 116111. Policija, bāriņtiesa.",
    e="Skolotājs un treneris runā ar vecākiem. Sociālais darbinieks palīdz ģimenei.",
    f="Spēlētāji padod bumbu. Komanda uzvar, ja visi ir piedalījušies.",
)
LITHUANIAN_PAGES = pages(
    a="Treniruotė prasideda ratu. Treniruotėje jaunuoliai žaidžia žaidimus.",
    b="Vaikas pasakoja suaugusiajam. Klausykite vaiko ir nežadėkite tylėti.",
    c="Saugumas yra klubo pareiga. Kiekviena aikštė turi savo taisykles.",
    d="Jei jaunuoliui reikia pagalbos, skambinkite 116111. Policija, gydytojas.",
    e="Treneris kalba su tėvais. Socialinis darbuotojas padeda šeimai.",
    f="Komanda laimi, jei visi dalyvavo. Patyčios baigiasi, kai kas nors sustoja.",
)
QUERIES = {
    "lv": {
        "treniņiem": "a", "treniņu": "a", "trenina": "a", "jauniešiem": "ad",
        "jaunietis": "ad", "jaunieša": "ad", "jauniesiem": "ad", "spēlēm": "a",
        "bērniem": "b", "bērnam": "b", "bernu": "b", "drošības": "c",
        "drosiba": "c", "laukumā": "c", "noteikumiem": "c", "palīdzību": "d",
        "policijai": "d", "barintiesas": "d", "zvanīt 116111": "d", "116111": "d",
        "skolotājam": "e", "trenera": "e", "vecāku": "e", "gimene": "e",
        "sociālā darbinieka": "e", "bumbas": "f", "komandā": "f",
    },
    "lt": {
        "treniruotės": "a", "treniruočių": "a", "treniruotes": "a", "jaunuolis": "ad",
        "jaunuolio": "ad", "jaunuoliams": "ad", "žaidimai": "a", "zaidimo": "a",
        "vaikams": "b", "vaikų": "b", "vaiku": "b", "saugumo": "c",
        "aikštėje": "c", "aiksteje": "c", "taisyklių": "c", "pagalba": "d",
        "skambinti 116111": "d", "policijos": "d", "gydytojo": "d", "116111": "d",
        "trenerio": "e", "tėvams": "e", "tevu": "e", "darbuotojo": "e",
        "šeima": "e", "komandos": "f", "patyčių": "f", "patycias": "f",
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, SmallSite]:
    """A site of six pages in each language."""
    return {
        language: small_site(tmp_path_factory.mktemp(language), language, documents)
        for language, documents in (("lv", LATVIAN_PAGES), ("lt", LITHUANIAN_PAGES))
    }


@pytest.mark.parametrize("language", QUERIES)
def test_inflected_queries_find_their_pages_in_the_finished_site(
    language: str, sites: dict[str, SmallSite]
) -> None:
    wanted = QUERIES[language]
    found = {
        query: "".join(sorted(results))
        for query, results in search(sites[language].folder, list(wanted)).items()
    }
    assert found == wanted


# Runs the scripts of the search page, without a page round them.
SEARCH = """
const fs = require("fs"), vm = require("vm");
const [folder, queries] = JSON.parse(fs.readFileSync(0, "utf8"));
const location = { search: "", protocol: "file:" };
const document = {
  readyState: "loading", addEventListener() {}, getElementById: () => null,
};
const page = vm.createContext({ location, document, console });
page.window = page;
const scripts = ["documentation_options", "doctools", "language_data", "searchtools",
  "search"].map((name) => `_static/${name}.js`);
for (const script of [...scripts, "searchindex.js"])
  vm.runInContext(fs.readFileSync(`${folder}/${script}`, "utf8"), page);
const search = vm.runInContext("Search", page);
const found = queries.map((query) => [query,
  search._performSearch(...search._parseQuery(query)).map(([name]) => name).reverse()]);
console.log(JSON.stringify(Object.fromEntries(found)));
"""


def search(folder: Path, queries: Sequence[str]) -> dict[str, list[str]]:
    """Return the pages that the search page of a site finds, best first."""
    printed = run_node(["-e", SEARCH], json.dumps([str(folder), queries]))
    found: dict[str, list[str]] = json.loads(printed)
    return found


def test_a_number_finds_first_the_page_that_the_index_names(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    (found,) = search(site.folder, ["112"]).values()
    assert found[0] == "front/who-to-call"
    assert len(found) == len(set(found))
    assert "chapters/safeguarding" in found
