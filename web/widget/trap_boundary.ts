// The trap boundary between JavaScript and the WebAssembly. A panic is a trap that runs no destructors: after one nothing
// inside can be trusted any more. The boundary lets no call in again, and tells every element whose widget was inside.
//
// esbuild puts `WebAssembly` and `Window` of this file in the place of the globals in wasm-bindgen's glue.

/** A mounted widget. */
interface Mounted {
  element: HTMLElement;
  crashed(error: unknown, isGuilty: boolean): void;
}

type Callable = (...given: unknown[]) => unknown;

const mounted = new Set<Mounted>();
/** The element that acts: a crash meanwhile is its own. */
let acting: HTMLElement | null = null;
let memory: WebAssembly.Memory | undefined;
/** What the WebAssembly crashed of. */
export let crash: unknown = null;

const native = window.WebAssembly;

/** As the browser's, with exports that stop at the boundary. */
const bounded = {
  Instance: native && native.Instance,
  instantiate: (code: BufferSource, imports: WebAssembly.Imports) => native.instantiate(code, imports).then(wrapInstance),
  instantiateStreaming:
    native &&
    native.instantiateStreaming &&
    ((code: Response, imports: WebAssembly.Imports) => native.instantiateStreaming(code, imports).then(wrapInstance)),
};
export { bounded as WebAssembly };

/** Old libraries put a `Window` of their own in the place of the browser's; then no window is one. */
const SameWindow = { [Symbol.hasInstance]: (value: unknown) => value === window };
export { SameWindow as Window };

function wrapInstance({ instance, module }: WebAssembly.WebAssemblyInstantiatedSource) {
  const exports: Record<string, unknown> = {};
  memory = instance.exports.memory as WebAssembly.Memory;
  for (const name of Object.keys(instance.exports)) {
    const own = instance.exports[name];
    exports[name] = typeof own === "function" ? wrap(own as Callable) : own;
  }
  return { instance: { exports }, module };
}

function wrap(own: Callable): Callable {
  return (...given) => {
    if (crash) return undefined;
    try {
      return own(...given);
    } catch (error) {
      die(error);
    }
  };
}

/** Calls on behalf of an element. Returns nothing where the WebAssembly crashes or has crashed. */
export function act<T>(element: HTMLElement, call: () => T): T | undefined {
  const before = acting;
  acting = element;
  try {
    const result = call();
    return crash ? undefined : result;
  } catch (error) {
    // The crash itself is reported already.
    if (!crash) throw error;
  } finally {
    acting = before;
  }
}

/** From now on a crash by what is done inside of `box`, and by what follows at once, is the element's. */
export function attributeCrashes(box: HTMLElement, element: HTMLElement) {
  const begin = () => {
    acting = element;
    setTimeout(() => (acting = null));
  };
  ["click", "keydown", "input", "change", "close"].forEach((name) => box.addEventListener(name, begin, true));
}

/** Tells `widget` of a crash; returns what ends that. */
export function watch(widget: Mounted) {
  mounted.add(widget);
  return () => mounted.delete(widget);
}

/**
 * The glue reads results out of the memory after each call, also after the one that crashed. Where it finds garbage it
 * throws what is no error; in a blank memory every call has succeeded with nothing.
 */
function blank() {
  if (memory) new Uint8Array(memory.buffer).fill(0);
}

function die(error: unknown) {
  if (crash) return;
  crash = error || new Error("the WebAssembly stopped");
  blank();
  const guilty = acting;
  // Old libraries have an Array.from of their own, which knows no sets.
  const widgets = [...mounted];
  mounted.clear();
  // Not from in here: whoever called may still be at work.
  widgets.forEach((widget) => Promise.resolve().then(() => widget.crashed(crash, widget.element === guilty)));
}
