// The page's own head says what the guide inside shows: its language, its title, and the view by name.
import type { PolicyGuideElement } from "../element/public";

/** What the widget writes when the language or the view changes. */
const FOLLOWED = ["lang", "aria-current"];

/** Follows the guide once it is there; until then the page says what it was written with. */
export function followGuide(guide: PolicyGuideElement) {
  const head = document.querySelector("h1")!;
  const written = { lang: document.documentElement.lang, title: document.title, head: head.textContent || "" };
  guide.addEventListener("policy-guide-ready", () => {
    const inside = guide.shadowRoot!;
    const tell = () => {
      const { lang, title, head: words } = read(inside, written);
      if (document.documentElement.lang !== lang) document.documentElement.lang = lang;
      if (document.title !== title) document.title = title;
      if (head.textContent !== words) head.textContent = words;
    };
    // The view's name is drawn right after the language is written.
    const soon = () => requestAnimationFrame(tell);
    new MutationObserver(soon).observe(inside, { subtree: true, attributes: true, attributeFilter: FOLLOWED });
    tell();
  });
}

interface Head {
  lang: string;
  title: string;
  head: string;
}

/** The list in the page's own language has the words that the page was written with. */
function read(inside: ShadowRoot, written: Head): Head {
  const shell = inside.querySelector<HTMLElement>(".shell[lang]");
  const lang = (shell && shell.lang) || written.lang;
  const view = inside.querySelector(".view-button:first-child[aria-current]") ? "" : name(inside);
  if (lang === written.lang && !view) return written;
  const title = [view, text(inside, ".top-title"), text(inside, ".top-region")].filter(Boolean).join(" · ");
  return { lang, title, head: title };
}

/** The view's name without how much is in it. */
function name(inside: ShadowRoot) {
  const button = inside.querySelector(".view-button[aria-current]");
  return (button && button.firstChild && button.firstChild.textContent) || "";
}

function text(inside: ShadowRoot, css: string) {
  const node = inside.querySelector(css);
  return (node && node.textContent) || "";
}
