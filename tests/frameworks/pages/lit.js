import { hydrate } from "@lit-labs/ssr-client";
import { render } from "lit";
import { first, page } from "./lit_page.js";
import { isHydrated } from "./shared.js";

const place = document.getElementById("app");
let state = first;
const draw = (part) => render(page((state = { ...state, ...part })), place);
window.app = { set: draw, turn: () => draw({ keys: ["b", "a"] }), toggle: () => draw({ isShown: !state.isShown }) };
if (isHydrated) hydrate(page(state), place);
draw({});
