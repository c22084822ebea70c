// The preview alone: load the page again when it has changed, where it was.
"use strict";
const { page, version } = document.currentScript.dataset;
const opened = `panel of ${page}`;

async function watch(since) {
  for (;;) {
    try {
      const asked = new URLSearchParams({ page, since });
      const answer = await (await fetch(`/-/wait?${asked}`)).json();
      if (answer.reload) {
        location.reload();
        return;
      }
    } catch {
      // The preview was stopped; perhaps it starts again.
      await new Promise((done) => setTimeout(done, 1000));
    }
  }
}

// A panel that was open stays open.
for (const panel of document.querySelectorAll("[popover].preview-panel")) {
  panel.addEventListener("toggle", (event) => {
    if (event.newState === "open") sessionStorage.setItem(opened, panel.id);
    else sessionStorage.removeItem(opened);
  });
}
const last = sessionStorage.getItem(opened);
if (last) document.getElementById(last)?.showPopover?.();
watch(version);
