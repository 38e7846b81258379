// A form that is saved by one press, on this device at every key until the press came through: a
// closed tab, a lost connection or an ended session loses no word. form[data-copy] names it. Its press
// has a number of its own, which the page after it has in its address; [data-copied] is that page.
"use strict";

(() => {
  const person = document.querySelector('meta[name="rapport-person"]')?.content ?? "";
  const keyed = (name) => `rapport:draft:${person}:${name}`;
  function found(key) {
    try {
      const entry = JSON.parse(localStorage.getItem(key));
      return entry?.words ? entry : null;
    } catch {
      return null; // no copy of a form
    }
  }

  const after = document.querySelector("[data-copied]");
  const arrived = new URLSearchParams(location.search).get("press");
  if (after && arrived) {
    const key = keyed(after.dataset.copied);
    if (found(key)?.pressed === arrived) localStorage.removeItem(key);
    history.replaceState(null, "", location.pathname);
  }

  const form = document.querySelector("form[data-copy]");
  const bar = document.getElementById("mirror");
  if (!form || !bar) return;
  const key = keyed(form.dataset.copy);
  // What the words were typed over: the version, and whom they would have been shared with.
  const over = [...form.querySelectorAll('[name="seal"], [name="reader"]')];
  const isTicked = (field) => ["checkbox", "radio"].includes(field.type);
  const fields = () => [...form.elements].filter((field) => field.name && !["hidden", "submit"].includes(field.type));
  const named = (field) => (isTicked(field) ? `${field.name}=${field.value}` : field.name);
  const said = (field) => (isTicked(field) ? field.checked : field.value);
  const words = () => Object.fromEntries(fields().map((field) => [named(field), said(field)]));
  const bare = (value) => (typeof value === "string" ? value.replace(/\r\n/g, "\n").trim() : value);
  const differ = (one, other) => Object.keys(other).some((name) => name in one && bare(one[name]) !== bare(other[name]));

  const typedOver = () => Object.fromEntries(over.map((field) => [field.name, field.value]));
  const keep = (more = {}) => localStorage.setItem(key, JSON.stringify({ words: words(), over: typedOver(), ...more }));
  const forget = () => { localStorage.removeItem(key); bar.hidden = true; };
  // The answer to a press got lost: whatever the page now shows, it shows as it was typed.
  const isTaken = (entry) => entry.pressed && entry.over.seal !== shown.over.seal
    && fields().filter((field) => !isTicked(field) && field.value.trim()).every((field) => bare(entry.words[field.name]) === bare(field.value));
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

  form.autocomplete = "off"; // the copy brings words back, and with them what they were typed over
  const shown = { words: words(), over: typedOver() };
  const entry = found(key);
  if (document.querySelector("main .wrong")) keep(); // the press came back with a reason
  else if (!entry?.over || isTaken(entry) || !differ(entry.words, shown.words)) forget();
  else {
    put(entry);
    bar.hidden = false;
    bar.querySelector("button").addEventListener("click", () => { put(shown); forget(); });
  }
  // A field may stand elsewhere on the page and name its form.
  document.addEventListener("input", (event) => { if (event.target.form === form) keep(); });
  form.addEventListener("submit", () => {
    if (!found(key)) return;
    const press = Object.assign(document.createElement("input"), { type: "hidden", name: "press" });
    press.value = crypto.getRandomValues(new Uint32Array(3)).join("-");
    form.append(press);
    keep({ pressed: press.value });
  });
})();
