// What a webmaster may choose, as one table: how each choice is read from texts and written back.
// Pure: no page, no guide. The same table reads the form and the page's address.

export const KINDS = ["script", "iframe", "link"];
export const FACETS = ["category", "audience", "support", "agency"];
export const COLOURS = ["accent", "background", "surface", "text"];
/** Parts of the interface that may be hidden, as the element's `hide` attribute names them. */
export const PARTS = ["title", "switches", "views", "finder", "contacts", "saved", "search", "filters", "sort"];

/** Heights in CSS pixels that make sense for a guide on a page. */
const HEIGHTS = { least: 240, most: 4000 };
const LONGEST_QUERY = 200;

const oneOf = (values) => ({
  none: values[0],
  read: ([text]) => (values.includes(text) ? text : values[0]),
  write: (value) => (value === values[0] ? [] : [value]),
});

const listOf = (isKnown) => ({
  none: [],
  read: (texts) => Array.from(new Set(texts.flatMap((text) => text.split(",")).filter(isKnown))),
  write: (list) => (list.length ? [list.join(",")] : []),
});

const text = (parse) => ({
  none: "",
  read: ([text]) => parse((text || "").trim()),
  write: (value) => (value ? [value] : []),
});

const flag = {
  none: false,
  read: ([text]) => text === "1",
  write: (value) => (value ? ["1"] : []),
};

const isId = (id) => /^[A-Za-z0-9_-]{1,64}$/.test(id);
const colour = (value) => (/^#[0-9a-f]{6}$/i.test(value) ? value.toLowerCase() : "");
const height = (value) => {
  if (!/^\d{1,5}$/.test(value)) return "";
  return String(Math.min(Math.max(Number(value), HEIGHTS.least), HEIGHTS.most));
};

/** An http(s) address without user and password, or "". */
export function webAddress(value) {
  try {
    const url = new URL(value);
    const isWeb = /^https?:$/.test(url.protocol) && url.hostname && !url.username && !url.password;
    return isWeb ? url.href : "";
  } catch (_) {
    return "";
  }
}

/** The folder that holds policy-guide.js, from any address in it, or "". */
export function folderOf(value) {
  return webAddress(value).split(/[?#]/)[0].replace(/[^/]*$/, "");
}

const FIELDS = {
  kind: oneOf(KINDS),
  ...Object.fromEntries(FACETS.map((facet) => [facet, listOf(isId)])),
  lock: listOf((id) => FACETS.includes(id)),
  q: text((query) => query.slice(0, LONGEST_QUERY)),
  view: oneOf(["list", "finder", "contacts"]),
  lang: oneOf(["", "zh", "en"]),
  theme: oneOf(["auto", "light", "dark"]),
  scale: oneOf(["normal", "large"]),
  ...Object.fromEntries(COLOURS.map((name) => [name, text(colour)])),
  height: text(height),
  fixed: flag,
  hide: listOf((id) => PARTS.includes(id)),
  overlay: text(webAddress),
  full: flag,
  deep: flag,
  base: text(folderOf),
  ui: oneOf(["zh", "en"]),
};

/** Reads every choice; `getAll` answers a name with its texts, as FormData and URLSearchParams do. */
export function read(getAll) {
  const entries = Object.entries(FIELDS);
  return Object.fromEntries(entries.map(([name, field]) => [name, field.read(getAll(name))]));
}

/** Nothing chosen yet. */
export function nothing() {
  return read(() => []);
}

/** The choices from a page's fragment. */
export function decode(fragment) {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ""));
  return read((name) => parameters.getAll(name));
}

/** The choices as a fragment without its `#`: only what differs from nothing chosen. */
export function encode(choices) {
  const parameters = new URLSearchParams();
  for (const [name, field] of Object.entries(FIELDS)) {
    field.write(choices[name]).forEach((value) => parameters.append(name, value));
  }
  return readable(parameters);
}

/** Commas need no escape in an address, and people read these. */
export function readable(parameters) {
  return parameters.toString().replace(/%2C/g, ",");
}

/** The text of every choice, for a form: name and values. */
export function asTexts(choices) {
  return Object.entries(FIELDS).map(([name, field]) => {
    const isList = Array.isArray(field.none);
    return [name, isList ? choices[name] : [field === flag ? (choices[name] ? "1" : "") : choices[name]]];
  });
}

/** Leaves out what the guide does not know. */
export function within(choices, guide) {
  const known = termsOf(guide);
  const kept = FACETS.map((facet) => {
    const ids = known[facet].map((term) => term.id);
    return [facet, choices[facet].filter((id) => ids.includes(id))];
  });
  const result = { ...choices, ...Object.fromEntries(kept) };
  result.lock = result.lock.filter((facet) => result[facet].length > 0);
  return result;
}

/** The words of each facet, from the guide. */
export function termsOf(guide) {
  const { audiences, supports, agencies } = guide.vocabulary;
  return { category: guide.categories, audience: audiences, support: supports, agency: agencies };
}

/** How many policies the presets leave: any of the choices inside a facet, all facets together. */
export function countShown(guide, choices) {
  const words = {
    category: (policy) => [policy.category],
    audience: (policy) => policy.editorial.audiences,
    support: (policy) => policy.editorial.supports,
    agency: (policy) => policy.agencies,
  };
  const fits = (policy) =>
    FACETS.every((facet) => {
      const chosen = choices[facet];
      return chosen.length === 0 || (words[facet](policy) || []).some((id) => chosen.includes(id));
    });
  return guide.policies.filter(fits).length;
}
