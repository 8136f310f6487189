// A list that was written inside the element and stands after it: an editor's automatic paragraph around the element ends at
// the first heading, and the element with it. The parser leaves an empty paragraph where the outer one was to end.

/** What no list of policies has; then it is the page's own. */
const ALIEN = /^(SCRIPT|FORM|MAIN|HEADER|POLICY-GUIDE|IFRAME)$/;

/** Whether what is inside the element may have been cut off. */
export const isCutOff = ({ parentNode: around, nextSibling: next }: Element) =>
  around!.nodeName === "P" && !next && /^H\d/.test((around!.nextSibling || around!).nodeName);

/** Puts it back, so that it is seen once. */
export function gather(element: Element) {
  if (element.children.length || !isCutOff(element)) return;
  const nodes: Node[] = [];
  let node = element.parentNode!.nextSibling;
  for (; node && !isEmptyParagraph(node); node = node.nextSibling) nodes.push(node);
  if (!node || nodes.some(({ nodeName }) => ALIEN.test(nodeName))) return;
  nodes.forEach((node) => element.appendChild(node));
  node.parentNode!.removeChild(node);
}

function isEmptyParagraph(node: Node) {
  return node.nodeName === "P" && !node.firstChild && !(node as Element).attributes.length;
}
