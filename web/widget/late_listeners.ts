// Frameworks may listen to an element only once they are ready themselves, after a hydration for one. What the others heard
// before goes to such a listener alone.
const READY = "policy-guide-ready";

type Add = HTMLElement["addEventListener"];

/** `results` gives nothing as long as the guide is not there. Returns what ends that. */
export function tellLate(element: HTMLElement, results: () => number[] | undefined) {
  const add = element.addEventListener as (...given: unknown[]) => void;
  const own = (type: string, listener: EventListenerOrEventListenerObject | null, options: unknown) => {
    add.call(element, type, listener, options);
    const shown = type === READY && listener ? results() : undefined;
    if (shown) Promise.resolve().then(() => call(element, listener!, shown));
  };
  element.addEventListener = own as Add;
  return () => delete (element as { addEventListener?: Add }).addEventListener;
}

function call(element: HTMLElement, listener: EventListenerOrEventListenerObject, results: number[]) {
  const event = new CustomEvent(READY, { bubbles: true, composed: true, detail: { results } });
  for (const name of ["target", "currentTarget"]) Object.defineProperty(event, name, { value: element });
  if (typeof listener === "function") listener.call(element, event);
  else listener.handleEvent(event);
}
