// The host's side of a frame with our page in it: the frame as a rung of the ladder, and the heights of frames that stand
// in the host's own markup as <iframe data-policy-guide>.
import { ATTRIBUTES } from "./attributes.js";

/** Heights beyond these are nobody's guide, in CSS pixels. */
const LEAST = 100;
const MOST = 100000;
/** A frame that has said nothing for so long is none, in milliseconds; less once it is loaded. */
const PATIENCE = 20000;
const SILENCE = 4000;
/** These are the host's business or ours, not the frame's. */
const KEPT = ["height", "loading", "deep-link"];

/** Frames of the ladder: what to do with what each says. */
const own = new Map();

/** Takes in a message to the page. */
export function hear(event) {
  const message = event.data;
  if (message.v !== 1) return;
  for (const [frame, listener] of own) if (isFrom(event, frame) && message.id === frame.name) return listener(message);
  const frames = Array.from(document.querySelectorAll("iframe[data-policy-guide]"));
  const frame = frames.find((frame) => isFrom(event, frame));
  if (frame) obey(frame, message);
}

/** Whether the frame itself says it, and our page is still in there. */
function isFrom(event, frame) {
  return event.source === frame.contentWindow && event.origin === originOf(frame);
}

function originOf(frame) {
  const sandbox = frame.getAttribute("sandbox");
  if (sandbox !== null && !/allow-same-origin/.test(sandbox)) return "null";
  return new URL(frame.src, document.baseURI).origin;
}

/** Answers whether it was a height. */
function obey(frame, { type, height, top }) {
  if (type === "policy-guide:resize" && isNumber(height) && height > 0) {
    frame.style.height = Math.min(Math.max(Math.ceil(height), LEAST), MOST) + "px";
    return true;
  }
  if (type === "policy-guide:scroll-to" && isNumber(top)) scrollTo(frame, top);
  return false;
}

function isNumber(value) {
  return typeof value === "number" && isFinite(value);
}

/** Brings a place of the frame into view, unless it is. */
function scrollTo(frame, top) {
  const box = frame.getBoundingClientRect();
  const place = box.top + Math.min(Math.max(top, 0), box.height);
  if (place < 0 || place > innerHeight - LEAST) scroller(frame).scrollTop += place;
}

/** What scrolls around the frame: a box of the host's, or the page. */
function scroller(frame) {
  for (let node = frame.parentNode; node; node = node.parentNode || node.host) {
    const scrolls = node.nodeType === 1 && node !== document.body && node.scrollHeight > node.clientHeight;
    if (scrolls && /auto|scroll/.test(getComputedStyle(node).overflowY)) return node;
  }
  return document.scrollingElement || document.documentElement;
}

/** Resolves to a rung once our page speaks from within; what stands inside of the element stays in view until then. */
export function openFrame(element, { base, box, tell }, title) {
  const frame = document.createElement("iframe");
  frame.name = "pg" + Math.random().toString(36).slice(2);
  frame.title = title;
  frame.src = addressFor(element, base, frame.name);
  frame.allow = "clipboard-write";
  frame.setAttribute("part", "frame");
  if (window.crossOriginIsolated) frame.credentialless = true;
  frame.style.cssText = "display:block;width:100%;height:0;border:0;visibility:hidden";
  const close = () => (own.delete(frame), frame.remove());
  return new Promise((resolve, reject) => {
    const fail = (why) => (close(), end(), reject(new Error(why)));
    const end = watch(frame, base, fail);
    own.set(frame, (message) => {
      if (message.type === "policy-guide:ready") tell(element, "ready", { results: [] });
      if (!obey(frame, message)) return;
      end();
      box.remove();
      frame.style.visibility = "";
      tell(element, "resize", { width: frame.clientWidth, height: parseInt(frame.style.height, 10) });
      resolve(rung(element, frame, base, close));
    });
    element.shadowRoot.appendChild(frame);
  });
}

/** Fails where the frame is refused or silent; answers what ends that. */
function watch(frame, base, fail) {
  const { origin } = new URL(base);
  const refuse = ({ effectiveDirective, disposition }) => {
    if (!/^(frame|child)-src/.test(effectiveDirective) || disposition === "report") return;
    fail(`For a frame: add ${origin} to frame-src.`);
  };
  const silent = () => fail(`No frame: ${origin} does not answer from within, or must not be framed.`);
  let timer = setTimeout(silent, PATIENCE);
  frame.onload = () => {
    clearTimeout(timer);
    timer = setTimeout(silent, SILENCE);
  };
  document.addEventListener("securitypolicyviolation", refuse);
  return () => {
    clearTimeout(timer);
    frame.onload = null;
    document.removeEventListener("securitypolicyviolation", refuse);
  };
}

/** Our page with the element's attributes; addresses that are relative to the host's page are made whole. */
function addressFor(element, base, id) {
  const query = new URLSearchParams({ id });
  for (const name of ATTRIBUTES) {
    if (element.hasAttribute(name) && !KEPT.includes(name)) query.set(name, valueOf(element, name));
  }
  const nearest = element.closest("[lang]");
  if (nearest && !query.has("lang")) query.set("lang", nearest.lang);
  return base + "index.html?" + query;
}

function valueOf(element, name) {
  const value = element.getAttribute(name);
  if (value === null || (name !== "src" && name !== "overlay")) return value;
  return String(new URL(value, document.baseURI));
}

function rung(element, frame, base, close) {
  const { origin } = new URL(base);
  const set = (name, value) =>
    frame.contentWindow.postMessage({ type: "policy-guide:set", v: 1, id: frame.name, name, value }, origin);
  return {
    changed: (name) => KEPT.includes(name) || set(name, valueOf(element, name)),
    setFilter: (text) => set("filter", text),
    show: (number) => set("show", number),
    reset: () => set("reset", ""),
    stop: close,
  };
}
