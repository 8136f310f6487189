// The host's tokens as they count for an element, for our page in a frame, which the host's styles do not reach.
import { TOKENS, isSound, written } from "./tokens";

/** What has a computed value of its kind: colours and lengths come out absolute, whatever the host wrote. */
const COMPUTED: Record<string, string> = { colour: "color", length: "width", shadow: "box-shadow" };

/** The tokens that are set on the element or around it, as one text; empty where there are none. */
export function brandOf(element: Element): string {
  const given = getComputedStyle(element);
  const probe = document.createElement("i");
  probe.style.display = "none";
  (element.shadowRoot || element).appendChild(probe);
  const found: [string, string][] = [];
  TOKENS.forEach((kind, name) => {
    const property = "--pg-" + name;
    let value = given.getPropertyValue(property).trim();
    if (!value) return;
    if (COMPUTED[kind]) {
      probe.style.setProperty(COMPUTED[kind], `var(${property})`);
      value = getComputedStyle(probe).getPropertyValue(COMPUTED[kind]);
    }
    if (isSound(name, value)) found.push([name, value]);
  });
  probe.remove();
  return written(found);
}

/** Gives an element the tokens of a text, and takes all others from it. */
export function wear(element: HTMLElement, tokens: [name: string, value: string][]) {
  TOKENS.forEach((_, name) => element.style.removeProperty("--pg-" + name));
  tokens.forEach(([name, value]) => element.style.setProperty("--pg-" + name, value));
}
