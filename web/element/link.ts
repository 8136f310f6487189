// The last of what an element shows: a link to the guide.
import { tongueOf } from "./surroundings";
import type { Box } from "./types";

/** Takes the place of a skeleton. */
export function showLink(element: Element, box: Box, base: string) {
  const link = document.createElement("a");
  link.href = base;
  link.target = "_blank";
  link.textContent = tongueOf(element) === "en" ? "Open the policy guide" : "打开政策指南";
  link.setAttribute("part", "link");
  const place = box.place!;
  place.textContent = place.style.cssText = "";
  place.appendChild(link);
  box.appendChild(place);
}
