import assert from "node:assert/strict";
import { test } from "node:test";
import { readFileSync } from "node:fs";
import { ENGLISH } from "./english";
import { BLOCKED, KINDS, NOTES, OUTCOMES, SERVER, WORDS } from "./diagnosis_words";

const page = (name: string) => readFileSync(name, "utf8");
const PAGES = ["configurator.html", "diagnosis.html"];

test("everything on the pages has its English, and no English is left over", () => {
  const used = PAGES.flatMap((name) => [...page(name).matchAll(/data-t(?:-label)?="(\w+)"/g)].map(([, key]) => key));
  assert.deepEqual([...new Set(used)].sort(), Object.keys(ENGLISH).sort());
});

test("Chinese on the pages is where it can be translated", () => {
  for (const name of PAGES) {
    for (const line of page(name).split("\n")) {
      const isOurs = /data-t|noscript|lang="zh">中文/.test(line);
      if (/[\u4e00-\u9fff]/.test(line)) assert.ok(isOurs, `${name}: ${line}`);
    }
  }
});

interface Pair {
  zh: unknown;
  en: unknown;
}

function pairs(value: unknown): Pair[] {
  if (Array.isArray(value)) return value.flatMap(pairs);
  if (typeof value !== "object" || value === null) return [];
  return "zh" in value ? [value as Pair] : Object.values(value).flatMap(pairs);
}

test("every text of the diagnosis is there in both languages", () => {
  const all = pairs([KINDS, OUTCOMES, BLOCKED, WORDS, NOTES, SERVER]);
  assert.ok(all.length > 40);
  for (const { zh, en } of all) {
    assert.equal(typeof zh, typeof en);
    assert.match(String(zh), /[\u4e00-\u9fff]|iframe/);
    assert.doesNotMatch(String(en).replace(/\$\{[^}]*\}/g, ""), /[\u4e00-\u9fff]/);
  }
});
