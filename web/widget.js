// The widget's own script: wasm-bindgen's glue and the styles. It is loaded as a classic script, which needs no
// CORS, and hands itself over on its own <script> element, so that it leaves no global behind.
import init, * as api from "glue";
import css from "style";

const script = document.currentScript;
const folder = script.src.replace(/[^/]*$/, "");

/** What the first WebAssembly gives the second. */
let first;
let second;

/** Fetches the second WebAssembly once, and the text at `url` if there is one. Resolves to its styles, its words, and the text. */
function more(url) {
  const text = url ? get(url).then((answer) => answer.text()) : Promise.resolve("");
  second = second || fetchSecond();
  return Promise.all([second, text.catch(() => "")]).then(([[css, words], text]) => ({ css, texts: [words, text] }));
}

/** Styles and words travel in sections of their own. */
function fetchSecond() {
  const bytes = get(folder + "more.wasm").then((answer) => answer.arrayBuffer());
  const started = bytes.then((code) => WebAssembly.instantiate(code, { p: first }));
  const sections = started.then(({ module }) =>
    ["style", "texts"].map((name) => new TextDecoder().decode(WebAssembly.Module.customSections(module, name)[0])),
  );
  sections.catch(() => (second = null));
  return sections;
}

function get(url) {
  return fetch(url, { credentials: "omit" }).then((answer) => {
    if (answer.ok) return answer;
    throw new Error(url + " answers " + answer.status);
  });
}

script.policyGuide = {
  css,
  more,
  /** Compiles and starts the one wasm instance of the page. `source` is a promise of a Response, or bytes. */
  start: (source) =>
    init({ module_or_path: source }).then((exports) => {
      first = exports;
      return api;
    }),
};
