import { isHydrated } from "./shared.js";
import { make } from "./vue_app.js";

const page = make(isHydrated).mount("#app");
window.app = {
  set: (part) => Object.assign(page, part),
  turn: () => (page.keys = ["b", "a"]),
  toggle: () => (page.isShown = !page.isShown),
};
