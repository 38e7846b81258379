// Find or do, over any page: Ctrl or Cmd with K, or the link to its own page, opens it as a dialog. Arrows
// go up and down the list, Escape closes it. Without this script the link leads to the page.
"use strict";

(() => {
  const dialog = document.getElementById("go");
  if (!dialog) return;
  const field = () => document.getElementById("go-q");
  const links = () => [...document.querySelectorAll("#found a")];

  async function open() {
    if (dialog.open) return;
    if (field() && !dialog.contains(field())) { field().focus(); return; } // its own page
    if (!field()) await htmx.ajax("GET", dialog.dataset.page, { target: dialog, select: "#going", swap: "innerHTML" });
    if (!field()) { location.assign(dialog.dataset.page); return; } // signed out meanwhile
    htmx.process(dialog); // what is typed at once is heard, too
    dialog.showModal();
    field().select();
  }

  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      open();
      return;
    }
    if (event.key === "Escape" && dialog.open) { // a search field would be emptied first
      event.preventDefault();
      dialog.close();
      return;
    }
    if (!["ArrowDown", "ArrowUp"].includes(event.key) || !event.target.closest("#going")) return;
    const stops = [field(), ...links()];
    const next = stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    if (next < 0 || next >= stops.length) return;
    event.preventDefault();
    stops[next].focus();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-go]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) { event.preventDefault(); open(); }
    if (event.target === dialog) dialog.close(); // beside it
  });
  // Enter in the field opens the first of what was found, if it was found for these very letters.
  document.addEventListener("submit", (event) => {
    if (!dialog.contains(event.target)) return;
    event.preventDefault();
    links()[0]?.focus();
  });
})();
