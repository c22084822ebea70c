"""What Sphinx imports when it starts, so that a forked child finds it imported."""

from __future__ import annotations

from importlib import import_module

from sphinx.application import builtin_extensions

for _name in (*builtin_extensions, "press.extension", "press.preview_press"):
    import_module(_name)
