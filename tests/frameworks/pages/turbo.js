// Turbo: streams that morph, and visits that leave the page and come back to its copy.
import * as Turbo from "@hotwired/turbo";
import { FILTER, opened } from "./shared.js";
import { guide, list } from "./swapped.js";

let state = { lang: "en", audience: null };
const stream = (target, html) =>
  Turbo.renderStreamMessage(`<turbo-stream action="replace" method="morph" target="${target}"><template>${html}</template></turbo-stream>`);
// Turbo keeps the page's listeners on the document: the event gets there.
document.addEventListener("policy-guide-open", opened);
window.app = {
  set(part) {
    state = { ...state, ...part };
    stream("one", guide(state));
  },
  turn: () => stream("list", list(["b", "a"])),
  toggle: () => (document.getElementById("one") ? Turbo.visit("elsewhere.html") : history.back()),
};
document.getElementById("app").innerHTML = guide(state) + list(["a", "b"]);
document.getElementById("one").filter = FILTER;
