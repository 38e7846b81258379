// Single keys of the review queue. They press what stands on the page, and nothing while one types.
// A key that is held presses once: the next draft comes up under it, and nobody has read that one.
"use strict";

const TYPING = "input, textarea, select, [contenteditable]";

function press(key) {
  const queue = [...document.querySelectorAll("#queue a")];
  const at = queue.findIndex((one) => one.hasAttribute("aria-current"));
  if (key === "j" && queue[at + 1]) queue[at + 1].click();
  else if (key === "k" && at > 0) queue[at - 1].click();
  else if (key === "c") document.getElementById("id_text").focus();
  else if (key === "?") document.getElementById("keys").focus();
  else if (key === "u") document.querySelector("[data-undo] button")?.click();
  else if (key === "a" || key === "r") document.querySelector(`[data-key="${key}"]`).click();
  else return false;
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.target.closest(TYPING)) return;
  if (document.querySelector("[data-review-keys]") && press(event.key.toLowerCase())) event.preventDefault();
});
