"""Reading the English source: every page with its words, links and sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from docutils import nodes
from sphinx import addnodes
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import extract_messages

from press.catalogues import Templates
from press.chapters import listening, source_app
from press.checks.reading import Catalogue, Knowledge, Message
from press.contexts import ancestors, contexts, note
from press.directives import records
from press.directives.lettering import PictureAlt, PictureLabel
from press.editions import Folders, Project
from press.lock import one_at_a_time
from press.manuscript.bibliography import BIBLIOGRAPHY, entries
from press.manuscript.wording import Wording
from press.problems import Problem

# What is counted with something else than the chapter it stands in: the country
# pages, the list of tools, the words of pictures.
BESIDE_THE_TEXT = frozenset({"country", "tools", "sources"})


@dataclass(frozen=True)
class Page(Catalogue):
    """One page of the source; its messages are their own translation.

    So the checks of catalogues that look at a text alone can look at English too.
    """

    template: frozenset[str] = frozenset()  # the messages of its catalogue
    kind: str = ""  # "chapter", "card", "form", "part" or nothing
    number: str = ""  # "5", "T7"
    running: frozenset[int] = frozenset()  # which messages are running text
    pictures: tuple[tuple[int, str], ...] = ()  # line and alt of each
    links: tuple[tuple[int, str], ...] = ()  # line and address of each
    leads_to: frozenset[str] = frozenset()  # pages it refers to
    terms: frozenset[str] = frozenset()  # words of the glossary it marks
    index_entries: frozenset[str] = frozenset()
    diagrams: int = 0
    drawings: int = 0  # set-up drawings

    @property
    def title(self) -> str:
        return self.messages[0].text if self.messages else self.name


@dataclass(frozen=True)
class Manuscript:
    """All the pages, and what stands in the bibliography and the glossary."""

    pages: tuple[Page, ...]
    problems: tuple[Problem, ...] = ()  # of Sphinx
    sources: tuple[tuple[str, int], ...] = ()  # key and line of each entry
    cited: frozenset[str] = frozenset()
    glossary: tuple[tuple[str, int], ...] = ()  # term and line
    wordings: tuple[Wording, ...] = ()

    @property
    def templates(self) -> Templates:
        """Return the messages of every page that has any."""
        return {page.name: page.template for page in self.pages if page.template}

    def of_kind(self, kind: str) -> list[Page]:
        """Return the chapters, cards or forms in the order of their numbers."""
        pages = [page for page in self.pages if page.kind == kind]
        return sorted(pages, key=lambda page: int(page.number.strip("T") or 0))

    def knowing(self, known: Knowledge) -> Manuscript:
        """Return the manuscript with what is known of the language on each page."""
        pages = tuple(replace(page, known=known) for page in self.pages)
        return replace(self, pages=pages)


def read(project: Project, folders: Folders) -> Manuscript:
    """Have Sphinx read every page in the language it was written in."""
    with one_at_a_time(folders.build / "manuscript.lock"):
        return read_alone(project, folders)


def read_alone(project: Project, folders: Folders) -> Manuscript:
    """Read every page, while nobody else uses the same folder."""
    out = folders.build / "manuscript"
    with (
        source_app(folders, project.source_language, "dummy", out) as app,
        listening(app, folders.root) as problems,
    ):
        app.build(force_all=True)
    domain = app.env.get_domain("cite")
    place = folders.handbook.relative_to(folders.root).as_posix()
    numbered = {r.docname: r for r in records.records(app.env, records.Record)}
    return Manuscript(
        pages=tuple(
            page(app.env, numbered.get(name), name, f"{place}/{name}.rst")
            for name in sorted(app.env.found_docs)
        ),
        problems=tuple(problems),
        sources=tuple(entries(folders.handbook / BIBLIOGRAPHY)),
        cited=frozenset(
            target.key
            for reference in domain.citation_refs  # type: ignore[attr-defined]
            for target in reference.targets
        ),
        glossary=tuple(glossary(app.env)),
    )


def page(
    env: BuildEnvironment, record: records.Record | None, name: str, path: str
) -> Page:
    """Return one page of the book."""
    doctree = env.get_doctree(name)
    found = list(messages(doctree))
    alts = list(doctree.findall(PictureAlt))
    indexed = [node["entries"] for node in doctree.findall(addnodes.index)]
    index = frozenset(entry[1] for found in indexed for entry in found)
    return Page(
        path=path,
        name=name,
        messages=tuple(message for message, _running in found),
        template=frozenset(context.message for context in contexts(doctree, name)),
        kind=record.thing if record else "",
        number=record.number if record else "",
        running=frozenset(n for n, (_m, running) in enumerate(found) if running),
        pictures=tuple(pictures(doctree)),
        links=tuple(links(doctree)),
        leads_to=frozenset(leads_to(env, doctree)),
        terms=frozenset(terms(doctree)),
        index_entries=index,
        diagrams=sum(not is_drawing(node) for node in alts),
        drawings=sum(is_drawing(node) for node in alts),
    )


def messages(doctree: nodes.document) -> Iterator[tuple[Message, bool]]:
    """Yield every text of a page, and whether it belongs to the running text.

    A comment in the source goes with the text behind it.
    """
    texts = {id(node): text for node, text in extract_messages(doctree)}
    comments: list[str] = []
    for node in doctree.findall():
        if isinstance(node, nodes.comment):
            comments += node.astext().splitlines()
        elif text := texts.get(id(node)):
            said = note(node, text)
            yield (
                Message(
                    line_of(node),
                    text,
                    text,
                    False,
                    (said,) if said else (),
                    tuple(comments),
                ),
                is_running(node),
            )
            comments = []


def is_running(node: nodes.Node) -> bool:
    """Tell whether a text counts for the length of its page."""
    if isinstance(node, (PictureAlt, PictureLabel)):
        return False
    return not any(BESIDE_THE_TEXT & classes(above) for above in round_(node))


def is_drawing(alt: PictureAlt) -> bool:
    """Tell a set-up drawing from a diagram."""
    return any("activity-drawing" in classes(above) for above in round_(alt))


def line_of(node: nodes.Node) -> int:
    """Return the line of a node, or of the nearest one above that has one."""
    return next((above.line for above in round_(node) if above.line), 0)


def round_(node: nodes.Node) -> Iterator[nodes.Node]:
    """Yield a node and what it stands in, the nearest first."""
    yield node
    yield from ancestors(node)


def classes(node: nodes.Node) -> set[str]:
    return {*node.get("classes", ())} if isinstance(node, nodes.Element) else set()


def pictures(doctree: nodes.document) -> Iterator[tuple[int, str]]:
    """Yield line and alt text of every picture."""
    for image in doctree.findall(nodes.image):
        yield line_of(image), str(image.get("alt", ""))
    for alt in doctree.findall(PictureAlt):
        yield line_of(alt), alt.astext()


def links(doctree: nodes.document) -> Iterator[tuple[int, str]]:
    """Yield line and address of every link that leaves the book."""
    for reference in doctree.findall(nodes.reference):
        if address := reference.get("refuri"):
            yield line_of(reference), str(address)


def leads_to(env: BuildEnvironment, doctree: nodes.document) -> Iterator[str]:
    """Yield the pages that a page refers to."""
    standard = env.domains.standard_domain
    for reference in doctree.findall(addnodes.pending_xref):
        if reference.get("reftype") == "ref":
            target = reference["reftarget"]
            place = standard.labels.get(target) or standard.anonlabels.get(target)
            if place:
                yield place[0]


def terms(doctree: nodes.document) -> Iterator[str]:
    """Yield the words of the glossary that a page marks."""
    for reference in doctree.findall(addnodes.pending_xref):
        if reference.get("reftype") == "term":
            yield reference["reftarget"].lower()


def glossary(env: BuildEnvironment) -> Iterator[tuple[str, int]]:
    """Yield every term of the glossary with its line."""
    for name in env.found_docs:
        for term in env.get_doctree(name).findall(nodes.term):
            # Sphinx 9.0 counts the lines of a glossary from 0.
            yield term.astext(), line_of(term) + 1
