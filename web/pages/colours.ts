// What the pages for webmasters and the office's page share.

/** The widget's own styles, which these pages use, are dark where an attribute says so. */
export function followSystem() {
  const query = matchMedia("(prefers-color-scheme: dark)");
  const follow = () => (document.body.dataset.theme = query.matches ? "dark" : "light");
  query.addEventListener("change", follow);
  follow();
}
