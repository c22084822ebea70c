"""Checks of catalogues: what a translator can still put right.

Every check is a generator over one read catalogue; its docstring is its manual
page. Errors keep the language from being published, warnings are only listed.
To add a check, write the generator in the file of its subject and name it below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from press.catalogues import Templates, catalogues_by_name
from press.checks import markup, numbers, safety, typography, vocabulary, wording
from press.checks.inline import words
from press.checks.labels import drawn_labels
from press.checks.languages import conventions
from press.checks.left_out import left_out
from press.checks.mending import mended
from press.checks.reading import Catalogue, Knowledge, read
from press.checks.spelling import NoSpelling, read_words, sorted_out
from press.checks.terms import read_terms
from press.checks.waivers import waived
from press.editions import Folders
from press.problems import Problem, errors_among
from press.reviews import REVIEWS, read_reviews

CHECKS = (
    safety.forbidden,
    markup.crowded_marks,
    markup.broken_marks,
    markup.read_as_list,
    markup.changed_marks,
    markup.changed_placeholders,
    markup.terms_in_english,
    numbers.changed_numbers,
    wording.empty_plurals,
    wording.untranslated,
    wording.doubled_words,
    wording.lost_ends,
    typography.wrong_typography,
    vocabulary.missing_terms,
    vocabulary.avoided_terms,
    vocabulary.misspelt_words,
    vocabulary.long_labels,
)


@dataclass(frozen=True)
class Findings:
    """What the checks say of one language."""

    problems: tuple[Problem, ...]
    notes: tuple[str, ...] = ()  # what could not be checked, and why


def errors_of(language: str, folders: Folders) -> list[Problem]:
    """Return what keeps a language from being published, sorted.

    Spelling is not asked: it gives warnings only.
    """
    catalogues, problems = read_all(language, folders)
    known, _only_for_warnings = knowledge(language, folders, catalogues)
    problems += unread_reviews(language, folders)
    return errors_among([*problems, *judged(catalogues, known)])


def check(
    language: str,
    folders: Folders,
    paths: Sequence[Path] = (),
    templates: Templates = MappingProxyType({}),
) -> Findings:
    """Return all that is to be said of a language, or of some of its catalogues.

    ``paths`` are files; none of them means every catalogue and every list. Without
    ``templates`` nothing is said of English that the catalogues lack.
    """
    catalogues, problems = read_all(language, folders)
    missing = missing_catalogues(language, folders, templates)
    problems += left_out([*catalogues, *missing], templates)
    known, wrong_terms = knowledge(language, folders, catalogues)
    notes = []
    _terms, list_of_words, _reviews = plain_files(language, folders)
    own_words, wrong_words = read_words(list_of_words, place_of(list_of_words, folders))
    problems += unread_reviews(language, folders)
    try:
        texts = [m.text for c in catalogues for m in c.translated]
        misspelt, spelt = sorted_out(texts, own_words, language)
        known = replace(known, misspelt=misspelt, spelt=spelt)
    except NoSpelling as reason:
        notes.append(str(reason))
    wanted = {place_of(path, folders) for path in paths}
    asked = [c for c in catalogues if not wanted or c.path in wanted]
    found = [p for p in problems if not wanted or p.path in wanted]
    # Without these lists the checks of every catalogue are not whole.
    found += [*wrong_terms, *wrong_words]
    return Findings((*found, *judged(asked, known)), tuple(notes))


def plain_files(language: str, folders: Folders) -> tuple[Path, Path, Path]:
    """Return terms, words the dictionary lacks, and reviews of a language."""
    own = folders.locales / language
    return folders.locales / "terms.csv", own / "words.txt", own / REVIEWS


def unread_reviews(language: str, folders: Folders) -> list[Problem]:
    """Return what is wrong with the record of reviews; readers see it."""
    _terms, _words, path = plain_files(language, folders)
    return read_reviews(path, place_of(path, folders))[1]


def place_of(path: Path, folders: Folders) -> str:
    """Return a path as it is shown."""
    return path.relative_to(folders.root).as_posix()


def judge(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield what the checks find in one catalogue and no waiver silences."""
    found = [problem for check in CHECKS for problem in check(catalogue)]
    yield from waived(catalogue, found)


def judged(catalogues: Sequence[Catalogue], known: Knowledge) -> Iterator[Problem]:
    """Yield the findings of several catalogues, in the light of what is known."""
    for catalogue in catalogues:
        yield from judge(replace(catalogue, known=known))


def read_all(language: str, folders: Folders) -> tuple[list[Catalogue], list[Problem]]:
    """Return the catalogues of a language, and the damaged ones as problems."""
    catalogues, problems = [], []
    for name, path in catalogues_by_name(folders.locales, language).items():
        match read(path, place_of(path, folders), name):
            case Catalogue() as catalogue:
                catalogues.append(catalogue)
            case Problem() as problem:
                problems.append(problem)
    return catalogues, problems


def missing_catalogues(
    language: str, folders: Folders, templates: Templates
) -> Iterator[Catalogue]:
    """Yield an empty catalogue for every template that has no file."""
    base = folders.locales / language / "LC_MESSAGES"
    for name in templates:
        path = base / f"{name}.po"
        if not path.exists():
            yield Catalogue(place_of(path, folders), name, ())


def knowledge(
    language: str, folders: Folders, catalogues: Sequence[Catalogue]
) -> tuple[Knowledge, list[Problem]]:
    """Return what the checks have to know of a language.

    Beside it comes what is wrong with the table of terms.
    """
    english = {
        word for c in catalogues for m in c.messages for word in words(m.english)
    }
    path, _words, _reviews = plain_files(language, folders)
    terms, problems = read_terms(path, place_of(path, folders), language)
    known = Knowledge(
        language=language,
        terms=terms,
        english=frozenset(word for word in english if word.islower()),
        labels=frozenset(drawn_labels(folders.handbook)),
    )
    return known, problems


def mends(path: Path, place: str, language: str) -> dict[tuple[str, str], str]:
    """Return what ``check --fix`` writes, by the English and what stands there now.

    A fuzzy message is left to its translator, a damaged file to its owner.
    """
    catalogue = read(path, place, path.stem)
    if isinstance(catalogue, Problem):
        return {}
    rules = conventions(language)
    found = {
        (message.english, message.text): mended(message.text, message.english, rules)
        for message in catalogue.translated
    }
    return {before: after for before, after in found.items() if before[1] != after}
