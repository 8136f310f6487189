// The service worker of our own site: with it the guide opens without a network. FILES are what it keeps, each with the
// hash of its content, so that files of two versions never mix; VERSION names the lot. The network always comes first,
// except for files that are named for their content, so that no reader is left with an old version.

const CACHE = "policy-guide-v-" + VERSION;
/** Guides and overlays as they came last. */
const DATA = "policy-guide-data";
/** What a page asks before it gets a copy, in milliseconds. */
const PATIENCE = 4000;
const SAVED = "X-Saved";

/** The day of the copy that a page was given, by the page's id. */
const told = new Map();

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(keepAll());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOld().then(() => self.clients.claim()));
});

self.addEventListener("message", (event) => {
  const saved = event.source && told.get(event.source.id);
  if (saved) event.source.postMessage({ type: "policy-guide:copy", saved });
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const scope = self.registration.scope;
  if (request.method !== "GET" || !request.url.startsWith(scope)) return;
  const path = request.url.slice(scope.length).split(/[?#]/)[0];
  if (path.startsWith("w/")) event.respondWith(copyFirst(request));
  else if (/\.json$/.test(path)) event.respondWith(data(event));
  else if (request.mode === "navigate" && /^(index\.html)?$/.test(path)) event.respondWith(networkFirst(request, "./"));
  else if (FILES.some(([file]) => file === path)) event.respondWith(networkFirst(request, request));
});

/** A file that is not what was published is refused, and with it this version: the next visit tries again. */
async function keepAll() {
  const kept = await caches.open(CACHE);
  const keep = async ([file, integrity]) => {
    // What is named for its content is in the browser's own cache already.
    const cache = file.startsWith("w/") ? "default" : "no-cache";
    const answer = await fetch(file, { integrity, cache, credentials: "omit" });
    if (!answer.ok) throw new Error(file + " answers " + answer.status);
    await kept.put(file, answer);
  };
  await Promise.all(FILES.map(keep));
  const guide = await kept.match("policies.json");
  if (guide) await (await caches.open(DATA)).put("policies.json", dated(await guide.text()));
}

/** The version before stays: a page that was opened with it may still want its second file. */
async function forgetOld() {
  const old = (await caches.keys()).filter((name) => name.startsWith("policy-guide-v-") && name !== CACHE);
  await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)));
}

async function copyFirst(request) {
  return (await caches.match(request)) || fetch(request);
}

/** The network's answer if it comes in time and is sound, else the copy under `key`. */
async function networkFirst(request, key) {
  const answer = fetch(request);
  try {
    const fresh = await inTime(answer);
    if (fresh.ok) return fresh;
  } catch (_) {
    // The copy, then.
  }
  return (await (await caches.open(CACHE)).match(key, { ignoreSearch: true })) || answer;
}

/** As above; what came last is the copy, and the page is told its day. */
async function data(event) {
  const { request } = event;
  const cache = await caches.open(DATA);
  const answer = fetch(request);
  const fresh = answer.then((answer) => sound(answer.clone()));
  event.waitUntil(fresh.then((text) => cache.put(request, dated(text))).catch(() => {}));
  try {
    await inTime(fresh);
    told.delete(event.clientId);
    return await answer;
  } catch (_) {
    const copy = await cache.match(request);
    if (!copy) return answer;
    tell(event.clientId, copy.headers.get(SAVED));
    return copy;
  }
}

/** The text of an answer that is JSON; a login page is none. */
async function sound(answer) {
  if (!answer.ok) throw new Error("status " + answer.status);
  const text = await answer.text();
  JSON.parse(text);
  return text;
}

function dated(text) {
  const headers = { "Content-Type": "application/json; charset=utf-8", [SAVED]: new Date().toISOString() };
  return new Response(text, { headers });
}

async function tell(id, saved) {
  told.set(id, saved);
  const client = await self.clients.get(id);
  if (client) client.postMessage({ type: "policy-guide:copy", saved });
}

function inTime(promise) {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("late")), PATIENCE);
    promise.then(resolve, reject);
  });
}
