// preview.js: a page with the widget, whose guide comes from the editor's page instead of a server. The widget itself is
// the published one; only the requests for the guide's own files are answered here.

const FOLDER = "preview/";
const TYPES: Record<string, string> = { json: "application/json", txt: "text/plain; charset=utf-8" };
/** Two folders up: pages of the editor lie in `e/HASH/`. */
const site = new URL("../../", location.href).href;
const ask = window.fetch.bind(window);
let files: Record<string, string> = {};
let version = 0;

window.fetch = async (input, options) => {
  const address = new URL(input instanceof Request ? input.url : input, location.href).href;
  const at = address.indexOf(FOLDER);
  if (!address.startsWith(site + FOLDER)) return ask(input, options);
  const name = address.slice(at + FOLDER.length).replace(/^\d+\//, "").split(/[?#]/)[0];
  const text = Object.hasOwn(files, name) ? files[name] : undefined;
  const type = TYPES[name.split(".").pop()!] || "text/plain";
  return new Response(text ?? "", { status: text === undefined ? 404 : 200, headers: { "Content-Type": type } });
};

addEventListener("message", ({ source, origin, data }) => {
  if (source !== parent || origin !== location.origin || data.type !== "policy-guide-editor:files") return;
  files = JSON.parse(data.files);
  draw(data.lang);
});

/** A new address each time: the widget keeps what it has read. What is searched for stays. */
function draw(lang: string) {
  const before = document.querySelector("policy-guide") as (HTMLElement & { filter?: string }) | null;
  const folder = site + FOLDER + ++version + "/";
  const guide = before || document.createElement("policy-guide");
  if ("overlay.json" in files) guide.setAttribute("overlay", folder + "overlay.json");
  else guide.removeAttribute("overlay");
  guide.setAttribute("lang", lang);
  guide.setAttribute("loading", "eager");
  guide.setAttribute("src", folder + "policies.json");
  if (before) return;
  // What stands inside is shown until the widget is there: the published document would be of another guide.
  guide.textContent = "…";
  document.body.append(guide);
  const script = document.createElement("script");
  script.src = site + "policy-guide.js";
  document.head.append(script);
}

// The page's own policy lets no style stand in it.
const sheet = new CSSStyleSheet();
sheet.replaceSync("html { color-scheme: light dark } body { margin: 0 }");
document.adoptedStyleSheets = [sheet];
parent.postMessage("policy-guide-editor:ready", location.origin);
