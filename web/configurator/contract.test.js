import assert from "node:assert/strict";
import { test } from "node:test";
import { readFileSync } from "node:fs";
import { OWN } from "./contrast.js";

const source = (path) => readFileSync(new URL("../../" + path, import.meta.url), "utf8");

test("the colours that contrast is measured against are the widget's own", () => {
  const tokens = source("src/view/tokens.css").split('.shell[data-theme="dark"] {');
  const names = { accent: "main", background: "page", surface: "paper", text: "ink" };
  Object.entries(OWN).forEach(([, colours], at) => {
    for (const [name, token] of Object.entries(names)) {
      assert.match(tokens[at], new RegExp(`--${token}: var\\(--pg-${name}, ${colours[name]}\\)`));
    }
  });
});
