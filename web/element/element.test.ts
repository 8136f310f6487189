import assert from "node:assert/strict";
import { test } from "node:test";
import { defineElement } from "./element";
import type { PolicyGuideElement } from "./public";
import type { GuideElement } from "./types";

/** As much of a page as the class itself needs. */
class FakeElement {
  attributes = new Map<string, string>();
  getAttribute = (name: string) => this.attributes.get(name) ?? null;
  setAttribute = (name: string, value: string) => void this.attributes.set(name, value);
  removeAttribute = (name: string) => void this.attributes.delete(name);
}

const classes = new Map<string, new () => PolicyGuideElement & GuideElement>();
const customElements = { get: (name: string) => classes.get(name), define: classes.set.bind(classes) };
const document = { addEventListener() {} };
Object.assign(globalThis, { HTMLElement: FakeElement, customElements, document, addEventListener() {} });
Object.assign(globalThis, { window: { customElements } });

const none = () => Promise.reject(new Error("no network"));
const loader = { fallbacks: none, start: none, blocked: () => undefined, trust: String };
defineElement({ ...loader, base: "https://guide.example/" });

/** An element, and the calls that reach what it shows. */
function make() {
  const calls: unknown[] = [];
  const element = new (classes.get("policy-guide")!)();
  const record = (name: string) => (argument?: unknown) => void calls.push([name, argument]);
  element.pg = { stop() {}, setFilter: record("setFilter"), show: record("show"), reset: () => record("reset")() };
  return { element, calls };
}

test("a filter that is not given changes nothing, the empty one chooses nothing", () => {
  const { element, calls } = make();
  element.filter = undefined;
  element.filter = null;
  assert.deepEqual(calls, []);
  element.filter = "";
  element.filter = "pg=q:x";
  assert.deepEqual(calls, [["setFilter", ""], ["setFilter", "pg=q:x"]]);
});

test("only what can be a policy's number is shown", () => {
  const { element, calls } = make();
  const show = element.show.bind(element) as (number?: unknown) => void;
  for (const bad of [undefined, null, NaN, "", "first", 0, -1, 1.5, 2 ** 32 + 1, Infinity, {}, []]) show(bad);
  show();
  assert.deepEqual(calls, []);
  show(12);
  show("7");
  assert.deepEqual(calls, [["show", 12], ["show", 7]]);
});

test("calls made before anything can carry them out wait, without those that mean nothing", () => {
  const { element } = make();
  element.pg = { stop() {} };
  element.filter = undefined;
  element.show(NaN);
  element.show(3);
  assert.deepEqual(element.pgCalls, [["show", 3]]);
});

test("a property that is false, null or undefined removes its attribute, true sets it", () => {
  const { element } = make();
  element.deepLink = true;
  assert.equal(element.getAttribute("deep-link"), "");
  for (const off of [false, null, undefined]) {
    element.setAttribute("deep-link", "");
    element.deepLink = off;
    assert.equal(element.getAttribute("deep-link"), null);
  }
  element.height = 600;
  assert.equal(element.getAttribute("height"), "600");
});

test("a second loader defines nothing anew", () => {
  const before = classes.size;
  defineElement({ ...loader, base: "https://other.example/" });
  assert.equal(classes.size, before);
});
