// widget.js: wasm-bindgen's glue and the styles. It is loaded as a classic script and hands itself over on its own
// <script> element, so that it leaves no global behind. Run again, it is another widget with its own memory.
import init, * as api from "glue";
import css from "style";
import { gather } from "../element/cut_off";
import { runningScript } from "../element/running_script";
import { isPageDark, watchSurroundings } from "../element/surroundings";
import type { GuideElement, Presentation, Surroundings, WidgetScript } from "../element/types";
import { focusSearch, shieldEvents } from "./event_shielding";
import { tellLate } from "./late_listeners";
import { replaceDialogs } from "./old_dialogs";
import { watchSize } from "./size";
import { addStyles, followTextSize } from "./styles";
import { completeTaps } from "./taps";
import { act, attributeCrashes, crash, watch } from "./trap_boundary";
import { upgrade } from "./upgrade";

/** An element is set up this many times: one that goes on crashing takes the widget of all others with it. */
const RESTARTS = 3;

const script: WidgetScript = {
  /** Compiles and starts the one WebAssembly instance of the page. `take` hands over what was requested before. */
  async start(response, take) {
    const code = await response;
    if ("ok" in code && !code.ok) throw new Error(`cannot fetch ${code.url}: status ${code.status}`);
    await init({ module_or_path: code });
    api.use_preloaded(take);
    return { mount };
  },
};
runningScript()!.policyGuide = script;

/** Shows the widget in an element; returns what the element may ask of it. */
function mount(element: GuideElement, surroundings: Surroundings): Presentation {
  const root = element.shadowRoot!;
  const wrapper = document.createElement("div");
  const ask = <T>(call: () => T) => act(element, call);
  const id = ask(() => api.mount(element, wrapper, surroundings.base));
  if (id === undefined) throw crash;
  const followPage = () => {
    ask(() => api.darken(id, isPageDark(element)));
    followTextSize(element, wrapper);
  };
  followPage();
  gather(element);
  wrapper.style.minHeight = surroundings.box.style.minHeight;
  wrapper.addEventListener("keydown", focusSearch);
  attributeCrashes(wrapper, element);
  const giveUp = upgrade(element, wrapper, surroundings.box, {
    style: () => addStyles(root, css),
    count: () => ask(() => api.n_cards(id)) || 0,
    filter: () => ask(() => api.filter(id)) || "",
    setFilter: (text) => ask(() => api.set_filter(id, text)),
  });
  const ends = [
    giveUp,
    listen(element, wrapper, id, surroundings),
    tellLate(element, () => (ask(() => api.is_ready(id)) ? ask(() => Array.from(api.results(id))) : undefined)),
    watchSurroundings(element, (attribute) => (attribute === "lang" ? ask(() => api.update(id, attribute)) : followPage())),
  ];
  return {
    changed: (name) => ask(() => api.update(id, name)),
    results: () => ask(() => Array.from(api.results(id))) || [],
    filter: () => ask(() => api.filter(id)) || "",
    setFilter: (text) => ask(() => api.set_filter(id, text)),
    show: (number) => ask(() => api.show(id, number)),
    reset: () => ask(() => api.reset(id)),
    stop() {
      ends.forEach((end) => end());
      ask(() => api.unmount(id));
    },
  };
}

/** Follows what happens to a widget; returns what ends that. */
function listen(element: GuideElement, wrapper: HTMLElement, id: number, { crashed, tell }: Surroundings) {
  let filter: string | undefined;
  const free = () => (wrapper.style.minHeight = "");
  const end = () => ends.forEach((end) => end());
  const ends = [
    watch({
      element,
      crashed(error, isGuilty) {
        end();
        element.pgRestarts = (element.pgRestarts || 0) + 1;
        const isOver = isGuilty || element.pgRestarts >= RESTARTS;
        if (!isOver) console.warn("policy-guide: set up again after a crash: " + error);
        crashed(isOver && error, filter);
      },
    }),
    shieldEvents(element, wrapper),
    completeTaps(element, wrapper),
    replaceDialogs(wrapper),
    watchSize(element, (width) => act(element, () => api.resize(id, width)), tell),
    on(element, "filter-change", (event) => (filter = event.detail.filter)),
    on(element, "ready", free),
    on(element, "error", free),
  ];
  return end;
}

/** Listens to the widget's events of an element; returns what ends that. */
function on(element: HTMLElement, name: string, listener: (event: CustomEvent) => void) {
  const own = (event: Event) => event.target === element && listener(event as CustomEvent);
  element.addEventListener("policy-guide-" + name, own);
  return () => element.removeEventListener("policy-guide-" + name, own);
}
