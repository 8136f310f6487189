// What a webmaster may choose, as one table: how each choice is read from texts and written back.
// Pure: no page, no guide. The same table reads the form and the page's address.
import { isSound } from "../element/tokens";

export const KINDS = ["script", "iframe", "link"] as const;
export type Kind = (typeof KINDS)[number];
export const FACETS = ["category", "audience", "support", "agency"] as const;
export type Facet = (typeof FACETS)[number];
/** Tokens of colour, the four that make most of a brand first. */
export const COLOURS = [
  "accent", "background", "surface", "text", "money", "categories", "on-accent", "muted", "inset", "line", "outline", "status",
  "highlight",
] as const;
export type Colour = (typeof COLOURS)[number];
/** Tokens of shape and type. */
export const SHAPES = ["font", "font-heading", "font-size", "radius", "radius-control", "space", "shadow"] as const;
export type Shape = (typeof SHAPES)[number];
export const TOKEN_NAMES: readonly (Colour | Shape)[] = [...COLOURS, ...SHAPES];
export type Language = "zh" | "en";

/** What is chosen. */
export interface Choices extends Record<Facet, string[]>, Record<Colour | Shape, string> {
  kind: Kind;
  lock: string[];
  q: string;
  view: string;
  lang: "" | Language;
  theme: "auto" | "light" | "dark";
  scale: string;
  height: string;
  fit: boolean;
  hide: string[];
  overlay: string;
  full: boolean;
  deep: boolean;
  base: string;
  ui: Language;
}

/** How a choice is read from texts and written back. */
interface Field<T> {
  none: T;
  read(texts: string[]): T;
  write(value: T): string[];
}

/** Parts of the interface that may be hidden, as the element's `hide` attribute names them. */
export const PARTS = ["title", "switches", "views", "finder", "contacts", "saved", "search", "filters", "sort"];

/** Heights in CSS pixels that make sense for a guide on a page. */
const HEIGHTS = { least: 240, most: 4000 };
const LONGEST_QUERY = 200;

const oneOf = <T extends string>(values: readonly T[]): Field<T> => ({
  none: values[0],
  read: ([text]) => values.find((value) => value === text) || values[0],
  write: (value) => (value === values[0] ? [] : [value]),
});

const listOf = (isKnown: (id: string) => boolean): Field<string[]> => ({
  none: [],
  read: (texts) => Array.from(new Set(texts.flatMap((text) => text.split(",")).filter(isKnown))),
  write: (list) => (list.length ? [list.join(",")] : []),
});

const text = (parse: (text: string) => string): Field<string> => ({
  none: "",
  read: ([text]) => parse((text || "").trim()),
  write: (value) => (value ? [value] : []),
});

const flag: Field<boolean> = {
  none: false,
  read: ([text]) => text === "1",
  write: (value) => (value ? ["1"] : []),
};

const isId = (id: string) => /^[A-Za-z0-9_-]{1,64}$/.test(id);
/** As a colour picker writes it. */
const colour = (value: string) => (/^#[0-9a-f]{6}$/i.test(value) ? value.toLowerCase() : "");
const token = (name: string) => text((value) => (value && isSound(name, value) ? value : ""));
const height = (value: string) => {
  if (!/^\d{1,5}$/.test(value)) return "";
  return String(Math.min(Math.max(Number(value), HEIGHTS.least), HEIGHTS.most));
};

/** An http(s) address without user and password, or "". */
export function webAddress(value: string): string {
  try {
    const url = new URL(value);
    const isWeb = /^https?:$/.test(url.protocol) && url.hostname && !url.username && !url.password;
    return isWeb ? url.href : "";
  } catch (_) {
    return "";
  }
}

/** The folder that holds policy-guide.js, from any address in it, or "". */
export function folderOf(value: string): string {
  return webAddress(value).split(/[?#]/)[0].replace(/[^/]*$/, "");
}

const FIELDS: { [name in keyof Choices]: Field<Choices[name]> } = {
  kind: oneOf(KINDS),
  category: listOf(isId),
  audience: listOf(isId),
  support: listOf(isId),
  agency: listOf(isId),
  lock: listOf((id) => (FACETS as readonly string[]).includes(id)),
  q: text((query) => query.slice(0, LONGEST_QUERY)),
  view: oneOf(["list", "finder", "contacts"]),
  lang: oneOf(["", "zh", "en"]),
  theme: oneOf(["auto", "light", "dark"]),
  scale: oneOf(["normal", "large"]),
  ...(Object.fromEntries(COLOURS.map((name) => [name, text(colour)])) as Record<Colour, Field<string>>),
  ...(Object.fromEntries(SHAPES.map((name) => [name, token(name)])) as Record<Shape, Field<string>>),
  height: text(height),
  fit: flag,
  hide: listOf((id) => PARTS.includes(id)),
  overlay: text(webAddress),
  full: flag,
  deep: flag,
  base: text(folderOf),
  ui: oneOf(["zh", "en"]),
};

/** Every choice by name; which kind of value each has is the table's business. */
const ENTRIES = Object.entries(FIELDS) as [keyof Choices, Field<unknown>][];

/** Reads every choice; `getAll` returns the texts of a name, as FormData and URLSearchParams do. */
export function read(getAll: (name: string) => string[]): Choices {
  return Object.fromEntries(ENTRIES.map(([name, field]) => [name, field.read(getAll(name))])) as unknown as Choices;
}

/** Nothing chosen yet. */
export function nothing(): Choices {
  return read(() => []);
}

/** The choices from a page's fragment. */
export function decode(fragment: string): Choices {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ""));
  return read((name) => parameters.getAll(name));
}

/** The choices as a fragment without its `#`: only what differs from nothing chosen. */
export function encode(choices: Choices): string {
  const parameters = new URLSearchParams();
  for (const [name, field] of ENTRIES) {
    field.write(choices[name]).forEach((value) => parameters.append(name, value));
  }
  return readable(parameters);
}

/** Commas need no escape in an address, and people read these. */
export function readable(parameters: URLSearchParams): string {
  return parameters.toString().replace(/%2C/g, ",");
}

/** The text of every choice, for a form: name and values. */
export function asTexts(choices: Choices): [name: string, texts: string[]][] {
  return ENTRIES.map(([name]) => {
    const value = choices[name];
    if (Array.isArray(value)) return [name, value];
    return [name, [typeof value === "boolean" ? (value ? "1" : "") : value]];
  });
}
