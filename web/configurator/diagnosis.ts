// The diagnosis: what is pasted, judged at each key, explained in plain sentences. Nothing leaves the browser.

import { followSystem } from "../pages/colours";
import { type Kind, type Language, decode, encode, folderOf, webAddress } from "./choices";
import { copyFrom } from "./copy";
import { type Finding, diagnose } from "./diagnose";
import { BLOCKED, KINDS, NOTES, OUTCOMES, SERVER, WORDS } from "./diagnosis_words";
import { make } from "./form";
import { parseHeaders } from "./headers";
import { onLanguageSwitch, say, setLanguage } from "./language";
import { carry, fitBox } from "./page";
import { checkServer } from "./server";

/** More than any page sends; a limit keeps a slip of the hand from freezing the page. */
const LONGEST = 200000;

const find = <T extends HTMLElement>(css: string) => document.querySelector<T>(css)!;
const form = find<HTMLFormElement>("form");
const here = folderOf(location.href);
const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement;
const baseOf = () => folderOf(field("base").value.trim()) || here;

function show() {
  const text = field("headers").value.slice(0, LONGEST);
  if (text.trim() === "") {
    find("[data-summary]").replaceChildren(paragraph(say(WORDS.empty), "hint"));
    return find("[data-findings]").replaceChildren();
  }
  const { headers, unread } = parseHeaders(text);
  const found = diagnose(headers, baseOf(), webAddress(field("page").value.trim()));
  find("[data-summary]").replaceChildren(outcomes(found), ...clear(found));
  find("[data-findings]").replaceChildren(...blocks(found), ...whole(found), ...notes(found), ...left(unread));
  fitAll();
}

function fitAll() {
  find("[data-findings]").querySelectorAll("textarea").forEach(fitBox);
}

function paragraph(textContent: string, className = "") {
  return make("p", { textContent, className });
}

type Diagnosis = ReturnType<typeof diagnose>;

/** What readers see for each kind of embed. */
function outcomes({ kinds }: Diagnosis) {
  const rows = Object.entries(kinds).map(([kind, outcome]) => {
    const [grade, words] = OUTCOMES[kind as Kind][outcome];
    const name = make("b", { textContent: say(KINDS[kind as Kind]) });
    const row = make("li", { className: "outcome " + grade }, name, " ", make("span", { textContent: say(words) }));
    row.dataset.kind = kind;
    row.dataset.outcome = outcome;
    return row;
  });
  return make("ul", { className: "outcomes" }, ...rows);
}

function clear({ findings }: Diagnosis) {
  return findings.some((one) => one.blocks.length) ? [] : [paragraph(say(WORDS.clear))];
}

/** One card for each line to change, whatever number of things it blocks. */
function blocks({ findings }: Diagnosis) {
  const byLine = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.line) byLine.set(finding.line, [...(byLine.get(finding.line) || []), finding]);
  }
  return Array.from(byLine, ([line, blocked]) => {
    const [{ decides, name, meta }] = blocked;
    const what = blocked.map(({ id }) => say(BLOCKED[id])).join(say({ zh: "、", en: ", " }));
    return make(
      "div",
      { className: "finding" },
      make("h3", { textContent: say(WORDS.blocks)(decides || "", what) }),
      ...(meta ? [paragraph(say(WORDS.meta), "hint")] : []),
      ...lineBox(say(WORDS.instead)(name || ""), line + ";", say(WORDS.copy)),
    );
  });
}

function whole({ mended }: Diagnosis) {
  return mended.map((policy) =>
    make("div", { className: "finding" }, ...lineBox(say(WORDS.whole), policy, say(WORDS.copyWhole))),
  );
}

/** A text to take along: its name, the text, a button that copies it. */
function lineBox(words: string, value: string, copyWords: string) {
  const box = make("textarea", { className: "snippet", readOnly: true, value, rows: 1, spellcheck: false });
  const label = make("label", { className: "field" }, make("span", { textContent: words }), box);
  const button = make("button", { type: "button", className: "button", textContent: copyWords });
  button.addEventListener("click", () => copyFrom(box, find("[data-said]")));
  return [label, button];
}

function notes({ findings }: Diagnosis) {
  const words = findings.filter(({ id }) => NOTES[id]).map(({ id, feature, header }) => {
    const note = say<string | ((what: string) => string)>(NOTES[id]);
    return typeof note === "string" ? note : note(feature || header || "");
  });
  return list(say(WORDS.notes), Array.from(new Set(words)));
}

function left(unread: string[]) {
  return list(say(WORDS.unread), unread.slice(0, 20));
}

function list(name: string, words: string[]) {
  if (words.length === 0) return [];
  const rows = words.map((textContent) => make("li", { textContent }));
  return [make("h3", { textContent: name }), make("ul", { className: "notes" }, ...rows)];
}

let asked = 0;

/** Asks the guide's own server; what comes after another address was given is dropped. */
async function showServer() {
  const mine = (asked += 1);
  const found = await checkServer(baseOf(), here, (...call) => fetch(...call));
  if (mine !== asked) return;
  const grade = { true: "well", false: "bad", null: "fair" };
  const rows = found.map(({ id, isWell }) =>
    make("li", { className: "outcome " + grade[`${isWell}`], textContent: say(SERVER[id][`${isWell}`]!) }),
  );
  find("[data-server]").replaceChildren(make("ul", { className: "outcomes" }, ...rows));
}

function draw(ui: Language) {
  setLanguage(ui);
  const choices = { ...decode(location.hash), ui };
  const fragment = encode(choices);
  history.replaceState(null, "", fragment ? "#" + fragment : location.pathname + location.search);
  carry();
  show();
  showServer();
}

followSystem();
field("base").value = decode(location.hash).base || here;
form.addEventListener("input", show);
addEventListener("resize", fitAll);
form.addEventListener("submit", (event) => event.preventDefault());
field("base").addEventListener("change", showServer);
onLanguageSwitch(draw);
draw(decode(location.hash).ui);
