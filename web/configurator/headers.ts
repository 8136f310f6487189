// Reads what a webmaster pastes: response headers as browsers, curl and server files write them, a bare policy,
// or a <meta> tag. Pure. Nothing is lost: lines that are not understood are handed back.

import { DIRECTIVES } from "./csp";

const CSP = "content-security-policy";
/** A header; `meta` where it comes from a <meta> of the page. */
export interface Header {
  name: string;
  value: string;
  meta?: boolean;
}

interface Found {
  headers: Header[];
  unread: string[];
}

/** In the order tried: what a line may look like, and its name and value. */
const FORMS = [
  // nginx: add_header NAME "VALUE" always;
  /^add_header\s+([A-Za-z0-9-]+)\s+(.+?)(?:\s+always)?\s*;?$/,
  // Apache: Header always set NAME "VALUE"
  /^Header\s+(?:(?:always|onsuccess)\s+)?(?:set|add|append|merge|setifempty)\s+([A-Za-z0-9-]+)\s+(.+)$/i,
  // IIS: <add name="NAME" value="VALUE" />
  /^<add\s+name="([A-Za-z0-9-]+)"\s+value="([^"]*)"\s*\/?>$/i,
  // A header on the wire, also as curl -v prints it.
  /^(?:<\s+)?([A-Za-z0-9-]+)\s*:\s*(.*)$/,
];

/** Headers with names in lower case, and the lines that were not understood. */
export function parseHeaders(text: string): Found {
  const found: Found = { headers: metaTags(text), unread: [] };
  const lines = text.replace(/<meta\b[^<>]*>/gi, "").split(/\r\n|\r|\n/);
  for (const line of lines) takeLine(found, line);
  found.headers = found.headers.filter((header) => header.value !== "");
  return found;
}

/** A policy in the page itself: `<meta http-equiv="Content-Security-Policy" content="…">`. */
function metaTags(text: string): Header[] {
  const tags = text.match(/<meta\b[^<>]*>/gi) || [];
  const attribute = (tag: string, name: string) => {
    const [, , double, single] = new RegExp(`\\s(${name})\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, "i").exec(tag) || [];
    return decodeEntities(double === undefined ? single || "" : double);
  };
  const headers = tags.map((tag) => ({
    name: attribute(tag, "http-equiv").toLowerCase(),
    value: attribute(tag, "content").trim(),
    meta: true,
  }));
  return headers.filter((header) => header.name !== "");
}

function decodeEntities(text: string) {
  const plain: Record<string, string> = { "&quot;": '"', "&#39;": "'", "&apos;": "'", "&lt;": "<", "&gt;": ">", "&amp;": "&" };
  return text.replace(/&(quot|#39|apos|lt|gt|amp);/g, (entity) => plain[entity]);
}

function takeLine(found: Found, line: string) {
  const trimmed = line.trim();
  if (isNoise(trimmed)) return;
  const last: Header | undefined = found.headers[found.headers.length - 1];
  if (isPolicy(trimmed)) return takePolicy(found, last, trimmed);
  const header = headerOf(trimmed);
  if (header) return void found.headers.push(header);
  // The value on a line of its own, as developer tools copy it, or a folded line.
  if (last && !last.meta && (last.value === "" || /^\s/.test(line))) {
    last.value = (last.value + " " + unquoted(trimmed)).trim();
    return;
  }
  found.unread.push(trimmed);
}

/** Status lines, what curl says of itself, pseudo headers, comments. */
function isNoise(line: string) {
  return line === "" || /^(HTTP\/[\d.]+\s|[>*#]|<$|:[a-z]+:?|\d{3}$|<\s*HTTP\/)/i.test(line);
}

function isPolicy(line: string) {
  const [name] = line.split(/[\s;]/);
  return DIRECTIVES.includes(name.toLowerCase());
}

/** A line of a policy goes on with the one before it, unless that has the same directive already. */
function takePolicy(found: Found, last: Header | undefined, line: string) {
  const [name] = line.split(/[\s;]/);
  const goesOn = last && last.name.startsWith(CSP) && !last.meta;
  const repeats = goesOn && new RegExp(`(^|[;\\s])${name}(\\s|;|$)`, "i").test(last.value);
  if (goesOn && !repeats) last.value = (last.value.replace(/;\s*$/, "") + "; " + line).replace(/^; /, "");
  else found.headers.push({ name: CSP, value: line });
}

function headerOf(line: string): Header | null {
  for (const form of FORMS) {
    const match = form.exec(line);
    if (match) return { name: match[1].toLowerCase(), value: unquoted(match[2].trim()) };
  }
  return null;
}

/** The text inside of quotes around all of it. */
function unquoted(text: string) {
  const [, quote, inside] = /^(["'])(.*)\1;?$/.exec(text) || [];
  // A policy may begin and end with quotes of its own: 'self' 'none'.
  return quote && !inside.includes(quote) ? inside.replace(/\\"/g, '"') : text;
}
