// A copy of what is being typed, kept on this device until the server has it: a closed tab, a lost
// connection or an ended session loses no word. One entry a form, named by its data-mirror: the
// words, and what they were typed over: the version of the draft, the seal of the introduction.
"use strict";

(() => {
  const form = document.querySelector("form[data-mirror]");
  const bar = document.getElementById("mirror");
  if (!form || !bar) return;
  // Named by the person, too: whoever else uses this device neither sees nor drops it.
  const person = document.querySelector('meta[name="rapport-person"]')?.content ?? "";
  const key = `rapport:draft:${person}:${form.dataset.mirror}`;
  const version = () => document.getElementById("version"); // an autosave puts new ones there
  const seal = () => document.getElementById("seal");
  const isTicked = (field) => ["checkbox", "radio"].includes(field.type);
  const own = (field) => field.name && field.type !== "hidden" && field.type !== "submit";
  const fields = () => [...form.elements].filter(own);
  const said = (field) => (isTicked(field) ? field.checked : field.value);
  const named = (field) => (isTicked(field) ? `${field.name}=${field.value}` : field.name);
  const bare = (value) => (typeof value === "string" ? value.trim() : value); // as the server keeps it
  const copy = () => ({
    version: version().value,
    seal: seal().value,
    words: Object.fromEntries(fields().map((field) => [named(field), said(field)])),
  });
  const typed = () => JSON.stringify(copy().words);

  const keep = () => localStorage.setItem(key, JSON.stringify(copy()));
  const isUnsaved = () => localStorage.getItem(key) !== null;
  function forget() {
    localStorage.removeItem(key);
    bar.hidden = true;
  }

  function kept() {
    try {
      const entry = JSON.parse(localStorage.getItem(key));
      if (entry?.words) return entry;
    } catch {
      // no copy of a form
    }
    forget();
    return null;
  }

  // Puts a copy into the form; the server then sees what its words were typed over.
  function restore(entry) {
    version().value = entry.version;
    seal().value = entry.seal;
    for (const field of fields()) {
      const value = entry.words[named(field)];
      if (value === undefined) continue;
      if (isTicked(field)) field.checked = value;
      else field.value = value;
    }
  }

  const differ = (one, other) => fields().map(named).some((name) => name in one && bare(one[name]) !== bare(other[name]));

  // The browser puts back what a page held without its version; here the copy does that.
  form.autocomplete = "off";
  const shown = copy();
  const found = kept();
  const isOlder = found && Number(found.version) < Number(shown.version);
  if (found && differ(found.words, shown.words)) {
    restore(found);
    bar.hidden = false;
    bar.querySelector("button").addEventListener("click", () => {
      restore(shown);
      forget();
    });
    // Other words were saved meanwhile: asking the server brings both texts into sight.
    if (isOlder) document.addEventListener("DOMContentLoaded", save);
  } else if (isOlder) {
    forget(); // they were saved, and the answer never came
  }

  form.addEventListener("input", keep);
  // "Take the other one", wherever it is swapped in.
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-forget]")) forget();
  });

  // Only a version that rose says that the server has the words; those typed meanwhile it has not.
  let sent = null;
  let isSame = false;
  form.addEventListener("htmx:beforeRequest", () => {
    sent = { version: version().value, words: typed() };
  });
  form.addEventListener("htmx:beforeOnLoad", () => {
    isSame = typed() === sent.words;
  });
  form.addEventListener("htmx:afterRequest", (event) => {
    const isSaved = version().value !== sent.version;
    if (isSaved) (isSame ? forget : keep)();
    if (!event.detail.xhr.status) {
      notSaved(form.dataset.offline);
      waiting = null;
    }
    if (waiting) setTimeout(goOn, 0, isSaved);
  });

  // Beside the note, where "Saved" stands; in sight of whoever pressed, who can press again.
  function notSaved(why) {
    const told = document.getElementById("saved");
    told.textContent = why;
    if (waiting) told.scrollIntoView({ block: "center" });
  }
  // A press goes on then, to the page that says more.
  form.addEventListener("htmx:responseError", () => notSaved(form.dataset.refused));
  window.addEventListener("online", () => {
    if (isUnsaved()) save();
  });

  // A press waits until what was typed is saved, so that it never clashes with its own form, and
  // without a connection the page stays.
  let waiting = null;
  const isBusy = () => form.classList.contains("htmx-request");
  function save() {
    if (window.htmx && !isBusy()) htmx.trigger(form, "change");
  }

  function goOn(isSaved) {
    if (isBusy()) return; // the next answer comes here, too
    if (isSaved && isUnsaved()) {
      save();
      return;
    }
    const act = waiting;
    waiting = null;
    act();
  }

  function onceSaved(event, act) {
    if (!window.htmx || !(isBusy() || isUnsaved())) return;
    event.preventDefault();
    waiting = act;
    save();
  }

  // The button may be swapped away until then: its name goes along in a field of its own.
  const pressed = Object.assign(document.createElement("input"), { type: "hidden" });
  form.addEventListener("submit", (event) => {
    const { name = "", value = "" } = event.submitter || {};
    if (name === "over") version().value = value; // "Keep mine" knows the other text
    onceSaved(event, () => {
      form.append(Object.assign(pressed, { name, value }));
      form.submit();
      pressed.remove();
    });
  });
  // The mail program takes the words that were saved last: those of now.
  document.addEventListener("click", (event) => {
    if (!event.target.closest("#mailto")) return;
    onceSaved(event, () => {
      if (!isUnsaved()) location.href = document.getElementById("mailto").href;
    });
  });
})();
