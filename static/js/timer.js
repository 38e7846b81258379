// A quiet timer: minutes, a bar, one spoken sentence at five minutes left. It can be turned off.
"use strict";

(() => {
  const told = document.getElementById("timer");
  const row = document.querySelector("[data-timer-switch]");
  if (!told || !row) return;
  const key = "rapport:timer";
  const { starts, ends, minutes } = told.dataset;
  const begun = Date.now();
  const start = starts ? Number(starts) * 1000 : begun; // a practice begins when its page opens
  const end = ends ? Number(ends) * 1000 : begun + minutes * 60000;
  const [big, small] = told.children;
  const track = bar();
  const button = row.querySelector("button");
  const waited = document.querySelector("[data-waited]");
  let hasSpoken = end - begun <= 300000; // whoever opens the page later sees it

  function bar() {
    const made = (name) => document.createElementNS("http://www.w3.org/2000/svg", name);
    const [svg, rect] = [made("svg"), made("rect")];
    svg.setAttribute("class", "track mb-3");
    svg.setAttribute("aria-hidden", "true");
    for (const [name, value] of [["height", "100%"], ["rx", 3], ["width", 0]]) rect.setAttribute(name, value);
    svg.append(rect);
    told.closest("header").after(svg);
    return svg;
  }

  function say(left, words) {
    const count = Math.ceil(left / 60000);
    const long = count > 120 ? "" : count === 1 ? told.dataset.one : told.dataset.many.replace("%n", count);
    big.textContent = long;
    small.textContent = long && words;
  }
  function tick() {
    const now = Date.now();
    if (waited && starts && now >= start + 600000) waited.hidden = false;
    const share = Math.min(Math.max((now - start) / (end - start), 0), 1);
    track.firstChild.setAttribute("width", `${Math.round(share * 100)}%`);
    if (now < start) say(start - now, told.dataset.until);
    else if (now < end) say(end - now, told.dataset.left);
    else [big.textContent, small.textContent] = [told.dataset.over, told.dataset.thank];
    if (!hasSpoken && end - now <= 300000 && !told.hidden) {
      hasSpoken = true;
      document.getElementById("live").textContent = told.dataset.five;
      document.querySelector("[data-card=close]").classList.add("due");
    }
  }
  function turn(isOff) {
    told.hidden = isOff;
    track.toggleAttribute("hidden", isOff);
    button.textContent = isOff ? button.dataset.on : button.dataset.off;
  }
  button.addEventListener("click", () => {
    const isOff = !told.hidden;
    localStorage.setItem(key, isOff ? "off" : "on");
    turn(isOff);
    tick();
  });
  row.hidden = false;
  turn(localStorage.getItem(key) === "off");
  tick();
  setInterval(tick, 5000);
})();
