// The custom element: attributes, properties, methods. What it shows is the business of lifecycle.ts.
import { ATTRIBUTES } from "./attributes";
import { ask, lifecycle, request, stop } from "./lifecycle";
import type { GuideElement, Loader } from "./types";

const TAG = "policy-guide";

/** Defines <policy-guide>, unless the page has ours already. */
export function defineElement(loader: Loader) {
  if (!window.customElements) return;
  let tag = TAG;
  for (let n = 1, known; (known = customElements.get(tag)); n++) {
    if ("policyGuide" in known) return;
    tag = TAG + "-" + n;
  }
  if (tag !== TAG) console.warn(`policy-guide: the page has a <${TAG}> of its own; please write <${tag}> instead`);
  customElements.define(tag, elementClass(lifecycle(loader)));
  hearFrames(loader);
}

function elementClass(begin: (element: GuideElement) => void) {
  class PolicyGuide extends HTMLElement implements GuideElement {
    declare pg: GuideElement["pg"];
    declare pgKept: GuideElement["pgKept"];
    declare pgAdopted: GuideElement["pgAdopted"];
    /** By this a second loader knows the class for ours. */
    static policyGuide() {}
    static get observedAttributes() {
      return ATTRIBUTES;
    }
    connectedCallback() {
      // A node that is moved is disconnected and connected in one go: then nothing is to be done.
      if (this.pg) return;
      adopt(this, PolicyGuide.prototype);
      begin(this);
    }
    disconnectedCallback() {
      Promise.resolve().then(() => this.isConnected || stop(this));
    }
    attributeChangedCallback(name: string, before: string | null, now: string | null) {
      if (before === now) return;
      // What is set while it is out of the page is newer than what was chosen.
      if (!this.pg) return void (this.pgKept = undefined);
      ask(this, "changed", name);
      if (name !== "deep-link") return;
      stop(this);
      begin(this);
    }
    /** The numbers of the policies shown, in order. */
    get results() {
      return (ask(this, "results") as number[]) || [];
    }
    /** What is searched for and chosen, as the text of a link. */
    get filter() {
      return (ask(this, "filter") as string) || "";
    }
    /** Frameworks set `undefined` and `null` for "not given": the presets stay. The empty text chooses nothing. */
    set filter(text: string) {
      if (text !== undefined && text !== null) request(this, "setFilter", String(text));
    }
    /** Opens a policy. What is no number of a policy is ignored. */
    show(number: number) {
      number = Number(number);
      if (number && number >>> 0 === number) request(this, "show", number);
    }
    /** Shows everything again. */
    reset() {
      request(this, "reset");
    }
  }
  ATTRIBUTES.forEach((name) => reflect(PolicyGuide.prototype, name));
  return PolicyGuide;
}

/**
 * What a framework set before the element was defined hides the properties of the class, or became attributes, which have no
 * capitals: sets it again.
 */
function adopt(element: GuideElement, prototype: object) {
  for (const name of ["filter", "deepLink"]) {
    const value = element.getAttribute(name);
    if (value !== null && !element.pgAdopted) (element as unknown as Record<string, unknown>)[name] = value;
  }
  // The attributes stay, since a framework that hydrates compares them; what was chosen later is newer.
  element.pgAdopted = true;
  const values = element as unknown as Record<string, unknown>;
  for (const name of Object.keys(element)) {
    if (!(name in prototype)) continue;
    const value = values[name];
    delete values[name];
    values[name] = value;
  }
}

/** Makes an attribute a property as well: `deep-link` is `deepLink`. */
function reflect(prototype: object, name: string) {
  const property = name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
  Object.defineProperty(prototype, property, {
    configurable: true,
    enumerable: true,
    get(this: HTMLElement) {
      return this.getAttribute(name) || "";
    },
    set(this: HTMLElement, value: unknown) {
      if (value === null || value === undefined || value === false) this.removeAttribute(name);
      else this.setAttribute(name, value === true ? "" : String(value));
    },
  });
}

/** Frames with our page in them may speak at any time. */
function hearFrames({ fallbacks }: Loader) {
  addEventListener("message", (event) => {
    if (!/^policy-guide:/.test(event.data && event.data.type)) return;
    fallbacks().then(({ hear }) => hear(event), () => {});
  });
}
