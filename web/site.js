// Our own page's script, never a partner's: it registers the service worker, says when a copy is shown and from when,
// and clears what is kept when the widget can't start from it.

const MENDED = "policy-guide:mended";
/** So long after the guide is shown its second file is there too, in milliseconds. */
const REST = 2000;
/** Reasons that lie in the network or the data, not in what is kept. */
const OUTSIDE = /^(network|timeout|http-|data)/;

const TEXTS = {
  zh: { copy: (day) => `没有网络，当前是 ${day} 保存的副本。`, back: "网络已恢复。", reload: "刷新" },
  en: { copy: (day) => `No network: this is the copy saved on ${day}.`, back: "The network is back.", reload: "Reload" },
};

// In a frame the page belongs to somebody else's; a page from a file has no server to be without.
if (window.top === window && /^https?:$/.test(location.protocol) && navigator.serviceWorker) start(navigator.serviceWorker);

function start(workers) {
  let isCopy = false;
  workers.addEventListener("message", ({ data }) => {
    if (!data || data.type !== "policy-guide:copy") return;
    isCopy = true;
    show("copy", day(data.saved));
  });
  addEventListener("online", () => isCopy && show("back"));
  addEventListener("policy-guide-error", ({ detail }) => {
    if (workers.controller && detail && detail.reason && !OUTSIDE.test(detail.reason)) mend();
  });
  // The guide may have come before this script.
  if (workers.controller) workers.controller.postMessage("copy?");
  // What the reader waits for has the network to itself. The guide may have been quicker than this script.
  let isAsked = false;
  const register = () => {
    if (isAsked) return;
    isAsked = true;
    // A worker that is known already is not asked for again by that alone.
    workers
      .register("sw.js", { updateViaCache: "none" })
      .then((registration) => registration.update())
      .catch(() => {});
  };
  const rested = () => setTimeout(register, REST);
  addEventListener("policy-guide-ready", rested);
  const guide = document.querySelector("policy-guide");
  if (guide && guide.results && guide.results.length) rested();
  addEventListener("load", () => setTimeout(register, 10 * REST));
}

/** The day of the reader's own clock. */
function day(saved) {
  const date = new Date(saved);
  const two = (n) => String(n).padStart(2, "0");
  return [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join("-");
}

function show(what, value) {
  const bar = document.getElementById("offline");
  if (!bar) return;
  const texts = TEXTS[language()];
  const words = typeof texts[what] === "function" ? texts[what](value) : texts[what];
  const reload = document.createElement("button");
  reload.type = "button";
  reload.textContent = texts.reload;
  reload.addEventListener("click", () => location.reload());
  bar.textContent = words + " ";
  bar.lang = language();
  bar.appendChild(reload);
  bar.hidden = false;
}

/** The widget's own language, which the reader may have switched. */
function language() {
  const element = document.querySelector("policy-guide");
  const shell = element && element.shadowRoot && element.shadowRoot.querySelector("[lang]");
  return shell && shell.lang === "en" ? "en" : "zh";
}

/** Once a visit: what is kept may be damaged, the network's own is not. */
async function mend() {
  try {
    if (sessionStorage.getItem(MENDED)) return;
    sessionStorage.setItem(MENDED, "1");
  } catch (_) {
    return;
  }
  const names = (await caches.keys()).filter((name) => name.startsWith("policy-guide-"));
  await Promise.all(names.map((name) => caches.delete(name)));
  const kept = await navigator.serviceWorker.getRegistrations();
  await Promise.all(kept.map((registration) => registration.unregister()));
  location.reload();
}
