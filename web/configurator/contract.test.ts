import assert from "node:assert/strict";
import { test } from "node:test";
import { readFileSync } from "node:fs";
import { ATTRIBUTES } from "../element/attributes";
import { TOKENS } from "../element/tokens";
import { BRANDS } from "./brands";
import { PARTS, TOKEN_NAMES, decode, nothing } from "./choices";
import { MIXED, OWN, SEEDS, SUNK, type Shade, TINT, palette } from "./palette";
import { snippet } from "./snippet";

const source = (path: string) => readFileSync(path, "utf8");
const config = source("src/config.rs");
const tokens = source("src/view/tokens.css");
const mixtures = source("src/view/mixed.css");

test("the parts that may be hidden are the widget's", () => {
  const [, list] = /pub const PARTS[^=]*=\s*\[([^\]]*)\]/.exec(config)!;
  assert.deepEqual(PARTS, [...list.matchAll(/"([a-z]+)"/g)].map(([, name]) => name));
});

test("every attribute of a snippet is one that the widget reads", () => {
  const everything =
    "category=a&audience=b&support=c&agency=d&lock=category&q=x&view=finder&lang=en&theme=dark&scale=large" +
    "&hide=title&overlay=https%3A%2F%2Fa.example%2Fo.json&height=500&deep=1&base=https%3A%2F%2Fa.example%2F";
  const [, tag] = /<policy-guide\s([^>]*)>/.exec(snippet(decode(everything), ""))!;
  const names = [...tag.matchAll(/^\s*([a-z-]+)/gm)].map(([, name]) => name);
  assert.equal(names.length, 14);
  for (const name of names) assert.ok(config.includes(`"${name}"`), name);
});

test("the colours that contrast is measured with are the widget's own", () => {
  const DARK = '.shell[data-theme="dark"] {';
  for (const [at, theme] of [[0, "light"], [1, "dark"]] as const) {
    const sheet = tokens.split(DARK)[at] + mixtures.split(DARK)[at];
    const own = OWN[theme];
    const names = { accent: "main", background: "page", surface: "paper", text: "ink" } as const;
    for (const [name, variable] of Object.entries(names)) {
      assert.ok(sheet.includes(`--${variable}: var(--pg-${name}, ${own[name as keyof typeof names]})`), `${theme} ${name}`);
    }
    assert.ok(sheet.includes(`--on-main: var(--pg-on-accent, var(--pg-surface, ${own["on-accent"]}))`), theme);
    assert.ok(sheet.includes(`--warn-ink: var(--pg-text, ${own.notice})`), theme);
    for (const [name, seed] of Object.entries(SEEDS[theme])) {
      assert.ok(sheet.includes(`--${name === "sunk" ? "plain" : "seed"}-${name}: ${seed};`), `${theme} ${name}`);
    }
    const plain = palette(nothing(), theme);
    const shown = { sunk: "inset", "ink-2": "muted", "ink-3": "faint", "line-2": "outline", warn: "notice-ground" } as Record<string, Shade>;
    for (const name of Object.keys(SEEDS[theme])) {
      const colour = plain[shown[name] || (name as Shade)];
      assert.ok(sheet.includes(`--plain-${name}: ${colour};`), `${theme}: ${name} comes out as ${colour}`);
    }
  }
});

test("the colours that follow from others are mixed as the widget mixes them", () => {
  const from = (token: string, name: string) => `var(--pg-${token}, var(--${name === "sunk" ? "plain" : "seed"}-${name}))`;
  const mix = (name: keyof typeof MIXED, token: string, one: string = MIXED[name][0]) =>
    `color-mix(in srgb, ${one} ${MIXED[name][1]}%, ${from(token, name)})`;
  const rules = [
    `--sunk: var(--pg-inset, color-mix(in srgb, ${from("text", "sunk")} ${SUNK}%, ${from("surface", "sunk")}));`,
    `--ink-2: var(--pg-muted, ${mix("ink-2", "text")});`,
    `--ink-3: var(--pg-muted, ${mix("ink-3", "text")});`,
    `--line: var(--pg-line, ${mix("line", "background")});`,
    `--line-2: var(--pg-outline, ${mix("line-2", "text")});`,
    `--tint: color-mix(in srgb, var(--main) ${TINT}%, ${from("surface", "tint")});`,
    `--highlight: var(--pg-highlight, ${mix("highlight", "surface")});`,
    `--warn: ${mix("warn", "surface", `var(--pg-status, ${MIXED.warn[0]})`)};`,
    `--money: var(--pg-money, ${mix("money", "text")});`,
  ];
  for (const rule of rules) assert.ok(mixtures.includes(rule), rule);
});

test("the tokens that are taken in are those of the stylesheets, and the configurator offers them", () => {
  const used = [...(tokens + mixtures + source("src/view/finder/finder.css")).matchAll(/var\(\s*--pg-([\w-]+)/g)].map(([, name]) => name);
  assert.deepEqual([...new Set(used)].sort(), [...TOKENS.keys()].sort());
  const each = [...TOKENS.keys()].filter((name) => !/^category-/.test(name));
  assert.deepEqual([...TOKEN_NAMES].sort(), each.sort());
});

test("each brand is that of its page", () => {
  for (const { id, tokens: brand } of BRANDS) {
    const css = source(`tests/hosts/brands/${id}/brand.css`);
    const [, rule] = /policy-guide \{([^}]*)\}/.exec(css)!;
    const written = [...rule.matchAll(/--pg-([\w-]+): ([^;]+);/g)].map(([, name, value]) => [name, value]);
    const own = TOKEN_NAMES.filter((name) => brand[name]).map((name) => [name, brand[name]]);
    assert.deepEqual(written.sort(), own.sort(), id);
    const html = source(`tests/hosts/brands/${id}/index.html`);
    assert.ok(html.includes(`theme="${brand.theme}"`), id);
    assert.equal(html.includes('scale="large"'), brand.scale === "large", id);
  }
});

test("every attribute has a type for those who set it as a property", () => {
  assert.ok(ATTRIBUTES.length > 10);
  const [, types] = /interface PolicyGuideElement[^{]*\{([^}]*)\}/.exec(source("web/element/public.ts"))!;
  for (const name of ATTRIBUTES) {
    const property = name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
    assert.match(types, new RegExp(`^  get ${property}\\(\\): string;$`, "m"), property);
    assert.match(types, new RegExp(`^  set ${property}\\(value: PolicyGuideValue\\);$`, "m"), property);
  }
});
