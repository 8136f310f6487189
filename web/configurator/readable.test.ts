import assert from "node:assert/strict";
import { test } from "node:test";
import { BRANDS } from "./brands";
import { type Choices, decode, nothing } from "./choices";
import { contrast, mixed, nearest } from "./contrast";
import { PAIRS, palette } from "./palette";
import { hardToRead } from "./readable";

test("mixtures and contrast are those of the standards", () => {
  assert.equal(mixed("#000000", 25, "#ffffff"), "#bfbfbf");
  assert.equal(mixed("#1d4f91", 7, "#f7faff"), "#e8eef7");
  assert.equal(mixed("#9cc3ff", 7, "#162437"), "#1f2f45");
  assert.equal(contrast("#777777", "#ffffff").toFixed(2), "4.48");
});

test("the widget's own colours pass, in both themes", () => {
  for (const theme of ["light", "dark"] as const) {
    const shades = palette(nothing(), theme);
    for (const [one, other, , least] of PAIRS) {
      const ratio = contrast(shades[one], shades[other]);
      assert.ok(ratio >= least, `${theme}: ${one} on ${other} ${ratio}`);
    }
  }
});

test("every brand passes", () => {
  for (const { id, tokens } of BRANDS) assert.deepEqual(hardToRead({ ...nothing(), ...tokens }), [], id);
});

test("a colour that fails is named with the nearest of its hue that passes", () => {
  const choices = decode("theme=light&accent=%23e8590c");
  const found = hardToRead(choices);
  assert.ok(found.length > 0 && found.every(({ token }) => token === "accent"));
  const [{ instead }] = found;
  assert.deepEqual(hardToRead({ ...choices, accent: instead }), []);
  // A little lighter fails: it is the nearest.
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(instead.slice(at, at + 2), 16));
  assert.ok(red > 2 * green && green > blue, `${instead} is no longer orange`);
  assert.ok(contrast(instead, "#f4f5f7") < 5.4, instead);
});

test("what follows from the host's colours is proposed where it fails, and grounds that nothing reads on are changed", () => {
  const [muted] = hardToRead(decode("theme=light&muted=%23aaaaaa"));
  assert.equal(muted.token, "muted");
  assert.deepEqual(hardToRead(decode(`theme=light&muted=${encodeURIComponent(muted.instead)}`)), []);
  const [ground] = hardToRead(decode("theme=light&surface=%23806040"));
  assert.equal(ground.token, "surface");
  assert.ok(ground.instead);
  // No text is read on the grounds of both themes.
  assert.equal(hardToRead(decode("text=%23000000")).find(({ theme }) => theme === "dark")!.instead, "");
});

test("no colour is proposed where none passes", () => assert.equal(nearest("#808080", () => false), ""));

/** The same numbers every time. */
function random(seed: number) {
  return () => (seed = (seed * 48271) % 2147483647) / 2147483647;
}

test("where text is read on its grounds, all that follows from it is read as well, light or dark, on either theme", () => {
  const next = random(7);
  const colour = () => "#" + [0, 0, 0].map(() => Math.floor(next() * 256).toString(16).padStart(2, "0")).join("");
  let [text, surface, background] = ["", "", ""];
  const FOLLOWING = ["inset", "muted", "faint", "line", "outline", "highlight", "notice", "notice-ground", "money"] as const;
  const following = (theme: "light" | "dark") => {
    const shades = palette({ ...nothing(), theme, text, surface, background }, theme);
    return FOLLOWING.map((name) => shades[name]);
  };
  let n = 0;
  while (n < 500) {
    [text, surface, background] = [colour(), colour(), colour()];
    if (Math.min(contrast(text, surface), contrast(text, background)) < 7) continue;
    n++;
    assert.deepEqual(following("light"), following("dark"), "the reader's system changes nothing");
    if (contrast(text, surface) >= 13) {
      const ratio = contrast(palette({ ...nothing(), text, surface }, "light").money, surface);
      assert.ok(ratio >= 4.5, `money: ${ratio} with ${text} on ${surface}`);
    }
    for (const theme of ["light", "dark"] as const) {
      const choices: Choices = { ...nothing(), theme, text, surface, background };
      const shades = palette(choices, theme);
      for (const [one, other] of [["muted", "inset"], ["faint", "surface"], ["faint", "background"], ["text", "inset"]] as const) {
        const ratio = contrast(shades[one], shades[other]);
        assert.ok(ratio >= 4.5, `${theme}: ${one} on ${other}: ${ratio} with ${text} on ${surface} and ${background}`);
      }
    }
  }
});
