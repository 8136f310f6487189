// The upgrade: where the guide is seen already as a static document, inside the element or in its shadow root, it stays until
// the widget's cards are drawn. Then the widget takes its place in one step: same scroll, same opened policies, same ticks,
// same focus, same words in the search box.
import { scrollerOf } from "../element/scroller";
import { isPreset } from "../element/static_document";
import type { GuideElement } from "../element/types";
import { LEAVING, find, focusedIn, isChoosing } from "./choosing";
import { type Ticks, ticksIn, withTicks } from "./ticks";

/** What the upgrade asks of the widget. */
export interface Upgraded {
  /** How many cards will be drawn. */
  count(): number;
  filter(): string;
  setFilter(text: string): void;
  /** Adds the widget's styles. They would reach a document in the same shadow root. */
  style(): void;
}

/** Shows `wrapper` in the place of `box` as soon as that takes nothing away; returns what gives that up. */
export function upgrade(element: GuideElement, wrapper: HTMLElement, box: HTMLElement, widget: Upgraded) {
  const source = articlesIn(element).length ? element : box;
  element.shadowRoot!.insertBefore(wrapper, box);
  if (!articlesIn(source).length) {
    widget.style();
    box.remove();
    return () => {};
  }
  const take = takeTicks(source, widget, source === box ? ticksIn(source, (one) => isPreset(element, one)) : {});
  const { count } = widget;
  const look = () => {
    take();
    // Why the guide can't be had is shown above what is there anyway.
    const isFailure = Boolean(find(wrapper, "[role=alert]"));
    wrapper.hidden = !isFailure;
    if (isFailure) widget.style();
    // A field that goes away would take with it what an input method has not put together yet.
    if (element.pgComposing || isChoosing(source) || !isDrawn(wrapper, count) || !articlesIn(source).every((article) => isAsOpen(wrapper, article))) return;
    stop();
    swap(source, wrapper, box, widget.style);
  };
  let waiting = 0;
  // Not in the task that has drawn the widget: the page has its turn between the two.
  const soon = () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(look);
  };
  const observer = new MutationObserver(soon);
  const stop = () => {
    clearTimeout(waiting);
    observer.disconnect();
    source.removeEventListener("change", take);
    element.removeEventListener("compositionend", look);
    LEAVING.forEach((type) => removeEventListener(type, soon, true));
  };
  element.addEventListener("compositionend", look);
  LEAVING.forEach((type) => addEventListener(type, soon, true));
  observer.observe(wrapper, { childList: true, subtree: true });
  source.addEventListener("change", take);
  wrapper.style.minHeight = "0";
  look();
  return stop;
}

/** Gives the widget what is ticked in the document, again whenever that changes. */
function takeTicks(source: HTMLElement, widget: Upgraded, before: Ticks) {
  return () => {
    const ticks = ticksIn(source);
    if (JSON.stringify(ticks) === JSON.stringify(before)) return;
    widget.setFilter(withTicks(widget.filter(), ticks, before));
    before = ticks;
  };
}

/** The policies of the static document. */
function articlesIn(source: HTMLElement) {
  return Array.from(source.querySelectorAll<HTMLElement>("article[data-policy]"));
}

/** The widget's card of the same policy. */
function cardOf(wrapper: HTMLElement, article: HTMLElement) {
  return find(wrapper, `[data-policy="${article.dataset.policy}"]`);
}

function isDrawn(wrapper: HTMLElement, count: () => number) {
  // Other views than the list are drawn at once.
  const areCards = !find(wrapper, ".browse-list") || wrapper.querySelectorAll("article").length === count();
  return find(wrapper, ".browse") && areCards;
}

/** Whether the card is open if its policy is; else opens it. */
function isAsOpen(wrapper: HTMLElement, article: HTMLElement) {
  const card = cardOf(wrapper, article);
  if (!card || !find(article, "details[open]")) return true;
  if (!find(card, ".card-open[aria-expanded=true]")) find(card, ".card-open")!.click();
  return Boolean(find(card, ".detail"));
}

function swap(source: HTMLElement, wrapper: HTMLElement, box: HTMLElement, style: () => void) {
  const restore = [keepWords(source, wrapper), keepPlace(source, wrapper), keepFocus(source, wrapper)];
  box.remove();
  style();
  wrapper.style.minHeight = "";
  wrapper.hidden = false;
  const settle = layOutAll(wrapper);
  restore.forEach((restore) => restore());
  settle();
}

const SEARCH = "input[type=search]";
const topOf = (node: Element) => node.getBoundingClientRect().top;

/**
 * What is read stays where it is: the policy with the focus, else an open one in view, else the first in view. With none, one
 * that the address has opened comes into view.
 */
function keepPlace(source: HTMLElement, wrapper: HTMLElement) {
  const read = readIn(source);
  const height = read ? topOf(read) : 0;
  const linked = articlesIn(source).find((article) => isLinked(wrapper, article));
  return () => {
    const place = cardIfAny(wrapper, read || linked);
    if (!place) return;
    if (read) scrollerOf(wrapper).scrollTop += topOf(place) - height;
    else place.scrollIntoView();
  };
}

function readIn(source: HTMLElement) {
  const inView = articlesIn(source).filter((article) => {
    const { top, bottom, height } = article.getBoundingClientRect();
    return height > 0 && bottom > 0 && top < innerHeight;
  });
  const focused = focusedIn(source);
  return (
    inView.find((article) => article.contains(focused)) ||
    inView.find((article) => find(article, "details[open]")) ||
    (topOf(source) < 0 ? inView[0] : undefined)
  );
}

function cardIfAny(wrapper: HTMLElement, article?: HTMLElement) {
  return article && cardOf(wrapper, article);
}

/** Open in the widget and closed in the document. */
function isLinked(wrapper: HTMLElement, article: HTMLElement) {
  const card = cardOf(wrapper, article);
  return card && find(card, ".detail") && !find(article, "details[open]");
}

/** What is off screen has a guessed height until it was laid out once; returns what lets it be guessed again. */
function layOutAll(wrapper: HTMLElement) {
  const set = (visibility: string) =>
    wrapper.querySelectorAll("article").forEach((card) => card.style.setProperty("content-visibility", visibility));
  set("visible");
  return () => requestAnimationFrame(() => requestAnimationFrame(() => set("")));
}

function keepWords(source: HTMLElement, wrapper: HTMLElement) {
  const typed = find<HTMLInputElement>(source, SEARCH);
  const words = typed ? typed.value : "";
  return () => {
    const field = find<HTMLInputElement>(wrapper, SEARCH);
    if (!words || !field) return;
    field.value = words;
    field.dispatchEvent(new Event("input"));
  };
}

function keepFocus(source: HTMLElement, wrapper: HTMLElement) {
  const focused = focusedIn(source);
  if (!focused) return () => {};
  const isSearch = focused === find(source, SEARCH);
  return () => {
    const near = cardIfAny(wrapper, focused.closest<HTMLElement>("article") || undefined) || wrapper;
    const twin = isSearch ? find(wrapper, SEARCH) : twinOf(focused, near);
    (twin || find(near, ".card-open"))!.focus({ preventScroll: true });
  };
}

/** The widget's link to the same address, or its checkbox for the same term; the way to the filters where they are closed. */
function twinOf(focused: Element, near: Element) {
  if (focused.matches("a")) return find(near, `a[href="${focused.getAttribute("href")}"]`);
  if (!focused.matches("[data-facet] input")) return null;
  const { name, value } = focused as HTMLInputElement;
  return find(near, `input[name="${name}"][value="${value}"]`) || find(near, ".filter-open");
}
