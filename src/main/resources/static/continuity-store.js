// What the page of continuity keeps in the browser (IndexedDB) and how it signs: a key of the browser's own that no script can read
// out, and entries that each name the hash of the one before.
window.siafContinuity = (function () {
  "use strict";
  const able = window.isSecureContext && window.indexedDB && window.crypto && window.crypto.subtle
    && "serviceWorker" in navigator && "locks" in navigator && "caches" in window;
  const NOTE = "siaf.continuity";
  const KEPT = "siaf-continuity-";
  const ALGORITHM = { name: "ECDSA", namedCurve: "P-256" };
  const asked = (request) => new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  let opened = null;
  const open = () => {
    opened = opened || new Promise((done, failed) => {
      const request = window.indexedDB.open("siaf-continuity", 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore("owners", { keyPath: "owner" });
        request.result.createObjectStore("entries", { keyPath: ["owner", "sequence"] });
      };
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
    return opened;
  };
  // all of it or nothing: an entry and the head of its chain belong together
  const write = async (stores, work) => {
    const database = await open();
    await new Promise((done, failed) => {
      const transaction = database.transaction(stores, "readwrite");
      transaction.oncomplete = () => done();
      transaction.onerror = () => failed(transaction.error);
      transaction.onabort = () => failed(transaction.error);
      work(transaction);
    });
  };
  const read = async (store) => (await open()).transaction(store).objectStore(store);
  const range = (owner) => window.IDBKeyRange.bound([owner], [owner, []]);
  const hex = (buffer) => Array.from(new Uint8Array(buffer)).map((one) => one.toString(16).padStart(2, "0")).join("");
  const base64 = (buffer) => window.btoa(String.fromCharCode(...new Uint8Array(buffer)));
  const sha256 = async (bytes) => hex(await window.crypto.subtle.digest("SHA-256", bytes));
  // one text for one meaning: names in order, no blanks, nothing left empty
  const canonical = (value) => {
    if (Array.isArray(value)) {
      return "[" + value.map(canonical).join(",") + "]";
    }
    if (value !== null && typeof value === "object") {
      return "{" + Object.keys(value).filter((name) => value[name] !== null && value[name] !== undefined && value[name] !== "")
        .sort().map((name) => JSON.stringify(name) + ":" + canonical(value[name])).join(",") + "}";
    }
    return JSON.stringify(value);
  };
  const note = () => {
    try {
      return JSON.parse(window.localStorage.getItem(NOTE)) || {};
    } catch (unreadable) {
      return {};
    }
  };
  // what pages elsewhere need to know: whose queue it is, how many wait, whether it was locked by signing out
  const remember = (changes) => window.localStorage.setItem(NOTE, JSON.stringify(Object.assign(note(), changes)));
  const settled = (entry) => ["TAKEN", "MENDED", "DISCARDED"].includes(entry.state);
  const waiting = (entries) => entries.filter((entry) => !settled(entry)).length;
  const owner = async (name) => asked((await read("owners")).get(name));
  const entries = async (name) => asked((await read("entries")).getAll(range(name)));
  const alone = (work) => navigator.locks.request("siaf-continuity", work);
  const keepOwner = (kept) => write(["owners"], (transaction) => transaction.objectStore("owners").put(kept));
  const keepEntry = async (entry) => {
    await write(["entries"], (transaction) => transaction.objectStore("entries").put(entry));
    remember({ waiting: waiting(await entries(entry.owner)) });
  };
  const newKeys = async () => {
    // false: nobody reads the private half out, neither this script nor another
    const keys = await window.crypto.subtle.generateKey(ALGORITHM, false, ["sign", "verify"]);
    const encoded = await window.crypto.subtle.exportKey("spki", keys.publicKey);
    return { privateKey: keys.privateKey, publicKey: base64(encoded), fingerprint: await sha256(encoded) };
  };
  const append = (name, draft) => alone(async () => {
    const kept = await owner(name);
    const sequence = kept.lastSequence + 1;
    const at = new Date().toISOString();
    const content = canonical(Object.assign({ device: kept.device, sequence: sequence, key: window.crypto.randomUUID(), at: at,
      previous: kept.lastHash, unit: kept.unit }, draft));
    const bytes = new TextEncoder().encode(content);
    const signature = base64(await window.crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, kept.keys.privateKey, bytes));
    const hash = await sha256(bytes);
    const entry = { owner: name, sequence: sequence, content: content, signature: signature, at: at, state: "QUEUED" };
    await write(["owners", "entries"], (transaction) => {
      transaction.objectStore("entries").add(entry);
      transaction.objectStore("owners").put(Object.assign(kept, { lastSequence: sequence, lastHash: hash }));
    });
    remember({ waiting: waiting(await entries(name)) });
    return entry;
  });
  const forgetSettled = async (name) => {
    const done = (await entries(name)).filter(settled);
    await write(["entries"], (transaction) => done.forEach(
      (entry) => transaction.objectStore("entries").delete([name, entry.sequence])));
  };
  const clear = async (name) => {
    await write(["owners", "entries"], (transaction) => {
      transaction.objectStore("owners").delete(name);
      transaction.objectStore("entries").delete(range(name));
    });
    window.localStorage.removeItem(NOTE);
    const others = await asked((await read("owners")).count());
    if (others === 0) {
      await Promise.all((await caches.keys()).filter((one) => one.startsWith(KEPT)).map((one) => caches.delete(one)));
      const registered = await navigator.serviceWorker.getRegistration("/continuidad");
      if (registered) {
        await registered.unregister();
      }
    }
  };
  // the page and its files under a name made of their addresses, which carry the hash of their content; older copies go
  const keepPage = async (worker) => {
    const files = Array.from(document.querySelectorAll("[data-kept]")).map(
      (part) => new URL(part.src || part.href, window.location.href).pathname);
    const name = KEPT + (await sha256(new TextEncoder().encode(document.documentElement.lang + files.join(" ")))).slice(0, 16);
    const cache = await caches.open(name);
    await cache.addAll(files);
    const page = await fetch("/continuidad", { redirect: "manual" });
    if (page.status === 200) {
      await cache.put("/continuidad", page);
    }
    await Promise.all((await caches.keys()).filter((one) => one.startsWith(KEPT) && one !== name).map((one) => caches.delete(one)));
    await navigator.serviceWorker.register(worker, { scope: "/continuidad" });
    await navigator.serviceWorker.ready;
  };
  return { able, note, remember, owner, entries, keepOwner, keepEntry, newKeys, append, forgetSettled, clear, keepPage, settled,
    waiting, alone };
}());
