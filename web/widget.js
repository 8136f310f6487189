// The widget's own script: wasm-bindgen's glue and the styles. It is loaded as a classic script and hands itself over on
// its own <script> element, so that it leaves no global behind. Run again, it is another widget with its own memory.
import * as api from "glue";
import css from "style";
import { act, blame, crash, raw, watch } from "./guard.js";
import { focusSearch, insist, style, watchSize } from "./inside.js";
import { ownScript } from "./own_script.js";
import { takeOver } from "./takeover.js";

const script = ownScript();
const folder = script.src.replace(/[^/]*$/, "");
let get;
let second;

script.policyGuide = {
  /**
   * Compiles and starts the one WebAssembly instance of the page. `source` is a Response or bytes, or a promise of it;
   * `fetching` is what all that is still wanted is fetched by.
   */
  async start(source, fetching) {
    get = fetching;
    const code = await source;
    const imports = api.__wbg_get_imports();
    if (code.ok === false) throw new Error(code.url + " answers " + code.status);
    const { instance, module } = await instantiate(code, imports);
    api.__wbg_finalize_init(instance, module);
    // The line is free now. It is compiled when it is asked for.
    get(folder + "more.wasm").catch(() => {});
    return { mount };
  },
};

/** As it comes in, where the server names it rightly; else once it is there. */
async function instantiate(code, imports) {
  const isNamed = code.headers && /wasm/.test(code.headers.get("Content-Type"));
  if (isNamed && WebAssembly.instantiateStreaming) return WebAssembly.instantiateStreaming(code, imports);
  return WebAssembly.instantiate(code.arrayBuffer ? await code.arrayBuffer() : code, imports);
}

/** Shows the widget in an element; answers what the element may ask of it. */
function mount(element, { base, box, crashed, tell }) {
  const root = element.shadowRoot;
  const wrapper = document.createElement("div");
  const later = (url) => more(url).then(({ css, texts }) => (style(root, css), texts));
  const ask = (call) => act(element, call);
  const id = ask(() => api.mount(element, wrapper, base, get, later));
  if (crash) throw crash;
  wrapper.style.minHeight = box.style.minHeight;
  wrapper.addEventListener("keydown", focusSearch);
  blame(wrapper, element);
  style(root, css);
  takeOver(element, root, box, wrapper, () => api.n_cards(id));
  let filter;
  const ends = [
    watch({ element, crashed: (...what) => (end(), crashed(...what, filter)) }),
    insist(wrapper),
    watchSize(element, (width) => ask(() => api.resize(id, width)), tell),
    on(element, "filter-change", (event) => (filter = event.detail.filter)),
    on(element, "ready", () => (wrapper.style.minHeight = "")),
    on(element, "error", () => (wrapper.style.minHeight = "")),
  ];
  const end = () => ends.forEach((end) => end());
  return {
    changed: (name) => ask(() => api.update(id, name)),
    results: () => ask(() => Array.from(api.results(id))),
    filter: () => ask(() => api.filter(id)),
    setFilter: (text) => ask(() => api.set_filter(id, text)),
    show: (number) => ask(() => api.show(id, number)),
    reset: () => ask(() => api.reset(id)),
    stop() {
      end();
      api.unmount(id);
    },
  };
}

/** Listens to what the widget tells of an element; answers what ends that. */
function on(element, name, listener) {
  const own = (event) => event.target === element && listener(event);
  element.addEventListener("policy-guide-" + name, own);
  return () => element.removeEventListener("policy-guide-" + name, own);
}

/** Fetches the second WebAssembly once, and the text at `url` if there is one. Resolves to its styles, its words, and the text. */
function more(url) {
  const text = url ? get(url).then((bytes) => new TextDecoder().decode(bytes)) : Promise.resolve("");
  second = second || fetchSecond();
  return Promise.all([second, text.catch(() => "")]).then(([[css, words], text]) => ({ css, texts: [words, text] }));
}

/** Styles and words travel in sections of their own. */
function fetchSecond() {
  const started = get(folder + "more.wasm").then((code) => WebAssembly.instantiate(code, { p: raw }));
  const sections = started.then(({ module }) =>
    ["style", "texts"].map((name) => new TextDecoder().decode(WebAssembly.Module.customSections(module, name)[0])),
  );
  sections.catch(() => (second = null));
  return sections;
}
