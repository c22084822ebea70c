"""The press: from chapters and catalogues to PDF, EPUB and site.

The journey of the data::

    locales/*.po ── catalogues: check, stage ──┐
    handbook/*.rst ── chapters: read ── translated doctrees, one set a language
       ├ site   ── one page a document ────────────────────┐
       ├ ebook  ── XHTML, packed into one file ────────────┼── dist/, manifest.json
       └ print  ── one long page ── paged: laid out as PDF ┘

Each language has a process of its own, for Sphinx keeps loaded catalogues for
the life of a process. A language is read once; the three builders write from
the same doctrees, and each gets a fresh Sphinx application.

Where to look first: ``commands`` is what a person types, ``publish`` names the
stages in order, ``extension`` is what Sphinx loads.
"""
