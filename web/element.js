// The custom element: it holds a shadow root with one wrapper, and knows of the widget only
// mount, update, unmount, resize, results, filter, set_filter, show and reset.

import { takeOver } from "./takeover.js";

/** Attributes that are also properties under the same name. */
const ATTRIBUTES = [
  "src", "overlay", "lang", "theme", "scale", "q", "category", "audience", "support", "agency",
  "lock", "hide", "view", "height", "loading", "deep-link",
];

/** The widget is loaded once it is this many viewports away. */
const NEAR = "200%";

/** Defines <policy-guide>, unless the page has one already. */
export function defineElement(base, load) {
  if (customElements.get("policy-guide")) return;
  let loading;
  const widget = () => (loading = loading || load(base));
  class PolicyGuide extends HTMLElement {
    static get observedAttributes() {
      return ATTRIBUTES;
    }
    connectedCallback() {
      // A node that is moved is disconnected and connected in one go: then nothing is to be done.
      if (this.pgMounted || this.pgWaiting) return;
      prepare(this);
      this.pgWaiting = whenNear(this, () => start(this, widget, base));
    }
    disconnectedCallback() {
      Promise.resolve().then(() => this.isConnected || stop(this));
    }
    attributeChangedCallback(name, before, now) {
      if (this.pgMounted && before !== now) this.pgMounted.api.update(this.pgMounted.id, name);
    }
    /** The numbers of the policies shown, in order. */
    get results() {
      return this.pgMounted ? Array.from(this.pgMounted.api.results(this.pgMounted.id)) : [];
    }
    /** What is searched for and chosen, as the text of a link. */
    get filter() {
      return this.pgMounted ? this.pgMounted.api.filter(this.pgMounted.id) : "";
    }
    set filter(text) {
      if (this.pgMounted) this.pgMounted.api.set_filter(this.pgMounted.id, String(text));
    }
    /** Opens a policy. */
    show(number) {
      if (this.pgMounted) this.pgMounted.api.show(this.pgMounted.id, number >>> 0);
    }
    /** Shows everything again. */
    reset() {
      if (this.pgMounted) this.pgMounted.api.reset(this.pgMounted.id);
    }
  }
  ATTRIBUTES.forEach((name) => reflect(PolicyGuide.prototype, name));
  customElements.define("policy-guide", PolicyGuide);
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
      if (value === null || value === false) this.removeAttribute(name);
      else this.setAttribute(name, value === true ? "" : String(value));
    },
  });
}

/** Gives the element its shadow root, once. Until the widget is there the slot shows the static children. */
function prepare(element) {
  if (element.shadowRoot) return;
  const root = element.attachShadow({ mode: "open" });
  root.appendChild(document.createElement("slot"));
}

/** Calls back when the element comes near the viewport; answers what stops waiting. */
function whenNear(element, callback) {
  if (element.getAttribute("loading") === "eager" || typeof IntersectionObserver === "undefined") {
    callback();
    return () => {};
  }
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      callback();
    },
    { rootMargin: NEAR },
  );
  observer.observe(element);
  return () => observer.disconnect();
}

function start(element, widget, base) {
  widget().then(
    (widget) => {
      if (element.isConnected && !element.pgMounted) mount(element, widget, base);
    },
    (error) => fail(element, error),
  );
}

function mount(element, { api, css, more }, base) {
  const root = element.shadowRoot;
  const wrapper = document.createElement("div");
  try {
    const later = (url) => more(url).then(({ css, texts }) => (style(root, css), texts));
    root.addEventListener("keydown", focusSearch);
    const id = api.mount(element, wrapper, base, later);
    element.pgMounted = { api, id, stop: watchWidth(element, (width) => api.resize(id, width)) };
  } catch (error) {
    return fail(element, error);
  }
  style(root, css);
  takeOver(element, root, wrapper, () => element.results.length);
}

/** Constructed sheets are not inline styles, so that they pass a host's CSP; old engines get a <style>. */
function style(root, css) {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = Array.from(root.adoptedStyleSheets).concat(sheet);
  } catch (_) {
    const element = document.createElement("style");
    element.textContent = css;
    root.appendChild(element);
  }
}

/** The slash key leads to the search box, from anywhere inside that takes no letters. */
function focusSearch(event) {
  const box = this.querySelector("[role=searchbox]");
  if (event.key !== "/" || !box || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
  event.preventDefault();
  box.focus();
}

function watchWidth(element, callback) {
  const measure = () => callback(element.clientWidth);
  measure();
  if (typeof ResizeObserver === "undefined") {
    addEventListener("resize", measure);
    return () => removeEventListener("resize", measure);
  }
  const observer = new ResizeObserver(measure);
  observer.observe(element);
  return () => observer.disconnect();
}

function stop(element) {
  if (element.pgWaiting) element.pgWaiting();
  element.pgWaiting = null;
  const mounted = element.pgMounted;
  element.pgMounted = null;
  if (!mounted) return;
  mounted.stop();
  mounted.api.unmount(mounted.id);
  const root = element.shadowRoot;
  while (root.firstChild) root.removeChild(root.firstChild);
  root.appendChild(document.createElement("slot"));
}

/** The static children stay in view; the page and the console are told why. */
function fail(element, error) {
  const reason = String((error && error.message) || error);
  console.warn("policy-guide: the static content is shown, because " + reason);
  const detail = { reason };
  element.dispatchEvent(new CustomEvent("policy-guide-error", { bubbles: true, composed: true, detail }));
}
