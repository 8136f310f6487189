// policy-guide.js: what a partner pastes. It defines <policy-guide> once; the rest comes from WIDGET, a folder named
// for its content, and only when an element is near the viewport.
import { findBase, ownTag } from "./address";
import { defineElement } from "./element";
import { preload, preloaded, take } from "./preload";
import type { OwnScript } from "./running_script";
import type { Fallbacks, WidgetScript } from "./types";

declare const WIDGET: string;

const tag = ownTag();
let base: string;
const trusted = trustedPolicy();
/** Scripts that have neither come nor failed, by address. */
const pending: Record<string, [OwnScript, end: (run: OwnScript) => void]> = {};
let fetched: Promise<Fallbacks> | null;

if (tag) Object.assign(preloaded, tag.preloaded);
// After consent a script is made anew by others.
document.addEventListener("load", ({ target }) => {
  const run = target as OwnScript;
  if (run.policyGuide && pending[run.src]) pending[run.src][1](run);
}, true);
// What tells the address of a loader with another name may still be on its way.
if (tag || document.readyState !== "loading") begin();
else addEventListener("DOMContentLoaded", begin);

function begin() {
  base = findBase(tag);
  defineElement({ base, fallbacks, start, blocked, trust: (html) => trusted.createHTML(html) });
  // What answers frames is there before they speak.
  if (document.querySelector("iframe[data-policy-guide]")) fallbacks().catch(() => {});
}

/** Pages that ask for trusted types take no bare address; those that name their policies take none of ours. */
function trustedPolicy(): Policy {
  const same = (text: string) => text;
  const rules = { createScriptURL: same, createHTML: same };
  try {
    return trustedTypes.createPolicy("policy-guide", rules);
  } catch (_) {
    // Engines without trusted types come here too.
    return rules;
  }
}

/** Fetches the widget's script and its WebAssembly side by side and starts it. */
async function start() {
  const wasm = base + WIDGET + "widget.wasm";
  preload(wasm);
  const script = (await runScript("widget.js")) as WidgetScript;
  const [response] = take(wasm) || [fetch(wasm)];
  return script.start(response, take);
}

/** Fetches the script of the fallbacks, once. */
function fallbacks() {
  fetched = fetched || (runScript("fallbacks.js") as Promise<Fallbacks>);
  fetched.catch(() => (fetched = null));
  return fetched;
}

/** A script of ours with a type that never runs: consent tools give one to what scripts make. */
function blocked() {
  return Object.keys(pending).find((url) => pending[url][0].type.replace("text/javascript", ""));
}

/** A script hands over what it has on its own <script> element, so that it leaves no global behind. */
function runScript(name: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const script: OwnScript = document.createElement("script");
    const url = base + WIDGET + name;
    const end = ({ policyGuide }: OwnScript) => {
      delete pending[url];
      // It may have ended before, by the event as the document hears it. Libraries have a remove() that fails then.
      script.replaceWith();
      if (policyGuide) resolve(policyGuide);
      else reject(new Error(url + " can't be loaded"));
    };
    script.src = trusted.createScriptURL(url) as string;
    // The same way as the loader came: all that is fetched shares its connection. A page that isolates itself takes other
    // sites' scripts only so.
    if (!tag || tag.crossOrigin || (window.crossOriginIsolated && base.indexOf(origin + "/"))) script.crossOrigin = "";
    if (tag) script.nonce = tag.nonce;
    script.onload = script.onerror = () => end(script);
    pending[url] = [script, end];
    document.head.appendChild(script);
  });
}

/** TypeScript's DOM has no trusted types yet. */
interface Policy {
  createScriptURL(url: string): unknown;
  createHTML(html: string): unknown;
}
declare const trustedTypes: { createPolicy(name: string, rules: Policy): Policy };
