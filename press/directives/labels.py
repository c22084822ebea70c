"""The words of the press itself, for the catalogue of interface strings.

Each stands here once and reaches every translator in ``sphinx.po``. They are
functions, because the language is known only while Sphinx runs.
"""

from __future__ import annotations

from sphinx.locale import _


def country_names() -> dict[str, str]:
    """Return the name of each country that has boxes of its own."""
    return {
        # Translators: heading of a box with the law and numbers of Latvia
        "lv": _("Latvia"),
        # Translators: heading of a box with the law and numbers of Lithuania
        "lt": _("Lithuania"),
    }


def role_names() -> dict[str, str]:
    """Return the six kinds of reader, as they stand in a list."""
    return {
        # Translators: one kind of reader, in a list with a pictogram
        "trainer": _("Trainer"),
        # Translators: one kind of reader, in a list with a pictogram
        "social-worker": _("Social worker"),
        # Translators: one kind of reader, in a list with a pictogram
        "educator": _("Social educator"),
        # Translators: one kind of reader, in a list with a pictogram
        "psychologist": _("Psychologist"),
        # Translators: one kind of reader, in a list with a pictogram
        "youth-worker": _("Youth worker"),
        # Translators: one kind of reader, in a list with a pictogram
        "manager": _("Manager"),
    }


def role_note_title(roles: list[str]) -> str:
    """Return the heading of a note for one role, or for several of them."""
    if len(roles) > 1:
        names = ", ".join(role_names()[role].lower() for role in roles)
        # Translators: heading of a note; %(roles)s is a list such as
        # "trainer, manager", in the form of role names
        return _("If you are one of these: %(roles)s") % {"roles": names}
    return {
        # Translators: heading of a note for one kind of reader
        "trainer": _("If you are a trainer"),
        # Translators: heading of a note for one kind of reader
        "social-worker": _("If you are a social worker"),
        # Translators: heading of a note for one kind of reader
        "educator": _("If you are a social educator"),
        # Translators: heading of a note for one kind of reader
        "psychologist": _("If you are a psychologist"),
        # Translators: heading of a note for one kind of reader
        "youth-worker": _("If you are a youth worker"),
        # Translators: heading of a note for one kind of reader
        "manager": _("If you are a manager"),
    }[roles[0]]


def furniture_titles() -> dict[str, str]:
    """Return the headings of the boxes that every chapter has."""
    return {
        # Translators: heading of the three lines that sum a chapter up
        "in-short": _("In short"),
        # Translators: heading of the one action a chapter asks for
        "try-this-week": _("Try this week"),
        # Translators: heading of a warning about a harm
        "watch-out": _("Watch out"),
        # Translators: heading of the list of forms and activity cards of a chapter
        "tools": _("Forms and cards"),
    }


def fact_names() -> dict[str, str]:
    """Return the names of the short facts at the head of an activity card."""
    return {
        # Translators: field name on an activity card: age of the players in years
        "age": _("Age"),
        # Translators: field name on an activity card: how many players
        "group": _("Group"),
        # Translators: field name on an activity card: how long it takes
        "minutes": _("Minutes"),
        # Translators: field name on an activity card: which session of the
        # ten-session season it belongs to, such as S1
        "season": _("Season step"),
        # Translators: field name on an activity card: the place it needs; also
        # heads the advice to change the size or shape of that place
        "space": _("Space"),
        # Translators: field name on an activity card: the sport it uses
        "sport": _("Sport"),
        # Translators: field name on an activity card: the life skill it trains
        "skill": _("Skill"),
    }


def card_titles() -> dict[str, str]:
    """Return the headings on an activity card."""
    return {
        # Translators: heading on an activity card: the equipment to bring
        "kit": _("What you need"),
        # Translators: heading on an activity card: what can hurt, and what to do
        "safety": _("Safety"),
        # Translators: heading on an activity card: what to prepare
        "before": _("Before they come"),
        # Translators: heading on an activity card: words to say aloud
        "say": _("Say at the start"),
        # Translators: heading on an activity card: what happens, in order
        "steps": _("Step by step"),
        # Translators: heading on an activity card: ways to adapt the activity
        "change": _("Change one thing at a time"),
        # Translators: heading on an activity card: the talk after the activity
        "talk": _("Talk about it"),
        # Translators: heading of the talk: what happened?
        "what": _("What?"),
        # Translators: heading of the talk: why does it matter?
        "so-what": _("So what?"),
        # Translators: heading of the talk: what shall we do with it?
        "now-what": _("Now what?"),
        # Translators: heading on an activity card: a small task for the week
        "home": _("Take it home"),
        # Translators: heading on an activity card: what to do about trouble
        "wrong": _("If it goes wrong"),
    }


def change_names() -> dict[str, str]:
    """Return the names of the ways to adapt an activity."""
    return {
        # Translators: one way to adapt an activity
        "easier": _("Easier"),
        # Translators: one way to adapt an activity
        "harder": _("Harder"),
        "space": fact_names()["space"],
        # Translators: one way to adapt an activity: change what they have to do
        "task": _("Task"),
        # Translators: one way to adapt an activity: change balls, goals and so on
        "equipment": _("Equipment"),
        # Translators: one way to adapt an activity: change who plays with whom
        "people": _("People"),
    }


def step_time(start: int, end: int) -> str:
    """Return when a step runs, in minutes from the start of the activity."""
    # Translators: when a step of an activity runs: from minute 5 to minute 15.
    # The last space is a no-break space
    return _("%(start)s–%(end)s\u00a0min") % {"start": start, "end": end}


def form_words() -> dict[str, str]:
    """Return the small words on a form."""
    return {
        # Translators: small print above a date line; in the order of your language
        "date": _("day, month, year"),
        # Translators: small print below the line where a person signs
        "sign": _("signature"),
        # Translators: small print below the line next to a signature
        "sign-date": _("date"),
        # Translators: small print on a form above tick boxes: one answer only
        "choice": _("Tick one."),
        # Translators: small print on a form above tick boxes: several answers
        "check": _("Tick all that apply."),
        # Translators: opens the privacy line at the foot of a form
        "keep": _("How to keep this form:"),
    }
