/* What our search page adds to Sphinx's search: numbers such as 112 can be looked
   for, what the index names comes first, each page comes once, and a result shows
   the place where the word was found, in whatever form it stands there. */
"use strict";

(() => {
  const AROUND = 110; // letters shown on each side of the word

  const words = (query) =>
    splitQuery(query.trim().toLowerCase()).filter((word) => !stopwords.has(word));

  // Sphinx drops numbers here, and keeps the words to mark them in other pages.
  Search._parseQuery = (query) => {
    const stemmer = new Stemmer();
    const found = words(query);
    const stems = new Set(found.map((word) => stemmer.stemWord(word)));
    return [query, stems, new Set(), new Set(found), new Set(found)];
  };

  // Sphinx puts entries of the index last unless they are main; ours are few and
  // well chosen.
  const setIndex = Search.setIndex;
  Search.setIndex = (index) => {
    for (const places of Object.values(index.indexentries))
      for (const place of places) place[2] = true;
    setIndex(index);
  };

  // Sphinx lists a page for its title, its index entries and its text; the best
  // result comes last here.
  const performSearch = Search._performSearch;
  Search._performSearch = (...query) => {
    const results = performSearch(...query);
    const best = new Map(results.map((result) => [result[0], result]));
    return results.filter((result) => best.get(result[0]) === result);
  };

  // Sphinx looks for the stem as it is, which is no part of a word with diacritics.
  Search.makeSearchSummary = (html, stems, anchor) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    page.querySelectorAll(".breadcrumbs, .on-page, .turn").forEach((part) => part.remove());
    const main = page.querySelector("main");
    const place = (anchor && main?.querySelector(`#${CSS.escape(anchor.slice(1))}`)) || main;
    if (!place) return null;
    // Between a heading and its text no space is written, but one is seen.
    const blocks = "p, li, dt, dd, th, td, caption, figcaption, h1, h2, h3, h4, text";
    place.querySelectorAll(blocks).forEach((block) => block.append(" "));
    const text = place.textContent.replace(/\s+/g, " ").trim();
    const summary = document.createElement("p");
    summary.className = "context";
    const [start, end] = firstMatch(text, stems) ?? [0, 0];
    const from = start > AROUND ? text.lastIndexOf(" ", start - AROUND) : 0;
    const to = text.indexOf(" ", end + AROUND);
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    summary.append(from > 0 ? "… " : "", text.slice(from, start).trimStart());
    if (end) summary.append(mark);
    summary.append(to < 0 ? text.slice(end) : `${text.slice(end, to)} …`);
    return summary;
  };

  const firstMatch = (text, stems) => {
    const stemmer = new Stemmer();
    for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}_]+/gu))
      if (stems.has(stemmer.stemWord(word.toLowerCase())))
        return [index, index + word.length];
    return null;
  };

  // Sphinx's sentence speaks of categories, and our book has none.
  const gettext = Documentation.gettext;
  Documentation.gettext = (text) =>
    text.startsWith("Your search did not match")
      ? gettext("Nothing found. Try another word, or look in the index.")
      : gettext(text);

  // A screen reader hears how many pages were found.
  const perform = Search.performSearch;
  Search.performSearch = (query) => {
    perform(query);
    Search.status.setAttribute("role", "status");
  };

  // From a folder no page may read another one: results come without sentences.
  if (window.location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;
})();
