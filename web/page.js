// Our own page as a host: its query has the element's attributes, and inside of a frame it speaks to the page around.
import { ATTRIBUTES } from "./attributes.js";
import { speak } from "./framed.js";

const guide = document.querySelector("policy-guide");
const query = new URLSearchParams(location.search);
const isFramed = window.parent !== window;

for (const name of ATTRIBUTES) if (query.has(name) && isAllowed(name, query.get(name))) guide.setAttribute(name, query.get(name));
if (isFramed) {
  // The steps of the frame would be steps of the page around.
  if (!query.has("deep-link")) guide.removeAttribute("deep-link");
  document.documentElement.setAttribute("data-framed", "");
  speak(guide, query.get("id") || "");
}

/** Under our own address nobody else's numbers are shown: a link must not make us say what we don't. */
function isAllowed(name, value) {
  if (isFramed || (name !== "src" && name !== "overlay")) return true;
  return new URL(value, location.href).origin === location.origin;
}
