"""What Sphinx has to know of the book. The press adds title and language."""

extensions = ["press.extension"]
root_doc = "index"
exclude_patterns = ["*.md"]

nitpicky = True  # a reference to nowhere is a problem, never silence
smartquotes = False  # writers and translators type their own quotes
# Our own check of catalogues compares references, whatever their order and case,
# and names the line of the .po instead of the chapter's.
suppress_warnings = ["i18n.inconsistent_references"]
numfig = True
numfig_secnum_depth = 0

# One catalogue a document, under the document's own name.
gettext_compact = False
gettext_additional_targets = ["index"]
locale_dirs: list[str] = []  # the press stages the catalogues and sets this
