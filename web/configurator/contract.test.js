import assert from "node:assert/strict";
import { test } from "node:test";
import { readFileSync } from "node:fs";
import { PARTS, decode } from "./choices.js";
import { OWN } from "./contrast.js";
import { snippet } from "./snippet.js";

const source = (path) => readFileSync(new URL("../../" + path, import.meta.url), "utf8");
const config = source("src/config.rs");

test("the parts that may be hidden are the widget's", () => {
  const [, list] = /pub const PARTS[^=]*=\s*\[([^\]]*)\]/.exec(config);
  assert.deepEqual(PARTS, [...list.matchAll(/"([a-z]+)"/g)].map(([, name]) => name));
});

test("every attribute of a snippet is one that the widget reads", () => {
  const everything =
    "category=a&audience=b&support=c&agency=d&lock=category&q=x&view=finder&lang=en&theme=dark&scale=large" +
    "&hide=title&overlay=https%3A%2F%2Fa.example%2Fo.json&height=500&deep=1&base=https%3A%2F%2Fa.example%2F";
  const [, tag] = /<policy-guide\s([^>]*)>/.exec(snippet(decode(everything), ""));
  const names = [...tag.matchAll(/^\s*([a-z-]+)/gm)].map(([, name]) => name);
  assert.equal(names.length, 14);
  for (const name of names) assert.ok(config.includes(`"${name}"`), name);
});

test("the colours that contrast is measured against are the widget's own", () => {
  const tokens = source("src/view/tokens.css").split('.shell[data-theme="dark"] {');
  const names = { accent: "main", background: "page", surface: "paper", text: "ink" };
  Object.entries(OWN).forEach(([, colours], at) => {
    for (const [name, token] of Object.entries(names)) {
      assert.match(tokens[at], new RegExp(`--${token}: var\\(--pg-${name}, ${colours[name]}\\)`));
    }
  });
});

test("every attribute has a type for those who set it as a property", () => {
  const [, list] = /ATTRIBUTES = \[([^\]]*)\]/.exec(source("web/attributes.js"));
  const names = [...list.matchAll(/"([a-z-]+)"/g)].map(([, name]) => name);
  assert.ok(names.length > 10);
  const [, types] = /interface PolicyGuideElement[^{]*\{([^}]*)\}/.exec(source("web/policy-guide.d.ts"));
  for (const name of names) {
    const property = name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
    assert.match(types, new RegExp(`^  ${property}: string;$`, "m"), property);
  }
});
