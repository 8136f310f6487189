// The script of the single file: the loader without a network. What the loader would fetch is in the page.
import { followComposition } from "../element/composing";
import { defineElement } from "../element/element";
import { take } from "../element/preload";
import { runningScript } from "../element/running_script";
import type { WidgetScript } from "../element/types";
import { fetch } from "./inlined";
import "../widget/start";

const widget = runningScript()!.policyGuide as WidgetScript;
const newest = document.querySelector<HTMLAnchorElement>(".origin a");
const base = newest ? newest.href : location.href.split(/[?#]/)[0].replace(/[^/]*$/, "");

followComposition(document.querySelector("policy-guide")!);
defineElement({
  base,
  // Bytes: a response without a server has no type that says it is WebAssembly.
  start: () => widget.start(fetch("widget.wasm").then((response) => response.arrayBuffer()), take),
  // Without the widget there is only what the file holds.
  fallbacks: () => Promise.reject(new Error("no network")),
  blocked: () => undefined,
  trust: (html) => html,
});
