// The colours that the widget derives from a host's tokens, as src/view/tokens.css derives them (a test compares the two), and
// which of them are read on which. Pure.
import type { Choices, Colour } from "./choices";
import { mixed } from "./contrast";

export type Theme = "light" | "dark";

/** The widget's own colours in each theme. */
export const OWN = {
  light: { accent: "#1d4f91", background: "#f4f5f7", surface: "#ffffff", text: "#17202b", "on-accent": "#ffffff", notice: "#5b4300" },
  dark: { accent: "#9cc3ff", background: "#0f141a", surface: "#181f27", text: "#eaeef3", "on-accent": "#0d1b2e", notice: "#f6dfa4" },
} as const;

/** What stands for colours that a host has not set, in the mixtures. */
export const SEEDS = {
  light: {
    sunk: "#eef0f3", "ink-2": "#394657", "ink-3": "#4e5e70", line: "#edf2f9", "line-2": "#91abcd", tint: "#f7faff", highlight: "#fffdfd", warn: "#fffcf7", money: "#06271c",
  },
  dark: {
    sunk: "#212a34", "ink-2": "#cbd8e5", "ink-3": "#a9bdd1", line: "#1e2b38", "line-2": "#6f94b9", tint: "#162437", highlight: "#1b1813", warn: "#1a1711", money: "#cefde2",
  },
} as const;

/** What is mixed into a host's colour, and how many percent of it. */
export const MIXED = {
  "ink-2": ["#808080", 20],
  "ink-3": ["#808080", 30],
  line: ["#808080", 15],
  "line-2": ["#808080", 65],
  highlight: ["#ffc40a", 35],
  warn: ["#ffc40a", 14],
  money: ["#10af6e", 50],
} as const;
/** Percent of the text in the ground of details, and of the accent in that of labels. */
export const SUNK = 7;
export const TINT = 7;

/** Names of grounds and of what is on them: tokens, and what no token sets. */
export type Shade = Colour | "faint" | "tint" | "notice" | "notice-ground";

/** Every colour that text is read in or on. */
export function palette(choices: Choices, theme: Theme): Record<Shade, string> {
  const own = OWN[theme];
  const seed = SEEDS[theme];
  const accent = choices.accent || own.accent;
  const from = (token: Colour, name: keyof typeof seed) => choices[token] || seed[name];
  const mix = (name: keyof typeof MIXED, token: Colour, one: string = MIXED[name][0]) =>
    mixed(one, MIXED[name][1], from(token, name));
  return {
    accent,
    background: choices.background || own.background,
    surface: choices.surface || own.surface,
    text: choices.text || own.text,
    "on-accent": choices["on-accent"] || choices.surface || own["on-accent"],
    inset: choices.inset || mixed(from("text", "sunk"), SUNK, from("surface", "sunk")),
    muted: choices.muted || mix("ink-2", "text"),
    faint: choices.muted || mix("ink-3", "text"),
    line: choices.line || mix("line", "background"),
    outline: choices.outline || mix("line-2", "text"),
    tint: mixed(accent, TINT, from("surface", "tint")),
    highlight: choices.highlight || mix("highlight", "surface"),
    notice: choices.text || own.notice,
    "notice-ground": mix("warn", "surface", choices.status || MIXED.warn[0]),
    status: choices.status || MIXED.warn[0],
    money: choices.money || mix("money", "text"),
    categories: choices.categories || accent,
  };
}

/** A colour on another: what the two are, and the token to change where they are too near to each other. */
export type Pair = readonly [on: Shade, ground: Shade, token: Colour, least: number];

const TEXT = 4.5;
/** Borders by which a field is known for one. */
const EDGE = 3;

/** What is drawn on what. */
export const PAIRS: readonly Pair[] = [
  ["text", "surface", "text", TEXT],
  ["text", "background", "text", TEXT],
  ["text", "inset", "inset", TEXT],
  ["text", "highlight", "highlight", TEXT],
  ["accent", "surface", "accent", TEXT],
  ["accent", "background", "accent", TEXT],
  ["accent", "tint", "accent", TEXT],
  ["on-accent", "accent", "on-accent", TEXT],
  ["muted", "inset", "muted", TEXT],
  ["faint", "surface", "muted", TEXT],
  ["faint", "background", "muted", TEXT],
  ["money", "surface", "money", TEXT],
  ["money", "inset", "money", TEXT],
  ["notice", "notice-ground", "status", TEXT],
  ["outline", "surface", "outline", EDGE],
];
