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

/**
 * The slash key leads to the search box, from anywhere inside that takes no letters. What is typed into a field stays
 * inside: seen from the page the field is our element, and its shortcuts would take the letters for theirs.
 */
export function focusSearch(event) {
  const box = this.querySelector("[role=searchbox]");
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return event.stopPropagation();
  if (event.key !== "/" || !box) return;
  event.preventDefault();
  box.focus();
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
  const observer = new ResizeObserver(measure);
  observer.observe(element);
  return () => observer.disconnect();
}
