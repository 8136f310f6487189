// The static document in the shadow root of an element that has nothing inside: fetched beside the WebAssembly, seen and
// filtered before it. Its styles become a constructed sheet, which no policy of styles forbids.
import { isDark } from "./surroundings";
import type { Sent } from "./preload";

type Parsed = [sheets: CSSStyleSheet[], content: DocumentFragment];
const parsed: Record<string, Promise<Parsed> | undefined> = {};

/**
 * Fills `place` with the document at `url`, presets ticked, if `isWanted` still says so. `trust` makes of a text what the
 * page's policy of trusted types lets through.
 */
export async function showDocument(
  element: HTMLElement,
  place: HTMLElement,
  url: string,
  sent: Sent | undefined,
  trust: (html: string) => unknown,
  isWanted: () => boolean,
) {
  const own = (parsed[url] = parsed[url] || parse(sent ? sent[0] : fetch(url), trust));
  const found = await own.catch(() => void delete parsed[url]);
  if (!found || !isWanted()) return;
  const [sheets, content] = found;
  if (sheets.length) element.shadowRoot!.adoptedStyleSheets = sheets;
  place.textContent = "";
  place.style.cssText = "";
  place.setAttribute("data-theme", isDark(element) ? "dark" : "light");
  place.setAttribute("data-scale", element.getAttribute("scale") || "");
  place.appendChild(document.importNode(content, true));
  place.querySelectorAll("input").forEach((input) => (input.checked = isPreset(element, input)));
  place.addEventListener("click", follow);
}

async function parse(sent: Promise<Response>, trust: (html: string) => unknown): Promise<Parsed> {
  const response = await sent;
  let css = "";
  // A policy of styles forbids them in a document that is only parsed as well.
  const html = (await response.text()).replace(/<style>([^]*?)<\/style>/g, (_, rules) => ((css += rules), ""));
  const page = new DOMParser().parseFromString(trust(html) as string, "text/html");
  const guide = page.querySelector("policy-guide");
  // A login page or a proxy's is none of ours.
  if (!response.ok || !guide || !guide.querySelector("[data-policy]")) throw new Error(response.url);
  const content = page.createDocumentFragment();
  content.append(...Array.from(guide.childNodes));
  return [sheetsOf(css), content];
}

/** Engines without constructed sheets, which don't filter by rules either, show the list as it is. */
function sheetsOf(css: string) {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return [sheet];
  } catch (_) {
    return [];
  }
}

/** Whether an attribute of the element chooses it. */
export function isPreset(element: Element, { name, value }: { name: string; value: string }) {
  const ids = (name && element.getAttribute(name)) || "";
  return ids.split(",").some((id) => id.trim() === value);
}

/** A link to a place in the document, which no browser finds in a shadow root, and which is no business of the address. */
function follow(event: Event) {
  const link = (event.target as Element).closest('a[href^="#"]');
  const place = link && (link.getRootNode() as ShadowRoot).getElementById(link.getAttribute("href")!.slice(1));
  if (!place) return;
  event.preventDefault();
  place.scrollIntoView();
}
