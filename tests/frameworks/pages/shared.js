// What every page has in common: what it hears, and what the test says to it. `window.app` has `set`, `turn` and `toggle`.

/** The policies that were told of as opened. */
export const heard = (globalThis.heard = []);
export const opened = (event) => heard.push(event.detail.policy);

/** Chosen at first, by a property that is no attribute. */
export const FILTER = "pg=category:train";
/** A keyed list: the category of each by its key. */
export const CATEGORIES = { a: "train", b: "serve" };
export const isHydrated = globalThis.document && document.getElementById("app").childElementCount > 0;
