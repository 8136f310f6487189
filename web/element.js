// The custom element: attributes, properties, methods. What it shows is the business of the rung it stands on.
import { ATTRIBUTES } from "./attributes.js";
import { ask, ladder, stop, wish } from "./ladder.js";

const TAG = "policy-guide";

/**
 * Defines <policy-guide>, unless the page has ours already. `loader` has the address that all stands beside, `get` that
 * fetches data, `script` that fetches a script of the widget's folder, and `start` that fetches and starts the widget.
 */
export function defineElement(loader) {
  if (!window.customElements) return;
  let tag = TAG;
  for (let n = 1; customElements.get(tag); n++) {
    if (customElements.get(tag).policyGuide) return;
    tag = TAG + "-" + n;
  }
  if (tag !== TAG) console.warn(`policy-guide: the page has a <${TAG}> of its own; please write <${tag}> instead`);
  customElements.define(tag, elementClass(ladder(loader)));
  hearFrames(loader);
}

function elementClass(begin) {
  class PolicyGuide extends HTMLElement {
    static get policyGuide() {
      return true;
    }
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
    attributeChangedCallback(name, before, now) {
      if (!this.pg || before === now) return;
      ask(this, "changed", name);
      if (name !== "deep-link") return;
      stop(this);
      begin(this);
    }
    /** The numbers of the policies shown, in order. */
    get results() {
      return ask(this, "results") || [];
    }
    /** What is searched for and chosen, as the text of a link. */
    get filter() {
      return ask(this, "filter") || "";
    }
    set filter(text) {
      wish(this, "setFilter", String(text));
    }
    /** Opens a policy. */
    show(number) {
      wish(this, "show", number >>> 0);
    }
    /** Shows everything again. */
    reset() {
      wish(this, "reset");
    }
  }
  ATTRIBUTES.forEach((name) => reflect(PolicyGuide.prototype, name));
  return PolicyGuide;
}

/** What a framework has set before the element was defined stands before the properties of the class. */
function adopt(element, prototype) {
  for (const name of Object.keys(element)) {
    if (!(name in prototype)) continue;
    const value = element[name];
    delete element[name];
    element[name] = value;
  }
}

/** Makes an attribute a property as well: `deep-link` is `deepLink`. */
function reflect(prototype, name) {
  const property = name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
  Object.defineProperty(prototype, property, {
    configurable: true,
    enumerable: true,
    get() {
      return this.getAttribute(name) || "";
    },
    set(value) {
      if (value === null || value === undefined || value === false) this.removeAttribute(name);
      else this.setAttribute(name, value === true ? "" : String(value));
    },
  });
}

/** Frames with our page in them may speak at any time. */
function hearFrames({ script }) {
  addEventListener("message", (event) => {
    const type = event.data && event.data.type;
    if (typeof type === "string" && type.startsWith(TAG + ":")) {
      script("rungs.js").then((rungs) => rungs.hear(event)).catch(() => {});
    }
  });
}
