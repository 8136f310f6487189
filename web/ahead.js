// Stands in our own page right after the loader's tag: asks for what the loader will want before it is there itself, and
// hands the answers over on that tag. Not by links to preload: WebKit fetches again what it has preloaded so.
(function (tag) {
  if (!window.fetch || !window.WebAssembly) return;
  tag.ahead = {};
  FILES.split(" ").forEach(function (name) {
    var isLater = /more|sounds/.test(name);
    var isData = !/^w/.test(name);
    // A partner's frame may show another guide.
    if (isData && /[?&]src=/.test(location.search)) return;
    var url = tag.src.replace(/[^/]*$/, name);
    var abort = window.AbortController ? new AbortController() : { abort: function () {} };
    var how = { credentials: "omit", priority: isLater ? "low" : "auto", signal: abort.signal };
    tag.ahead[url] = [fetch(url, how), abort];
    tag.ahead[url][0].catch(function () {});
  });
})(document.currentScript.previousElementSibling);
