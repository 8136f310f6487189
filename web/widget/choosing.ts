// Whether a reader is in the middle of choosing filters in the static document: the upgrade waits for so long.

/** What a reader does when done with the filters: another focus, a closed panel, a list scrolled into their place. */
export const LEAVING = ["focusout", "toggle", "scroll"];

/** Whether the reader is at the document's opened filters. The narrow widget has them in a sheet: the list would jump up. */
export function isChoosing(source: HTMLElement) {
  const focused = focusedIn(source);
  const panel = focused && focused.closest(".policy-guide-filters");
  if (!panel || !find(source, ".filter-toggle[open], details.policy-guide-filters[open]")) return false;
  const { top, bottom } = panel.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

/** The focus as the source's own tree knows it: from outside of a shadow root it is on the root's host. */
export function focusedIn(source: Element) {
  const focused = (source.getRootNode() as Document | ShadowRoot).activeElement;
  return focused && source.contains(focused) ? focused : null;
}

/** The first that fits. */
export function find<T extends HTMLElement>(from: Element, css: string) {
  return from.querySelector<T>(css);
}
