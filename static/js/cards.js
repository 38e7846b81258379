// Three cards, one open at a time, and a button that leads to the next.
"use strict";

(() => {
  const cards = [...document.querySelectorAll("[data-card]")];
  const go = document.querySelector("[data-go]");
  if (!cards.length || !go) return;
  document.querySelector("[data-save]")?.remove(); // with script everything is saved as one types

  const at = () => cards.findIndex((card) => card.open);
  function name() {
    const now = at();
    if (now > 0) cards.forEach((card, i) => card.querySelector(".lk")?.classList.toggle("past", i < now));
    go.hidden = now === cards.length - 1;
    go.textContent = now === 1 ? go.dataset.close : go.dataset.go;
    document.querySelector(".live-bar [value=log]")?.classList.toggle("btn-primary", go.hidden);
    document.querySelector(".live-bar [value=log]")?.classList.toggle("btn-quiet", !go.hidden);
  }
  for (const card of cards) {
    card.addEventListener("toggle", () => {
      // Browsers that do not know groups of details yet.
      if (card.open) for (const other of cards) if (other !== card) other.open = false;
      name();
    });
  }
  go.addEventListener("click", () => {
    const next = cards[at() + 1] ?? cards[0];
    next.open = true;
    const head = next.querySelector("summary");
    head.focus({ preventScroll: true });
    head.scrollIntoView({ block: "nearest" });
  });
  name();
})();
