// What the diagnosis says, in both languages.
import type { Kind } from "./choices";
import type { Words } from "./language";
import type { Check } from "./server";

export const KINDS: Record<Kind, Words> = {
  script: { zh: "代码", en: "Code" },
  iframe: { zh: "框架（iframe）", en: "Frame (iframe)" },
  link: { zh: "链接", en: "Link" },
};

type Outcome = [grade: "well" | "fair" | "bad", words: Words];

/** What readers see: how good it is, and the words. */
export const OUTCOMES: Record<Kind, Record<string, Outcome>> = {
  script: {
    widget: ["well", { zh: "正常：显示完整的政策指南。", en: "Works: the whole guide is shown." }],
    frame: ["fair", { zh: "可用：会自动改用框架，功能完整。改好下面的规则就不必绕这一步。", en: "Usable: a frame takes its place, with everything in it. Mend the rules below to do without." }],
    static: ["bad", { zh: "受限：只显示代码里自带的链接或静态列表。", en: "Limited: only the link or list inside the code is shown." }],
  },
  iframe: {
    frame: ["well", { zh: "正常：显示完整的政策指南，高度自动适应。", en: "Works: the whole guide is shown, its height follows the content." }],
    fixed: ["fair", { zh: "可用：显示完整的政策指南，但高度固定。", en: "Usable: the whole guide is shown, at a fixed height." }],
    blocked: ["bad", { zh: "不可用：框架被挡住，是一块空白。", en: "Blocked: the frame stays empty." }],
  },
  link: { link: ["well", { zh: "正常：链接不受这些规则影响。", en: "Works: no rule touches a link." }] },
};

/** What a rule keeps from happening. */
export const BLOCKED: Record<string, Words> = {
  loader: { zh: "加载 policy-guide.js", en: "loading policy-guide.js" },
  code: { zh: "加载组件的程序", en: "loading the widget’s own script" },
  wasm: { zh: "运行 WebAssembly", en: "running WebAssembly" },
  data: { zh: "读取政策数据", en: "reading the policies" },
  trusted: { zh: "Trusted Types 下加载组件", en: "loading the widget under Trusted Types" },
  frame: { zh: "显示框架", en: "showing the frame" },
};

export const WORDS = {
  blocks: { zh: (rule: string, what: string) => `${rule} 挡住了：${what}。`, en: (rule: string, what: string) => `${rule} blocks ${what}.` },
  instead: { zh: (rule: string) => `把 ${rule} 改成（没有就加上）：`, en: (rule: string) => `Change ${rule} to this (or add it):` },
  copy: { zh: "复制这一行", en: "Copy this line" },
  whole: { zh: "改好的整条策略", en: "The whole policy, mended" },
  copyWhole: { zh: "复制整条策略", en: "Copy the whole policy" },
  meta: { zh: "这条策略写在网页的 <meta> 里。", en: "This policy is in a <meta> of the page." },
  empty: { zh: "在上面粘贴后，这里马上显示结果。", en: "Paste above, and the answer is here at once." },
  clear: { zh: "没有发现会挡住政策指南的规则。", en: "No rule was found that would block the guide." },
  unread: { zh: "没看懂、因此没有计入的行：", en: "Lines that were not understood and do not count:" },
  notes: { zh: "另外", en: "Also" },
  base: { zh: "政策指南的地址不完整，暂按本站地址诊断。", en: "The guide’s address is not whole; this site’s is used." },
};

