// Lets the page of continuity open while the centre can't be reached. It answers for that page and its own files only, from the copy
// that the page itself put aside; everything else goes to the network as if this weren't here. Figures are never kept here.
"use strict";
const PAGE = "/continuidad";
const KEPT = "siaf-continuity-";
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
const copy = async (address) => {
  const names = (await caches.keys()).filter((name) => name.startsWith(KEPT));
  for (const name of names) {
    const found = await (await caches.open(name)).match(address);
    if (found) {
      return found;
    }
  }
  return undefined;
};
// a gateway that stands before a centre that is down answers for it
const down = (answer) => answer.status === 502 || answer.status === 503 || answer.status === 504;
const page = async (request) => {
  try {
    const answer = await fetch(request);
    return (down(answer) && (await copy(PAGE))) || answer;
  } catch (unreachable) {
    const kept = await copy(PAGE);
    if (kept) {
      return kept;
    }
    throw unreachable;
  }
};
self.addEventListener("fetch", (event) => {
  const request = event.request;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) {
    return;
  }
  if (request.mode === "navigate") {
    if (address.pathname === PAGE) {
      event.respondWith(page(request));
    }
    return;
  }
  if (["style", "script", "image"].includes(request.destination)) {
    event.respondWith(copy(address.pathname).then((kept) => kept || fetch(request)));
  }
});
