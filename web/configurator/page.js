// What both pages for webmasters do: follow the system's colours, and carry the choices along in their links.

/** The widget's own styles, which these pages wear, are dark where told so. */
export function followSystem() {
  const query = matchMedia("(prefers-color-scheme: dark)");
  const follow = () => (document.body.dataset.theme = query.matches ? "dark" : "light");
  query.addEventListener("change", follow);
  follow();
}

/** Links between the two pages keep what is chosen. */
export function carry() {
  document.querySelectorAll("a[data-carry]").forEach((link) => (link.hash = location.hash));
}
