// What a page notices: its own listeners, its console, its errors, and reports of its content security policy.
(function () {
  var probe = { events: [], console: [], errors: [], reports: [], hits: [], steps: history.length };
  window.probe = probe;
  var names = ["ready", "filter-change", "open", "contact", "resize", "error"];
  names.forEach(function (name) {
    document.addEventListener("policy-guide-" + name, function (event) {
      probe.events.push([name, JSON.parse(JSON.stringify(event.detail))]);
    });
  });
  ["warn", "error", "info"].forEach(function (name) {
    var own = console[name];
    console[name] = function () {
      probe.console.push(Array.prototype.map.call(arguments, String).join(" "));
      return own.apply(console, arguments);
    };
  });
  window.addEventListener("error", function (event) {
    if (event.message) probe.errors.push(event.message);
  });
  window.addEventListener("unhandledrejection", function (event) {
    probe.errors.push("not handled: " + event.reason);
  });
  document.addEventListener("securitypolicyviolation", function (event) {
    probe.reports.push(event.effectiveDirective + " " + event.blockedURI);
  });
  // A test cannot answer a call; it only sees that one would be made.
  window.addEventListener(
    "click",
    function (event) {
      var path = event.composedPath();
      for (var i = 0; i < path.length; i++) if (path[i].protocol === "tel:") event.preventDefault();
    },
    true,
  );
})();
