// Whether the guide's own server lets other sites use it. `get` is fetch, or a double of it.

/** Answers findings: an id, and whether all is well (true), something is lost (false), or it matters to few (null). */
export async function checkServer(base, here, get) {
  const isOwn = new URL(base).origin === new URL(here).origin;
  const found = [{ id: "https", isWell: base.startsWith("https:") }];
  const script = await headersOf(base + "policy-guide.js", get);
  const data = await headersOf(base + "policies.json", get);
  if (!script || !data) return [...found, { id: "unreachable", isWell: false }];
  found.push({ id: "cors", isWell: isOwn ? isForAll(data) : true });
  // Another origin's answer shows only the headers that it lets everyone read.
  if (!isOwn) return [...found, { id: "foreign", isWell: null }];
  const page = await headersOf(base, get);
  found.push({ id: "framing", isWell: page !== null && mayBeFramed(page) });
  const isShared = script.get("cross-origin-resource-policy") === "cross-origin";
  found.push({ id: "sharing", isWell: isShared || null });
  return found;
}

async function headersOf(url, get) {
  try {
    const answer = await get(url, { credentials: "omit", cache: "no-store" });
    return answer.ok ? answer.headers : null;
  } catch (_) {
    return null;
  }
}

function isForAll(headers) {
  return headers.get("access-control-allow-origin") === "*";
}

function mayBeFramed(headers) {
  const ancestors = /frame-ancestors\s+([^;]*)/i.exec(headers.get("content-security-policy") || "");
  // Where both are there, browsers follow the policy.
  if (ancestors) return /(^|\s)(\*|https:)(\s|$)/.test(ancestors[1]);
  return !headers.has("x-frame-options");
}
