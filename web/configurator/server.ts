// Whether the guide's own server lets other sites use it. `get` is fetch, or a double of it.

/** Whether all is well (true), something is lost (false), or it matters to few (null). */
export interface Check {
  id: "https" | "unreachable" | "cors" | "foreign" | "framing" | "sharing";
  isWell: boolean | null;
}

/** Checks the server of the guide at `base`; `here` is this page's own. */
export async function checkServer(base: string, here: string, get: typeof fetch): Promise<Check[]> {
  const isOwn = new URL(base).origin === new URL(here).origin;
  const found: Check[] = [{ id: "https", isWell: base.startsWith("https:") }];
  const script = await headersOf(base + "policy-guide.js", get);
  const data = await headersOf(base + "policies.json", get);
  if (!script || !data) return [...found, { id: "unreachable", isWell: false }];
  found.push({ id: "cors", isWell: isOwn ? isForAll(data) : true });
  // Another origin's response shows only the headers that it lets everyone read.
  if (!isOwn) return [...found, { id: "foreign", isWell: null }];
  const page = await headersOf(base, get);
  found.push({ id: "framing", isWell: page !== null && mayBeFramed(page) });
  const isShared = script.get("cross-origin-resource-policy") === "cross-origin";
  found.push({ id: "sharing", isWell: isShared || null });
  return found;
}

async function headersOf(url: string, get: typeof fetch) {
  try {
    const response = await get(url, { credentials: "omit", cache: "no-store" });
    return response.ok ? response.headers : null;
  } catch (_) {
    return null;
  }
}

function isForAll(headers: Headers) {
  return headers.get("access-control-allow-origin") === "*";
}

function mayBeFramed(headers: Headers) {
  const ancestors = /frame-ancestors\s+([^;]*)/i.exec(headers.get("content-security-policy") || "");
  // Where both are there, browsers follow the policy.
  if (ancestors) return /(^|\s)(\*|https:)(\s|$)/.test(ancestors[1]);
  return !headers.has("x-frame-options");
}
