// Our own page's script, never a partner's: it says that the widget is still on its way, registers the service worker,
// says when a copy is shown and from when, and clears the caches when the widget can't start from them.
import type { PolicyGuideElement } from "../element/public";

const MENDED = "policy-guide:mended";
/** The service worker waits so long after the guide is shown, in milliseconds. */
const REST = 2000;
/** After so long the page says that the widget takes long, in milliseconds. */
const SLOW = 4000;
/** Reasons that lie in the network or the data, not in what is kept. */
const OUTSIDE = /^(network|timeout|http-|data)/;

const TEXTS = {
  zh: {
    slow: "网络较慢：内容现在就可以阅读和拨打，搜索和筛选稍后可用。",
    copy: (day: string) => `没有网络，当前是 ${day} 保存的副本。`,
    back: "网络已恢复。",
    reload: "刷新",
  },
  en: {
    slow: "The network is slow: all can be read and called now, search and filters follow.",
    copy: (day: string) => `No network: this is the copy saved on ${day}.`,
    back: "The network is back.",
    reload: "Reload",
  },
};

const guide = () => document.querySelector<PolicyGuideElement>("policy-guide");
/** The guide may have been quicker than this script. */
const isThere = Boolean(guide()?.results?.length);
/** What the bar says. */
let shown: keyof typeof TEXTS.zh | "" = "";

// In a frame the page belongs to somebody else's; a page from a file has no server to be without.
if (window.top === window && /^https?:$/.test(location.protocol)) {
  // `early.ts` takes the class away where the widget has failed already.
  if (!isThere && document.documentElement.className) tellSlow();
  if (navigator.serviceWorker) start(navigator.serviceWorker);
}

const bar = () => document.getElementById("offline");

/** Until the guide or a reason why there is none has come. */
function tellSlow() {
  const late = setTimeout(() => shown || show("slow"), SLOW);
  const end = () => {
    clearTimeout(late);
    if (shown !== "slow") return;
    shown = "";
    bar()!.hidden = true;
  };
  addEventListener("policy-guide-ready", end);
  addEventListener("policy-guide-error", end);
}

function start(workers: ServiceWorkerContainer) {
  tellCopies(workers);
  const failed = (reason?: string | null) => workers.controller && reason && !OUTSIDE.test(reason) && mend();
  addEventListener("policy-guide-error", ({ detail }) => failed(detail && detail.reason));
  failed(document.documentElement.getAttribute("data-failed"));
  registerLater(workers);
}

/** Says when a copy is shown, and when the network is back. */
function tellCopies(workers: ServiceWorkerContainer) {
  let isCopy = false;
  workers.addEventListener("message", ({ data }) => {
    if (!data || data.type !== "policy-guide:copy") return;
    isCopy = true;
    show("copy", day(data.saved));
  });
  addEventListener("online", () => isCopy && show("back"));
  // The guide may have come before this script.
  if (workers.controller) workers.controller.postMessage("copy?");
}

/** What the reader waits for has the network to itself. */
function registerLater(workers: ServiceWorkerContainer) {
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
  addEventListener("policy-guide-error", rested);
  if (isThere) rested();
  // Where no widget comes, no event says so; while one comes slowly, the caches must not be filled beside it.
  addEventListener("load", () => setTimeout(() => document.documentElement.className || register(), 10 * REST));
}

/** The day of the reader's own clock. */
function day(saved: string) {
  const date = new Date(saved);
  const two = (n: number) => String(n).padStart(2, "0");
  return [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join("-");
}

function show(what: "slow" | "copy" | "back", value = "") {
  const node = bar();
  if (!node) return;
  shown = what;
  const texts = TEXTS[language()];
  node.textContent = (what === "copy" ? texts.copy(value) : texts[what]) + " ";
  node.lang = language();
  if (what !== "slow") node.appendChild(reload(texts.reload));
  node.hidden = false;
}

function reload(words: string) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = words;
  button.addEventListener("click", () => location.reload());
  return button;
}

/** The widget's own language, which the reader may have switched. */
function language() {
  const shell = guide()?.shadowRoot?.querySelector<HTMLElement>("[lang]");
  return shell && shell.lang === "en" ? "en" : "zh";
}

/** Once a visit: the caches may be damaged, the network's own files are not. */
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
