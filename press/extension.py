"""What Sphinx loads: the directives, the three builders, the book's settings."""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.locale import _

from press import alphabet, directives, epub, partial, print_page, search, site

PARTS = (directives, alphabet, partial, search, site, epub, print_page)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register everything of ours with Sphinx."""
    for part in PARTS:
        part.setup(app)
    app.connect("config-inited", name_the_numbers)
    app.add_config_value("press_book", None, "env")
    app.add_config_value("press_language", None, "env")
    app.add_config_value("press_languages", (), "env")
    app.add_config_value("press_completeness", (), "env")
    app.add_config_value("press_styles", "", "env")
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def name_the_numbers(app: Sphinx, config: Config) -> None:
    """Give figures and tables their labels in the language of the edition.

    Latvian and Lithuanian put the number first, so the whole label is a message.
    """
    config.numfig_format = {
        # Translators: label of a numbered figure; %s is the number
        "figure": _("Figure %s"),
        # Translators: label of a numbered table; %s is the number
        "table": _("Table %s"),
    }
