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

/** The slash key leads to the search box, from anywhere inside that takes no letters. */
export function focusSearch(event) {
  const box = this.querySelector("[role=searchbox]");
  if (event.key !== "/" || !box || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
  event.preventDefault();
  event.stopPropagation();
  box.focus();
}

const KINDS = ["click", "input", "keydown", "keypress", "keyup"];
const STOPS = ["stopPropagation", "stopImmediatePropagation"];

/**
 * A host may stop what is on its way down to us: it comes in all the same, and is stopped when it leaves. Keys stand on
 * the field that they are typed into, since shortcuts spare fields, but not our element. Answers what ends that.
 */
export function insist(wrapper) {
  const stopped = new WeakSet();
  const pass = (event) => {
    const path = event.composedPath();
    if (!path.includes(wrapper)) return;
    const own = (name, value) => Object.defineProperty(event, name, { value, configurable: true });
    STOPS.forEach((stop) => own(stop, () => stopped.add(event)));
    if ("key" in event) own("target", path[0]);
  };
  const arrive = (event) => STOPS.forEach((stop) => delete event[stop]);
  const leave = (event) => stopped.has(event) && event.stopPropagation();
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
