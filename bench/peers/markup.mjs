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
