// The text to paste, for each kind of embed. Pure: choices in, HTML out, every value escaped.

import { COLOURS, FACETS, readable } from "./choices.js";

/** The height of a frame where none is chosen, in CSS pixels. */
export const FRAME_HEIGHT = "800";
/** A line of the snippet longer than this is broken. */
const LONG_LINE = 76;

/**
 * The snippet; `title` is what the guide is called, `list` our own static.html's list of all policies or "": where it is
 * chosen it stands inside of the element in place of the link.
 */
export function snippet(choices, title, list = "") {
  const make = { script: scriptSnippet, iframe: frameSnippet, link: linkSnippet }[choices.kind];
  return make(choices, title, list);
}

/** What stands inside of the element in static.html, or "" where it holds none. */
export function listIn(html) {
  const [, list] = /<policy-guide>\s*([\s\S]*?)\s*<\/policy-guide>/.exec(html) || [];
  return list || "";
}

/** The guide's own page with what was chosen. */
export function address(choices) {
  const overlay = isForeignOverlay(choices) ? "" : choices.overlay;
  return frameAddress({ ...choices, overlay });
}

/** By itself our page takes no other site's district file: a link must not make it say what it doesn't. */
export function isForeignOverlay({ overlay, base }) {
  return overlay !== "" && new URL(overlay).origin !== new URL(base).origin;
}

/** In a frame it does what the page around it asks for. */
function frameAddress(choices) {
  const parameters = readable(new URLSearchParams(settings(choices)));
  return choices.base + (parameters ? "?" + parameters : "");
}

/** What element and address share: names and values, in the order of the documentation. */
function settings(choices) {
  const list = (name) => [name, choices[name].join(",")];
  const unless = (usual, name) => [name, choices[name] === usual ? "" : choices[name]];
  const all = [
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

/** The colours as declarations of custom properties; empty where none is chosen. */
export function colours(choices) {
  const chosen = COLOURS.filter((name) => choices[name]);
  return chosen.map((name) => `--pg-${name}: ${choices[name]}`).join("; ");
}

function scriptSnippet(choices, title, list) {
  const own = [
    ["height", choices.height],
    ["style", colours(choices)],
  ].filter(([, value]) => value);
  const flags = choices.deep ? [["deep-link", null]] : [];
  const open = tag("policy-guide", [...settings(choices), ...own, ...flags]);
  const inside = choices.full && list ? list : "  " + anchor(choices, title);
  return [scriptTag(choices), open, inside, "</policy-guide>"].join("\n");
}

function frameSnippet(choices, title) {
  const fitted = choices.fixed ? [] : [["data-policy-guide", null]];
  const open = tag("iframe", [
    ...fitted,
    ["src", frameAddress(choices)],
    ["title", title],
    ["width", "100%"],
    ["height", choices.height || FRAME_HEIGHT],
    ["frameborder", "0"],
    ["loading", "lazy"],
    ["allow", "clipboard-write; web-share"],
  ]);
  const frame = open + "</iframe>";
  return choices.fixed ? frame : frame + "\n" + scriptTag(choices);
}

function linkSnippet(choices, title) {
  return anchor(choices, title, [
    ["target", "_blank"],
    ["rel", "noopener"],
  ]);
}

function scriptTag(choices) {
  return `<script async src="${escape(choices.base + "policy-guide.js")}"></script>`;
}

function anchor(choices, title, more = []) {
  const attributes = [["href", address(choices)], ...more].map(written).join(" ");
  return `<a ${attributes}>${escape(title)}</a>`;
}

/** An opening tag; `null` is an attribute without a value. Long ones have an attribute a line. */
function tag(name, attributes) {
  const parts = attributes.map(written);
  const line = `<${[name, ...parts].join(" ")}>`;
  if (line.length <= LONG_LINE || parts.length < 3) return line;
  return `<${name}\n${parts.map((part) => "  " + part).join("\n")}\n>`;
}

function written([name, value]) {
  return value === null ? name : `${name}="${escape(value)}"`;
}

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "`": "&#96;" };

/** Safe inside an attribute in quotes and as text; what no page can hold becomes a blank. */
export function escape(text) {
  const sound = String(text).replace(/[\u0000-\u001f\u007f-\u009f\ud800-\udfff]/gu, " ");
  return sound.replace(/[&<>"'`]/g, (character) => ENTITIES[character]);
}
