import assert from "node:assert/strict";
import { test } from "node:test";
import { checkServer } from "./server";

const BASE = "https://guide.example/";
type Sent = Record<string, Record<string, string>> | null;
const check = async (headers: Sent, { here = BASE, status = 200 } = {}): Promise<Record<string, boolean | null>> => {
  const get: typeof fetch = (url) => {
    if (headers === null) return Promise.reject(new TypeError("refused"));
    return Promise.resolve(new Response("", { status, headers: headers[String(url).slice(BASE.length)] || {} }));
  };
  const found = await checkServer(BASE, here, get);
  return Object.fromEntries(found.map(({ id, isWell }) => [id, isWell]));
};
const OPEN = { "Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin" };

test("a server as documented is well", async () => {
  const found = await check({ "policy-guide.js": OPEN, "policies.json": OPEN, "": OPEN });
  assert.deepEqual(found, { https: true, cors: true, framing: true, sharing: true });
});

test("what a server forgets is shown", async () => {
  const found = await check({ "": { "X-Frame-Options": "SAMEORIGIN" } });
  assert.deepEqual(found, { https: true, cors: false, framing: false, sharing: null });
});

test("frame-ancestors goes before X-Frame-Options", async () => {
  const page = (value: string) => ({ "policies.json": OPEN, "": { "X-Frame-Options": "DENY", "Content-Security-Policy": value } });
  assert.equal((await check(page("frame-ancestors *"))).framing, true);
  assert.equal((await check(page("frame-ancestors 'self' https://a.example"))).framing, false);
});

test("a server that does not respond is shown as such", async () => {
  assert.equal((await check(null)).unreachable, false);
  assert.equal((await check({}, { status: 404 })).unreachable, false);
});

test("of another origin's server only what can be seen is judged", async () => {
  const found = await check({}, { here: "https://other.example/" });
  assert.deepEqual(found, { https: true, cors: true, foreign: null });
});
