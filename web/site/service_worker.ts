// sw.js: the service worker of our own site: with it the guide opens without a network. FILES are what it keeps, each with the
// hash of its content, so that files of two versions never mix; VERSION names the lot. The network always comes first,
// except for files that are named for their content, so that no reader is left with an old version.

declare const self: ServiceWorkerGlobalScope;
declare const FILES: [path: string, integrity: string][];
declare const VERSION: string;

const CACHE = "policy-guide-v-" + VERSION;
/** Guides and overlays as they came last. */
const DATA = "policy-guide-data";
/** The office's page. */
const OFFICE = "policy-guide-office";
/** How long the network has before a page gets a copy, in milliseconds. */
const PATIENCE = 4000;
const SAVED = "X-Saved";
/** The guide and what stands beside it: an office may publish them without a new version of the site. */
const IS_DATA = /\.(json|txt)$/;

/** The day of the copy that a page was given, by the page's id. */
const copies = new Map<string, string | null>();

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(keepAll());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOld().then(() => self.clients.claim()));
});

self.addEventListener("message", (event) => {
  const client = event.source as Client | null;
  const saved = client && copies.get(client.id);
  if (saved) client.postMessage({ type: "policy-guide:copy", saved });
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const scope = self.registration.scope;
  if (request.method !== "GET" || !request.url.startsWith(scope)) return;
  const path = request.url.slice(scope.length).split(/[?#]/)[0];
  if (path.startsWith("w/")) event.respondWith(copyFirst(request));
  else if (/^(e\/|editor\.html$)/.test(path)) event.respondWith(office(request));
  else if (/\.json$/.test(path)) event.respondWith(data(event));
  else if (request.mode === "navigate" && /^(index\.html)?$/.test(path)) event.respondWith(networkFirst(request, "./"));
  else if (FILES.some(([file]) => file === path)) event.respondWith(networkFirst(request, request));
});

/** A file that is not what was published is refused, and with it this version: the next visit tries again. */
async function keepAll() {
  const kept = await caches.open(CACHE);
  const keep = async ([file, integrity]: [string, string]) => {
    // What is named for its content is in the browser's own cache already.
    const cache = file.startsWith("w/") ? "default" : "no-cache";
    const isData = IS_DATA.test(file);
    const response = await fetch(file, { integrity: isData ? "" : integrity, cache, credentials: "omit" });
    if (!response.ok) throw new Error(file + " returns " + response.status);
    if (/\.json$/.test(file)) await sound(response.clone());
    await kept.put(file, response);
  };
  await Promise.all(FILES.map(keep));
  const guide = await kept.match("policies.json");
  if (guide) await (await caches.open(DATA)).put("policies.json", dated(await guide.text()));
}

/** The version before stays: a page that was opened with it may still want its files. */
async function forgetOld() {
  const old = (await caches.keys()).filter((name) => name.startsWith("policy-guide-v-") && name !== CACHE);
  await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)));
}

async function copyFirst(request: Request) {
  return (await caches.match(request)) || fetch(request);
}

/** The office's page: kept once somebody asks for it, so that no reader fetches it. The network goes first. */
async function office(request: Request) {
  const cache = await caches.open(OFFICE);
  try {
    const fresh = await fetch(request);
    if (fresh.ok) await cache.put(request.url, fresh.clone());
    return fresh;
  } catch (error) {
    const copy = await cache.match(request.url, { ignoreSearch: true });
    if (copy) return copy;
    throw error;
  }
}

/** The network's response if it comes in time and is sound, else the copy under `key`. */
async function networkFirst(request: Request, key: RequestInfo) {
  const response = fetch(request);
  try {
    const fresh = await inTime(response);
    if (fresh.ok) return fresh;
  } catch (_) {
    // The copy, then.
  }
  return (await (await caches.open(CACHE)).match(key, { ignoreSearch: true })) || response;
}

/** As above; what came last is the copy, and the page gets its day. */
async function data(event: FetchEvent) {
  const { request } = event;
  const cache = await caches.open(DATA);
  const response = fetch(request);
  const fresh = response.then((response) => sound(response.clone()));
  event.waitUntil(fresh.then((text) => cache.put(request, dated(text))).catch(() => {}));
  try {
    await inTime(fresh);
    copies.delete(event.clientId);
    return await response;
  } catch (_) {
    const copy = await cache.match(request);
    if (!copy) return response;
    tell(event.clientId, copy.headers.get(SAVED));
    return copy;
  }
}

/** The text of a response that is JSON; a login page is none. */
async function sound(response: Response) {
  if (!response.ok) throw new Error("status " + response.status);
  const text = await response.text();
  JSON.parse(text);
  return text;
}

function dated(text: string) {
  const headers = { "Content-Type": "application/json; charset=utf-8", [SAVED]: new Date().toISOString() };
  return new Response(text, { headers });
}

async function tell(id: string, saved: string | null) {
  copies.set(id, saved);
  const client = await self.clients.get(id);
  if (client) client.postMessage({ type: "policy-guide:copy", saved });
}

function inTime<T>(promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("late")), PATIENCE);
    promise.then(resolve, reject);
  });
}
