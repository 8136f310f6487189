// editor.js: the page's script. It starts the WebAssembly and hands itself over as what the page around gives: a worker for
// what takes time, a store for drafts, files, the clipboard, the preview's frame. It knows nothing of guides.
import init, * as api from "editor-glue";
import { followSystem } from "../pages/colours";
import { copy } from "./copy";
import { Documents } from "./documents";
import type { Act } from "./documents";
import { draft, drafts, forget, freshId, keep, resume } from "./drafts";
import { draw } from "./drawing";
import { save, takeFiles } from "./files";
import { chooseFolder, hasFolders, writeFile } from "./folder";
import { Jobs } from "./jobs";
import { followMarks } from "./marks";
import { recall, remember } from "./memory";
import { followFrames, point, show } from "./preview_frame";

const own = document.currentScript as HTMLScriptElement;
const beside = (name: string) => new URL(name, own.src).href;
const LANG = "lang";
/** From here on the preview stands beside the form: as in editor/src/view/steps.css. */
const WIDE = "(min-width: 1200px)";
/** What the page needs once somebody works with it. */
const BESIDE = ["editor.wasm", "worker.js", "preview.html", "preview.js", "document.js", "document.wasm", "single.html"];

async function start() {
  const response = await fetch(beside("editor.wasm"));
  const code = await WebAssembly.compile(await response.arrayBuffer());
  await init({ module_or_path: code });
  const documents = new Documents();
  const jobs = new Jobs(beside("worker.js"), code, documents, (percent) => api.progressed(percent));
  // Checks take their time beside what somebody waits for; of those that wait only the newest counts.
  const checks = new Jobs(beside("worker.js"), code, documents, () => {});
  const host = {
    run: (question: string, bytes: Uint8Array) => jobs.run(question, bytes.slice()),
    make: (question: string, bytes: Uint8Array<ArrayBuffer>) => jobs.make(question, bytes),
    run_aside: (question: string) => checks.runNewest(question),
    cancel: () => jobs.cancel(),
    // The files are as long as the guide: they go from worker to worker, and only where they are comes through here.
    draw: async (question: string) => draw(beside("document.js"), (await jobs.make(question, new Uint8Array()))[1]),
    begin: (base: Uint8Array) => documents.begin(base),
    acted: (act: Act) => documents.acted(act),
    resume: (kept: Parameters<typeof resume>[1]) => resume(documents, kept),
    save,
    has_folders: hasFolders,
    choose_folder: chooseFolder,
    write_file: (name: string, bytes: Uint8Array) => writeFile(name, bytes.slice()),
    keep: (id: string, version: number, label: string) => keep(documents, id, version, label),
    drafts,
    draft,
    forget,
    copy,
    fresh_id: freshId,
    show,
    point,
    focus,
    remember,
    recall,
    speak,
  };
  // Chinese first: the other language is a choice, by the button or in the address.
  const lang = recall(LANG) || new URLSearchParams(location.search).get(LANG) || "zh";
  api.start(document.getElementById("editor")!, host, lang, today(), beside("preview.html"));
  takeFiles(async (name, bytes) => (bytes ? api.opened(name, bytes) : api.refused(name)));
  followMarks((words) => api.marked(words));
  followFrames();
  const wide = matchMedia(WIDE);
  wide.addEventListener("change", () => api.widened(wide.matches));
  api.widened(wide.matches);
  addEventListener("keydown", undoByKey);
  addEventListener("keydown", addByKey);
  addEventListener("beforeunload", (event) => api.is_unpublished() && event.preventDefault());
  document.body.dataset.ready = "";
  keepOffline();
}

function focus(ids: string[]) {
  const found = ids.map((id) => document.getElementById(id)).find((node) => node);
  if (!found) return;
  found.closest("details")?.setAttribute("open", "");
  found.focus();
  // A heading stands for what is below it.
  found.scrollIntoView({ block: found.tabIndex < 0 ? "start" : "nearest" });
}

function speak(lang: string, title: string) {
  document.documentElement.lang = lang;
  document.title = title;
}

/** Today where the reader is. */
function today() {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, "0");
  return [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join("-");
}

/** Fields have an undo of their own for what is typed in them; everywhere else the keys undo edits. */
function undoByKey(event: KeyboardEvent) {
  const isField = (event.target as Element).closest("input, textarea, select");
  if (isField || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
  event.preventDefault();
  event.shiftKey ? api.redo() : api.undo();
}

/** In the field of something new, Enter adds it. An input method that is at work has the key for itself. */
function addByKey(event: KeyboardEvent) {
  if (event.key !== "Enter" || event.isComposing) return;
  const field = (event.target as Element).closest<HTMLInputElement>(".new-one input");
  field?.closest(".new-one")?.querySelector("button")?.click();
}

/** The site's service worker keeps this page once it is asked for its files. */
async function keepOffline() {
  const workers = navigator.serviceWorker;
  if (!workers || !isSecureContext) return;
  try {
    await workers.register("sw.js");
    // It sees what is fetched only once it has taken this page over.
    if (!workers.controller) await new Promise((resolve) => workers.addEventListener("controllerchange", resolve));
    const styles = document.querySelector<HTMLLinkElement>("link[rel=stylesheet]")!.href;
    const files = [location.pathname, own.src, styles, ...BESIDE.map(beside)];
    await Promise.all(files.map((file) => fetch(file, { cache: "force-cache" })));
  } catch (_) {
    // Without it the page works as long as there is a network.
  }
}

followSystem();
start().catch((error) => {
  console.error(error);
  document.getElementById("failed")!.hidden = false;
});
