import assert from "node:assert/strict";
import { test } from "node:test";
import { checkServer } from "./server.js";

const BASE = "https://guide.example/";
const check = async (headers, { here = BASE, status = 200 } = {}) => {
  const get = (url) => {
    if (headers === null) return Promise.reject(new TypeError("refused"));
    return Promise.resolve(new Response("", { status, headers: headers[url.slice(BASE.length)] || {} }));
  };
  const found = await checkServer(BASE, here, get);
  return Object.fromEntries(found.map(({ id, isWell }) => [id, isWell]));
};
const OPEN = { "Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin" };

test("a server as documented is well", async () => {
  const found = await check({ "policy-guide.js": OPEN, "policies.json": OPEN, "": OPEN });
  assert.deepEqual(found, { https: true, cors: true, framing: true, sharing: true });
});

test("what a server forgets is told", async () => {
  const found = await check({ "": { "X-Frame-Options": "SAMEORIGIN" } });
  assert.deepEqual(found, { https: true, cors: false, framing: false, sharing: null });
});

test("frame-ancestors goes before X-Frame-Options", async () => {
  const page = (value) => ({ "policies.json": OPEN, "": { "X-Frame-Options": "DENY", "Content-Security-Policy": value } });
  assert.equal((await check(page("frame-ancestors *"))).framing, true);
  assert.equal((await check(page("frame-ancestors 'self' https://a.example"))).framing, false);
});

test("a server that does not answer is told as such", async () => {
  assert.equal((await check(null)).unreachable, false);
  assert.equal((await check({}, { status: 404 })).unreachable, false);
});

test("of another origin's server only what can be seen is judged", async () => {
  const found = await check({}, { here: "https://other.example/" });
  assert.deepEqual(found, { https: true, cors: true, foreign: null });
});
