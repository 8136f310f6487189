// The attributes by name; src/config.rs says what each means, and a test holds the two together.

/** Attributes of the element, its properties under the same names, and query parameters of our page. */
export const ATTRIBUTES = [
  "src", "overlay", "lang", "theme", "scale", "q", "category", "audience", "support", "agency",
  "lock", "hide", "view", "height", "loading", "deep-link",
];
