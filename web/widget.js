// The widget's own script: wasm-bindgen's glue and the styles. It is loaded as a classic script, which needs no
// CORS, and hands itself over on its own <script> element, so that it leaves no global behind.
import init, * as api from "glue";
import css from "style";

document.currentScript.policyGuide = {
  css,
  /** Compiles and starts the one wasm instance of the page. `source` is a promise of a Response, or bytes. */
  start: (source) => init({ module_or_path: source }).then(() => api),
};