/** Findings that no line of a policy mends. */
export const NOTES: Record<string, Words | Words<(what: string) => string>> = {
  nonce: {
    zh: "策略用了 'strict-dynamic'：请给代码里的 <script> 加上贵站每次生成的 nonce，例如 <script nonce=\"…\" async src=\"…\">。",
    en: "The policy has 'strict-dynamic': give the snippet’s <script> the nonce that your site makes for each page: <script nonce=\"…\" async src=\"…\">.",
  },
  sandbox: {
    zh: "CSP 的 sandbox 没有 allow-scripts，网页里不能运行任何脚本。需要在 sandbox 后加上 allow-scripts。",
    en: "The CSP’s sandbox has no allow-scripts, so no script runs in the page. Add allow-scripts to sandbox.",
  },
  colours: {
    zh: "不允许 style 属性：只有自选颜色受影响。把 --pg-… 写进贵站样式表的 policy-guide { … } 即可。",
    en: "Style attributes are not allowed: only colours of your own are lost. Put --pg-… into policy-guide { … } of your stylesheet.",
  },
  ancestors: {
    zh: "frame-ancestors 只管谁能把您的网页放进框架，不影响政策指南。",
    en: "frame-ancestors says who may frame your page; the guide is not touched by it.",
  },
  report: {
    zh: "Content-Security-Policy-Report-Only 只报告，不阻挡。",
    en: "Content-Security-Policy-Report-Only reports and blocks nothing.",
  },
  corp: {
    zh: "Cross-Origin-Embedder-Policy: require-corp：请给代码里的 <script> 加上 crossorigin（<script async crossorigin src=\"…\">），或让政策指南的服务器发送 Cross-Origin-Resource-Policy: cross-origin。",
    en: "Cross-Origin-Embedder-Policy: require-corp: add crossorigin to the snippet’s <script> (<script async crossorigin src=\"…\">), or let the guide’s server send Cross-Origin-Resource-Policy: cross-origin.",
  },
  coep: {
    zh: "Cross-Origin-Embedder-Policy：框架里的网页也要发送这个响应头，否则“框架”方式是空白。",
    en: "Cross-Origin-Embedder-Policy: a page in a frame has to send this header too, else “Frame” stays empty.",
  },
  permission: {
    zh: (feature) => `Permissions-Policy 关闭了 ${feature}：${feature === "web-share" ? "分享" : "复制"}按钮会改为显示文字，供读者自己选取。其他功能不受影响。`,
    en: (feature) => `Permissions-Policy switches off ${feature}: the ${feature === "web-share" ? "share" : "copy"} button shows a text to select instead. Nothing else is lost.`,
  },
  nothing: {
    zh: (header) => `${header} 与嵌入政策指南无关。`,
    en: (header) => `${header} has no say in embedding the guide.`,
  },
};

/** The guide's own server: for each check, the words when it is well, when it is not, and when few need it. */
export const SERVER: Record<Check["id"], Partial<Record<`${boolean | null}`, Words>>> = {
  https: {
    true: { zh: "地址以 https:// 开头。", en: "The address begins with https://." },
    false: { zh: "地址以 http:// 开头：https 网页里的浏览器会拒绝加载。", en: "The address begins with http://: browsers refuse it inside of https pages." },
  },
  unreachable: { false: { zh: "读不到 policy-guide.js 或 policies.json：地址不对，或服务器不允许别的网站读取（缺 Access-Control-Allow-Origin: *）。", en: "policy-guide.js or policies.json cannot be read: a wrong address, or other sites may not read it (Access-Control-Allow-Origin: * is missing)." } },
  cors: {
    true: { zh: "允许别的网站读取数据。", en: "Other sites may read the data." },
    false: { zh: "缺 Access-Control-Allow-Origin: *，别的网站读不到数据和程序。", en: "Access-Control-Allow-Origin: * is missing: other sites cannot read data and program." },
  },
  framing: {
    true: { zh: "允许放进别的网站的框架。", en: "Other sites may frame it." },
    false: { zh: "X-Frame-Options 或 frame-ancestors 不允许别的网站用框架显示。", en: "X-Frame-Options or frame-ancestors keeps other sites from framing it." },
  },
  sharing: {
    true: { zh: "发送 Cross-Origin-Resource-Policy: cross-origin。", en: "It sends Cross-Origin-Resource-Policy: cross-origin." },
    null: { zh: "没有发送 Cross-Origin-Resource-Policy: cross-origin；只有设了 COEP 的网站需要它。", en: "It sends no Cross-Origin-Resource-Policy: cross-origin; only sites with COEP need that." },
  },
  foreign: { null: { zh: "其余响应头在另一个网站上，这里看不到；请在那个网站上打开本页。", en: "Its other headers are another site’s and cannot be seen here; open this page there." } },
};
