// The script of the single file: the loader without a network. What the loader would fetch stands in the page.
import { defineElement } from "./element.js";
import { fetch } from "./inlined.js";
import "./widget.js";

const widget = document.currentScript.policyGuide;
const base = SITE || location.href.split(/[?#]/)[0].replace(/[^/]*$/, "");

defineElement(base, () =>
  widget.start(fetch("widget.wasm")).then((api) => ({ api, css: widget.css, more: widget.more })),
);
