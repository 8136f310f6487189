// The <script> that is running.
import type { Requests } from "./preload";

/** A script of ours: it hands over what it has on its own tag, and our page hands it what was requested before. */
export interface OwnScript extends HTMLScriptElement {
  policyGuide?: unknown;
  preloaded?: Requests;
}

/**
 * A host may have an element with name="currentScript", which then takes the place of the document's property, and a
 * library a `Document` of its own. A loader that evaluates the text of scripts tells on the document whose text it is.
 */
export function runningScript(): OwnScript | null {
  const documents = Object.getPrototypeOf(Object.getPrototypeOf(document));
  const { get } = Object.getOwnPropertyDescriptor(documents, "currentScript") as PropertyDescriptor;
  const script: OwnScript | null = get!.call(document) || document.currentScript;
  return script && script.localName === "script" ? script : null;
}
