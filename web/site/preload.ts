// Inline in our own page right after the loader's tag: requests what the loader will want before it is there itself, and
// hands the responses over on that tag. Not by links to preload: WebKit fetches again what it has preloaded so.
// Plain ES5 as written: esbuild only minifies it.
declare const FILES: string;

(function (tag: HTMLScriptElement & { preloaded?: Record<string, [Promise<Response>, AbortController?]> }) {
  if (!window.fetch || !window.WebAssembly) return;
  var preloaded: Record<string, [Promise<Response>, AbortController?]> = (tag.preloaded = {});
  FILES.split(" ").forEach(function (name) {
    // A partner's frame may show another guide.
    if (!/^w/.test(name) && /[?&]src=/.test(location.search)) return;
    var url = tag.src.replace(/[^/]*$/, name);
    var abort = window.AbortController ? new AbortController() : undefined;
    var response = fetch(url, { signal: abort && abort.signal });
    preloaded[url] = [response, abort];
    response.catch(function () {});
  });
})(document.currentScript!.previousElementSibling as HTMLScriptElement);
