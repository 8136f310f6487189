// The Content-Security-Policy that a host needs for what was chosen. Pure.

import type { Choices } from "./choices";
import { declarations } from "./snippet";

/** A directive and its sources. */
type Need = [name: string, sources: string[]];

/** Directives with their sources; none for a plain link. */
export function needs(choices: Choices): Need[] {
  const origin = new URL(choices.base).origin;
  const overlay = choices.overlay ? [new URL(choices.overlay).origin] : [];
  const script: Need[] = [
    ["script-src", [origin, "'wasm-unsafe-eval'"]],
    ["connect-src", Array.from(new Set([origin, ...overlay]))],
    ["frame-src", [origin]],
    ...(declarations(choices) ? [["style-src-attr", ["'unsafe-inline'"]] as Need] : []),
  ];
  const frame: Need[] = [["frame-src", [origin]], ...(choices.fit ? [["script-src", [origin]] as Need] : [])];
  return { script, iframe: frame, link: [] }[choices.kind];
}

/** The directives, a line each. */
export function needsText(choices: Choices): string {
  return needs(choices).map(([name, sources]) => `${name} ${sources.join(" ")};`).join("\n");
}
