// policy-guide.js: what a partner pastes. It defines <policy-guide> once, and fetches the widget itself
// (WIDGET, a folder named for its content) only when an element is near the viewport.
import { defineElement } from "./element.js";

const NAME = "policy-guide.js";

defineElement(baseUrl(), load);

/** The folder that this script came from, as an absolute address. */
function baseUrl() {
  const current = document.currentScript;
  // A host may have an element with name="currentScript", which then stands in its place.
  if (current instanceof HTMLScriptElement && current.src) return folder(current.src);
  // Modules and scripts that a tag manager evaluates have no current script: look for the tag.
  const tags = Array.from(document.querySelectorAll("script[src]"));
  const tag = tags.reverse().find((script) => script.src.split(/[?#]/)[0].endsWith("/" + NAME));
  return folder(tag ? tag.src : location.href);
}

function folder(url) {
  return url.split(/[?#]/)[0].replace(/[^/]*$/, "");
}

/** Fetches script and wasm side by side. Resolves to the widget's functions and its styles. */
function load(base) {
  const wasm = fetch(base + WIDGET + "widget.wasm", { credentials: "omit" });
  // Whoever waits for the wasm reports its failure; this only keeps it from being reported twice.
  wasm.catch(() => {});
  return loadScript(base + WIDGET + "widget.js").then((widget) =>
    widget.start(wasm).then((api) => ({ api, css: widget.css, more: widget.more })),
  );
}

function loadScript(src) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = src;
    script.async = true;
    script.onload = () => {
      script.remove();
      if (script.policyGuide) resolve(script.policyGuide);
      else reject(new Error(src + " is not the widget's script"));
    };
    script.onerror = () => {
      script.remove();
      reject(new Error(src + " could not be loaded; the page's CSP needs script-src " + new URL(src).origin));
    };
    document.head.appendChild(script);
  });
}
