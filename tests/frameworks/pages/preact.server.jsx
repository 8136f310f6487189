/** @jsxImportSource preact */
import { renderToString } from "preact-render-to-string";
import { App } from "./preact_app.jsx";

export default renderToString(<App />);
