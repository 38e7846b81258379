// Single keys of the review queue. They press what stands on the page, and nothing while one types.
// A key that is held presses once: the next draft comes up under it, and nobody has read that one.
"use strict";

const TYPING = "input, textarea, select, [contenteditable]";

// What each key finds; not every page has all of it.
function found(key) {
  const queue = [...document.querySelectorAll("#queue a")];
  const at = queue.findIndex((one) => one.hasAttribute("aria-current"));
  if (key === "j") return queue[at + 1];
  if (key === "k") return queue[at - 1];
  if (key === "c") return document.getElementById("id_text");
  if (key === "?") return document.getElementById("keys");
  if (key === "u") return document.querySelector("[data-undo] button");
  return key === "a" || key === "r" ? document.querySelector(`[data-key="${key}"]`) : null;
}

function press(key) {
  const one = found(key);
  if (!one) return false;
  if (one.matches("a, button")) one.click();
  else one.focus();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.target.closest(TYPING)) return;
  if (document.querySelector("[data-review-keys]") && press(event.key.toLowerCase())) event.preventDefault();
});
