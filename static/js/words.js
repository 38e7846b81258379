// The one text of a page (a note of thanks, a word months later) on this device at every key, until
// the server has it. form[data-words] names it. What the page says of itself: `data-had` names what
// left last, the field `seal` the words that are kept; where one of them changed after a press, the
// press came through. With `data-saves` the words are saved while one types, too.
"use strict";

(() => {
  const form = document.querySelector("[data-words]");
  const bar = document.getElementById("mirror");
  if (!form || !bar) return;
  const person = document.querySelector('meta[name="rapport-person"]')?.content ?? "";
  const key = `rapport:draft:${person}:${form.dataset.words}`;
  const area = form.querySelector("textarea");
  const aside = form.querySelector('[name="favor"]'); // a line that is put into the text by a press
  const seal = form.querySelector('[name="seal"]');
  const told = document.getElementById("saved");
  const had = form.dataset.had ?? "";
  const bare = (text) => text.replace(/\r\n/g, "\n").trim();

  const forget = () => { localStorage.removeItem(key); bar.hidden = true; };
  const keep = (more = {}) => {
    const entry = { words: { text: area.value, aside: aside?.value ?? "" }, seal: seal?.value ?? "", had, ...more };
    localStorage.setItem(key, JSON.stringify(entry));
  };
  function found() {
    try {
      const entry = JSON.parse(localStorage.getItem(key));
      if (typeof entry?.words?.text === "string") return entry;
    } catch {
      // no copy of a text
    }
    return null;
  }

  // ---- what an earlier page left here
  const entry = found();
  const hasArrived = entry?.pressed && (entry.had !== had || (seal && entry.seal !== seal.value));
  if (!area) {
    if (hasArrived) forget(); // the page after sending: the words stand on it
    return;
  }
  form.autocomplete = "off"; // the copy brings words back, and with them what they were typed over
  if (document.querySelector("main .wrong")) keep(); // a press came back with a reason; nothing was saved
  else if (hasArrived) forget();
  else if (entry && (bare(entry.words.text) !== bare(area.value) || entry.words.aside)) restore();
  else if (entry && seal) forget();

  function restore() {
    const shown = { text: area.value, seal: seal?.value };
    area.value = entry.words.text;
    if (aside && entry.words.aside) {
      aside.value = entry.words.aside;
      aside.closest("details")?.setAttribute("open", "");
    }
    if (seal) seal.value = entry.seal;
    bar.hidden = false;
    bar.querySelector("button").addEventListener("click", () => {
      area.value = shown.text;
      if (aside) aside.value = "";
      if (seal) seal.value = shown.seal;
      forget();
    });
  }

  // ---- while one types
  let timer = null;
  let isLeaving = false;
  let sending = null;
  form.addEventListener("input", () => {
    keep();
    clearTimeout(timer);
    if (form.dataset.saves) timer = setTimeout(save, 3000);
  });
  form.addEventListener("change", () => { if (form.dataset.saves && found()) save(); });
  window.addEventListener("online", () => { if (form.dataset.saves && found()) save(); });

  async function save() {
    clearTimeout(timer);
    if (isLeaving || sending) return;
    const text = area.value;
    sending = post();
    const answer = await sending;
    sending = null;
    if (isLeaving) return;
    if (!answer.seal) { say(answer.happened); return; }
    seal.value = answer.seal;
    say(answer.said ?? form.dataset.saves);
    if (area.value === text && aside?.value.trim()) keep();
    else if (area.value === text) forget();
    else { keep(); timer = setTimeout(save, 3000); }
  }
  async function post() {
    const body = new FormData(form);
    body.set("do", "auto");
    try {
      const answer = await fetch(form.getAttribute("action") || location.href, { method: "POST", body, redirect: "manual" });
      const isTold = answer.headers.get("Content-Type")?.startsWith("application/json");
      return isTold ? await answer.json() : { happened: form.dataset.refused };
    } catch {
      return { happened: form.dataset.offline };
    }
  }
  const say = (words) => { if (told && told.textContent !== words) told.textContent = words; };

  // ---- a press: it waits for a save that is under way, so that it never clashes with itself
  const pressed = Object.assign(document.createElement("input"), { type: "hidden" });
  form.addEventListener("submit", async (event) => {
    isLeaving = true;
    const { name = "", value = "" } = event.submitter ?? {};
    if (!sending) { keep({ pressed: true }); return; }
    event.preventDefault();
    const { seal: newer } = await sending;
    if (newer) seal.value = newer;
    keep({ pressed: true });
    form.append(Object.assign(pressed, { name, value }));
    form.submit();
  });
  window.addEventListener("pageshow", () => { isLeaving = false; });
})();
