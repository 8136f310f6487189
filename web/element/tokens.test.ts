import assert from "node:assert/strict";
import { test } from "node:test";
import { TOKENS, isSound, readTokens, written } from "./tokens";

test("colours, lengths and names of fonts are taken", () => {
  const sound: [string, string][] = [
    ["accent", "#c2410c"],
    ["surface", "rgb(255, 250, 243)"],
    ["text", "oklch(0.3 0.02 60 / 90%)"],
    ["line", "transparent"],
    ["radius", "0"],
    ["radius-control", "999px"],
    ["font-size", "1.0625rem"],
    ["font", '"Source Han Serif SC", \'思源宋体\', Georgia, serif'],
    ["shadow", "none"],
    ["category-8", "#fff"],
  ];
  for (const [name, value] of sound) assert.ok(isSound(name, value), `${name}: ${value}`);
  assert.deepEqual(readTokens(written(sound)), sound);
});

test("nothing that fetches, closes a rule, or is of another kind is taken", () => {
  const values = [
    "url(https://elsewhere.example/x.png)", "URL(//x)", "image-set(url(x) 1x)", "red; color: blue", "red}*{display:none", "var(--x)",
    "expression(alert(1))", "attr(href)", "env(x)", "paint(x)", "element(#a)", "</style><script>", "red/**/", "\\75 rl(x)",
    "calc(1px + 1px)", "cross-fade(url(x), red)", "#12", "", "a".repeat(300),
  ];
  for (const name of TOKENS.keys()) for (const value of values) assert.ok(!isSound(name, value), `${name}: ${value}`);
  for (const value of ["-4px", "1e9px", "4000px", "50%", "4", "0 0 4px red", "none"]) assert.ok(!isSound("radius", value), value);
  for (const name of ["at", "nothing", "__proto__", "color"]) assert.ok(!isSound(name, "red"), name);
});

test("what can't be used is left out of a text, the rest stays", () => {
  assert.deepEqual(readTokens("accent:#fff;background:url(x);nothing:1px; radius : 4px ;;font"), [["accent", "#fff"], ["radius", "4px"]]);
  assert.deepEqual(readTokens(""), []);
});
