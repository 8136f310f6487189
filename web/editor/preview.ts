// preview.js: a page with the widget, whose guide comes from the editor's page instead of a server. The widget itself is
// the published one; only the requests for the guide's own files are answered here.

type Guide = HTMLElement & { show(number: number): void };

const FOLDER = "preview/";
const TYPES: Record<string, string> = { json: "application/json", txt: "text/plain; charset=utf-8" };
/** Two folders up: pages of the editor lie in `e/HASH/`. */
const site = new URL("../../", location.href).href;
const ask = window.fetch.bind(window);
let files: Record<string, string> = {};
let version = 0;
/** The policy that is edited, and whether it is still to be brought into view. */
let wanted: number | null = null;
let isDue = false;
/** Whether the widget shows a guide. */
let isReady = false;

window.fetch = async (input, options) => {
  const address = new URL(input instanceof Request ? input.url : input, location.href).href;
  const at = address.indexOf(FOLDER);
  if (!address.startsWith(site + FOLDER)) return ask(input, options);
  const name = address.slice(at + FOLDER.length).replace(/^\d+\//, "").split(/[?#]/)[0];
  const text = Object.hasOwn(files, name) ? files[name] : undefined;
  const type = TYPES[name.split(".").pop()!] || "text/plain";
  return new Response(text ?? "", { status: text === undefined ? 404 : 200, headers: { "Content-Type": type } });
};

// The browser's own would scroll the page around the frame as well, away from the field that somebody types in.
Element.prototype.scrollIntoView = function (this: Element) {
  scrollTo(0, scrollY + this.getBoundingClientRect().top);
};

addEventListener("message", ({ source, origin, data }) => {
  if (source !== parent || origin !== location.origin) return;
  if (data.type === "policy-guide-editor:policy") follow(data.policy);
  if (data.type !== "policy-guide-editor:files") return;
  files = JSON.parse(data.files);
  draw(data.lang);
});

const shown = () => document.querySelector<Guide>("policy-guide");

/** Opens the policy that is edited now, and scrolls to it: once, so that who scrolls on stays there. */
function follow(policy: number | null) {
  if (policy === wanted) return;
  wanted = policy;
  isDue = !!policy;
  if (isReady) reveal();
}

function reveal() {
  if (isDue) shown()?.show(wanted!);
  isDue = false;
}

/** A new address each time: the widget keeps what it has read. What is searched for stays. */
function draw(lang: string) {
  const before = shown();
  const folder = site + FOLDER + ++version + "/";
  const guide = before || create();
  isReady = false;
  // While the widget has no list to show, the page keeps its height, and with it the place where somebody reads.
  document.body.style.minHeight = document.documentElement.scrollHeight + "px";
  if ("overlay.json" in files) guide.setAttribute("overlay", folder + "overlay.json");
  else guide.removeAttribute("overlay");
  guide.setAttribute("lang", lang);
  guide.setAttribute("loading", "eager");
  guide.setAttribute("src", folder + "policies.json");
  if (before) return;
  document.body.append(guide);
  const script = document.createElement("script");
  script.src = site + "policy-guide.js";
  document.head.append(script);
}

function create() {
  const guide = document.createElement("policy-guide") as Guide;
  // What stands inside is shown until the widget is there: the published document would be of another guide.
  guide.textContent = "…";
  const release = () => (document.body.style.minHeight = "");
  // Faults of a guide that is shown are told by the same event, before its list is there.
  guide.addEventListener("policy-guide-error", (event) => (event as CustomEvent).detail.reason && release());
  guide.addEventListener("policy-guide-ready", () => {
    isReady = true;
    reveal();
    // The list is there with the next frame, its height with the one after.
    requestAnimationFrame(() => requestAnimationFrame(release));
  });
  return guide;
}

// The page's own policy lets no style stand in it.
const sheet = new CSSStyleSheet();
sheet.replaceSync("html { color-scheme: light dark } body { margin: 0 }");
document.adoptedStyleSheets = [sheet];
parent.postMessage("policy-guide-editor:ready", location.origin);
