// The widget's size: it lays itself out by its own width, and the host hears of its height.
import type { Tell } from "../element/types";

/** Gives the width to `callback` and tells the page of the size; returns what ends that. */
export function watchSize(element: HTMLElement, callback: (width: number) => void, tell: Tell) {
  let last = 0;
  const measure = () => {
    callback(element.clientWidth);
    const height = Math.round(element.getBoundingClientRect().height);
    if (height === last) return;
    last = height;
    tell(element, "resize", { width: element.clientWidth, height });
  };
  measure();
  return typeof ResizeObserver === "undefined" ? followChanges(element, measure) : follow(element, measure);
}

/** Whatever may change the size, for engines that don't tell of sizes. */
function followChanges(element: HTMLElement, measure: () => void) {
  let frame = 0;
  const later = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(measure);
  };
  const observer = new MutationObserver(later);
  observer.observe(element.shadowRoot!, { childList: true, subtree: true, attributes: true, characterData: true });
  addEventListener("resize", later);
  return () => {
    observer.disconnect();
    cancelAnimationFrame(frame);
    removeEventListener("resize", later);
  };
}

/** Not at once: what changes a size while sizes are reported is an error of the page's. */
function follow(element: HTMLElement, measure: () => void) {
  let frame = 0;
  const observer = new ResizeObserver(() => (frame = requestAnimationFrame(measure)));
  observer.observe(element);
  return () => {
    observer.disconnect();
    cancelAnimationFrame(frame);
  };
}
