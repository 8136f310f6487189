// htmx: parts of pages that a server sends, swapped in or morphed. Attributes only, but for a script's own property.
import htmx from "htmx.org";
import { FILTER, opened } from "./shared.js";
import { guide, list } from "./swapped.js";

window.opened = opened;
const LISTENER = 'hx-on:policy-guide-open="opened(event)"';
const place = document.getElementById("app");
let state = { lang: "en", audience: null };
let isShown = true;

const swap = (target, text, style) => htmx.swap({ target, text, swap: style });
const begin = () => {
  place.innerHTML = `<div id="slot">${guide(state, LISTENER)}</div>${list(["a", "b"])}`;
  htmx.process(place);
  document.getElementById("one").filter = FILTER;
};
window.app = {
  set(part) {
    state = { ...state, ...part };
    return swap("#one", guide(state, LISTENER), "outerMorph");
  },
  turn: () => swap("#list", list(["b", "a"]), "outerMorph"),
  toggle() {
    isShown = !isShown;
    return swap("#slot", isShown ? guide(state, LISTENER) : "", "innerHTML");
  },
};
begin();
