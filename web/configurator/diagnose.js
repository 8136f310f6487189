// What a host page's headers do to each way of embedding. Pure: headers in, findings out; no texts for people.

import { allows, hasKeyword, hasNonceOrHash, inForce, mended, parsePolicies, withSources, writePolicy } from "./csp.js";

const CSP = "content-security-policy";
const REPORT_ONLY = CSP + "-report-only";
const TYPES = "trusted-types";
/** As web/loader.js names it. */
const OUR_TYPES = "policy-guide";
/** Headers that webmasters suspect but that have no say in what their page embeds. */
const NO_MATTER = [
  "x-frame-options", "cross-origin-opener-policy", "cross-origin-resource-policy", "referrer-policy",
  "x-content-type-options", "x-xss-protection", "strict-transport-security", "access-control-allow-origin",
];

/** What has to be allowed: its id, the directive, an address below the guide's folder, and the rungs that need it. */
const NEEDS = [
  { id: "loader", directive: "script-src-elem", path: "policy-guide.js", rungs: ["loader"] },
  { id: "code", directive: "script-src-elem", path: "w/0/widget.js", rungs: ["widget"] },
  { id: "wasm", directive: "script-src", keyword: "'wasm-unsafe-eval'", rungs: ["widget"] },
  { id: "data", directive: "connect-src", path: "policies.json", rungs: ["widget"] },
  { id: "frame", directive: "frame-src", path: "", rungs: ["frame"] },
];

/**
 * `headers` as parseHeaders gives them; `base` is the guide's folder; `page` the address of the host page or "".
 * Answers `{ findings, kinds, mended }`: each finding has an id and, where a policy is at fault, the line that mends it;
 * `kinds` tells what readers would see; `mended` holds the policies as they should be.
 */
export function diagnose(headers, base, page) {
  const policies = headers.filter(({ name }) => name === CSP).flatMap(({ value, meta }) =>
    parsePolicies(value).map((policy) => ({ policy, meta: Boolean(meta) })),
  );
  const judged = policies.map(({ policy, meta }) => judge(policy, meta, base, page || null));
  const findings = [...judged.flatMap((one) => one.findings), ...otherHeaders(headers)];
  const fixed = judged.filter((one) => one.findings.some((finding) => finding.line));
  return { findings, kinds: kinds(findings), mended: fixed.map((one) => writePolicy(one.mended)) };
}

/** What one policy forbids, and the policy that would not. */
function judge(policy, meta, base, page) {
  const findings = [];
  let better = policy;
  for (const need of NEEDS) {
    if (isAllowed(policy, need, base, page)) continue;
    const decides = inForce(policy, need.directive);
    if (need.path !== undefined && isStrict(policy.get(decides))) {
      // Browsers ignore addresses here; scripts that the loader adds are trusted with it.
      if (need.id === "loader") findings.push({ id: "nonce", decides, rungs: need.rungs });
      continue;
    }
    const sources = [need.keyword || new URL(base).origin];
    better = mended(better, withSources(better, need.directive, sources));
    const { name } = withSources(policy, need.directive, sources);
    findings.push({ id: need.id, decides, name, sources, rungs: need.rungs, meta });
  }
  if (refusesOurTypes(policy)) {
    const list = policy.get(TYPES).filter((name) => !/^'none'$/i.test(name));
    better = mended(better, { name: TYPES, list: [...list, OUR_TYPES] });
    findings.push({ id: "trusted", decides: TYPES, name: TYPES, rungs: ["loader"], meta });
  }
  for (const finding of findings.filter((one) => one.name)) {
    finding.line = [finding.name, ...better.get(finding.name)].join(" ");
  }
  return { findings: [...findings, ...otherDirectives(policy)], mended: better };
}

/** The loader makes a policy for trusted types; only a page that names its own keeps it from that. */
function refusesOurTypes(policy) {
  const names = policy.has("require-trusted-types-for") && policy.get(TYPES);
  return Boolean(names) && !names.includes("*") && !names.includes(OUR_TYPES);
}

function isStrict(list) {
  return hasKeyword(list, "'strict-dynamic'") && hasNonceOrHash(list);
}

function isAllowed(policy, need, base, page) {
  const decides = inForce(policy, need.directive);
  if (decides === null) return true;
  const list = policy.get(decides);
  if (need.keyword) return hasKeyword(list, need.keyword) || hasKeyword(list, "'unsafe-eval'");
  if (need.directive === "script-src-elem" && isStrict(list)) return false;
  return allows(list, base + need.path, page);
}

/** Directives that matter beside the lists of sources. */
function otherDirectives(policy) {
  const findings = [];
  const sandbox = policy.get("sandbox");
  if (sandbox && !hasKeyword(sandbox, "allow-scripts")) {
    findings.push({ id: "sandbox", rungs: ["loader", "frame"] });
  }
  const styles = inForce(policy, "style-src-attr");
  if (styles && !hasKeyword(policy.get(styles), "'unsafe-inline'")) findings.push({ id: "colours", rungs: [] });
  if (policy.has("frame-ancestors")) findings.push({ id: "ancestors", rungs: [] });
  return findings;
}

function otherHeaders(headers) {
  const findings = [];
  for (const { name, value } of headers) {
    if (name === REPORT_ONLY) findings.push({ id: "report", rungs: [] });
    if (name === "cross-origin-embedder-policy") findings.push(...embedderPolicy(value));
    if (name === "permissions-policy") findings.push(...permissions(value));
    if (NO_MATTER.includes(name)) findings.push({ id: "nothing", header: name, rungs: [] });
  }
  return findings;
}

/** Under COEP scripts need leave of our server, and frames a policy of their own. */
function embedderPolicy(value) {
  const policy = value.split(";")[0].trim().toLowerCase();
  if (policy === "require-corp") return [{ id: "corp", rungs: [] }, { id: "coep", rungs: ["frame"] }];
  return policy === "credentialless" ? [{ id: "coep", rungs: ["frame"] }] : [];
}

/** `clipboard-write=()` takes the copy button its effect. */
function permissions(value) {
  const isOff = (name) => new RegExp(`(^|[,\\s])${name}\\s*=\\s*\\(\\s*\\)`, "i").test(value);
  return ["clipboard-write", "web-share"].filter(isOff).map((feature) => ({ id: "permission", feature, rungs: [] }));
}

/** What readers see for each kind of embed. */
function kinds(findings) {
  const isLost = (rung) => findings.some((finding) => finding.rungs.includes(rung));
  const frame = !isLost("frame");
  const script = isLost("loader") ? "static" : !isLost("widget") ? "widget" : frame ? "frame" : "static";
  return { script, iframe: !frame ? "blocked" : isLost("loader") ? "fixed" : "frame", link: "link" };
}
