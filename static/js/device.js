// What stays on this device, and for whom (docs/adr/0018): pages that the worker keeps, words that
// wait, copies of drafts. Somebody else who signs in finds no page; signing out leaves nothing.
"use strict";

(() => {
  const owner = "rapport:person";
  const draft = `rapport:draft:${kept.me}:`;
  const drafts = () => Object.keys(localStorage).filter((key) => key.startsWith(draft));

  async function dropPages() {
    if (!window.caches) return;
    for (const name of await caches.keys()) if (name.startsWith("rapport-")) await caches.delete(name);
  }

  // ---- a press that was saved (core/presses.py): its copy can go
  const here = new URL(location.href);
  const saved = here.searchParams.get("press");
  if (saved) {
    const pressed = (key) => {
      try {
        return JSON.parse(localStorage.getItem(key))?.pressed;
      } catch {
        return ""; // not a copy of a form
      }
    };
    for (const key of drafts()) if (pressed(key) === saved) localStorage.removeItem(key);
    here.searchParams.delete("press");
    history.replaceState(null, "", here);
  }

  // ---- who is here
  if (kept.me && localStorage.getItem(owner) !== kept.me) {
    dropPages().then(() => keepThisPage(true));
    kept.forgetOthers();
    localStorage.setItem(owner, kept.me);
  } else {
    keepThisPage();
  }

  // ---- a page that opens without a connection; the first one was there before the worker
  function keepThisPage(isDropped = false) {
    if (!document.querySelector("[data-kept-page], form[data-live]") || !navigator.serviceWorker) return;
    const isNew = isDropped || !navigator.serviceWorker.controller;
    navigator.serviceWorker.register("/sw.js");
    navigator.serviceWorker.ready.then(({ active }) => {
      if (isNew) active.postMessage({ keep: location.pathname });
    });
  }

  // ---- a page that was kept says so where there is no connection
  const away = document.querySelector("[data-away]");
  if (away) {
    const show = () => { away.hidden = navigator.onLine; };
    window.addEventListener("online", show);
    window.addEventListener("offline", show);
    show();
  }

  // ---- words that no server has
  const dialog = document.getElementById("unsaved");
  const part = (name) => dialog?.querySelector(`[data-unsaved="${name}"]`);
  async function unsaved() {
    const { title, asked, word } = part("download").dataset;
    const newest = new Map((await kept.mine()).map((row) => [`${row.talk} ${row.key}`, row]));
    const told = [...newest.values()].filter((row) => row.text.trim() || row.asked);
    const notes = told.map((row) => [row.about || word, row.asked ? `(${asked})` : "", row.text].filter(Boolean).join("\n"));
    const copies = drafts().map((key) => {
      try {
        const words = JSON.parse(localStorage.getItem(key)).words;
        return Object.values(words).filter((value) => typeof value === "string" && value.trim()).join("\n\n");
      } catch {
        return localStorage.getItem(key); // not a copy of a form; it is given back as it is
      }
    });
    const found = [...notes, ...copies].filter((words) => words.trim());
    return found.length ? [title, ...found].join("\n\n") + "\n" : "";
  }
  async function download() {
    const made = document.createElement("a");
    made.href = URL.createObjectURL(new Blob([await unsaved()], { type: "text/plain;charset=utf-8" }));
    made.download = `${part("download").dataset.name}.txt`;
    made.click();
    setTimeout(() => URL.revokeObjectURL(made.href), 60000);
  }
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-download]")) return;
    event.preventDefault();
    download();
  });

  // ---- signing out: sync, then ask, then leave nothing
  async function leave(form) {
    let answer;
    try {
      answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
    } catch {
      return false;
    }
    if (!answer.ok) { // the token of an old page: the server says what to do
      form.submit();
      return true;
    }
    await kept.empty();
    await dropPages();
    for (const key of [...drafts(), owner]) localStorage.removeItem(key);
    location.href = answer.url;
    return true;
  }
  const stuck = dialog?.querySelector("[data-stuck]");
  let leaving = null;
  async function ask(form) {
    await kept.flush();
    if (dialog && (await unsaved())) {
      stuck.hidden = true;
      leaving = form;
      dialog.showModal();
    } else if (!(await leave(form))) {
      form.submit(); // the browser says that there is no connection
    }
  }
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form[action$='/accounts/logout/']")) return;
    event.preventDefault();
    ask(event.target);
  });
  part("download")?.addEventListener("click", download);
  part("stay")?.addEventListener("click", () => dialog.close());
  part("leave")?.addEventListener("click", async () => { stuck.hidden = await leave(leaving); });
})();
