import assert from "node:assert/strict";
import { test } from "node:test";
import { allows, inForce, parsePolicies, parsePolicy } from "./csp";
import { diagnose } from "./diagnose";
import { parseHeaders } from "./headers";

const BASE = "https://guide.example/g/";
const PAGE = "https://host.example/page";
const check = (text: string, page = PAGE) => diagnose(parseHeaders(text).headers, BASE, page);
const kinds = (text: string) => Object.values(check(text).kinds).join(" ");
const lines = (text: string) => check(text).findings.filter((one) => one.line).map((one) => one.line);

test("headers are read however they were copied", () => {
  const csp = "script-src 'self'; connect-src 'none'";
  const forms = [
    `Content-Security-Policy: ${csp}`,
    `HTTP/2 200\r\ndate: now\r\ncontent-security-policy: ${csp}\r\n`,
    `> GET / HTTP/1.1\n< HTTP/1.1 200 OK\n< Content-Security-Policy: ${csp}\n<\n* Connection left`,
    `content-security-policy:\n${csp}\ncontent-type:\ntext/html`,
    csp,
    "script-src 'self';\n  connect-src 'none'",
    `add_header Content-Security-Policy "${csp}" always;`,
    `Header always set Content-Security-Policy "${csp}"`,
    `<add name="Content-Security-Policy" value="${csp}" />`,
    `<meta http-equiv="Content-Security-Policy" content="${csp}">`,
    `<META content='${csp.replace(/'/g, "&#39;")}' http-equiv='content-security-policy'/>`,
  ];
  for (const form of forms) {
    const policies = parseHeaders(form).headers.filter(({ name }) => name === "content-security-policy");
    assert.equal(policies.length, 1, form);
    assert.equal(policies[0].value.replace(/;\s+/g, "; "), csp, form);
    assert.deepEqual(parseHeaders(form).unread, [], form);
  }
});

test("what is not understood is handed back", () => {
  assert.deepEqual(parseHeaders("hello world\nX-Frame-Options: DENY").unread, ["hello world"]);
});

test("several policies are told apart", () => {
  assert.equal(parsePolicies("script-src 'self', img-src *").length, 2);
  const twice = "Content-Security-Policy: script-src *\nContent-Security-Policy: script-src 'none'";
  assert.equal(kinds(twice), "static fixed link");
});

test("of two directives with one name the first counts, in any case", () => {
  assert.deepEqual(parsePolicy("Script-SRC a; script-src b").get("script-src"), ["a"]);
});

test("a missing directive falls back as in browsers", () => {
  assert.equal(inForce(parsePolicy("default-src x; child-src y"), "frame-src"), "child-src");
  assert.equal(inForce(parsePolicy("default-src x; script-src y"), "script-src-elem"), "script-src");
  assert.equal(inForce(parsePolicy("img-src x"), "connect-src"), null);
});

test("sources match as in browsers", () => {
  const url = "https://guide.example/g/policy-guide.js";
  const allowed = [
    "*", "https:", "http:", "guide.example", "https://guide.example", "http://guide.example", "*.example",
    "guide.example:443", "guide.example:*", "guide.example/g/", "https://guide.example/g/policy-guide.js",
  ];
  const refused = [
    "'none'", "'self'", "'unsafe-inline'", "data:", "example", "other.example", "*.guide.example",
    "guide.example:8443", "guide.example/other/", "guide.example/g", "wss://guide.example", "",
  ];
  for (const source of allowed) assert.ok(allows([source], url, PAGE), source);
  for (const source of refused) assert.ok(!allows([source], url, PAGE), source);
  assert.ok(allows(["'self'"], url, "https://guide.example/"));
  assert.ok(allows(["guide.example"], "http://guide.example/", "http://host.example/"));
  assert.ok(!allows(["guide.example"], "http://guide.example/", PAGE));
});

test("without a policy everything works", () => {
  assert.equal(kinds("Content-Type: text/html"), "widget frame link");
});

test("the documented policy passes without a finding", () => {
  const origin = "https://guide.example";
  const text = `script-src 'self' ${origin} 'wasm-unsafe-eval'; connect-src ${origin}; frame-src ${origin}`;
  assert.deepEqual(check(text), { findings: [], kinds: { script: "widget", iframe: "frame", link: "link" }, mended: [] });
});

