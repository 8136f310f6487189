// What an element shows, from connection to the end: what is inside it or the static document, then the widget; else a
// fallback. The fallbacks themselves are in fallbacks.ts, which is fetched when it is needed; the last one is here.
import { showLink } from "./link";
import { preload } from "./preload";
import { hasContent, near, showFirst } from "./waiting";
import type { Box, Call, GuideElement, Loader, Presentation, Refused, Tell, Widget } from "./types";

/**
 * After so many milliseconds a script that the page keeps from running is given up, and anything that does not respond; four
 * times as late where there is a list to read meanwhile, since a bad line takes as long.
 */
const SOON = 4000;
const LATEST = 20000;

const hasList = (node: Element) => node.querySelector("article");

/** Asks what is shown now, where that can answer. */
export function ask(element: GuideElement, method: Exclude<keyof Presentation, "box">, argument?: unknown): unknown {
  const shown = element.pg as Record<string, ((argument: unknown) => unknown) | undefined> | null | undefined;
  const call = shown && shown[method];
  return call && call(argument);
}

/** Calls now, or as soon as what is shown can do it. */
export function request(element: GuideElement, ...call: Call) {
  const [method, argument] = call;
  if (element.pg && element.pg[method]) ask(element, method, argument);
  else (element.pgCalls = element.pgCalls || []).push(call);
}

/** What was chosen is kept: a framework may put the same element back. */
export function stop(element: GuideElement) {
  const filter = ask(element, "filter") as string | undefined;
  // With a link in the address it is kept there.
  if (filter !== undefined && !element.hasAttribute("deep-link")) element.pgKept = filter;
  ask(element, "stop");
  element.pg = null;
}

function present(element: GuideElement, presentation: Presentation) {
  const calls = element.pgCalls || [];
  element.pg = presentation;
  if (!presentation.box) {
    if (element.pgKept !== undefined) calls.unshift(["setFilter", element.pgKept]);
    element.pgKept = undefined;
  }
  element.pgCalls = null;
  calls.forEach((call) => request(element, ...call));
}

const tell: Tell = (element, name, detail) => {
  element.dispatchEvent(new CustomEvent("policy-guide-" + name, { bubbles: true, composed: true, detail }));
};

/** Returns what sets an element up. */
export function lifecycle(loader: Loader) {
  const { base, fallbacks, start, blocked } = loader;
  const refused: Refused = [];
  document.addEventListener("securitypolicyviolation", (event) => refused.push(event));
  let starting: Promise<Widget> | null;

  /** After an error the element has had its chance. */
  function begin(element: GuideElement, error?: unknown) {
    const box = showFirst(element, loader);
    const waiting: Presentation = { box, stop() {}, changed: box.fill };
    element.pg = waiting;
    waiting.stop = near(element, () => {
      box.fill!();
      if (error) fallBack(element, error, box, true);
      else showWidget(element, waiting, box);
    });
  }

  function showWidget(element: GuideElement, waiting: Presentation, box: Box) {
    preloadData(element, base);
    const own = (starting = starting || start());
    const forget = () => starting === own && (starting = null);
    /** The widget is dead for all elements; this one begins again with the filter, or keeps what needs no widget. */
    const crashed = (error: unknown, filter?: string) => {
      forget();
      element.pgKept = filter;
      begin(element, error);
    };
    const fail = (reason: unknown) => element.pg === waiting && fallBack(element, reason, box);
    const silent = () => fail(base + " does not respond");
    const timers = [
      setTimeout(() => blocked() && fail(`the page blocks ${blocked()}`), SOON),
      setTimeout(() => hasList(element) || hasList(box) || silent(), LATEST),
      setTimeout(silent, 4 * LATEST),
    ];
    // It may also come late, and take the place of what is shown for want of it.
    const mount = (widget: Widget) => {
      timers.forEach(clearTimeout);
      if (element.pg && element.pg.box === box) present(element, widget.mount(element, { base, box, crashed, tell }));
    };
    own.then(mount).catch((error) => {
      timers.forEach(clearTimeout);
      forget();
      fail(error);
    });
  }

  function fallBack(element: GuideElement, error: unknown, box: Box, hasCrashed = false) {
    const failed: Presentation = { box, stop() {} };
    const reason = String((error as Error).message || error);
    const isWanted = () => element.pg === failed;
    element.pg = failed;
    tell(element, "error", { reason });
    // What needs nothing that is fetched; a fallback may still take its place.
    const link = () => {
      if (isWanted() && !hasContent(element) && !hasList(box)) showLink(element, box, base);
    };
    const last = () => {
      if (!isWanted()) return;
      link();
      present(element, { ...failed });
      console.warn(`policy-guide: ${reason}. ${base} was taken for the guide's address.`);
    };
    const timers = [setTimeout(link, SOON), setTimeout(last, blocked() ? 0 : LATEST)];
    fallbacks()
      .then((script) => {
        timers.forEach(clearTimeout);
        return script.fallBack(element, { base, box, refused, hasCrashed, reason, tell, isWanted });
      })
      .then((fallback) => (isWanted() ? present(element, fallback) : fallback.stop()))
      .catch(last);
  }

  return begin;
}

/** What the widget will ask for is requested beside it: the guide and a district's overlay. */
function preloadData(element: Element, base: string) {
  const src = element.getAttribute("src") || base + "policies.json";
  for (const url of [src, element.getAttribute("overlay")]) if (url) preload(url);
}
