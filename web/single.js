// The script of the single file: the loader without a network. What the loader would fetch stands in the page.
import { defineElement } from "./element.js";
import { fetch } from "./inlined.js";
import "./widget.js";

const widget = document.currentScript.policyGuide;
const base = SITE || location.href.split(/[?#]/)[0].replace(/[^/]*$/, "");

const answers = {};
/** What is in the page comes at once, or never. */
function get(url) {
  answers[url] = answers[url] || fetch(url).then((answer) => answer.arrayBuffer());
  return answers[url];
}

defineElement({
  base,
  get,
  start: () => widget.start(fetch("widget.wasm"), get),
  // Below the widget there is only what stands in the file.
  script: () => Promise.reject(new Error("no network")),
});
