// Inline in the head of our own page: before anything is painted it says that scripts run, and takes the colours and
// the size of text that the reader chose at an earlier visit. Plain ES5 as written, for engines of any age.
(function (root) {
  root.className = "js";
  ["theme", "scale"].forEach(function (name) {
    try {
      var value = localStorage.getItem("policy-guide:" + name);
      if (value) root.setAttribute("data-" + name, value);
    } catch (_) {
      // Without storage the system decides.
    }
  });
  /** Without the widget the page is complete by itself: what waits for the widget goes. */
  function alone() {
    root.className = "";
  }
  addEventListener("policy-guide-error", function (event: Event) {
    var detail = (event as CustomEvent).detail;
    var reason = detail && detail.reason;
    if (!reason) return;
    alone();
    // For scripts that come later.
    root.setAttribute("data-failed", reason);
  });
  addEventListener("policy-guide-ready", function () {
    root.className = "js";
  });
  addEventListener(
    "error",
    function (event) {
      if (/policy-guide\.js$/.test((event.target && (event.target as HTMLScriptElement).src) || "")) alone();
    },
    true,
  );
})(document.documentElement);
