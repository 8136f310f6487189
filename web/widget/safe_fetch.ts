// What wasm-bindgen's glue fetches with; esbuild puts it in the place of the globals. Hosts have a `fetch` of their own that
// throws at once, and old libraries a class `Request` of their own: an exception in the WebAssembly's hands would be a crash,
// a rejection is a failure.

/** A request as gloo-net makes it: an address and how to ask for it. */
class PlainRequest {
  /** Whole, also where it was given relative to the page. */
  readonly url: string;

  constructor(url: string, readonly how?: RequestInit) {
    this.url = new URL(url, document.baseURI).href;
  }
}

const fetchPlain = ({ url, how }: PlainRequest): Promise<Response> => {
  try {
    return window.fetch(url, how);
  } catch (error) {
    return Promise.reject(error);
  }
};
export { PlainRequest as Request, fetchPlain as fetch };
