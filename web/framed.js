// The frame's side: tells its height to the page around, asks it to scroll, and takes in what it sets. Nothing in these
// messages is anybody's secret, so they go to whoever has framed the page.
import { ATTRIBUTES } from "./attributes.js";

/** Room that a dialog takes, in CSS pixels. */
const DIALOG = 640;
/** So far above the last touch a dialog begins. */
const ABOVE = 80;

export function speak(guide, id) {
  const root = document.documentElement;
  const say = (name, rest) => parent.postMessage({ type: "policy-guide:" + name, v: 1, id, ...rest }, "*");
  tellHeight(root, guide, say);
  guide.addEventListener("policy-guide-ready", () => say("ready"));
  // What is brought into view in here may still be out of view out there.
  const bring = Element.prototype.scrollIntoView;
  Element.prototype.scrollIntoView = function (how) {
    bring.call(this, how);
    say("scroll-to", { top: Math.round(this.getBoundingClientRect().top + root.scrollTop) });
  };
  addEventListener("message", ({ source, data }) => {
    const isOurs = source === parent && data && data.type === "policy-guide:set" && data.v === 1;
    if (isOurs && (!id || data.id === id)) set(guide, data.name, data.value);
  });
  if (self.origin === "null") addEventListener("click", spellOut, true);
  ["pointerdown", "keydown", "focusin"].forEach((name) => addEventListener(name, (event) => mark(guide, event), true));
}

/** The content's height, which depends on the frame's width only. */
function tellHeight(root, guide, say) {
  let told = 0;
  const measure = () => {
    const height = Math.ceil(root.getBoundingClientRect().height);
    // Where the frame is as high as the page there is no bottom of the screen to put things at.
    guide.toggleAttribute("data-tall", innerHeight >= height);
    if (height === told || height < 1) return;
    told = height;
    say("resize", { height });
  };
  measure();
  addEventListener("resize", measure);
  if (typeof ResizeObserver === "undefined") guide.addEventListener("policy-guide-resize", measure);
  else new ResizeObserver(measure).observe(root);
}

function set(guide, name, value) {
  if (name === "filter") guide.filter = String(value);
  else if (name === "show") guide.show(value);
  else if (name === "reset") guide.reset();
  else if (!ATTRIBUTES.includes(name)) return;
  else if (typeof value === "string") guide.setAttribute(name, value);
  else if (value === null) guide.removeAttribute(name);
}

/** A sandbox may not open other pages: the whole address then stands there to be copied. */
function spellOut(event) {
  const link = event.composedPath().find((node) => node.tagName === "A" && /^https?:/.test(node.href));
  if (link) link.textContent = link.href;
}

/** Notes where the reader is: dialogs and news come up there. */
function mark(guide, event) {
  const target = event.composedPath()[0];
  const place = event.clientY || (target.getBoundingClientRect ? target.getBoundingClientRect().top : 0);
  const lowest = document.documentElement.getBoundingClientRect().height - DIALOG;
  guide.style.setProperty("--at", Math.max(8, Math.min(place - ABOVE, lowest)) + "px");
}
