// Requests that are sent before the WebAssembly runs: by the loader, or by our own page before there is a loader. Each
// is handed over once; from then on the widget fetches for itself.

/** A promise of a Response, and what aborts its request where the engine can: one given up must not hold up the next. */
export type Sent = [Promise<Response>, AbortController?];

/** Requests by address. */
export type Requests = Record<string, Sent | undefined>;

export const preloaded: Requests = {};
const sent: Record<string, unknown> = {};

/** Requests a file, unless it was requested before. As the browser asks by itself, so that it is one connection: no cookie goes to another site. */
export function preload(url: string) {
  if (sent[url] || preloaded[url]) return;
  sent[url] = 1;
  const abort = window.AbortController && new AbortController();
  try {
    const response = fetch(url, { signal: abort && abort.signal });
    preloaded[url] = [response, abort];
    // Whoever takes it reports its failure; this only keeps it from being reported twice.
    response.catch(() => {});
  } catch (_) {
    // A host's own `fetch` may throw at once: then the widget asks for itself, and reports it.
  }
}

/** The request for an address, once; nothing where nobody has sent it. */
export function take(url: string): Sent | undefined {
  const request = preloaded[url];
  delete preloaded[url];
  sent[url] = 1;
  return request;
}
