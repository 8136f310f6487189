// Event shielding: the widget hears its own events whatever the host does to them, and the host's shortcuts hear none of
// the keys that are typed into the widget's fields. And the one key that the script handles itself.

const FIELD = /^(input|textarea|select)$/;
/** What a page around a field may wait for: its dialogs close and keep the focus by these. */
const SHARED = /^(Escape|Tab)$/;

const isField = (event: Event) => FIELD.test((event.target as Element).localName);

/** The slash key leads to the search box, from anywhere inside that takes no letters. */
export function focusSearch(this: HTMLElement, event: KeyboardEvent) {
  const box = this.querySelector<HTMLElement>("[role=searchbox]");
  if (event.key !== "/" || !box || isField(event)) return;
  event.preventDefault();
  event.stopPropagation();
  box.focus();
}

const KINDS = ["click", "input", "keydown", "keypress", "keyup"];
const OWN = ["stopPropagation", "stopImmediatePropagation", "target"] as const;

/**
 * A host may stop an event on its way down to us: it comes in all the same, and is stopped when it leaves. A host's
 * shortcuts spare fields, but from outside ours are our element: on its way down a key is shown on its field, and what is
 * typed does not come out again. Returns what ends that.
 */
export function shieldEvents(element: HTMLElement, wrapper: HTMLElement) {
  const stopped = new WeakSet<Event>();
  const pass = (event: Event) => {
    const target = innermost(event, element, wrapper);
    if (target) disguise(event, target, () => stopped.add(event));
  };
  const leave = (event: Event) => {
    const isTyped = "key" in event && isField(event) && !SHARED.test((event as KeyboardEvent).key);
    if (isTyped || stopped.has(event)) event.stopPropagation();
  };
  KINDS.forEach((kind) => {
    // Before any listener of the document's, and before all but those of the window's that were there first.
    addEventListener(kind, pass, true);
    wrapper.addEventListener(kind, undisguise, true);
    wrapper.addEventListener(kind, leave);
  });
  return () => KINDS.forEach((kind) => removeEventListener(kind, pass, true));
}

/**
 * What inside of ours an event is on its way to, if anything. The path doesn't lead into closed shadow roots: there the focus and
 * the place of a click tell.
 */
function innermost(event: Event, element: HTMLElement, wrapper: HTMLElement): EventTarget | null {
  const path = event.composedPath();
  if (path.includes(wrapper)) return path[0];
  const host = outermostHost(element);
  if (host === element || path[0] !== host) return null;
  const root = element.shadowRoot!;
  const { clientX, clientY } = event as MouseEvent;
  const target = clientX || clientY ? root.elementFromPoint(clientX, clientY) : root.activeElement;
  return target && wrapper.contains(target) ? target : null;
}

function outermostHost(element: Element): Element {
  const { host } = element.getRootNode() as ShadowRoot;
  return host ? outermostHost(host) : element;
}

/** Stopping the event calls `stop` instead; a key's target is the field that it is typed into. */
function disguise(event: Event, target: EventTarget, stop: () => void) {
  const values = "key" in event ? [stop, stop, target] : [stop, stop];
  values.forEach((value, at) => Object.defineProperty(event, OWN[at], { value, configurable: true }));
}

function undisguise(event: Event) {
  OWN.forEach((name) => delete (event as { [name in (typeof OWN)[number]]?: unknown })[name]);
}
