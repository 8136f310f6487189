// What an element shows before the widget: what is inside it, else the static document, else a skeleton; until it comes near
// the viewport and the widget is drawn.
import { isCutOff } from "./cut_off";
import { preload, take } from "./preload";
import { tongueOf } from "./surroundings";
import type { Box, GuideElement, Loader } from "./types";

/** The widget is loaded once the element is this many viewports away. */
const NEAR = "200%";
/** What asks for more than the static document can show. */
const BEYOND = "[src],[overlay],[lock]";
/** A list that is still on its way. */
const SKELETON = "height:20em;background:#8882";

export const hasContent = (element: Element) =>
  element.children.length || element.textContent!.trim() || isCutOff(element);

/** Fills the shadow root with what is inside the element, in a box of the height that is kept free. */
export function showFirst(element: GuideElement, { base, fallbacks, trust }: Loader): Box {
  const root = element.shadowRoot || element.attachShadow({ mode: "open" });
  const box: Box = document.createElement("div");
  const slot = document.createElement("slot");
  const place = (box.place = document.createElement("div"));
  box.style.minHeight = (parseFloat(element.getAttribute("height") as string) || 0) + "px";
  box.appendChild(slot);
  root.textContent = "";
  root.adoptedStyleSheets = [];
  root.appendChild(box);
  const isWanted = () => box.parentNode === root && !hasContent(element);
  // What is inside may come later than the element, from a parser or a framework.
  slot.addEventListener("slotchange", () => isWanted() || (place.parentNode && box.removeChild(place)));
  box.fill = () => {
    if (!isWanted()) return;
    if (!place.firstChild) place.style.cssText = SKELETON;
    place.className = "policy-guide-static";
    box.appendChild(place);
    if (element.matches(BEYOND)) return;
    const url = `${base}static.${tongueOf(element)}.html`;
    preload(url);
    fallbacks().then((script) => script.showDocument(element, place, url, take(url), trust, isWanted), () => {});
  };
  return box;
}

/** Calls back when the element comes near the viewport; returns what stops waiting. */
export function near(element: Element, callback: () => void) {
  if (element.getAttribute("loading") === "eager" || !window.IntersectionObserver) {
    callback();
    return () => {};
  }
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    callback();
  }, { rootMargin: NEAR });
  observer.observe(element);
  return () => observer.disconnect();
}
