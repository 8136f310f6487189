// What scrolls around a node.

/** A box of the host's, or the page. */
export function scrollerOf(inner: Element): Element {
  for (let node: Node | null = inner.parentNode; node; node = node.parentNode || (node as ShadowRoot).host) {
    if (node.nodeType === 1 && scrolls(node as Element)) return node as Element;
  }
  return document.scrollingElement || document.documentElement;
}

function scrolls(node: Element) {
  // What the body says of its overflow holds for the page, unless the root says something itself.
  if (node === document.body && getComputedStyle(document.documentElement).overflowY === "visible") return false;
  return node.scrollHeight > node.clientHeight && /auto|scroll/.test(getComputedStyle(node).overflowY);
}
