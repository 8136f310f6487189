// The preview: a bare page that holds the very snippet, without our origin's rights, as a stranger's would be.

import type { Kind } from "./choices";
import { say } from "./language";

const NAME = { zh: "预览", en: "Preview" };
/** Typing is over after this many milliseconds without a key. */
const PAUSE = 350;
/** The guide in a frame is drawn this many milliseconds after the frame is loaded. */
const DRAWN = 300;
const HEIGHTS = { script: 720, iframe: 720, link: 160 };
/** The colours as the snippet has them. */
const STYLE = / style="(--pg-[^"]*)"/;
/** Beside this script. */
const own = document.currentScript as HTMLScriptElement | null;
const SETS_STYLE = own && new URL("preview_style.js", own.src).href;
const RIGHTS = "allow-scripts allow-popups allow-popups-to-escape-sandbox";

export function makePreview(stage: HTMLElement) {
  let shown: string | null = null;
  let timer = 0;
  let width = 390;
  let height = HEIGHTS.script;
  const draw = (html: string, kind: Kind) => {
    if (html === shown) return;
    shown = html;
    height = HEIGHTS[kind];
    // A new frame each time: a frame that is led elsewhere would fill the page's history. The one before stays in view
    // until the new one has something to show.
    const next = frame(html, kind);
    const swap = () => {
      if (next.parentNode !== stage) return;
      while (next.previousSibling) next.previousSibling.remove();
      next.classList.remove("is-coming");
    };
    next.addEventListener("load", () => setTimeout(swap, DRAWN));
    if (stage.firstChild) next.classList.add("is-coming");
    stage.append(next);
    fit();
  };
  const fit = () => {
    for (const node of stage.children) place(node as HTMLElement, stage, width, height);
  };
  new ResizeObserver(fit).observe(stage);
  return {
    show(html: string, kind: Kind) {
      clearTimeout(timer);
      timer = setTimeout(() => draw(html, kind), shown === null ? 0 : PAUSE);
    },
    setWidth(pixels: number) {
      width = pixels;
      fit();
    },
  };
}

function frame(html: string, kind: Kind) {
  const node = document.createElement("iframe");
  node.title = say(NAME);
  node.className = "preview";
  // A frame inside would lose its origin too, and with it the messages that tell its height.
  if (kind !== "iframe") node.setAttribute("sandbox", RIGHTS);
  node.srcdoc = pageWith(withScriptedStyle(html));
  return node;
}

/** The page inherits our own policy, which has no place for style attributes: a script of ours does what they say. */
function withScriptedStyle(html: string) {
  if (!STYLE.test(html)) return html;
  return html.replace(STYLE, ' data-style="$1"') + `\n<script src="${SETS_STYLE}"></script>`;
}

/** A page of someone else's, as bare as can be. */
export function pageWith(html: string) {
  return `<!doctype html>
<html lang="zh">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>-</title>
  </head>
  <body>
${html}
  </body>
</html>
`;
}

/** Wider than there is room for: drawn smaller. */
function place(node: HTMLElement, stage: HTMLElement, width: number, height: number) {
  const room = stage.clientWidth;
  const factor = Math.min(1, room / width);
  node.style.width = width + "px";
  node.style.height = Math.round(height / factor) + "px";
  node.style.transform = factor < 1 ? `scale(${factor})` : "none";
  node.style.marginLeft = Math.max(0, (room - width) / 2) + "px";
  stage.style.height = height + "px";
}
