// What the pages share: the frame of a page and a policy as static HTML.
export const escape = (text) =>
  String(text).replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);

const lines = (text) => escape(text).replace(/\n+/g, "<br>");

/** A whole page; `css` stands in it, so that nothing blocks its first paint. */
export function page({ title, css, head = "", body }) {
  return (
    '<!doctype html><html lang="zh"><head><meta charset="utf-8">' +
    '<meta name="viewport" content="width=device-width,initial-scale=1">' +
    `<title>${escape(title)}</title><link rel="icon" href="data:,"><style>${css}</style>${head}</head>` +
    `<body><main><h1>${escape(title)}</h1>${body}</main></body></html>`
  );
}

/** A policy with all of its text. */
export function card({ objectID, title, headline, summary, text, contact, phones, category, audience, agency }) {
  const call = phones.map((phone) => `<a class="call" href="tel:${phone}">${phone}</a>`).join(" ");
  return (
    `<article class="card" id="p${objectID}"><p class="kicker">${objectID} · ${escape(category[0])}</p>` +
    `<h2>${escape(title)}</h2>` +
    (headline ? `<p class="headline">${escape(headline)}</p>` : "") +
    `<p>${escape(summary)}</p><p class="who">${audience.map(escape).join("、")}</p>` +
    `<p class="who">${agency.map(escape).join("、")}</p><p>${call}</p>` +
    `<details><summary>政策原文</summary><p>${lines(text)}</p><p>${lines(contact)}</p></details></article>`
  );
}

/** Tags that say what a text is; all others are gone from the plain page, and so is what is no text. */
const PLAIN = /^(h[1-6]|p|ul|ol|li|blockquote|details|summary|q|a|article)$/;

/** Our own prerendered page as somebody would write its text by hand: no switches, classes, marks or icons. */
export function bare(html) {
  const inside = html.match(/<policy-guide[^>]*>([\s\S]*)<\/policy-guide>/)[1];
  return inside
    .replace(/<(svg|script|style|button)\b[\s\S]*?<\/\1>/g, "")
    .replace(/<nav class="views"[\s\S]*?<\/nav>|<input[^>]*>/g, "")
    .replace(/<(\/?)([a-z][a-z0-9]*)([^>]*)>/g, (_, end, tag, attributes) =>
      PLAIN.test(tag) ? `<${end}${tag}${(attributes.match(/ (id|href)="[^"]*"/g) || []).join("")}>` : "",
    )
    .replace(/<article/g, `<article class="card"`);
}
