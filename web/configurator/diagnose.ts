// What a host page's headers do to each way of embedding. Pure: headers in, findings out; no texts for people.

import { type Fetching, type Policy, allows, hasKeyword, hasNonceOrHash, inForce, mended, parsePolicies, withSources, writePolicy } from "./csp";
import type { Header } from "./headers";

const CSP = "content-security-policy";
const REPORT_ONLY = CSP + "-report-only";
const TYPES = "trusted-types";
/** As web/element/loader.ts names it. */
const OUR_TYPES = "policy-guide";
/** Headers that webmasters suspect but that have no say in what their page embeds. */
const NO_MATTER = [
  "x-frame-options", "cross-origin-opener-policy", "cross-origin-resource-policy", "referrer-policy",
  "x-content-type-options", "x-xss-protection", "strict-transport-security", "access-control-allow-origin",
];

/** Ways of showing the guide that a host's policy may block. */
type Way = "loader" | "widget" | "frame";

interface Need {
  id: string;
  directive: Fetching;
  /** An address below the guide's folder. */
  path?: string;
  keyword?: string;
  /** What does not work without it. */
  blocks: Way[];
}

/** Something about the host's headers. */
export interface Finding {
  id: string;
  blocks: Way[];
  /** The directive that decides. */
  decides?: string;
  /** The directive to change, and its whole line. */
  name?: string;
  line?: string;
  sources?: string[];
  /** Whether the policy is in a <meta> of the page. */
  meta?: boolean;
  header?: string;
  feature?: string;
}

/** What has to be allowed. */
const NEEDS: Need[] = [
  { id: "loader", directive: "script-src-elem", path: "policy-guide.js", blocks: ["loader"] },
  { id: "code", directive: "script-src-elem", path: "w/0/widget.js", blocks: ["widget"] },
  { id: "wasm", directive: "script-src", keyword: "'wasm-unsafe-eval'", blocks: ["widget"] },
  { id: "data", directive: "connect-src", path: "policies.json", blocks: ["widget"] },
  { id: "frame", directive: "frame-src", path: "", blocks: ["frame"] },
];

/**
 * `headers` as parseHeaders gives them; `base` is the guide's folder; `page` the address of the host page or "".
 * Returns `{ findings, kinds, mended }`: each finding has an id and, where a policy is at fault, the line that mends it;
 * `kinds` says what readers would see; `mended` holds the policies as they should be.
 */
export function diagnose(headers: Header[], base: string, page: string) {
  const policies = headers.filter(({ name }) => name === CSP).flatMap(({ value, meta }) =>
    parsePolicies(value).map((policy) => ({ policy, meta: Boolean(meta) })),
  );
  const judged = policies.map(({ policy, meta }) => judge(policy, meta, base, page || null));
  const findings = [...judged.flatMap((one) => one.findings), ...otherHeaders(headers)];
  const fixed = judged.filter((one) => one.findings.some((finding) => finding.line));
  return { findings, kinds: kinds(findings), mended: fixed.map((one) => writePolicy(one.mended)) };
}

/** What one policy forbids, and the policy that would not. */
function judge(policy: Policy, meta: boolean, base: string, page: string | null) {
  const findings: Finding[] = [];
  let better = policy;
  for (const need of NEEDS) {
    if (isAllowed(policy, need, base, page)) continue;
    const decides = inForce(policy, need.directive);
    if (need.path !== undefined && isStrict(policy.get(decides || "") || [])) {
      // Browsers ignore addresses here; scripts that the loader adds are trusted with it.
      if (need.id === "loader") findings.push({ id: "nonce", decides: decides || "", blocks: need.blocks });
      continue;
    }
    const sources = [need.keyword || new URL(base).origin];
    better = mended(better, withSources(better, need.directive, sources));
    const { name } = withSources(policy, need.directive, sources);
    findings.push({ id: need.id, decides: decides || "", name, sources, blocks: need.blocks, meta });
  }
  if (refusesOurTypes(policy)) {
    const list = policy.get(TYPES)!.filter((name) => !/^'none'$/i.test(name));
    better = mended(better, { name: TYPES, list: [...list, OUR_TYPES] });
    findings.push({ id: "trusted", decides: TYPES, name: TYPES, blocks: ["loader"], meta });
  }
  for (const finding of findings) {
    if (finding.name) finding.line = [finding.name, ...(better.get(finding.name) || [])].join(" ");
  }
  return { findings: [...findings, ...otherDirectives(policy)], mended: better };
}

/** The loader makes a policy for trusted types; only a page that names its own keeps it from that. */
function refusesOurTypes(policy: Policy) {
  const names = policy.has("require-trusted-types-for") && policy.get(TYPES);
  return names && !names.includes("*") && !names.includes(OUR_TYPES);
}

function isStrict(list: string[]) {
  return hasKeyword(list, "'strict-dynamic'") && hasNonceOrHash(list);
}

function isAllowed(policy: Policy, need: Need, base: string, page: string | null) {
  const decides = inForce(policy, need.directive);
  if (decides === null) return true;
  const list = policy.get(decides) || [];
  if (need.keyword) return hasKeyword(list, need.keyword) || hasKeyword(list, "'unsafe-eval'");
  if (need.directive === "script-src-elem" && isStrict(list)) return false;
  return allows(list, base + need.path, page);
}

/** Directives that matter beside the lists of sources. */
function otherDirectives(policy: Policy) {
  const findings: Finding[] = [];
  const sandbox = policy.get("sandbox");
  if (sandbox && !hasKeyword(sandbox, "allow-scripts")) {
    findings.push({ id: "sandbox", blocks: ["loader", "frame"] });
  }
  const styles = inForce(policy, "style-src-attr");
  if (styles && !hasKeyword(policy.get(styles) || [], "'unsafe-inline'")) findings.push({ id: "colours", blocks: [] });
  if (policy.has("frame-ancestors")) findings.push({ id: "ancestors", blocks: [] });
  return findings;
}

function otherHeaders(headers: Header[]) {
  const findings: Finding[] = [];
  for (const { name, value } of headers) {
    if (name === REPORT_ONLY) findings.push({ id: "report", blocks: [] });
    if (name === "cross-origin-embedder-policy") findings.push(...embedderPolicy(value));
    if (name === "permissions-policy") findings.push(...permissions(value));
    if (NO_MATTER.includes(name)) findings.push({ id: "nothing", header: name, blocks: [] });
  }
  return findings;
}

/** Under COEP scripts need leave of our server, and frames a policy of their own. */
function embedderPolicy(value: string): Finding[] {
  const policy = value.split(";")[0].trim().toLowerCase();
  if (policy === "require-corp") return [{ id: "corp", blocks: [] }, { id: "coep", blocks: ["frame"] }];
  return policy === "credentialless" ? [{ id: "coep", blocks: ["frame"] }] : [];
}

/** `clipboard-write=()` takes the copy button its effect. */
function permissions(value: string): Finding[] {
  const isOff = (name: string) => new RegExp(`(^|[,\\s])${name}\\s*=\\s*\\(\\s*\\)`, "i").test(value);
  return ["clipboard-write", "web-share"].filter(isOff).map((feature) => ({ id: "permission", feature, blocks: [] }));
}

/** What readers see for each kind of embed. */
function kinds(findings: Finding[]) {
  const isLost = (way: Way) => findings.some((finding) => finding.blocks.includes(way));
  const frame = !isLost("frame");
  const script = isLost("loader") ? "static" : !isLost("widget") ? "widget" : frame ? "frame" : "static";
  return { script, iframe: !frame ? "blocked" : isLost("loader") ? "fixed" : "frame", link: "link" };
}
