// policy-guide.js: what a partner pastes. It defines <policy-guide> once; the rest comes from WIDGET, a folder named
// for its content, and only when an element is near the viewport.
import { ahead, get, send } from "./data.js";
import { defineElement } from "./element.js";
import { ownScript } from "./own_script.js";

const NAME = "policy-guide.js";
const tag = ownTag();
const base = (tag ? tag.src : location.href).split(/[?#]/)[0].replace(/[^/]*$/, "");

const fetched = {};
const trusted = trustedPolicy();

if (tag) Object.assign(ahead, tag.ahead);
defineElement({ base, get, script, start });

/** The <script> that this script came from. */
function ownTag() {
  const current = ownScript();
  if (current && current.src) return current;
  // Modules and scripts that a tag manager evaluates have no current script: look for the tag.
  const tags = Array.from(document.querySelectorAll("script[src]")).reverse();
  return tags.find((script) => script.src.split(/[?#]/)[0].endsWith("/" + NAME));
}

/** Pages that ask for trusted types take no bare address; those that name their policies take none of ours. */
function trustedPolicy() {
  try {
    return window.trustedTypes && trustedTypes.createPolicy("policy-guide", { createScriptURL: (url) => url });
  } catch (_) {
    return null;
  }
}

/**
 * Fetches the widget's script and its WebAssembly side by side and starts it. Where the guide stands in `element` already,
 * nobody waits for a first picture, and the second file is fetched beside them.
 */
async function start(element) {
  const [wasm] = send(base + WIDGET + "widget.wasm");
  // Whoever waits for it reports its failure; this only keeps it from being reported twice.
  wasm.catch(() => {});
  if (element.querySelector("[data-policy]")) get(base + WIDGET + "more.wasm").catch(() => {});
  return (await runScript("widget.js")).start(wasm, get);
}

/** What a script of the widget's folder hands over, fetched once. */
function script(name) {
  fetched[name] = fetched[name] || runScript(name);
  fetched[name].catch(() => (fetched[name] = null));
  return fetched[name];
}

/** A script hands over what it has on its own <script> element, so that it leaves no global behind. */
function runScript(name) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    const url = base + WIDGET + name;
    script.src = trusted ? trusted.createScriptURL(url) : url;
    script.async = true;
    // A page that isolates itself takes other sites' scripts only so.
    if (window.crossOriginIsolated && !base.startsWith(location.origin + "/")) script.crossOrigin = "anonymous";
    if (tag && tag.nonce) script.nonce = tag.nonce;
    script.onload = script.onerror = () => {
      script.remove();
      if (script.policyGuide) resolve(script.policyGuide);
      else reject(new Error(script.src + " can't be loaded"));
    };
    document.head.appendChild(script);
  });
}
