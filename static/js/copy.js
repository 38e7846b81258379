// Forms that are saved by one press, on this device at every key until the press came through: a
// closed tab, a lost connection or an ended session loses no word. form[data-copy] names each. A press
// has a number of its own, which the page after it has in its address (device.js).
"use strict";

(() => {
  const bar = document.getElementById("mirror");
  if (!bar) return;
  const person = document.querySelector('meta[name="rapport-person"]')?.content ?? "";
  const bare = (value) => (typeof value === "string" ? value.replace(/\r\n/g, "\n").trim() : value);
  const isTicked = (field) => ["checkbox", "radio"].includes(field.type);
  const named = (field) => (isTicked(field) ? `${field.name}=${field.value}` : field.name);
  const said = (field) => (isTicked(field) ? field.checked : field.value);
  const differ = (one, other) => Object.keys(other).some((name) => name in one && bare(one[name]) !== bare(other[name]));

  function watch(form) {
    const key = `rapport:draft:${person}:${form.dataset.copy}`;
    // What the words were typed over: the version, whom they would have been shared with, which page.
    const over = [...form.querySelectorAll('[name="seal"], [name="seen"], [name="reader"], [name="key"]')];
    const fields = () => [...form.elements].filter((field) => field.name && !["hidden", "submit", "file"].includes(field.type));
    const words = () => Object.fromEntries(fields().map((field) => [named(field), said(field)]));
    const typedOver = () => Object.fromEntries(over.map((field) => [field.name, field.value]));
    const keep = (more = {}) => localStorage.setItem(key, JSON.stringify({ words: words(), over: typedOver(), ...more }));
    const forget = () => localStorage.removeItem(key);
    function found() {
      try {
        const entry = JSON.parse(localStorage.getItem(key));
        return entry?.words ? entry : null;
      } catch {
        return null; // no copy of a form
      }
    }
    function put(entry) {
      for (const field of over) field.value = entry.over[field.name] ?? field.value;
      for (const field of fields()) {
        const value = entry.words[named(field)];
        if (value === undefined) continue;
        if (isTicked(field)) field.checked = value;
        else field.value = value;
        if (value && bare(value) !== bare(shown.words[named(field)])) field.closest("details")?.setAttribute("open", "");
      }
    }
    // The answer to a press got lost: whatever the page now shows, it shows as it was typed.
    const isTaken = (entry) => entry.pressed && entry.over.seal !== shown.over.seal
      && fields().filter((field) => !isTicked(field) && field.value.trim()).every((field) => bare(entry.words[field.name]) === bare(field.value));

    form.autocomplete = "off"; // the copy brings words back, and with them what they were typed over
    const shown = { words: words(), over: typedOver() };
    const entry = found();
    if ("answer" in bar.dataset && entry?.pressed) keep(); // the press was answered with the words in the form
    else if (!entry?.over || isTaken(entry) || !differ(entry.words, shown.words)) forget();
    else {
      put(entry);
      bar.hidden = false;
      bar.querySelector("button").addEventListener("click", () => { put(shown); forget(); bar.hidden = true; });
    }
    // A field may stand elsewhere on the page and name its form.
    document.addEventListener("input", (event) => { if (event.target.form === form) keep(); });
    form.addEventListener("submit", () => {
      if (!found()) return;
      const press = form.querySelector('[name="press"]') ?? Object.assign(document.createElement("input"), { type: "hidden", name: "press" });
      press.value = crypto.getRandomValues(new Uint32Array(3)).join("-");
      form.append(press);
      keep({ pressed: press.value });
    });
    // "Send nothing".
    document.addEventListener("click", (event) => { if (event.target.closest("[data-forget]")) forget(); });
  }

  document.querySelectorAll("form[data-copy]").forEach(watch);
})();
