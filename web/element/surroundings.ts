// What the page around an element says: its language, and whether it is light or dark. Other components' shadow roots, open
// and closed, are part of the page.

/** What a page's own switches between light and dark change on its root. */
const LOOKS = ["class", "style", "data-theme", "data-bs-theme", "theme"];
const DARK = "(prefers-color-scheme: dark)";

const hostOf = (node: Node) => (node.getRootNode() as ShadowRoot).host as Element | undefined;

/** The nearest `lang`, the element's own first. */
export function languageOf(element: Element): string {
  const nearest = element.closest("[lang]");
  const host = hostOf(element);
  return nearest ? nearest.getAttribute("lang")! : host ? languageOf(host) : "";
}

/** One of the interface's two languages. */
export const tongueOf = (element: Element) => (/^en\b/i.test(languageOf(element)) ? "en" : "zh");

/** Without a theme of its own an element is as dark as its page says, and where that says nothing, as the system. */
export function isDark(element: Element): boolean {
  const theme = element.getAttribute("theme");
  return theme === "dark" || (theme !== "light" && isPageDark(element));
}

/** The same without regard to the element's theme. */
export function isPageDark(element: Element): boolean {
  const theme = pageTheme(element);
  return theme ? theme === "dark" : Boolean(window.matchMedia) && matchMedia(DARK).matches;
}

/** The one theme that the page has; empty where it has both or says nothing. */
export function pageTheme(element: Element): "dark" | "light" | "" {
  const scheme = getComputedStyle(element).getPropertyValue("color-scheme");
  const isDark = /dark/.test(scheme);
  return isDark === /light/.test(scheme) ? "" : isDark ? "dark" : "light";
}

/** Calls back with the attribute that would say what the page says now; returns what ends that. */
export function watchSurroundings(element: Element, changed: (attribute: "lang" | "theme") => void) {
  const look = () => changed("theme");
  const looks = new MutationObserver(look);
  const language = new MutationObserver(() => changed("lang"));
  for (const node of [document.documentElement, document.body]) {
    if (node) looks.observe(node, { attributes: true, attributeFilter: LOOKS });
  }
  for (let node: Node | undefined = element; node; node = hostOf(node)) {
    language.observe(node.getRootNode(), { attributes: true, attributeFilter: ["lang"], subtree: true });
  }
  const query = "matchMedia" in window ? matchMedia(DARK) : null;
  if (query) query.addListener(look);
  return () => {
    looks.disconnect();
    language.disconnect();
    if (query) query.removeListener(look);
  };
}
