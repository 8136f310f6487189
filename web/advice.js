// What a host must change so that the widget can be shown in its page: a sentence for the webmaster.

/** For each directive of a policy, what to add to it. A refusal to run WebAssembly has its own line. */
const ADDED = ["script-src", "connect-src", "frame-src", "child-src", "style-src", "worker-src"];

/** Resolves to the sentence; empty where there is nothing that a host could do. */
export async function advice(base, refused, reason) {
  const { origin } = new URL(base);
  const lines = Object.keys(refused).map((directive) => line(directive, refused[directive], origin));
  if (lines.length) return `The page's Content-Security-Policy must allow it: ${lines.join("; ")}.`;
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

function line(directive, what, origin) {
  const plain = ADDED.find((known) => directive.startsWith(known)) || directive;
  return `add ${/eval$/.test(what) ? "'wasm-unsafe-eval'" : origin} to ${plain}`;
}

/** A request that may not be read tells whether anybody is there. */
async function reach(base, origin) {
  const loader = base + "policy-guide.js";
  try {
    await fetch(loader, { credentials: "omit", mode: "no-cors", cache: "no-store" });
  } catch (_) {
    return `${origin} does not answer.`;
  }
  try {
    const answer = await fetch(loader, { credentials: "omit" });
    return answer.ok ? "" : `${origin} answers ${answer.status}.`;
  } catch (_) {
    return `${origin} must send Access-Control-Allow-Origin: *.`;
  }
}
