// What a host must change so that the widget can be shown in its page: a sentence for the webmaster.
import type { Refused } from "./types";

/** For each directive of a policy, what to add to it. A refusal to run WebAssembly has its own line. */
const ADDED = ["script-src", "connect-src", "frame-src", "child-src", "style-src", "worker-src"];

/** Resolves to the sentence, or to nothing where a host can do nothing. */
export async function advice(base: string, refused: Refused, reason: string): Promise<string> {
  const { origin } = new URL(base);
  const lines = new Set(refused.filter((event) => isOurs(event, base)).map((event) => line(event, origin)));
  if (lines.size) return `The page's Content-Security-Policy must allow it: ${[...lines].join("; ")}.`;
  if (/unsafe-eval|wasm code generation|call to WebAssembly/i.test(reason)) {
    return "The page's Content-Security-Policy must allow it: add 'wasm-unsafe-eval' to script-src.";
  }
  if (/TrustedHTML|TrustedScript|Trusted Type/i.test(reason)) {
    return "The page's Content-Security-Policy asks for trusted types; leave out require-trusted-types-for, or use a frame.";
  }
  if (typeof WebAssembly === "undefined") return "This browser has no WebAssembly, or it is switched off.";
  if (/fetch|load|network/i.test(reason)) return reach(base, origin);
  return "";
}

function isOurs({ blockedURI: what, disposition }: SecurityPolicyViolationEvent, base: string) {
  return disposition !== "report" && (/eval$/.test(what) || (what && (base.startsWith(what) || what.startsWith(base))));
}

function line({ effectiveDirective: directive, blockedURI: what }: SecurityPolicyViolationEvent, origin: string) {
  const plain = ADDED.find((known) => directive.startsWith(known)) || directive;
  return `add ${/eval$/.test(what) ? "'wasm-unsafe-eval'" : origin} to ${plain}`;
}

/** A request whose response may not be read still shows whether the server responds. */
async function reach(base: string, origin: string) {
  const loader = base + "policy-guide.js";
  try {
    await fetch(loader, { mode: "no-cors", cache: "no-store" });
  } catch (_) {
    return `${origin} does not respond.`;
  }
  try {
    const response = await fetch(loader);
    return response.ok ? "" : `${origin} returns ${response.status}.`;
  } catch (_) {
    return `${origin} must send Access-Control-Allow-Origin: *.`;
  }
}
