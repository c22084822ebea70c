"""The one form in which a ``.po`` is written, and the forms in which one comes in.

Poedit, Weblate, msgmerge and msgcat each wrap, order and decorate a catalogue in
their own way. All of them are read here without loss, and what is written looks
the same whoever held the file before: no wrapping, one reference a line, a header
without the name of a tool. So a diff shows what a translator did and nothing else.

A file may have been sent by anybody: it is looked at before it is opened, and what
cannot be taken as a catalogue is ``Damaged``.
"""

from __future__ import annotations

import datetime
import io
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import PoFileError, escape, read_po, unescape

from press.problems import Problem

LARGEST = 5_000_000  # bytes; all catalogues of a language have about 1.5 million
CHARSET = re.compile(rb'"Content-Type:[^"]*charset=([\w-]+)')
# No language has ten plural forms; Babel makes room for as many as the header says.
MANY_PLURALS = re.compile(r"nplurals\s*=(?!\s*\d\b)")
WRAPPED = re.compile(r'"\s*\n\s*"')
RESTORE = "Take the last good version of the file."
# The previous English of an obsolete message, which Babel 2.18 does not read.
OBSOLETE_PREVIOUS = re.compile(r"^#~\s*\|", re.MULTILINE)
PREVIOUS = re.compile(r'\|\s*(?:(msgctxt|msgid|msgid_plural)\s+)?(".*")')
# What a programmer fills in. "27 % of pupils" is none, though Babel takes it for one.
PLACEHOLDER = re.compile(r"%(\(\w+\))?[sd]")
FORMAT = "python-format"


class Damaged(ValueError):
    """A file that cannot be taken as a catalogue, with the place and the remedy."""

    def __init__(self, code: str, text: str, remedy: str = RESTORE, line: int = 0):
        super().__init__(text)
        self.code, self.remedy, self.line = code, remedy, line

    def at(self, place: str) -> Problem:
        """Return it as a problem of the file that is shown as ``place``."""
        return Problem(place, self.line, self.code, str(self), self.remedy)


