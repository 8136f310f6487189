import { render } from "@lit-labs/ssr";
import { collectResult } from "@lit-labs/ssr/lib/render-result.js";
import { first, page } from "./lit_page.js";

export default await collectResult(render(page(first)));
