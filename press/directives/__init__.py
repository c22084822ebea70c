"""The markup of the book: one family of directives a file.

A directive reads its options, builds nodes and stops. The words of authors go
into nodes that gettext can see; the look goes to ``styles/components``, one
sheet a family; what differs between formats goes to the visitors.
"""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

from press.directives import (
    activity,
    blocks,
    chapter,
    checklist,
    country,
    diagram,
    drawing,
    form,
    furniture,
    records,
    refused,
    sources,
)

FAMILIES = (
    blocks,
    records,
    refused,
    chapter,
    furniture,
    activity,
    form,
    checklist,
    country,
    drawing,
    diagram,
    sources,
)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register every family of directives."""
    for family in FAMILIES:
        family.setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
