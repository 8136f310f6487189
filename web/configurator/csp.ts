// Content-Security-Policy as browsers read it: parsing, what a directive allows, and how to mend it. Pure.
// https://www.w3.org/TR/CSP3/

/** Directives by name, each with its list of sources. */
export type Policy = Map<string, string[]>;

/** Where a browser looks when a directive is missing, in this order. */
const FALLBACKS = {
  "script-src": ["script-src", "default-src"],
  "script-src-elem": ["script-src-elem", "script-src", "default-src"],
  "connect-src": ["connect-src", "default-src"],
  "frame-src": ["frame-src", "child-src", "default-src"],
  "style-src-attr": ["style-src-attr", "style-src", "default-src"],
};

/** A directive that falls back to others. */
export type Fetching = keyof typeof FALLBACKS;

/** Names by which a line is known to be a policy. */
export const DIRECTIVES = [
  ...Object.keys(FALLBACKS),
  "default-src", "child-src", "style-src", "style-src-elem", "script-src-attr", "img-src", "font-src",
  "media-src", "object-src", "worker-src", "manifest-src", "prefetch-src", "base-uri", "form-action",
  "frame-ancestors", "navigate-to", "report-uri", "report-to", "sandbox", "require-trusted-types-for",
  "trusted-types", "upgrade-insecure-requests", "block-all-mixed-content", "plugin-types",
];

/** The policies of one header's value: all of them are in force. */
export function parsePolicies(value: string): Policy[] {
  return value.split(",").map(parsePolicy).filter((policy) => policy.size > 0);
}

/** Directives by name, each with its list; of two with one name the first counts. */
export function parsePolicy(text: string): Policy {
  const policy: Policy = new Map();
  for (const part of text.split(";")) {
    const [name, ...list] = part.trim().split(/\s+/);
    const key = name.toLowerCase();
    if (key && !policy.has(key)) policy.set(key, list);
  }
  return policy;
}

/** A policy as the text of a header. */
export function writePolicy(policy: Policy): string {
  return Array.from(policy, ([name, list]) => [name, ...list].join(" ")).join("; ");
}

/** The name of the directive that decides, or null where none does. */
export function inForce(policy: Policy, directive: Fetching): string | null {
  return FALLBACKS[directive].find((name) => policy.has(name)) || null;
}

/** Whether a list holds a keyword such as `'unsafe-eval'`. */
export function hasKeyword(list: string[], keyword: string): boolean {
  return list.some((source) => source.toLowerCase() === keyword);
}

export function hasNonceOrHash(list: string[]): boolean {
  return list.some((source) => /^'(nonce|sha256|sha384|sha512)-/i.test(source));
}

/** Whether a list allows an address. `page` is the address of the host page, or null where it is not known. */
export function allows(list: string[], url: string, page: string | null): boolean {
  return list.some((source) => matches(source, new URL(url), page ? new URL(page) : null));
}

function matches(source: string, url: URL, page: URL | null) {
  if (source === "*") return /^(https?|wss?):$/.test(url.protocol);
  if (/^'self'$/i.test(source)) return page !== null && isSameSite(url, page);
  if (source.startsWith("'")) return false;
  if (/^[a-z][a-z0-9+.-]*:$/i.test(source)) return isScheme(source.toLowerCase(), url.protocol);
  return matchesHost(source, url, page);
}

/** A policy for http is also one for https. */
function isScheme(wanted: string, scheme: string) {
  return wanted === scheme || (wanted === "http:" && scheme === "https:");
}

function isSameSite(url: URL, page: URL) {
  if (url.origin === page.origin) return true;
  const usual = page.port === "" && url.port === "";
  return url.hostname === page.hostname && usual && isScheme(page.protocol, url.protocol);
}

const HOST = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(\*|(?:\*\.)?[a-z0-9_.-]+|\[[0-9a-f:.]+\])(?::(\d+|\*))?(\/[^?#]*)?$/i;

function matchesHost(source: string, url: URL, page: URL | null) {
  const [, scheme, host, port, path] = HOST.exec(source) || [];
  if (!host) return false;
  const wanted = scheme ? scheme.toLowerCase() + ":" : page ? page.protocol : "https:";
  return (
    isScheme(wanted, url.protocol) &&
    isHost(host.toLowerCase(), url.hostname) &&
    isPort(port, wanted, url) &&
    isPath(path, url.pathname)
  );
}

function isHost(pattern: string, host: string) {
  if (pattern === "*") return true;
  if (pattern.startsWith("*.")) return host.endsWith(pattern.slice(1));
  return pattern === host;
}

function isPort(port: string | undefined, scheme: string, url: URL) {
  if (port === "*") return true;
  const usual: Record<string, string> = { "http:": "80", "https:": "443" };
  const actual = url.port || usual[url.protocol];
  if (port === undefined) return actual === usual[url.protocol];
  return port === actual || (port === "80" && actual === "443" && scheme === "http:");
}

function isPath(path: string | undefined, actual: string) {
  if (!path || path === "/") return true;
  return path.endsWith("/") ? actual.startsWith(path) : actual === path;
}

/** A directive with its list. */
export interface Directive {
  name: string;
  list: string[];
}

/** A directive with sources added: it keeps what was in force for it, without `'none'`. */
export function withSources(policy: Policy, directive: Fetching, sources: string[]): Directive {
  const decides = inForce(policy, directive);
  const list = (policy.get(decides || "") || []).filter((source) => !/^'none'$/i.test(source));
  const missing = sources.filter((source) => !list.includes(source));
  // Never default-src itself: that would open everything else too.
  const isElement = directive === "script-src-elem" && decides !== "script-src-elem";
  return { name: isElement ? "script-src" : directive, list: [...list, ...missing] };
}

/** A copy of a policy with one directive replaced or added. */
export function mended(policy: Policy, { name, list }: Directive): Policy {
  return new Map(policy).set(name, list);
}
