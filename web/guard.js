// Stands between JavaScript and the WebAssembly. After a crash nothing in there can be trusted any more: the guard lets
// nobody in, and tells everybody whose widget was in there.

/** Mounted widgets: `element`, and `crashed(error, guilty)`. */
const mounted = new Set();
/** The element that acts: a crash meanwhile is its own. */
let acting = null;
/** What it crashed of. */
export let crash = null;

/** What the WebAssembly exports, as it is. */
export let raw;

/** The same, guarded. */
export function guard(exports) {
  raw = exports;
  const guarded = {};
  for (const name of Object.keys(exports)) {
    const own = exports[name];
    guarded[name] = typeof own !== "function" ? own : (...given) => {
      if (crash) return undefined;
      try {
        return own(...given);
      } catch (error) {
        die(error);
      }
    };
  }
  return guarded;
}

/** Calls on behalf of an element. */
export function act(element, call) {
  const before = acting;
  acting = element;
  const answer = call();
  acting = before;
  return answer;
}

/** From now on what is done inside of `box`, and what comes of it at once, is done by the element. */
export function blame(box, element) {
  const begin = () => {
    acting = element;
    setTimeout(() => (acting = null));
  };
  ["click", "keydown", "input", "change", "close"].forEach((name) => box.addEventListener(name, begin, true));
}

/** Tells `widget` of a crash; answers what ends that. */
export function watch(widget) {
  mounted.add(widget);
  return () => mounted.delete(widget);
}

function die(error) {
  if (crash) return;
  crash = error || new Error("it stopped");
  const guilty = acting;
  // Old libraries have an Array.from of their own, which knows no sets.
  const told = [...mounted];
  mounted.clear();
  // Not from in here: whoever called may still be at work.
  told.forEach((widget) => Promise.resolve().then(() => widget.crashed(crash, widget.element === guilty)));
}
