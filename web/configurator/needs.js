// The Content-Security-Policy that a host needs for what was chosen. Pure.

import { colours } from "./snippet.js";

/** Directives with their sources; none for a plain link. */
export function needs(choices) {
  const origin = new URL(choices.base).origin;
  const overlay = choices.overlay ? [new URL(choices.overlay).origin] : [];
  const script = [
    ["script-src", [origin, "'wasm-unsafe-eval'"]],
    ["connect-src", Array.from(new Set([origin, ...overlay]))],
    ["frame-src", [origin]],
    ...(colours(choices) ? [["style-src-attr", ["'unsafe-inline'"]]] : []),
  ];
  const frame = [["frame-src", [origin]], ...(choices.fixed ? [] : [["script-src", [origin]]])];
  return { script, iframe: frame, link: [] }[choices.kind];
}

/** The directives, a line each. */
export function needsText(choices) {
  return needs(choices).map(([name, sources]) => `${name} ${sources.join(" ")};`).join("\n");
}
