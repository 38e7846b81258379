// A copy of what is being typed, kept on this device until the server has it: a closed tab, a lost
// connection or an ended session loses no word. One entry a form, named by its data-mirror.
"use strict";

(() => {
  const form = document.querySelector("form[data-mirror]");
  const bar = document.getElementById("mirror");
  if (!form || !bar) return;
  const key = `rapport:draft:${form.dataset.mirror}`;
  const own = (field) => field.name && field.type !== "hidden" && field.type !== "submit";
  const fields = () => [...form.elements].filter(own);
  const said = (field) => (["checkbox", "radio"].includes(field.type) ? field.checked : field.value);
  const named = (field) => (["checkbox", "radio"].includes(field.type) ? `${field.name}=${field.value}` : field.name);
  const words = () => Object.fromEntries(fields().map((field) => [named(field), said(field)]));

  function keep() {
    localStorage.setItem(key, JSON.stringify(words()));
  }

  function forget() {
    localStorage.removeItem(key);
  }

  function restore(kept) {
    let differs = false;
    for (const field of fields()) {
      const value = kept[named(field)];
      if (value === undefined || value === said(field)) continue;
      differs = true;
      if (["checkbox", "radio"].includes(field.type)) field.checked = value;
      else field.value = value;
    }
    return differs;
  }

  let kept = null;
  try {
    kept = JSON.parse(localStorage.getItem(key));
  } catch {
    forget(); // an entry that is no copy of a form
  }
  const saved = words();
  if (kept && restore(kept)) {
    bar.hidden = false;
    bar.querySelector("button").addEventListener("click", () => {
      restore(saved);
      forget();
      bar.hidden = true;
    });
  }

  form.addEventListener("input", keep);
  // The server has them: by an autosave, or by the page that follows a press.
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt === form && event.detail.xhr.status === 200) forget();
  });
  // A press that meets an autosave on its way waits for it: the form must not clash with itself.
  // Its name goes along in a field of its own, for the swap may have taken the button away.
  const pressed = Object.assign(document.createElement("input"), { type: "hidden" });
  let isWaiting = false;
  function pressNow() {
    isWaiting = false;
    form.append(pressed);
    form.requestSubmit();
    pressed.remove();
  }
  form.addEventListener("submit", (event) => {
    if (form.classList.contains("htmx-request")) {
      event.preventDefault();
      if (isWaiting) return;
      isWaiting = true;
      if (event.submitter) Object.assign(pressed, { name: event.submitter.name, value: event.submitter.value });
      document.addEventListener("htmx:afterRequest", () => setTimeout(pressNow), { once: true });
      return;
    }
    sessionStorage.setItem(key, "sent");
  });
  window.addEventListener("pageshow", () => {
    // A press went through and led here again: its words are the saved ones.
    if (sessionStorage.getItem(key) !== "sent") return;
    sessionStorage.removeItem(key);
    if (!document.querySelector(".wrong")) {
      forget();
      restore(saved);
      bar.hidden = true;
    }
  });
})();
