// The first fallback: our page in a frame.
import { ATTRIBUTES } from "./attributes";
import { brandOf } from "./brand";
import { filterOf, obey, own, tellFrame } from "./messages";
import { languageOf, pageTheme, watchSurroundings } from "./surroundings";
import type { GuideElement, Presentation, Trouble } from "./types";
export { hear } from "./messages";

/** A frame that has said nothing for so long shows nothing, in milliseconds; less once it is loaded. */
const PATIENCE = 20000;
const SILENCE = 4000;
/** These are the host's business or ours, not the frame's. */
const KEPT = ["height", "loading", "deep-link"];

/** Resolves once our page speaks from within; what is inside the element stays in view until then. */
export function openFrame(element: GuideElement, trouble: Trouble, title: string): Promise<Presentation> {
  const { base } = trouble;
  const frame = frameFor(element, base, title);
  const close = () => (own.delete(frame), frame.remove());
  return new Promise((resolve, reject) => {
    let isShown = false;
    const fail = (why: string) => (close(), end(), reject(new Error(why)));
    const end = watch(frame, base, fail);
    own.set(frame, (message) => {
      if (message.type === "policy-guide:ready") trouble.tell(element, "ready", { results: [] });
      if (!obey(frame, message) || isShown) return;
      // The widget may have come meanwhile.
      if (!trouble.isWanted()) return fail("it is no longer needed");
      isShown = true;
      end();
      reveal(element, frame, trouble);
      resolve(presentation(element, frame, close));
    });
    element.shadowRoot!.appendChild(frame);
  });
}

function frameFor(element: GuideElement, base: string, title: string) {
  const frame: HTMLIFrameElement & { credentialless?: boolean } = document.createElement("iframe");
  frame.name = "pg" + Math.random().toString(36).slice(2);
  frame.title = title;
  frame.src = addressFor(element, base, frame.name);
  frame.allow = "clipboard-write";
  frame.setAttribute("part", "frame");
  if (window.crossOriginIsolated) frame.credentialless = true;
  frame.style.cssText = "display:block;width:100%;height:0;border:0;visibility:hidden";
  return frame;
}

function reveal(element: GuideElement, frame: HTMLIFrameElement, { box, tell }: Trouble) {
  box.remove();
  frame.style.visibility = "";
  tell(element, "resize", { width: frame.clientWidth, height: parseInt(frame.style.height, 10) });
}

/** Fails where the frame is refused or silent; returns what ends that. */
function watch(frame: HTMLIFrameElement, base: string, fail: (why: string) => void) {
  const { origin } = new URL(base);
  const refuse = ({ effectiveDirective, disposition }: SecurityPolicyViolationEvent) => {
    if (!/^(frame|child)-src/.test(effectiveDirective) || disposition === "report") return;
    fail(`For a frame: add ${origin} to frame-src.`);
  };
  const silent = () => fail(`No frame: ${origin} does not respond from within, or must not be framed.`);
  let timer = setTimeout(silent, PATIENCE);
  frame.onload = () => {
    clearTimeout(timer);
    timer = setTimeout(silent, SILENCE);
  };
  document.addEventListener("securitypolicyviolation", refuse);
  return () => {
    clearTimeout(timer);
    frame.onload = null;
    document.removeEventListener("securitypolicyviolation", refuse);
  };
}

/** Our page with the element's attributes; addresses that are relative to the host's page are made whole. */
function addressFor(element: GuideElement, base: string, id: string) {
  const query = new URLSearchParams({ id });
  for (const name of ATTRIBUTES) {
    const value = valueOf(element, name);
    if (value !== null && !KEPT.includes(name)) query.set(name, value);
  }
  for (const name of ["lang", "theme"]) {
    const value = told(element, name);
    if (value) query.set(name, value);
  }
  const brand = brandOf(element);
  if (brand) query.set("brand", brand);
  return base + "index.html?" + query;
}

function valueOf(element: GuideElement, name: string) {
  const value = element.getAttribute(name);
  if (value === null || (name !== "src" && name !== "overlay")) return value;
  return String(new URL(value, document.baseURI));
}

/** What the page around says where the element does not. */
function told(element: GuideElement, name: string) {
  const value = valueOf(element, name);
  if (value) return value;
  return (name === "lang" && languageOf(element)) || (name === "theme" && pageTheme(element)) || null;
}

function presentation(element: GuideElement, frame: HTMLIFrameElement, close: () => void): Presentation {
  const set = (name: string, value: string | number | null) => tellFrame(frame, name, value);
  let brand = brandOf(element);
  const changed = (name: string) => {
    if (!KEPT.includes(name)) set(name, told(element, name));
    // A page that turns dark may have other colours then.
    const now = name === "theme" ? brandOf(element) : brand;
    if (now !== brand) set("brand", (brand = now));
  };
  const end = watchSurroundings(element, changed);
  return {
    changed,
    filter: () => filterOf(frame) as string,
    setFilter: (text) => set("filter", text),
    show: (number) => set("show", number),
    reset: () => set("reset", ""),
    stop() {
      end();
      close();
    },
  };
}
