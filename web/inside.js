// What the widget does inside of its shadow root that needs no WebAssembly: styles, a key, its size.

const sheets = {};

/** Adds styles. Constructed sheets are not inline styles, so that they pass a host's CSP; old engines get a <style>. */
export function style(root, css) {
  try {
    if (!sheets[css]) {
      sheets[css] = new CSSStyleSheet();
      sheets[css].replaceSync(css);
    }
    root.adoptedStyleSheets = Array.from(root.adoptedStyleSheets).filter((one) => one !== sheets[css]).concat(sheets[css]);
  } catch (_) {
    const element = document.createElement("style");
    element.textContent = css;
    root.insertBefore(element, root.lastChild);
  }
}

const FIELD = /^(INPUT|TEXTAREA|SELECT)$/;
/** What a page around a field may wait for: its dialogs close and keep the focus by these. */
const SHARED = /^(Escape|Tab)$/;

/** The slash key leads to the search box, from anywhere inside that takes no letters. */
export function focusSearch(event) {
  const box = this.querySelector("[role=searchbox]");
  if (event.key !== "/" || !box || FIELD.test(event.target.tagName)) return;
  event.preventDefault();
  event.stopPropagation();
  box.focus();
}

const KINDS = ["click", "input", "keydown", "keypress", "keyup"];
const OWN = ["stopPropagation", "stopImmediatePropagation", "target"];

/**
 * A host may stop what is on its way down to us: it comes in all the same, and is stopped when it leaves. A host's
 * shortcuts spare fields, but from outside ours are our element: on its way down a key stands on its field, and what is
 * typed does not come out again. Answers what ends that.
 */
export function insist(wrapper) {
  const stopped = new WeakSet();
  const pass = (event) => {
    const path = event.composedPath();
    if (!path.includes(wrapper)) return;
    const stop = () => stopped.add(event);
    const values = "key" in event ? [stop, stop, path[0]] : [stop, stop];
    values.forEach((value, at) => Object.defineProperty(event, OWN[at], { value, configurable: true }));
  };
  const arrive = (event) => OWN.forEach((name) => delete event[name]);
  const leave = (event) => {
    const isTyped = "key" in event && FIELD.test(event.target.tagName) && !SHARED.test(event.key);
    if (isTyped || stopped.has(event)) event.stopPropagation();
  };
  KINDS.forEach((kind) => {
    // Before any listener of the document's, and before all but those of the window's that were there first.
    addEventListener(kind, pass, true);
    wrapper.addEventListener(kind, arrive, true);
    wrapper.addEventListener(kind, leave);
  });
  return () => KINDS.forEach((kind) => removeEventListener(kind, pass, true));
}

/** Gives the width to `callback` and tells the page of the size; answers what ends that. */
export function watchSize(element, callback, tell) {
  let told = 0;
  const measure = () => {
    callback(element.clientWidth);
    const height = Math.round(element.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    tell(element, "resize", { width: element.clientWidth, height });
  };
  measure();
  if (typeof ResizeObserver === "undefined") {
    addEventListener("resize", measure);
    return () => removeEventListener("resize", measure);
  }
  // Not at once: what changes a size while sizes are told is an error of the page's.
  let frame;
  const observer = new ResizeObserver(() => (frame = requestAnimationFrame(measure)));
  observer.observe(element);
  return () => (observer.disconnect(), cancelAnimationFrame(frame));
}
