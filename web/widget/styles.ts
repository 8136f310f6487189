// The widget's styles in its shadow root.

const sheets: Record<string, CSSStyleSheet> = {};

/** Adds styles. Constructed sheets are not inline styles, so that they pass a host's CSP; old engines get a <style>. */
export function addStyles(root: ShadowRoot, css: string) {
  try {
    const sheet = sheetOf(css);
    root.adoptedStyleSheets = Array.from(root.adoptedStyleSheets).filter((one) => one !== sheet).concat(sheet);
  } catch (_) {
    const element = document.createElement("style");
    element.textContent = css;
    root.insertBefore(element, root.lastChild);
  }
}

/** A size of text that the page, or the app that shows it, has set is ours too. */
export function followTextSize(element: HTMLElement, wrapper: HTMLElement) {
  const style = getComputedStyle(element);
  const size = style.getPropertyValue("text-size-adjust") || style.getPropertyValue("-webkit-text-size-adjust");
  if (/%$/.test(size)) wrapper.style.setProperty("--text-size", size);
}

/** One sheet for all elements. */
function sheetOf(css: string) {
  if (!sheets[css]) {
    sheets[css] = new CSSStyleSheet();
    sheets[css].replaceSync(css);
  }
  return sheets[css];
}
