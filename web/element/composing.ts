// Whether a reader is composing a word in the document's search box, from before the widget's script is there.
import type { GuideElement } from "./types";

/** Keeps `pgComposing` true while an input method is at work inside the element. */
export function followComposition(element: GuideElement) {
  element.addEventListener("compositionstart", () => (element.pgComposing = true));
  element.addEventListener("compositionend", () => (element.pgComposing = false));
}
