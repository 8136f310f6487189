// How well other search libraries answer the judged queries, on the same texts and questions as the guide's own search:
// node finding.mjs GUIDE ASKS QUERIES QUIET
// Prints a Markdown row a peer: as it is, and once more where what scores too little is left out, so that as many of the
// absent things stay quiet as QUIET says. Each peer takes the better of two measures of the score.
import { readFileSync } from "node:fs";
import { create, insert, search } from "@orama/orama";
import { Document } from "flexsearch";
import MiniSearch from "minisearch";

const [, , guideFile, asksFile, queriesFile, quiet] = process.argv;
const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const guide = read(guideFile);
const { asks } = read(asksFile);
const queries = read(queriesFile);

const HAN = /\p{Script=Han}/u;
const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

/** Pairs of Chinese characters, and words of letters and digits. */
function bigrams(text) {
  const tokens = [];
  for (const run of text.toLowerCase().match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu) ?? []) {
    const chars = [...run];
    if (!HAN.test(run) || chars.length === 1) tokens.push(run);
    else for (let at = 1; at < chars.length; at += 1) tokens.push(chars[at - 1] + chars[at]);
  }
  return tokens;
}

/** The words that the engine's own dictionary cuts. */
function words(text) {
  const segments = [...segmenter.segment(text.toLowerCase())];
  return segments.filter((one) => one.isWordLike).map((one) => one.segment);
}

const names = (facet, ids) =>
  guide.vocabulary[facet].filter((term) => ids.includes(term.id)).flatMap((term) => [term.zh, term.en, ...(term.aliases ?? [])]);
const all = (localized) => Object.values(localized ?? {});

/** What the guide's own search reads of a policy, by how much it counts. */
const documents = guide.policies.map((policy) => {
  const { title, summary, keywords, audiences, supports, benefits } = policy.editorial;
  const labels = (benefits ?? []).flatMap((benefit) => [...all(benefit.label), benefit.quote]);
  const terms = [...names("audiences", audiences), ...names("supports", supports), ...names("agencies", policy.agencies)];
  return {
    id: String(policy.number),
    title: [...all(title), ...(keywords ?? [])].join("\n"),
    summary: [...all(summary), ...labels].join("\n"),
    text: [...Object.values(policy.official), ...terms].join("\n"),
    asks: Object.values(asks[policy.number] ?? {}).flat().join("\n"),
  };
});
const FIELDS = ["title", "summary", "text", "asks"];
const BOOST = { title: 5, summary: 2 };

function miniSearch(tokenize) {
  const index = new MiniSearch({ fields: FIELDS, tokenize, processTerm: (term) => term });
  index.addAll(documents);
  const prefix = (term) => !HAN.test(term);
  return (query) =>
    index.search(query, { boost: BOOST, prefix, fuzzy: (term) => (HAN.test(term) ? 0 : 0.2) }).map(({ id, score }) => ({ id, score }));
}

function orama(tokenize) {
  const tokenizer = { language: "english", normalizationCache: new Map(), tokenize };
  const index = create({ schema: { id: "string", title: "string", summary: "string", text: "string", asks: "string" }, components: { tokenizer } });
  documents.forEach((document) => insert(index, document));
  return (query) =>
    search(index, { term: query, properties: FIELDS, boost: BOOST, threshold: 1, limit: 23 }).hits.map(({ document, score }) => ({ id: document.id, score }));
}

/** FlexSearch knows no score: it answers in an order, by field. */
function flexSearch(encode) {
  const index = new Document({ document: { id: "id", index: FIELDS }, tokenize: "forward", encode });
  documents.forEach((document) => index.add(document));
  return (query) => {
    const ids = index.search(query, { suggest: true, limit: 23 }).flatMap(({ result }) => result);
    return [...new Set(ids)].map((id) => ({ id }));
  };
}

const PEERS = {
  "MiniSearch, bigrams": miniSearch(bigrams),
  "MiniSearch, Intl.Segmenter": miniSearch(words),
  "FlexSearch, bigrams": flexSearch(bigrams),
  "Orama, bigrams": orama(bigrams),
};

/** Recall among the first three, mean reciprocal rank, share wrongly empty, share of absent things that stay quiet. */
function marks(answer) {
  let [recall, rank, empty, isQuiet, n] = [0, 0, 0, 0, 0];
  for (const { q, want } of queries) {
    const found = answer(q);
    if (want.length === 0) {
      isQuiet += found.length === 0;
      continue;
    }
    n += 1;
    const first = found.findIndex(({ id }) => want.includes(Number(id)));
    const among = found.slice(0, 3).filter(({ id }) => want.includes(Number(id))).length;
    recall += among / Math.min(want.length, 3);
    rank += first < 0 ? 0 : 1 / (first + 1);
    empty += found.length === 0;
  }
  return { recall: recall / n, rank: rank / n, empty: empty / n, quiet: isQuiet / (queries.length - n) };
}

/** The answers without what scores less than keeps the wanted share of absent things quiet. */
function quieted(answer, measure) {
  const strength = (query, hit) => hit.score / measure(query);
  const absent = queries.filter(({ want }) => want.length === 0);
  const best = absent.map(({ q }) => Math.max(0, ...answer(q).map((hit) => strength(q, hit)))).sort((a, b) => a - b);
  const least = best[Math.ceil(best.length * Number(quiet)) - 1];
  return (query) => answer(query).filter((hit) => strength(query, hit) > least);
}

const figure = (value) => value.toFixed(3);
const row = (name, of) => `| ${name} | ${figure(of.recall)} | ${figure(of.rank)} | ${(of.empty * 100).toFixed(1)} % | ${figure(of.quiet)} |`;

for (const [name, answer] of Object.entries(PEERS)) {
  console.log(row(name, marks(answer)));
  if (answer(documents[0].title)[0]?.score === undefined) continue;
  const measures = [() => 1, (query) => bigrams(query).length || 1];
  const best = measures.map((measure) => marks(quieted(answer, measure))).sort((a, b) => b.recall - a.recall)[0];
  console.log(row(`${name}, made as quiet`, best));
}
