// Words that wait on this device for the server (docs/adr/0018): a queue in IndexedDB. An entry is
// one field of a live page under an id of its own; once it was sent under that id it never changes,
// so that sending it again changes nothing. `after` names the entry whose words it goes on from.
"use strict";

window.kept = (() => {
  const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? "";
  const me = meta("rapport-person");
  let token = meta("csrf-token");
  const say = (name, detail) => document.dispatchEvent(new CustomEvent(`kept:${name}`, { detail }));

  // ---- the store: entries that wait, and fields as the server last had them
  const opened = new Promise((resolve) => {
    const asked = window.indexedDB?.open("rapport", 1);
    if (!asked) { resolve(null); return; }
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("entries", { keyPath: "id" });
      asked.result.createObjectStore("fields", { keyPath: "at" });
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => resolve(null); // a private window: words are sent, and not kept
  });
  let db; // undefined while it is being opened, null where nothing can be kept
  const loose = { entries: new Map(), fields: new Map() };
  opened.then((found) => { db = found; });

  // One turn: reads a store, writes what `decide` makes of it. It commits at once, so that a tab that
  // closes now has its words on disk.
  async function change(name, decide) {
    await opened;
    if (!db) {
      const { put: rows = [], drop = [] } = decide([...loose[name].values()]);
      drop.forEach((key) => loose[name].delete(key));
      rows.forEach((row) => loose[name].set(row.id ?? row.at, row));
      return;
    }
    await new Promise((resolve, reject) => {
      const work = db.transaction(name, "readwrite");
      const store = work.objectStore(name);
      store.getAll().onsuccess = ({ target }) => {
        const { put: rows = [], drop = [] } = decide(target.result);
        drop.forEach((key) => store.delete(key));
        rows.forEach((row) => store.put(row));
        work.commit?.();
      };
      work.oncomplete = resolve;
      work.onabort = work.onerror = () => reject(work.error);
    });
  }
  async function all(name) {
    await opened;
    if (!db) return [...loose[name].values()];
    return new Promise((resolve, reject) => {
      const asked = db.transaction(name).objectStore(name).getAll();
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
  }

  const oldestFirst = (one, other) => one.n - other.n;
  async function mine(talk) {
    const rows = await all("entries");
    return rows.filter((row) => row.person === me && (!talk || row.talk === talk)).sort(oldestFirst);
  }
  // In the turn of the key press itself where the store is open.
  function put(entry) {
    const row = { ...entry, person: me, sent: false };
    if (!db) return change("entries", () => ({ put: [row] }));
    const work = db.transaction("entries", "readwrite");
    work.objectStore("entries").put(row);
    work.commit?.();
    return new Promise((resolve, reject) => {
      work.oncomplete = resolve;
      work.onabort = work.onerror = () => reject(work.error);
    });
  }
  const fieldsOf = async (talk) => (await all("fields")).filter((row) => row.at.startsWith(`${me}|${talk}|`));
  const uuid = () =>
    crypto.randomUUID?.() ??
    "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (c) => (c ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (c / 4)))).toString(16));

  // ---- one window at a time sends the words of a conversation; the one that shows it, if any does
  const held = new Set();
  const locks = navigator.locks;
  const lockOf = (talk) => `rapport:${me}:${talk}`;
  function hold(talk) {
    if (!locks) { held.add(talk); return Promise.resolve(true); }
    return new Promise((resolve) => {
      locks
        .request(lockOf(talk), { signal: AbortSignal.timeout?.(1500) }, () => {
          held.add(talk);
          resolve(true);
          return new Promise(() => {}); // until the page goes
        })
        .catch(() => resolve(false)); // another window has it
    });
  }
  const own = new Set(); // entries that this very page made
  const withTalk = (talk, act) =>
    held.has(talk) || !locks ? act(true) : locks.request(lockOf(talk), { ifAvailable: true }, (lock) => act(Boolean(lock)));

  // ---- sending
  async function who() {
    try {
      const answer = await fetch(meta("rapport-device"), { redirect: "manual", cache: "no-store" });
      if (answer.type === "opaqueredirect") return "signed-out";
      return answer.ok ? await answer.json() : "offline";
    } catch {
      return "offline";
    }
  }

  async function post(url, entries, isAgain = false) {
    let answer;
    try {
      answer = await fetch(url, {
        method: "POST",
        redirect: "manual",
        headers: { "Content-Type": "application/json", "X-CSRFToken": token },
        body: JSON.stringify({ entries }),
        signal: AbortSignal.timeout?.(20000),
      });
    } catch {
      return "offline";
    }
    if (answer.ok) return (await answer.json()).kept;
    if (answer.type === "opaqueredirect") return "signed-out";
    if (answer.status >= 500 || answer.status === 429) return "offline";
    // The token of a page that was kept has grown old, or somebody else is signed in.
    const known = await who();
    if (typeof known === "string") return known;
    if (known.person !== me) return "signed-out";
    if (isAgain || answer.status !== 403) return "refused";
    token = known.token;
    return post(url, entries, true);
  }

  // From here on the words under these ids stay as they are; whoever types goes on under another.
  async function freeze(batch) {
    const ids = new Set(batch.map((entry) => entry.id));
    say("sent", ids);
    let frozen = [];
    await change("entries", (rows) => {
      frozen = rows.filter((row) => ids.has(row.id)).map((row) => ({ ...row, sent: true }));
      return { put: frozen };
    });
    return frozen;
  }

  // What was typed on meanwhile goes on from the answer: below the other text where two stand.
  function carried(newer, entry, answer) {
    const plain = { text: newer.text, over: answer.version, after: null };
    if (answer.text === entry.text || answer.current !== answer.version) return plain;
    const tail = entry.text.trim();
    const stands = tail && answer.text.endsWith(tail);
    if (stands) return { ...plain, text: answer.text.slice(0, -tail.length) + newer.text };
    return { text: newer.text, over: newer.over, after: null };
  }

  async function settle(entry, answer) {
    say("answer", { entry, answer });
    const at = `${me}|${entry.talk}|${entry.key}`;
    const { text, asked, current: version } = answer;
    await change("fields", () => ({ put: [{ at, text, asked, version }] }));
    await change("entries", (rows) => {
      const later = rows.filter((row) => row.after === entry.id);
      return { put: later.map((row) => ({ ...row, ...carried(row, entry, answer) })), drop: [entry.id] };
    });
  }

  function firstOfEachField(rows) {
    const first = new Map();
    for (const row of rows) if (!first.has(row.key)) first.set(row.key, row);
    return [...first.values()].slice(0, 100);
  }

  // "saved", or what stands in the way; the words stay until the server has them.
  async function send(talk) {
    for (;;) {
      const isHeld = held.has(talk);
      const waiting = await withTalk(talk, async (isFree) => {
        const rows = (await mine(talk)).filter((row) => isFree || isHeld || own.has(row.id));
        const batch = await freeze(firstOfEachField(rows));
        if (!batch.length) return "saved";
        const bare = batch.map(({ id, key, text, asked, over, about }) => ({ id, key, text, asked, over, about }));
        const answers = await post(batch[0].url, bare);
        if (typeof answers === "string") return answers;
        for (const answer of answers) await settle(batch.find((entry) => entry.id === answer.id), answer);
        return "";
      });
      if (waiting) return waiting;
    }
  }

  let busy = null;
  let isAsked = false;
  async function rounds() {
    let worst;
    do {
      isAsked = false;
      worst = "saved";
      for (const talk of new Set((await mine()).map((row) => row.talk))) {
        const state = await send(talk);
        if (state !== "saved") worst = state;
        if (state === "offline" || state === "signed-out") break;
      }
    } while (isAsked && worst === "saved");
    say("state", worst);
    return worst;
  }
  // Sends what waits; the same answer for everybody who asks meanwhile.
  function flush() {
    if (!me) return Promise.resolve("signed-out");
    if (busy) isAsked = true;
    else busy = rounds().finally(() => { busy = null; });
    return busy;
  }

  // What lies on the server for somebody else need not lie here; what they never sent stays for them.
  const forgetOthers = () => change("fields", (rows) => ({ drop: rows.map((row) => row.at).filter((at) => !at.startsWith(`${me}|`)) }));
  async function empty() {
    await change("entries", (rows) => ({ drop: rows.filter((row) => row.person === me).map((row) => row.id) }));
    await change("fields", (rows) => ({ drop: rows.map((row) => row.at) }));
  }

  window.addEventListener("online", flush);
  document.addEventListener("visibilitychange", flush);
  document.addEventListener("DOMContentLoaded", flush);
  setInterval(async () => { if ((await mine()).length) flush(); }, 30000);

  return { me, mine, put, own, fieldsOf, hold, held, flush, empty, forgetOthers, uuid, carried, isHomeless: async () => !(await opened) };
})();
