// The worker of the browser: it keeps the live page and the prep sheet of conversations ahead, and
// the files that they need, for a time without a connection. Nothing else is ever kept: a page says
// itself, in two headers, for whom and until when (apps/core/device.py).
"use strict";

const PAGES = "rapport-pages";
const FILES = "rapport-files";
const MAY_STAY = /^\/(talks\/\d+\/live|contacts\/\d+\/sheet)\/$/;
const KINDS = new Set(["style", "script", "font", "image"]);
const PATIENCE = 4000; // milliseconds until a page that hangs is given from here
const WHOLE = { ignoreVary: true };

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate" && MAY_STAY.test(pathname)) event.respondWith(page(event, pathname));
  else if (KINDS.has(request.destination)) event.respondWith(file(request));
});

// A page that was there before its worker asks to be kept.
self.addEventListener("message", (event) => {
  const path = event.data?.keep;
  if (!MAY_STAY.test(path)) return;
  event.waitUntil(fetch(path, { redirect: "manual" }).then((answer) => keep(path, answer), () => {}));
});

async function page(event, path) {
  const copy = await stored(path);
  const fresh = fetch(event.request);
  const kept = fresh.then((answer) => keep(path, answer.clone()));
  event.waitUntil(kept.catch(() => {})); // no connection: the copy stays
  if (!copy) return fresh;
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, copy.clone()));
  const here = fresh.then((answer) => (answer.status >= 500 ? copy : answer), () => copy);
  return Promise.race([here, late]);
}

async function file(request) {
  try {
    return await fetch(request);
  } catch (lost) {
    const copy = await (await caches.open(FILES)).match(request.url, WHOLE);
    if (copy) return copy;
    throw lost;
  }
}

const until = (answer) => Number(answer.headers.get("Rapport-Keep-Until") ?? 0) * 1000;
const owner = (answer) => answer.headers.get("Rapport-Keep-For") ?? "";

async function stored(path) {
  const copy = await (await caches.open(PAGES)).match(path, WHOLE);
  return copy && until(copy) > Date.now() ? copy : undefined;
}

// A sign-in page (a redirect) or a fault of the server takes nothing away; a page that may stay no
// longer, or that is not there for this person, does.
async function keep(path, answer) {
  if (answer.type === "opaqueredirect" || answer.redirected || answer.status >= 500) return;
  const pages = await caches.open(PAGES);
  await pages.delete(path, WHOLE);
  if (answer.ok && until(answer) > Date.now()) {
    await onlyOf(pages, owner(answer));
    const copy = answer.clone();
    await pages.put(path, answer);
    await fetchFiles(await copy.text());
  }
  await sweep(pages);
}

// Another person's pages go before the first of this one comes.
async function onlyOf(pages, person) {
  for (const request of await pages.keys()) {
    const copy = await pages.match(request, WHOLE);
    if (owner(copy) !== person) await pages.delete(request, WHOLE);
  }
}

const named = (text) =>
  [...text.matchAll(/<(?:link|script)\b[^>]*?\s(?:href|src)="([^"]+)"/g)]
    .map((found) => new URL(found[1], self.location.origin))
    .filter((url) => url.origin === self.location.origin)
    .map((url) => url.href);

async function fetchFiles(text) {
  const files = await caches.open(FILES);
  await Promise.all(
    [...new Set(named(text))].map(async (url) => {
      const answer = await fetch(url);
      if (answer.ok) await files.put(url, answer);
    }),
  );
}

// What is past goes, and every file that no page here needs.
async function sweep(pages) {
  const needed = new Set();
  for (const request of await pages.keys()) {
    const copy = await pages.match(request, WHOLE);
    if (until(copy) <= Date.now()) await pages.delete(request, WHOLE);
    else for (const url of named(await copy.text())) needed.add(url);
  }
  const files = await caches.open(FILES);
  for (const request of await files.keys()) if (!needed.has(request.url)) await files.delete(request);
}
