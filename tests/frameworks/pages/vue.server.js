import { renderToString } from "vue/server-renderer";
import { make } from "./vue_app.js";

export default await renderToString(make(true));
