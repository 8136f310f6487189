// Our own page as a host: its query has the element's attributes, and inside of a frame it speaks to the page around.
import { ATTRIBUTES } from "../element/attributes";
import { wear } from "../element/brand";
import { followComposition } from "../element/composing";
import type { PolicyGuideElement } from "../element/public";
import { readTokens } from "../element/tokens";
import { speak } from "./framed_page";
import { followGuide } from "./heading";

const guide = document.querySelector<PolicyGuideElement>("policy-guide")!;
const query = new URLSearchParams(location.search);
const isFramed = window.parent !== window;

followComposition(guide);

for (const name of ATTRIBUTES) {
  const value = query.get(name);
  if (value !== null && isAllowed(name, value)) guide.setAttribute(name, value);
}
followGuide(guide);
if (isFramed) {
  // The steps of the frame would be steps of the page around.
  if (!query.has("deep-link")) guide.removeAttribute("deep-link");
  document.documentElement.setAttribute("data-framed", "");
  wear(document.documentElement, readTokens(query.get("brand") || ""));
  speak(guide, query.get("id") || "");
}

/** Under our own address nobody else's numbers are shown: a link must not make us say what we don't. */
function isAllowed(name: string, value: string) {
  if (isFramed || (name !== "src" && name !== "overlay")) return true;
  return new URL(value, location.href).origin === location.origin;
}
