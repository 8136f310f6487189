// Fetches for all widgets of a page: who asks for what another has asked for gets the same answer.

/** After this many milliseconds a request is given up. The first byte may take long on a bad line; more is a broken one. */
const PATIENCE = 20000;
/** For so many milliseconds an answer is handed to others as well. */
const FRESH = 300000;

const requests = {};

/**
 * The bytes at `url`; `fresh` asks for them anew. Rejects with the status, with a word where nothing came in time, or
 * with an Error where nothing came at all.
 */
export function get(url, fresh) {
  const forget = () => requests[url] === request && delete requests[url];
  if (!fresh && requests[url]) return requests[url];
  const request = (requests[url] = inTime(url));
  request.then(() => setTimeout(forget, FRESH), forget);
  return request;
}

/** Without `Promise.race`: hosts have a Promise of their own that has none. */
function inTime(url) {
  // Engines without AbortController wait for nothing in the background.
  const abort = typeof AbortController === "function" ? new AbortController() : {};
  return new Promise((resolve, reject) => {
    const end = setTimeout(() => {
      reject("timeout");
      if (abort.abort) abort.abort();
    }, PATIENCE);
    body(url, abort.signal).then(resolve, reject).then(() => clearTimeout(end));
  });
}

async function body(url, signal) {
  const answer = await fetch(url, { credentials: "omit", signal });
  if (!answer.ok) throw answer.status;
  return answer.arrayBuffer();
}
