// React 19 comes as CommonJS only: this is just enough of `require` for a page without a bundler.
(function () {
  var files = {
    react: "/npm/react/cjs/react.production.js",
    "react-dom": "/npm/react-dom/cjs/react-dom.production.js",
    "react-dom/client": "/npm/react-dom/cjs/react-dom-client.production.js",
    scheduler: "/npm/scheduler/cjs/scheduler.production.js",
  };
  var loaded = {};
  window.load = function (name) {
    if (loaded[name]) return loaded[name].exports;
    var module = (loaded[name] = { exports: {} });
    var request = new XMLHttpRequest();
    request.open("GET", files[name], false);
    request.send();
    new Function("module", "exports", "require", "process", request.responseText)(
      module,
      module.exports,
      window.load,
      { env: { NODE_ENV: "production" } },
    );
    return module.exports;
  };
})();
