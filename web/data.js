// Fetches for all widgets of a page: who asks for what another has asked for gets the same answer.

/** When nothing has come for so many milliseconds a request is given up: a bad line is slow, a broken one is silent. */
const PATIENCE = 20000;
/** For so many milliseconds an answer is handed to others as well. */
const FRESH = 300000;

const requests = {};

/** What was sent before this script came, by its address; each is given once. */
export const ahead = {};

/** Fetches; no cookie goes along. The promise of an answer, and what ends the wait for it. */
export function send(url) {
  const sent = ahead[url];
  delete ahead[url];
  // Engines without AbortController wait for nothing in the background.
  const abort = typeof AbortController === "function" ? new AbortController() : { abort() {} };
  return sent || [fetch(url, { credentials: "omit", signal: abort.signal }), abort];
}

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
  return new Promise((resolve, reject) => {
    const [sent, abort] = send(url);
    let end;
    const fail = () => {
      reject("timeout");
      abort.abort();
    };
    const wait = () => {
      clearTimeout(end);
      end = setTimeout(fail, PATIENCE);
    };
    wait();
    body(sent, wait).then(resolve, reject).then(() => clearTimeout(end));
  });
}

/** `came` is called with every part. */
async function body(sent, came) {
  const answer = await sent;
  if (!answer.ok) throw answer.status;
  // Engines without streams say nothing until the end.
  if (!answer.body || !answer.body.getReader) return answer.arrayBuffer();
  const reader = answer.body.getReader();
  const parts = [];
  let length = 0;
  for (let part; !(part = await reader.read()).done; came()) {
    parts.push([length, part.value]);
    length += part.value.length;
  }
  const whole = new Uint8Array(length);
  parts.forEach(([at, part]) => whole.set(part, at));
  return whole.buffer;
}
