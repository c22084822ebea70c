/* What Sphinx's searchtools.js needs of its doctools.js, and no more. Ours builds
   no functions from text, which a strict Content-Security-Policy forbids, and so
   knows no plural forms: the interface says "Pages: 3", never "3 pages". */
"use strict";

const SPHINX_HIGHLIGHT_ENABLED = false; // our pages work without scripts

const _ready = (callback) => {
  if (document.readyState !== "loading") callback();
  else document.addEventListener("DOMContentLoaded", callback);
};

const Documentation = {
  TRANSLATIONS: {},

  /* Called by translations.js, which the press makes from sphinx.po. */
  addTranslations: (catalogue) =>
    Object.assign(Documentation.TRANSLATIONS, catalogue.messages),

  gettext: (text) => Documentation.TRANSLATIONS[text] || text,

  ngettext: () =>
    // Translators: above the search results; keep ${resultCount}, a number
    _("Pages found: ${resultCount}"),
};

const _ = Documentation.gettext;
