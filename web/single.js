// The script of the single file: the loader without a network. What the loader would fetch stands in the page.
import { defineElement } from "./element.js";
import { fetch } from "./inlined.js";
import "./widget.js";

/** Older than this, in days, and the reader is told to look for a newer copy. */
const OLD = 180;
const DAY = 86400000;

const widget = document.currentScript.policyGuide;
const base = SITE || location.href.split(/[?#]/)[0].replace(/[^/]*$/, "");

tellAge(document.getElementById("copy"));
defineElement(base, () =>
  widget.start(fetch("widget.wasm")).then((api) => ({ api, css: widget.css, more: widget.more })),
);

/** How long ago the data was checked, by the reader's clock; a clock that is behind says nothing. */
function tellAge(note) {
  const checked = Date.parse(note.getAttribute("data-checked"));
  const days = Math.floor((Date.now() - checked) / DAY);
  if (!(days >= 0)) return;
  note.appendChild(document.createTextNode(days ? ` 距今 ${days} 天。` : " 今天核对。"));
  if (days <= OLD) return;
  note.classList.add("is-old");
  const warning = document.createElement("strong");
  warning.textContent = "这份文件的内容可能已经过时，请以最新版本和经办机构的答复为准。";
  note.insertBefore(warning, note.firstChild);
}
