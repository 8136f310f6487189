// The published guide as the peers need it: one flat item a policy, in Chinese.
import { readFileSync } from "node:fs";

/** The four facets: key in an item, label. */
export const FACETS = [
  ["category", "类别"],
  ["audience", "适用对象"],
  ["support", "支持方式"],
  ["agency", "经办机构"],
];

/** Title and items of the guide in a file. */
export function readGuide(path) {
  const guide = JSON.parse(readFileSync(path, "utf8"));
  const { audiences, supports, agencies } = guide.vocabulary;
  const names = (list) => new Map(list.map(({ id, zh }) => [id, zh]));
  const words = {
    category: names(guide.categories),
    audience: names(audiences),
    support: names(supports),
    agency: names(agencies),
  };
  return { title: guide.title.zh, note: guide.note.zh, items: guide.policies.map((policy) => itemOf(policy, words)) };
}

function itemOf({ number, category, official, agencies, contacts, editorial }, words) {
  const named = (facet, ids) => ids.map((id) => words[facet].get(id));
  const benefit = editorial.benefits[0];
  return {
    objectID: number,
    title: editorial.title.zh,
    headline: benefit ? benefit.quote : "",
    summary: editorial.summary.zh,
    text: official.text,
    contact: official.contact,
    phones: contacts.filter(({ phone }) => phone).map(({ phone }) => phone),
    keywords: editorial.keywords.join(" "),
    category: named("category", [category]),
    audience: named("audience", editorial.audiences),
    support: named("support", editorial.supports),
    agency: named("agency", agencies),
  };
}