test("scripts without WebAssembly fall to the frame, and the line to add is exact", () => {
  const text = "script-src 'self' https://guide.example";
  assert.equal(kinds(text), "frame frame link");
  assert.deepEqual(lines(text), ["script-src 'self' https://guide.example 'wasm-unsafe-eval'"]);
});

test("with frames forbidden too, only the static list is left", () => {
  const text = "script-src https://guide.example; frame-src 'none'";
  assert.equal(kinds(text), "static blocked link");
  assert.ok(lines(text).includes("frame-src https://guide.example"));
});

test("a data request that is refused is found, with the sources of default-src kept", () => {
  const text = "default-src 'self' cdn.example; script-src * 'unsafe-eval'; frame-src *";
  assert.equal(kinds(text), "frame frame link");
  assert.deepEqual(lines(text), ["connect-src 'self' cdn.example https://guide.example"]);
});

test("an address of one file is not leave for the others", () => {
  const text = `script-src ${BASE}policy-guide.js 'wasm-unsafe-eval'`;
  assert.deepEqual(check(text).findings.map(({ id }) => id), ["code"]);
});

test("the mended policy has no finding any more", () => {
  const texts = [
    "default-src 'none'", "default-src 'self'; frame-src 'none'; script-src 'self'",
    "script-src-elem 'self'; connect-src 'self'; child-src 'none'; script-src 'none'",
  ];
  for (const text of texts) {
    const [better] = check(text).mended;
    assert.equal(kinds(better), "widget frame link", better);
    assert.deepEqual(lines(better), [], better);
    assert.equal(parsePolicy(better).get("default-src")?.join(), parsePolicy(text).get("default-src")?.join());
  }
});

test("each of several policies is mended by itself", () => {
  assert.equal(check("script-src 'self', connect-src 'self', img-src *").mended.length, 2);
});

test("strict-dynamic asks for the nonce, and WebAssembly by its keyword", () => {
  const found = check("script-src 'nonce-abc' 'strict-dynamic' https:");
  assert.deepEqual(found.findings.map(({ id }) => id), ["nonce", "wasm"]);
  assert.equal(found.findings[1].line, "script-src 'nonce-abc' 'strict-dynamic' https: 'wasm-unsafe-eval'");
});

test("other directives and headers are explained", () => {
  const ids = (text: string) => check(text).findings.map(({ id }) => id).join(" ");
  assert.equal(ids("sandbox allow-forms"), "sandbox");
  assert.equal(kinds("sandbox allow-forms"), "static blocked link");
  assert.equal(ids("require-trusted-types-for 'script'"), "");
  assert.equal(ids("style-src 'self'"), "colours");
  assert.equal(ids("frame-ancestors 'none'"), "ancestors");
  assert.equal(ids("Content-Security-Policy-Report-Only: script-src 'none'"), "report");
  assert.equal(ids("Cross-Origin-Embedder-Policy: require-corp; report-to=x"), "corp coep");
  assert.equal(ids("Cross-Origin-Embedder-Policy: credentialless"), "coep");
  assert.equal(ids("Cross-Origin-Embedder-Policy: unsafe-none"), "");
  assert.equal(ids("Permissions-Policy: camera=(), clipboard-write=(), web-share=(self)"), "permission");
  assert.equal(ids("X-Frame-Options: DENY"), "nothing");
  assert.equal(kinds("X-Frame-Options: DENY"), "widget frame link");
});

test("a page that names its trusted types has to name ours", () => {
  const text = "require-trusted-types-for 'script'; trusted-types";
  assert.equal(kinds(text + " theirs policy-guide"), "widget frame link");
  assert.equal(kinds(text + " *"), "widget frame link");
  assert.equal(kinds("trusted-types 'none'"), "widget frame link");
  assert.deepEqual(lines(text + " 'none'"), ["trusted-types policy-guide"]);
  const { kinds: seen, mended } = check(text + " theirs");
  assert.equal(seen.script, "static");
  assert.equal(kinds(mended[0]), "widget frame link");
});

test("hostile input ends soon and without an exception", () => {
  const long = "script-src " + "'self' ".repeat(50000) + ";".repeat(50000);
  for (const text of [long, "a:".repeat(50000), "\u0000", "<meta ".repeat(20000), ":\n".repeat(20000), "script-src [::"]) {
    assert.ok(check(text).kinds.link);
  }
});
