// The host's side of messages from frames with our page in them: heights and places to scroll to, for fallback frames
// and for the host's own <iframe data-policy-guide>.

import { scrollerOf } from "./scroller";

/** Heights beyond these are no guide's, in CSS pixels. */
const LEAST = 100;
const MOST = 100000;

/** What a frame of ours says. */
export interface Message {
  type: string;
  v?: unknown;
  id?: unknown;
  height?: unknown;
  top?: unknown;
  filter?: unknown;
}

/** Fallback frames: what to do with what each says. */
export const own = new Map<HTMLIFrameElement, (message: Message) => void>();

/** What was set in a frame, by name: a node that is moved loads its page anew. */
const memory = new WeakMap<HTMLIFrameElement, Record<string, string | number | null>>();
/** Frames of the host's by their windows. */
const known = new WeakMap<object, HTMLIFrameElement>();

/** Takes in a message to the page. */
export function hear(event: MessageEvent) {
  const message: Message = event.data;
  if (message.v !== 1) return;
  for (const [frame, listener] of own) if (isFrom(event, frame) && message.id === frame.name) return listener(message);
  const frame = known.get(event.source!) || findFrame(document, event);
  if (!frame || !isFrom(event, frame)) return;
  known.set(event.source!, frame);
  obey(frame, message);
}

/** Also inside of other components' shadow roots, where they are open. */
function findFrame(root: ParentNode, event: MessageEvent): HTMLIFrameElement | undefined {
  const frames = Array.from(root.querySelectorAll<HTMLIFrameElement>("iframe[data-policy-guide]"));
  const found = frames.find((frame) => isFrom(event, frame));
  if (found) return found;
  for (const { shadowRoot } of Array.from(root.querySelectorAll("*"))) {
    const inside = shadowRoot && findFrame(shadowRoot, event);
    if (inside) return inside;
  }
}

/** Sets an attribute of the guide in a frame, or calls a method. */
export function tellFrame(frame: HTMLIFrameElement, name: string, value: string | number | null) {
  const origin = originOf(frame);
  const target = origin === "null" ? "*" : origin;
  frame.contentWindow!.postMessage({ type: "policy-guide:set", v: 1, id: idOf(frame), name, value }, target);
  if (name !== "show" && name !== "reset") remember(frame, name, value);
}

const idOf = (frame: HTMLIFrameElement) => new URL(frame.src, document.baseURI).searchParams.get("id") || "";

function remember(frame: HTMLIFrameElement, name: string, value: string | number | null) {
  memory.set(frame, { ...memory.get(frame), [name]: value });
}

/** The query and the choices in a frame as it told them last. */
export function filterOf(frame: HTMLIFrameElement) {
  const { filter } = memory.get(frame) || {};
  return filter;
}

/** Whether the frame itself says it, and our page is still in there. */
function isFrom(event: MessageEvent, frame: HTMLIFrameElement) {
  return event.source === frame.contentWindow && event.origin === originOf(frame);
}

function originOf(frame: HTMLIFrameElement) {
  const sandbox = frame.getAttribute("sandbox");
  if (sandbox !== null && !/allow-same-origin/.test(sandbox)) return "null";
  return new URL(frame.src, document.baseURI).origin;
}

/** Returns whether it was a height. */
export function obey(frame: HTMLIFrameElement, { type, height, top, filter }: Message) {
  if (type === "policy-guide:filter-change" && typeof filter === "string") remember(frame, "filter", filter);
  if (type === "policy-guide:ready") {
    const set = memory.get(frame) || {};
    Object.keys(set).forEach((name) => tellFrame(frame, name, set[name]));
  }
  if (type === "policy-guide:resize" && isNumber(height) && height > 0) {
    frame.style.height = Math.min(Math.max(Math.ceil(height), LEAST), MOST) + "px";
    return true;
  }
  if (type === "policy-guide:scroll-to" && isNumber(top)) scrollTo(frame, top);
  return false;
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && isFinite(value);
}

/** Brings a place of the frame into view, unless it is. */
function scrollTo(frame: HTMLIFrameElement, top: number) {
  const box = frame.getBoundingClientRect();
  const place = box.top + Math.min(Math.max(top, 0), box.height);
  if (place < 0 || place > innerHeight - LEAST) scrollerOf(frame).scrollTop += place;
}
