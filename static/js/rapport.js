// What a page does besides being a page. Nothing here is needed: without it every link and form works.
// Listeners sit on the document, so that swapped parts need no wiring.
"use strict";

// Writing requests carry the token of the page: one place, no attribute on any element.
document.addEventListener("htmx:configRequest", (event) => {
  if (event.detail.verb === "get") return;
  const token = document.querySelector('meta[name="csrf-token"]');
  if (token) event.detail.headers["X-CSRFToken"] = token.content;
});

// Whoever waits for an answer is told so, and can still reach the button.
document.addEventListener("htmx:beforeRequest", (event) => {
  event.detail.target.setAttribute("aria-busy", "true");
});
document.addEventListener("htmx:afterRequest", (event) => {
  event.detail.target.removeAttribute("aria-busy");
});

// After a swap: a problem takes the focus; a part that says so takes it; otherwise focus stays.
document.addEventListener("htmx:afterSettle", (event) => {
  const wanted = event.detail.elt.querySelector("[data-focus]") || (event.detail.elt.matches("[data-focus]") && event.detail.elt);
  if (wanted) wanted.focus();
});

// One persistent live region: an answer with HX-Trigger {"say": "38 people"} is spoken.
document.addEventListener("say", (event) => {
  const live = document.getElementById("live");
  if (live) live.textContent = event.detail.value;
});

// A page that arrives with problems puts the reader at the list of them (autofocus may be refused).
document.addEventListener("DOMContentLoaded", () => {
  const wanted = document.querySelector(".wrong[data-focus]");
  if (wanted) wanted.focus();
});

// Ctrl or Cmd with Enter presses the main button of the form one is writing in, unless that button
// says that something was done elsewhere.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  const buttons = [...(event.target.form?.elements ?? [])];
  const button = buttons.find((one) => one.matches(".btn-primary:not([data-by-hand])"));
  if (button) { event.preventDefault(); button.click(); }
});

// A field with a counter says how long it is while one types, and warns where that is too long.
function count(field) {
  const told = document.getElementById(field.dataset.count);
  const length = [...field.value].length;
  told.querySelector("span").textContent = length;
  document.getElementById(`${told.id}-over`).hidden = length <= Number(told.dataset.most);
}
document.addEventListener("input", (event) => {
  if (event.target.dataset.count) count(event.target);
});
document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("[data-count]").forEach(count));

// Copies what a field holds; without script it can be selected by hand.
for (const button of document.querySelectorAll("button[data-copy]")) button.hidden = !navigator.clipboard;
document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-copy]");
  const field = button && document.getElementById(button.dataset.copy);
  if (!field) return;
  navigator.clipboard.writeText(field.value).then(() => {
    const live = document.getElementById("live");
    if (live) live.textContent = button.textContent.trim();
    field.select();
  });
});

// A menu closes when one leaves it or presses Escape.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.acct[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.acct[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