def content(path: Path) -> str:
    """Return the text of a file, which is no link; raises Damaged if there is none."""
    try:
        state = path.lstat()
        if not stat.S_ISREG(state.st_mode):
            raise Damaged(
                "not-a-file",
                "this is a link, a folder or a device, not a catalogue",
                "Put the file itself here.",
            )
        if state.st_size > LARGEST:
            raise Damaged(
                "too-large",
                f"this catalogue has {state.st_size / 1e6:.0f} MB, more than the"
                f" {LARGEST / 1e6:.0f} MB that all of the book could have",
            )
        data = path.read_bytes()
    except OSError as error:
        raise Damaged(
            "not-a-file",
            f"this file cannot be opened: {error.strerror}",
            "Look whether it is there, and whether you may read it.",
        ) from error
    if b"\0" in data:
        raise Damaged("binary", "this is no text file: it has NUL bytes")
    named = CHARSET.search(data)
    if named and named[1].lower() not in (b"utf-8", b"utf8"):
        raise Damaged(
            "wrong-charset",
            f"this catalogue is in {named[1].decode()}, not in UTF-8",
            "In Poedit: Catalogue, Properties, Charset: UTF-8; then save.",
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Damaged(
            "wrong-charset",
            "this line is not in UTF-8",
            "Save the file as UTF-8 from the program that it comes from.",
            data.count(b"\n", 0, error.start) + 1,
        ) from error


def parsed(text: str) -> Catalog:
    """Return a catalogue; raises Damaged for a text that is none."""
    if MANY_PLURALS.search(WRAPPED.sub("", text)):
        raise Damaged("damaged", "the header has no sensible number of plural forms")
    text = OBSOLETE_PREVIOUS.sub("#|", text)
    try:
        catalogue = read_po(
            io.StringIO(text), ignore_obsolete=False, abort_invalid=True
        )
    # Babel meets a strange header or plural form with half a dozen exceptions.
    except Exception as error:
        line = error.lineno + 1 if isinstance(error, PoFileError) else 0
        said = str(error).removesuffix(f" on {line - 1}")
        raise Damaged(
            "damaged", f"this catalogue cannot be read: {said}", line=line
        ) from error
    catalogue.charset = "utf-8"  # in which it came, whatever else the header says
    for message in [*catalogue, *catalogue.obsolete.values()]:
        restore_previous(message)
    return catalogue


def without_obsolete_previous(text: str) -> str:
    """Return a catalogue, its lines in their places, for a reader that is Babel 2.18.

    It prints a warning for the earlier English of an obsolete message.
    """
    return re.sub(rf"{OBSOLETE_PREVIOUS.pattern}.*$", "", text, flags=re.MULTILINE)


def restore_previous(message: Message) -> None:
    """Take the previous English out of the comments, where Babel 2.18 leaves it."""
    found: dict[str, str] = {}
    comments, keyword = [], ""
    for comment in message.user_comments:
        line = PREVIOUS.fullmatch(comment)
        if line is None:
            comments.append(comment)
            continue
        keyword = line[1] or keyword
        found[keyword] = found.get(keyword, "") + unescape(line[2])
    message.user_comments = comments
    if "msgid" in found:
        plural = [found["msgid_plural"]] if "msgid_plural" in found else []
        message.previous_id = [found["msgid"], *plural]


def written(catalogue: Catalog) -> bytes:
    """Return a catalogue in its canonical form."""
    return f"{header(catalogue)}\n{body(catalogue)}".encode()


def header(catalogue: Catalog) -> str:
    """Return the comment and the header of a catalogue."""
    code = str(catalogue.locale_identifier or "")
    number, expression = get_plural(code or None)[:2]
    fields = {
        "Project-Id-Version": f"{catalogue.project} {catalogue.version}",
        "Report-Msgid-Bugs-To": catalogue.msgid_bugs_address or "",
        "POT-Creation-Date": date(catalogue.creation_date),
        "PO-Revision-Date": date(catalogue.revision_date),
        "Last-Translator": catalogue.last_translator,
        "Language-Team": catalogue.language_team,
        "Language": code,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": f"nplurals={number}; plural={expression};",
    }
    lines = "".join(f'"{name}: {quotable(said)}\\n"\n' for name, said in fields.items())
    comment = "".join(
        f"# {line.lstrip('# ')}".rstrip() + "\n"
        for line in catalogue.header_comment.strip().splitlines()
    )
    return f'{comment}msgid ""\nmsgstr ""\n{lines}'


def quotable(text: str) -> str:
    """Return a text as it stands between the quotes of a catalogue."""
    return escape(text)[1:-1]


def date(moment: object) -> str:
    """Return a date as gettext writes it, with its zone."""
    if isinstance(moment, datetime.datetime):
        return moment.strftime("%Y-%m-%d %H:%M%z")
    return str(moment or "")


def body(catalogue: Catalog) -> str:
    """Return the messages of a catalogue, the obsolete ones last."""
    current = [entry(message, catalogue) for message in catalogue if message.id]
    gone = [entry(message, catalogue, "#~ ") for message in catalogue.obsolete.values()]
    return "\n".join([*current, *gone])


def entry(message: Message, catalogue: Catalog, prefix: str = "") -> str:
    """Return one message with all that is said of it."""
    return "".join(f"{line}\n" for line in lines_of(message, catalogue, prefix))


def lines_of(message: Message, catalogue: Catalog, prefix: str) -> Iterator[str]:
    """Yield the lines of one message; ``prefix`` marks an obsolete one."""
    yield from (f"# {comment}".rstrip() for comment in message.user_comments)
    yield from (f"#. {comment}" for comment in message.auto_comments)
    yield from dict.fromkeys(f"#: {place}" for place, _line in message.locations)
    english = [message.id] if isinstance(message.id, str) else list(message.id)
    flags = set(message.flags) - {FORMAT}
    if any(PLACEHOLDER.search(text) for text in english):
        flags.add(FORMAT)
    if flags:
        yield f"#, {', '.join(sorted(flags))}"
    keywords = ("msgid", "msgid_plural")
    before = "#~| " if prefix else "#| "
    # A translator who takes the mark away has seen the previous English.
    previous = message.previous_id if message.fuzzy else ()
    for keyword, text in zip(keywords, previous, strict=False):
        yield from quoted(keyword, text, before)
    if message.context:
        yield from quoted("msgctxt", message.context, prefix)
    for keyword, text in zip(keywords, english, strict=False):
        yield from quoted(keyword, text, prefix)
    if len(english) == 1:
        yield from quoted("msgstr", str(message.string or ""), prefix)
        return
    forms: Sequence[str] = message.string or ()
    for place in range(catalogue.num_plurals):
        text = forms[place] if place < len(forms) else ""
        yield from quoted(f"msgstr[{place}]", text, prefix)


def quoted(keyword: str, text: str, prefix: str) -> Iterator[str]:
    """Yield a text behind its keyword, on one line unless it has several itself."""
    lines = text.splitlines(keepends=True)
    if len(lines) < 2:
        yield f"{prefix}{keyword} {escape(text)}"
        return
    yield f'{prefix}{keyword} ""'
    yield from (f"{prefix}{escape(line)}" for line in lines)
