// Our page inside a frame: it tells its height to the page around, asks it to scroll, and takes in what it sets. Nothing
// in these messages is anybody's secret, so they go to whoever has framed the page.
import { ATTRIBUTES } from "../element/attributes";
import { wear } from "../element/brand";
import type { PolicyGuideElement } from "../element/public";
import { readTokens } from "../element/tokens";

/** Room that a dialog takes, in CSS pixels. */
const DIALOG = 640;
/** A page around that does nothing with a height for so long hears nothing, in milliseconds. */
const UNHEARD = 2000;
/** A dialog begins this far above the last touch. */
const ABOVE = 80;

type Say = (name: string, rest?: object) => void;

export function speak(guide: PolicyGuideElement, id: string) {
  const root = document.documentElement;
  const say: Say = (name, rest) => parent.postMessage({ type: "policy-guide:" + name, v: 1, id, ...rest }, "*");
  reportHeight(root, guide, say);
  guide.addEventListener("policy-guide-ready", () => say("ready"));
  guide.addEventListener("policy-guide-filter-change", ({ detail: { filter } }) => say("filter-change", { filter }));
  reportScrolling(root, say);
  leadToPlace(guide);
  listen(guide, id);
  if (self.origin === "null") addEventListener("click", showAddress, true);
  const follow = (event: Event) => followReader(guide, event);
  ["pointerdown", "keydown", "focusin"].forEach((name) => addEventListener(name, follow, true));
}

/** What is brought into view in here may still be out of view out there. */
function reportScrolling(root: HTMLElement, say: Say) {
  const bring = Element.prototype.scrollIntoView;
  Element.prototype.scrollIntoView = function (how) {
    bring.call(this, how);
    say("scroll-to", { top: Math.round(this.getBoundingClientRect().top + root.scrollTop + document.body.scrollTop) });
  };
}

/** A place that the frame's address names. The browser scrolls to it only in here, where nothing scrolls. */
function leadToPlace(guide: HTMLElement) {
  const lead = () => {
    const [, number] = /^#policy-(\d+)$/.exec(location.hash) || [];
    if (!number) return;
    const css = `[data-policy="${number}"]`;
    const places = [guide, guide.shadowRoot].map((root) => root && root.querySelector(css));
    const place = places.find((place) => place && place.getClientRects().length);
    if (place) place.scrollIntoView();
  };
  // Not before the height is sent.
  setTimeout(lead);
  addEventListener("hashchange", lead);
}

/** The content's height, which depends on the frame's width only. */
function reportHeight(root: HTMLElement, guide: HTMLElement, say: Say) {
  let last = 0;
  let isHeard = true;
  const measure = () => {
    const isCut = root.hasAttribute("data-cut");
    const height = isCut ? document.body.scrollHeight : Math.ceil(root.getBoundingClientRect().height);
    // Where the frame is as high as the page there is no bottom of the screen to put things at.
    guide.toggleAttribute("data-tall", innerHeight >= height);
    // A frame that stays lower may be one that may not scroll: the page scrolls inside of it then.
    if (isCut !== (!isHeard && innerHeight < height)) turn(root, !isCut);
    if (height === last || height < 1) return;
    last = height;
    say("resize", { height });
    // As AMP's frames expect it.
    parent.postMessage({ sentinel: "amp", type: "embed-size", height }, "*");
  };
  measure();
  setTimeout(() => {
    isHeard = false;
    measure();
  }, UNHEARD);
  addEventListener("resize", measure);
  if (typeof ResizeObserver === "undefined") guide.addEventListener("policy-guide-resize", measure);
  else [root, guide].forEach((node) => new ResizeObserver(measure).observe(node));
}

/** Lets the body scroll in the place of the window, or the window again. */
function turn(root: HTMLElement, isCut: boolean) {
  const top = root.scrollTop + document.body.scrollTop;
  root.toggleAttribute("data-cut", isCut);
  root.scrollTop = document.body.scrollTop = top;
}

function listen(guide: PolicyGuideElement, id: string) {
  addEventListener("message", ({ source, data }) => {
    const isOurs = source === parent && data && data.type === "policy-guide:set" && data.v === 1;
    if (isOurs && (!id || data.id === id)) set(guide, data.name, data.value);
  });
}

function set(guide: PolicyGuideElement, name: string, value: unknown) {
  if (name === "filter") guide.filter = value as string;
  else if (name === "show") guide.show(value as number);
  else if (name === "reset") guide.reset();
  else if (name === "brand") wear(document.documentElement, readTokens(String(value || "")));
  else if (!ATTRIBUTES.includes(name)) return;
  else if (typeof value === "string") guide.setAttribute(name, value);
  else if (value === null) guide.removeAttribute(name);
}

/** A sandbox may not open other pages: the link then shows its whole address, to be copied. */
function showAddress(event: Event) {
  const isLink = (node: EventTarget) => (node as Element).tagName === "A" && /^https?:/.test((node as HTMLAnchorElement).href);
  const link = event.composedPath().find(isLink) as HTMLAnchorElement | undefined;
  if (link) link.textContent = link.href;
}

/** Notes where the reader is: dialogs and notices come up there. */
function followReader(guide: HTMLElement, event: Event) {
  const target = event.composedPath()[0] as Element;
  const place = (event as MouseEvent).clientY || (target.getBoundingClientRect ? target.getBoundingClientRect().top : 0);
  const lowest = document.documentElement.getBoundingClientRect().height - DIALOG;
  guide.style.setProperty("--at", Math.max(8, Math.min(place - ABOVE, lowest)) + "px");
}
