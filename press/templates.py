"""Templates: whatever they are given is text, unless it is marked as HTML.

Sphinx's own templates escape nothing by themselves. Ours hold translations, which
anybody may have sent; so a page escapes all that is no ``Markup``.
"""

from __future__ import annotations

from jinja2 import select_autoescape
from sphinx.builders import Builder
from sphinx.jinja2glue import BuiltinTemplateLoader
from sphinx.theming import Theme


class EscapingTemplates(BuiltinTemplateLoader):
    """Fills in the templates of site and print page."""

    def init(
        self,
        builder: Builder,
        theme: Theme | None = None,
        dirs: list[str] | None = None,
    ) -> None:
        super().init(builder, theme, dirs)
        # Sphinx makes scripts from strings, and those hold no HTML.
        self.environment.autoescape = select_autoescape(
            ["html"], default_for_string=False
        )
