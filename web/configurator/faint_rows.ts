// What is said of two colours that are hard to read on each other.

import type { Colour } from "./choices";
import { make } from "./form";
import { say } from "./language";
import type { Faint } from "./readable";
import { COLOUR_NAMES, SHADE_NAMES } from "./token_words";

type FaintWords = Record<"one" | "other" | "theme" | "ratio" | "least", string>;
const FAINT = {
  zh: ({ one, other, theme, ratio, least }: FaintWords) =>
    `${theme === "dark" ? "深色" : "浅色"}时，“${one}”在“${other}”上看不清（对比度 ${ratio}，应不低于 ${least}）。`,
  en: ({ one, other, theme, ratio, least }: FaintWords) =>
    `${theme === "dark" ? "Dark" : "Light"}: “${one}” on “${other}” is hard to read (contrast ${ratio}, at least ${least} is needed).`,
};
const INSTEAD = {
  zh: (name: string, colour: string) => `“${name}”改用 ${colour}`,
  en: (name: string, colour: string) => `Use ${colour} for “${name}”`,
};
/** A colour that reads on everything in both themes may not be there. */
const NONE_INSTEAD = { zh: "请选定浅色或深色，或换一个底色。", en: "Choose light or dark, or another ground." };
/** Changes a token to a colour. */
type Take = (token: Colour, colour: string) => void;

/** What is hard to read, then each nearest colour that is not, once, to be taken with a click. */
export function faintRows(found: Faint[], take: Take): HTMLElement[] {
  const each = new Map(found.map((faint) => [faint.token + faint.instead, faint]));
  return [...found.map(pairRow), ...Array.from(each.values(), (faint) => insteadRow(faint, take))];
}

/** Never rounded up to what is enough. */
function pairRow({ theme, one, other, ratio, least }: Faint) {
  const few = (Math.floor(ratio * 10) / 10).toFixed(1);
  const words = { theme, one: say(SHADE_NAMES[one]), other: say(SHADE_NAMES[other]), ratio: few, least: String(least) };
  return make("li", { textContent: say(FAINT)(words) });
}

function insteadRow({ token, instead }: Faint, take: Take) {
  if (!instead) return make("li", { textContent: say(NONE_INSTEAD) });
  const swatch = make("i", { className: "swatch" });
  swatch.style.background = instead;
  const button = make("button", { type: "button", className: "button" }, swatch, say(INSTEAD)(say(COLOUR_NAMES[token]), instead));
  button.addEventListener("click", () => take(token, instead));
  return make("li", {}, button);
}
