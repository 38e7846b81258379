// The live page: every key press is on this device at once, and with the server soon.
"use strict";

(() => {
  const form = document.querySelector("form[data-live]");
  if (!form) return;
  const talk = form.dataset.live;
  const net = document.getElementById("net");
  const saved = document.getElementById("saved");
  const fields = new Map();
  let isHolder = false;
  let timer = null;

  for (const part of form.querySelectorAll("[data-field]")) {
    const key = part.dataset.field;
    fields.set(key, {
      key,
      about: part.dataset.about ?? "",
      area: part.querySelector("textarea"),
      box: part.querySelector("input[type=checkbox]"),
      fold: part.querySelector("details"),
      base: Number(part.querySelector(`[name="${key}-over"]`).value), // the version typed over
      id: null, // of the entry that grows while one types
      n: 0,
      after: null,
      isTouched: false,
    });
  }

  const text = (field) => field.area.value;
  const asked = (field) => Boolean(field.box?.checked);
  function fill(field, said) {
    if (field.area.value !== said.text) field.area.value = said.text;
    if (field.box) field.box.checked = said.asked;
    if (field.fold && said.text) field.fold.open = true;
  }
  // As fill, for somebody who is typing: the place where they are stays the same from the end.
  function weave(field, value) {
    const fromEnd = field.area.value.length - field.area.selectionEnd;
    field.area.value = value;
    field.area.setSelectionRange(value.length - fromEnd, value.length - fromEnd);
  }

  function keep(field) {
    field.isTouched = true;
    if (!field.id) {
      field.id = kept.uuid();
      field.n = Date.now();
      kept.own.add(field.id);
    }
    const { id, n, key, about, base, after } = field;
    kept.put({ id, n, talk, url: form.dataset.keep, key, about, text: text(field), asked: asked(field), over: base, after });
    saved.hidden = true;
  }
  function soon(wait) {
    clearTimeout(timer);
    timer = setTimeout(kept.flush, wait);
  }
  form.addEventListener("input", (event) => {
    const field = fields.get(event.target.closest("[data-field]")?.dataset.field);
    if (!field) return;
    keep(field);
    soon(event.target === field.box ? 200 : 1500);
  });

  // ---- what the queue says
  document.addEventListener("kept:sent", ({ detail: ids }) => {
    for (const field of fields.values()) {
      if (!ids.has(field.id)) continue;
      field.after = field.id;
      field.id = null;
    }
  });
  document.addEventListener("kept:answer", ({ detail: { entry, answer } }) => {
    const field = entry.talk === talk && fields.get(entry.key);
    if (!field) return;
    const isNewest = !field.id && text(field) === entry.text && asked(field) === entry.asked;
    if (isNewest) {
      fill(field, answer);
      field.base = answer.current;
    } else if (field.after === entry.id) {
      const going = kept.carried({ text: text(field), over: field.base }, entry, answer);
      if (going.text !== text(field)) weave(field, going.text);
      field.base = going.over;
    }
    if (field.after === entry.id) field.after = null;
    if (field.id) keep(field);
    if (answer.state === "beside") show("beside", true);
  });
  function show(name, is) {
    const told = net.querySelector(`[data-net="${name}"]`);
    if (told && told.hidden === is) told.hidden = !is;
  }
  function state(now) {
    for (const name of ["offline", "signed-out", "refused"]) show(name, name === now);
    saved.hidden = now !== "saved" || ![...fields.values()].some((field) => field.isTouched);
  }
  document.addEventListener("kept:state", ({ detail }) => state(navigator.onLine ? detail : "offline"));
  window.addEventListener("offline", () => state("offline"));
  if (!navigator.onLine) state("offline");
  kept.isHomeless().then((is) => show("homeless", is));

  // ---- after a reload: what the server last had, then what it has not got yet
  async function restore() {
    isHolder = await kept.hold(talk);
    const [known, waiting] = [await kept.fieldsOf(talk), await kept.mine(talk)];
    for (const field of fields.values()) {
      if (field.isTouched) continue;
      const had = known.find((row) => row.at.endsWith(`|${field.key}`));
      if (had && had.version > field.base) {
        fill(field, had);
        field.base = had.version;
      }
      const last = waiting.filter((row) => row.key === field.key).at(-1);
      if (!last) continue;
      fill(field, last);
      if (isHolder) adopt(field, last);
    }
    kept.flush();
  }
  // One that was never sent goes on growing; of one that was sent nobody knows whether it came.
  function adopt(field, last) {
    field.base = last.over;
    if (last.sent) field.after = last.id;
    else [field.id, field.n, field.after] = [last.id, last.n, last.after];
  }
  restore();

  // ---- the buttons: a page that cannot be opened is not gone to
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const isEnd = event.submitter?.value === "log";
    const now = await kept.flush();
    if (now === "saved" && isEnd) location.href = form.dataset.log;
    else if (now !== "saved") net.scrollIntoView({ block: "center" });
  });
})();
