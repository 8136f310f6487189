// InstantSearch.js over a local index: its client is a function that answers requests, here from memory.
import instantsearch from "instantsearch.js/es";
import { configure, hits, refinementList, searchBox, stats } from "instantsearch.js/es/widgets";
import { words } from "./words.js";

const items = await fetch("items.json").then((answer) => answer.json());
const texts = items.map((item) => Object.values(item).flat().join(" ").toLowerCase());

function matches(query) {
  const wanted = words(query);
  return items.filter((_, at) => wanted.every((word) => texts[at].includes(word)));
}

/** Facet filters come as `[["category:x", "category:y"], …]`: any of each group. */
const passes = (item, groups) =>
  groups.every((group) =>
    [group].flat().some((filter) => {
      const colon = filter.indexOf(":");
      return item[filter.slice(0, colon)].includes(filter.slice(colon + 1));
    }),
  );

function countsOf(found, keys) {
  const counts = {};
  for (const key of keys) {
    counts[key] = {};
    for (const value of found.flatMap((item) => item[key])) counts[key][value] = (counts[key][value] || 0) + 1;
  }
  return counts;
}

function answer({ indexName, params = {} }) {
  const { query = "", facetFilters = [], facets = [], hitsPerPage = 20, page = 0 } = params;
  const found = matches(query).filter((item) => passes(item, facetFilters));
  const hits = found.slice(page * hitsPerPage, (page + 1) * hitsPerPage);
  return {
    index: indexName, query, hits, page, hitsPerPage,
    nbHits: found.length,
    nbPages: Math.ceil(found.length / hitsPerPage),
    facets: countsOf(found, [facets].flat()),
    processingTimeMS: 0, exhaustiveNbHits: true, params: "",
  };
}

const searchClient = { search: async (requests) => ({ results: requests.map(answer) }) };

const card = (item, { html }) => html`<article class="card">
  <p class="kicker">${item.objectID} · ${item.category[0]}</p>
  <h2>${item.title}</h2>
  ${item.headline && html`<p class="headline">${item.headline}</p>`}
  <p>${item.summary}</p>
  <p class="who">${item.audience.join("、")}</p>
  <p class="who">${item.agency.join("、")}</p>
  <p>${item.phones.map((phone) => html`<a class="call" href="tel:${phone}">${phone}</a> `)}</p>
  <details>
    <summary>政策原文</summary>
    <p style="white-space:pre-line">${item.text}</p>
    <p style="white-space:pre-line">${item.contact}</p>
  </details>
</article>`;

document.querySelector("#app").innerHTML =
  '<div id="box"></div><div id="stats" class="status"></div><div class="columns">' +
  `<details class="filters"${innerWidth >= 900 ? " open" : ""}><summary>筛选</summary>` +
  FACETS.map(([key, label]) => `<section><h3>${label}</h3><div id="facet-${key}"></div></section>`).join("") +
  '</details><div id="hits"></div></div>';

const search = instantsearch({ indexName: "policies", searchClient, future: { preserveSharedStateOnUnmount: true } });
search.addWidgets([
  configure({ hitsPerPage: 100 }),
  searchBox({ container: "#box", placeholder: "搜索", showSubmit: false, showReset: false, cssClasses: { input: "search" } }),
  stats({ container: "#stats", templates: { text: ({ nbHits }) => `${nbHits} 项政策` } }),
  ...FACETS.map(([key]) =>
    refinementList({ container: `#facet-${key}`, attribute: key, operator: "or", limit: 30, sortBy: ["name:asc"] }),
  ),
  hits({ container: "#hits", cssClasses: { list: "list" }, templates: { item: card } }),
]);
search.start();
