// Vue 3 with MiniSearch: render functions over a few refs.
import MiniSearch from "minisearch";
import { computed, createApp, h, reactive, ref } from "vue/dist/vue.runtime.esm-bundler.js";
import { words } from "./words.js";

const FIELDS = ["title", "summary", "text", "keywords", "contact", "agency"];
const items = await fetch("items.json").then((answer) => answer.json());
const index = new MiniSearch({
  idField: "objectID",
  fields: FIELDS,
  tokenize: words,
  searchOptions: { boost: { title: 3 }, prefix: true, combineWith: "AND" },
});
index.addAll(items.map((item) => ({ ...item, agency: item.agency.join(" ") })));
const byId = new Map(items.map((item) => [item.objectID, item]));

const query = ref("");
const chosen = reactive(Object.fromEntries(FACETS.map(([key]) => [key, []])));
const found = computed(() => (query.value.trim() ? index.search(query.value).map(({ id }) => byId.get(id)) : items));
const passes = (item, facets) =>
  facets.every(([key]) => chosen[key].length === 0 || chosen[key].some((value) => item[key].includes(value)));
const shown = computed(() => found.value.filter((item) => passes(item, FACETS)));
/** The counts beside a facet follow the other facets. */
const counts = Object.fromEntries(FACETS.map(([key]) => [key, computed(() => countsOf(key))]));

function countsOf(key) {
  const others = FACETS.filter(([other]) => other !== key);
  const counts = new Map(items.flatMap((item) => item[key].map((value) => [value, 0])));
  for (const item of found.value.filter((item) => passes(item, others)))
    for (const value of item[key]) counts.set(value, counts.get(value) + 1);
  return [...counts];
}

function toggle(key, value) {
  const list = chosen[key];
  chosen[key] = list.includes(value) ? list.filter((other) => other !== value) : [...list, value];
}

const choice = (key, [value, count]) =>
  h("li", { key: value }, [
    h("label", [
      h("input", { type: "checkbox", name: key, value, checked: chosen[key].includes(value), onChange: () => toggle(key, value) }),
      value,
      h("span", { class: "count" }, count),
    ]),
  ]);

const facet = ([key, label]) =>
  h("section", [h("h3", label), h("ul", counts[key].value.map((row) => choice(key, row)))]);

const card = (item) =>
  h("article", { class: "card", key: item.objectID }, [
    h("p", { class: "kicker" }, `${item.objectID} · ${item.category[0]}`),
    h("h2", item.title),
    item.headline && h("p", { class: "headline" }, item.headline),
    h("p", item.summary),
    h("p", { class: "who" }, item.audience.join("、")),
    h("p", { class: "who" }, item.agency.join("、")),
    h("p", item.phones.flatMap((phone) => [h("a", { class: "call", href: `tel:${phone}` }, phone), " "])),
    h("details", [h("summary", "政策原文"), ...[item.text, item.contact].map((text) => h("p", { style: "white-space:pre-line" }, text))]),
  ]);

createApp({
  setup: () => () => [
    h("input", {
      class: "search", type: "search", placeholder: "搜索", "aria-label": "搜索", value: query.value,
      onInput: (event) => (query.value = event.target.value),
    }),
    h("p", { class: "status", role: "status" }, `${shown.value.length} 项政策`),
    h("div", { class: "columns" }, [
      h("details", { class: "filters", open: innerWidth >= 900 }, [h("summary", "筛选"), ...FACETS.map(facet)]),
      h("div", { class: "list" }, shown.value.map(card)),
    ]),
  ],
}).mount("#app");
