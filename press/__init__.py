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

Before any of it is read, ``settings`` judges ``pyproject.toml``, ``intake`` what lies
in the folders, and ``plain_files`` each text and table kept by hand; ``manuscript``
reads the English as an editor does. The translators' half: ``desk`` runs ``update``
(``extraction`` takes the English messages, ``merging`` brings them into every
``.po``) and ``check`` (the rules are in ``checks``). ``preview*`` is the live site,
``review*`` makes the sheets for second readers and keeps what they found.
"""
