// Builds the peers into a folder: `node build.mjs GUIDE FOLDER`. Each page is made as its makers advise, minified,
// and shows the same policies with the same four facets.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import * as pagefind from "pagefind";
import { FACETS, readGuide } from "./guide.mjs";
import { bare, card, page } from "./markup.mjs";
import { pack } from "./pack.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const [guidePath, out] = process.argv.slice(2);
const { title, note, items } = readGuide(guidePath);
const { code: css } = await esbuild.transform(readFileSync(join(here, "peers.css"), "utf8"), { loader: "css", minify: true });

const cards = items.map(card).join("");
const staticList = `<div class="list">${cards}</div><p>${note}</p>`;

function folder(name) {
  const path = join(out, name);
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  return path;
}

/** The limit: all of the text that our own page has, and nothing else. */
function plain() {
  const path = folder("plain");
  const body = `<div class="list">${bare(readFileSync(join(here, "../../dist/index.html"), "utf8"))}</div>`;
  writeFileSync(join(path, "index.html"), page({ title, css, body }));
  pack(path);
}

/** Pagefind's component UI over an index in files; the list stands in the page until the results do. */
async function pagefindPage() {
  const path = folder("pagefind");
  const { index } = await pagefind.createIndex();
  for (const item of items) await index.addCustomRecord(recordOf(item));
  const { errors } = await index.writeFiles({ outputPath: join(path, "pagefind") });
  await pagefind.close();
  if (errors.length > 0) throw new Error(errors.join("; "));
  const shown = ["js", "css"].map((ending) => `pagefind/pagefind-component-ui.${ending}`);
  const head = `<link rel="stylesheet" href="${shown[1]}"><script type="module" src="${shown[0]}"></script>`;
  const body =
    '<pagefind-config bundle-path="/pagefind/" lang="zh" faceted preload></pagefind-config>' +
    '<pagefind-input placeholder="搜索"></pagefind-input><pagefind-summary></pagefind-summary>' +
    '<div class="columns"><details class="filters"><summary>筛选</summary>' +
    '<pagefind-filter-pane expanded></pagefind-filter-pane></details>' +
    '<script>document.querySelector("details").open=innerWidth>=900</script>' +
    '<pagefind-results max-results="30" hide-sub-results></pagefind-results></div>';
  writeFileSync(join(path, "index.html"), page({ title, css, head, body }));
  for (const item of items) {
    mkdirSync(join(path, String(item.objectID)));
    writeFileSync(join(path, String(item.objectID), "index.html"), page({ title: item.title, css, body: card(item) }));
  }
  pack(path);
}

function recordOf(item) {
  const filters = Object.fromEntries(FACETS.map(([key, label]) => [label, item[key]]));
  const content = [item.title, item.headline, item.summary, item.text, item.keywords, item.contact].join("\n");
  const meta = { title: item.title, headline: item.headline, phone: item.phones.join(" ") };
  return { url: `${item.objectID}/`, content, language: "zh", meta, filters };
}

/** A page of one script and one file of data, which the page asks for at once. */
async function scripted(name) {
  const path = folder(name);
  await esbuild.build({
    entryPoints: [join(here, `${name}.js`)],
    outfile: join(path, "app.js"),
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    logLevel: "warning",
    define: {
      "process.env.NODE_ENV": '"production"',
      __VUE_OPTIONS_API__: "false",
      __VUE_PROD_DEVTOOLS__: "false",
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
      FACETS: JSON.stringify(FACETS),
    },
  });
  writeFileSync(join(path, "items.json"), JSON.stringify(items));
  const head =
    '<link rel="preload" href="items.json" as="fetch" crossorigin><script type="module" src="app.js"></script>';
  writeFileSync(join(path, "index.html"), page({ title, css, head, body: '<div id="app"></div>' }));
  pack(path);
}

plain();
await pagefindPage();
await scripted("instantsearch");
await scripted("vue");
