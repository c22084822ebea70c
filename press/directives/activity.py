"""Activity cards: one activity on one sheet, its fields read as data."""

from __future__ import annotations

from itertools import accumulate

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.locale import _
from sphinx.util.docutils import SphinxDirective

from press.directives import labels, records
from press.directives.blocks import (
    Box,
    Facts,
    TimeLine,
    Words,
    fact_of,
    framed,
    press_heading,
    press_words,
)
from press.directives.card_fields import QUESTIONS, CardContent
from press.directives.chapter import numbered_line
from press.directives.fields import (
    AnyOption,
    check_names,
    content_fields,
    one_of,
    option_line,
    option_words,
    own_line,
    page_number,
    range_option,
)
from press.directives.furniture import role_note

LAST_CARD = 28
ONE_MORE = "raise LAST_CARD in press/directives/activity.py first"
SEASON = tuple(f"S{step}" for step in range(1, 11))
REQUIRED_OPTIONS = ("skill", "sport", "age", "group", "minutes", "space")


class ActivityDirective(SphinxDirective):
    """An activity card, straight below its title.

    ::

        .. activity:: 2
           :season: S1
           :skill: self-management, voice
           :sport: 3x3 streetball in three rounds
           :age: 11-25
           :group: 9-18
           :minutes: 45
           :space: half a basketball court, about 15 × 11 m

           :aim: One sentence.
           :safety: What can hurt, and what the adult does.
           :kit:
              - 1 ball
           :before: What to prepare.
           :drawing:
              .. setup:: 15 x 11
                 :alt: What the picture says.

                 player A 3,4
           :say start: Words to say aloud.
           :step 5: **Arrive.** Three to seven steps …
           :step 40: **Play.** … that add up to ``:minutes:``
           :easier: …    :harder: …    one field a line
           :space: …     :task: …     :equipment: …     :people: …
           :say talk: Words that open the talk (may be left out).
           :what: one question, or a list; three to five in all
           :so-what: …   :now-what: …
           :home: One small task.
           :wrong:
              - **They argue.** What to do then.
           :for trainer: One or two notes for a role.
    """

    required_arguments = 1
    option_spec = AnyOption()
    has_content = True

    def run(self) -> list[nodes.Node]:
        check_names(self, "the card", REQUIRED_OPTIONS, ("season",))
        line = own_line(self)
        number = page_number(self, "card", LAST_CARD, ONE_MORE)
        season = self.options.get("season")
        if season:
            place = option_line(self, "season")
            season = one_of(self, place, "season step", season, SEASON)
        age, group = range_option(self, "age"), range_option(self, "group")
        content = CardContent(self, content_fields(self))
        content.check()
        if number is None:
            return []
        records.note(
            self.env,
            records.Card(
                str(number),
                self.env.docname,
                self.get_source_info()[0],
                line,
                season=season,
                skill=self.options.get("skill", ""),
                sport=self.options.get("sport", ""),
                age=age,
                group=group,
                minutes=content.minutes,
                space=self.options.get("space", ""),
                steps=tuple(step.number or 0 for step in content.steps),
                roles=tuple(content.all_roles()),
            ),
        )
        return [self.card(number, content)]

    def card(self, number: int, content: CardContent) -> Box:
        """Return the card in the order it is read aloud and used."""
        # Translators: above the title of an activity card; keep %(number)s
        numbered = numbered_line(_("Card %(number)s"), str(number), "activity-number")
        numbered["ids"] = [f"card-{number}-number"]
        card = framed(
            "section",
            "activity",
            numbered,
            framed("div", "activity-aim", *content.body("aim")),
            self.facts(),
            framed(
                "div",
                "activity-set-up",
                framed("div", "activity-drawing", *content.body("drawing")),
                *blocks(content, "kit", "safety", "before"),
            ),
            start(content),
            time_table(content),
            framed(
                "div",
                "activity-after",
                changes(content),
                talk(content),
                *blocks(content, "home", "wrong"),
                *role_notes(content),
            ),
        )
        card["labelled-by-number"] = True
        card["section-classes"] = ["card", "part-play"]
        self.set_source_info(card)
        return card

    def facts(self) -> Facts:
        """Return the row of pictograms with their values."""
        row = Facts("")
        for name, label in labels.fact_names().items():
            value = self.options.get(name)
            if not value:
                continue
            if name in ("skill", "sport", "space"):
                said: Words = option_words(self, name, "p")
            else:
                said = press_words(value.replace("-", "–"))
            row += fact_of(label, name, said)
        return row


def blocks(content: CardContent, *names: str) -> list[nodes.Node]:
    """Return plain fields with their headings."""
    return [
        framed(
            "div",
            f"block {name}",
            press_heading(labels.card_titles()[name], name),
            *content.body(name),
        )
        for name in names
    ]


def start(content: CardContent) -> Box:
    """Return the words to say aloud at the start."""
    title = press_heading(labels.card_titles()["say"], "say")
    said = framed("blockquote", "say", *content.body("say start"))
    return framed("div", "block say-start", title, said)


def time_table(content: CardContent) -> Box:
    """Return the steps, each with the minutes from its start to its end."""
    lengths = [step.number or 0 for step in content.steps]
    ends = list(accumulate(lengths))
    items = [
        framed(
            "li",
            "step",
            press_words(labels.step_time(end - length, end), "step-time"),
            framed("div", "step-text", *step.body),
        )
        for step, length, end in zip(content.steps, lengths, ends, strict=True)
    ]
    title = press_heading(labels.card_titles()["steps"], "steps")
    block = framed("div", "block steps", title)
    if all(lengths) and lengths:
        block += TimeLine(minutes=lengths)
    block += framed("ol", "time-table", *items)
    return block


def changes(content: CardContent) -> Box:
    """Return the ways to adapt the activity: easier, harder, STEP."""
    ways = Facts("", classes=["changes"])
    pictograms = {"equipment": "kit"}
    for name, label in labels.change_names().items():
        ways += fact_of(label, pictograms.get(name, name), *content.body(name))
    title = press_heading(labels.card_titles()["change"], "change")
    return framed("div", "block change", title, ways)


def talk(content: CardContent) -> Box:
    """Return the talk: words to open it, then the questions."""
    titles = labels.card_titles()
    block = framed("div", "block talk", press_heading(titles["talk"], "talk"))
    if content.body("say talk"):
        block += framed("blockquote", "say", *content.body("say talk"))
    for name in QUESTIONS:
        question = press_heading(titles[name], depth=2)
        block += framed("div", f"question {name}", question, *content.body(name))
    return block


def role_notes(content: CardContent) -> list[nodes.Node]:
    """Return the notes for roles that exist."""
    return [
        role_note(content.roles(note), note.body)
        for note in content.notes
        if content.roles(note)
    ]


def setup(app: Sphinx) -> None:
    """Register the activity card."""
    app.add_directive("activity", ActivityDirective)
