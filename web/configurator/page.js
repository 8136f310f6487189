// What both pages for webmasters do: follow the system's colours, fit boxes to their text, and carry the choices along in their links.

/** The widget's own styles, which these pages wear, are dark where told so. */
export function followSystem() {
  const query = matchMedia("(prefers-color-scheme: dark)");
  const follow = () => (document.body.dataset.theme = query.matches ? "dark" : "light");
  query.addEventListener("change", follow);
  follow();
}

/** Makes a text box as high as its text. */
export function fitBox(box) {
  box.style.height = "auto";
  if (box.scrollHeight > 0) box.style.height = box.scrollHeight + 2 + "px";
}

/** Links between the two pages keep what is chosen. */
export function carry() {
  document.querySelectorAll("a[data-carry]").forEach((link) => (link.hash = location.hash));
}
