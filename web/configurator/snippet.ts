// The text to paste, for each kind of embed. Pure: choices in, HTML out, every value escaped.

import { written as writtenTokens } from "../element/tokens";
import { type Choices, FACETS, TOKEN_NAMES, readable } from "./choices";

/** The height of a frame where none is chosen, in CSS pixels. */
export const FRAME_HEIGHT = "800";
/** A line of the snippet longer than this is broken. */
const LONG_LINE = 76;

/**
 * The snippet; `title` is what the guide is called, `list` our own static.html's list of all policies or "": where it is
 * chosen it is inside the element in place of the link.
 */
export function snippet(choices: Choices, title: string, list = ""): string {
  const make = { script: scriptSnippet, iframe: frameSnippet, link: linkSnippet }[choices.kind];
  return make(choices, title, list);
}

/** What is inside the element in static.html, or "" where it holds none. */
export function listIn(html: string): string {
  const [, list] = /<policy-guide>\s*([\s\S]*?)\s*<\/policy-guide>/.exec(html) || [];
  return list || "";
}

/** The guide's own page with what was chosen. */
export function address(choices: Choices): string {
  const overlay = isForeignOverlay(choices) ? "" : choices.overlay;
  return frameAddress({ ...choices, overlay });
}

/** By itself our page takes no other site's district file: a link must not make it say what it doesn't. */
export function isForeignOverlay({ overlay, base }: Choices): boolean {
  return overlay !== "" && new URL(overlay).origin !== new URL(base).origin;
}

/** In a frame it does what the page around it asks for. */
function frameAddress(choices: Choices, brand = "") {
  const worn: [string, string][] = brand ? [["brand", brand]] : [];
  const parameters = readable(new URLSearchParams([...settings(choices), ...worn]));
  return choices.base + (parameters ? "?" + parameters : "");
}

/** What element and address share: names and values, in the order of the documentation. */
function settings(choices: Choices): [name: string, value: string][] {
  type Named<T> = { [name in keyof Choices]: Choices[name] extends T ? name : never }[keyof Choices];
  const list = (name: Named<string[]>): [string, string] => [name, choices[name].join(",")];
  const unless = (usual: string, name: Named<string>): [string, string] => [name, choices[name] === usual ? "" : choices[name]];
  const all: [string, string][] = [
    ...FACETS.map(list),
    list("lock"),
    ["q", choices.q],
    unless("list", "view"),
    ["lang", choices.lang],
    unless("auto", "theme"),
    unless("normal", "scale"),
    list("hide"),
    ["overlay", choices.overlay],
  ];
  return all.filter(([, value]) => value !== "");
}

const tokens = (choices: Choices) => TOKEN_NAMES.filter((name) => choices[name]).map((name) => [name, choices[name]] as [string, string]);

/** The tokens as declarations of custom properties; empty where none is chosen. */
export function declarations(choices: Choices): string {
  return tokens(choices).map(([name, value]) => `--pg-${name}: ${value}`).join("; ");
}

function scriptSnippet(choices: Choices, title: string, list: string) {
  const all: Attribute[] = [
    ["height", choices.height],
    ["style", declarations(choices)],
  ];
  const own = all.filter(([, value]) => value);
  const flags: Attribute[] = choices.deep ? [["deep-link", null]] : [];
  const open = tag("policy-guide", [...settings(choices), ...own, ...flags]);
  const inside = choices.full && list ? list : "  " + anchor(choices, title);
  return [scriptTag(choices), open, inside, "</policy-guide>"].join("\n");
}

function frameSnippet(choices: Choices, title: string) {
  const fitted: Attribute[] = choices.fit ? [["data-policy-guide", null]] : [];
  const open = tag("iframe", [
    ...fitted,
    ["src", frameAddress(choices, writtenTokens(tokens(choices)))],
    ["title", title],
    ["width", "100%"],
    ["height", choices.height || FRAME_HEIGHT],
    ["frameborder", "0"],
    ["loading", "lazy"],
    ["allow", "clipboard-write; web-share"],
  ]);
  const frame = open + "</iframe>";
  return choices.fit ? frame + "\n" + scriptTag(choices) : frame;
}

function linkSnippet(choices: Choices, title: string) {
  return anchor(choices, title, [
    ["target", "_blank"],
    ["rel", "noopener"],
  ]);
}

function scriptTag(choices: Choices) {
  return `<script async src="${escape(choices.base + "policy-guide.js")}" crossorigin></script>`;
}

function anchor(choices: Choices, title: string, more: Attribute[] = []) {
  const attributes: Attribute[] = [["href", address(choices)], ...more];
  return `<a ${attributes.map(written).join(" ")}>${escape(title)}</a>`;
}

/** `null` is an attribute without a value. */
type Attribute = [name: string, value: string | null];

/** An opening tag; `null` is an attribute without a value. Long ones have an attribute a line. */
function tag(name: string, attributes: Attribute[]) {
  const parts = attributes.map(written);
  const line = `<${[name, ...parts].join(" ")}>`;
  if (line.length <= LONG_LINE || parts.length < 3) return line;
  return `<${name}\n${parts.map((part) => "  " + part).join("\n")}\n>`;
}

function written([name, value]: Attribute) {
  return value === null ? name : `${name}="${escape(value)}"`;
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "`": "&#96;" };

/** Safe inside an attribute in quotes and as text; what no page can hold becomes a blank. */
export function escape(text: string): string {
  const sound = String(text).replace(/[\u0000-\u001f\u007f-\u009f\ud800-\udfff]/gu, " ");
  return sound.replace(/[&<>"'`]/g, (character) => ENTITIES[character]);
}
