// What both pages for webmasters do: fit boxes to their text, and carry the choices along in their links.

/** Makes a text box as high as its text. */
export function fitBox(box: HTMLElement) {
  box.style.height = "auto";
  if (box.scrollHeight > 0) box.style.height = box.scrollHeight + 2 + "px";
}

/** Links between the two pages keep what is chosen. */
export function carry() {
  document.querySelectorAll<HTMLAnchorElement>("a[data-carry]").forEach((link) => (link.hash = location.hash));
}
