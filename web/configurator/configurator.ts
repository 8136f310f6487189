// The configurator: the form, the snippet it makes, the preview of it, and the address that keeps it.

import { followSystem } from "../pages/colours";
import { type Choices, type Colour, type Kind, type Language, decode, encode, folderOf, nothing, webAddress } from "./choices";
import { copyFrom } from "./copy";
import { faintRows } from "./faint_rows";
import { build, dressed, follow, readForm, writeForm } from "./form";
import { type Guide, countShown, within } from "./guide";
import { onLanguageSwitch, say, setLanguage } from "./language";
import { needs, needsText } from "./needs";
import { carry, fitBox } from "./page";
import { makePreview } from "./preview";
import { hardToRead } from "./readable";
import { address, isForeignOverlay, listIn, snippet } from "./snippet";

const COUNT = {
  zh: (n: number, all: number) => (n === all ? `显示全部 ${all} 项政策` : `先显示 ${n} 项，共 ${all} 项`),
  en: (n: number, all: number) => (n === all ? `All ${all} policies are shown` : `${n} of ${all} policies are shown first`),
};
const NONE_LEFT = { zh: "这样选，一项政策也不显示。", en: "With these choices no policy is shown." };
const NO_GUIDE = {
  zh: (why: string) => `读不到政策数据（${why}），预选暂时不可用；其余选项照常。`,
  en: (why: string) => `The policy data cannot be read (${why}); presets are not available, everything else is.`,
};
const EMPTY_GUIDE: Guide = {
  title: { zh: "政策指南", en: "Policy Guide" },
  categories: [],
  vocabulary: { audiences: [], supports: [], agencies: [] },
  policies: [],
};

const find = <T extends HTMLElement>(css: string) => document.querySelector<T>(css)!;
const form = find<HTMLFormElement>("form");
const here = folderOf(location.href);
const preview = makePreview(find("[data-stage]"));
let guide = EMPTY_GUIDE;
let failure = "";
/** All policies as HTML, fetched when it is asked for; null before. */
let list: string | null = null;
let isListAsked = false;

/** Choices as they count: the guide's own words only, and an address of the guide in any case. */
function settled(choices: Choices): Choices {
  const known = guide === EMPTY_GUIDE ? choices : within(choices, guide);
  return { ...known, base: known.base || here };
}

function show(choices: Choices) {
  const settledChoices = settled(choices);
  const title = guide.title[choices.lang || "zh"];
  const html = snippet(settledChoices, title, list || "");
  follow(form, settledChoices);
  showFor(choices.kind);
  fillBox("[data-snippet]", html);
  fillBox("[data-address]", address(settledChoices));
  fillBox("[data-csp]", needsText(settledChoices));
  find("[data-styles]").hidden = !needs(settledChoices).some(([name]) => name === "style-src-attr");
  find("[data-local]").hidden = !/^(localhost|127\..*|\[::1\]|0\.0\.0\.0)$/.test(new URL(settledChoices.base).hostname);
  showWrong("overlay", webAddress);
  showWrong("base", folderOf);
  find("[data-foreign]").hidden = choices.kind !== "link" || !isForeignOverlay(settledChoices);
  const wantsList = choices.full && choices.kind === "script";
  if (wantsList && !isListAsked) fetchList();
  find("[data-no-list]").hidden = !wantsList || list !== "";
  showCount(settledChoices);
  showContrast(settledChoices);
  find("[data-elsewhere]").hidden = settledChoices.base === here;
  preview.show(snippet({ ...settledChoices, base: here }, title, list || ""), choices.kind);
}

/** Shows again when the list is there; without one the snippet keeps its link. */
async function fetchList() {
  isListAsked = true;
  try {
    const response = await fetch(here + "static.html", { credentials: "omit" });
    list = response.ok ? listIn(await response.text()) : "";
  } catch (_) {
    list = "";
  }
  changed();
}

/** Hides what makes no sense for the kind of embed. */
function showFor(kind: Kind) {
  const isFor = (node: HTMLElement) => (node.dataset.for || "").split(" ").includes(kind);
  document.querySelectorAll<HTMLElement>("[data-for]").forEach((node) => (node.hidden = !isFor(node)));
}

function fillBox(css: string, text: string) {
  const box = find<HTMLTextAreaElement>(css);
  box.value = text;
  fitBox(box);
}

/** Says that an address is none; it is not used then. */
function showWrong(name: string, parse: (text: string) => string) {
  const input = form.elements.namedItem(name) as HTMLInputElement;
  const isWrong = input.value.trim() !== "" && parse(input.value.trim()) === "";
  input.setAttribute("aria-invalid", String(isWrong));
  find(`[data-wrong=${name}]`).hidden = !isWrong;
}

function showCount(choices: Choices) {
  const all = guide.policies.length;
  const n = countShown(guide, choices);
  const words = all === 0 ? failure && say(NO_GUIDE)(failure) : n === 0 ? say(NONE_LEFT) : say(COUNT)(n, all);
  find("[data-count]").textContent = words;
  find("[data-count]").classList.toggle("wrong", all === 0 || n === 0);
}

function showContrast(choices: Choices) {
  const take = (token: Colour, colour: string) => {
    restore({ ...readForm(form), ui: pageLanguage(), [token]: colour });
    find("[data-colours] input").focus();
  };
  find("[data-contrast]").replaceChildren(...faintRows(hardToRead(choices), take));
}

const pageLanguage = () => document.documentElement.lang as Language;

/** Reads the form, keeps it in the address, shows what follows. */
function changed() {
  const choices = { ...readForm(form), ui: pageLanguage() };
  const fragment = encode(settledForAddress(choices));
  // What was copied is no longer what is there.
  find("[data-said]").textContent = "";
  history.replaceState(null, "", fragment ? "#" + fragment : location.pathname + location.search);
  find<HTMLInputElement>("[data-share]").value = location.href;
  carry();
  show(choices);
}

/** This site's own address is no choice. */
function settledForAddress(choices: Choices): Choices {
  return { ...choices, base: choices.base === here ? "" : choices.base };
}

/** Draws all of it for choices that come from the address, a reset, or another language. */
function restore(choices: Choices, brand = "") {
  setLanguage(choices.ui);
  build(form, guide);
  writeForm(form, settled(choices));
  find<HTMLSelectElement>("[data-brands]").value = brand;
  changed();
}

function listen() {
  form.addEventListener("input", ({ target }) => {
    const brands = find<HTMLSelectElement>("[data-brands]");
    if (target === brands) restore(dressed({ ...readForm(form), ui: pageLanguage() }, brands.value), brands.value);
    else changed();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    restore({ ...nothing(), ui: pageLanguage() });
  });
  addEventListener("hashchange", () => restore(decode(location.hash)));
  onLanguageSwitch((ui) => restore({ ...readForm(form), ui }));
  document.querySelectorAll<HTMLElement>("[data-copy]").forEach((button) =>
    button.addEventListener("click", () => copyFrom(find<HTMLTextAreaElement>(`[data-${button.dataset.copy}]`), find("[data-said]"))),
  );
  addEventListener("resize", () => fitBoxes(document));
  document.querySelectorAll("details").forEach((one) =>
    one.addEventListener("toggle", () => fitBoxes(one)),
  );
  const slider = find<HTMLInputElement>("[data-width]");
  slider.addEventListener("input", () => setWidth(slider.value));
  document.querySelectorAll<HTMLElement>("[data-set-width]").forEach((button) =>
    button.addEventListener("click", () => setWidth(button.dataset.setWidth || "")),
  );
}

function fitBoxes(within: ParentNode) {
  within.querySelectorAll("textarea").forEach(fitBox);
}

function setWidth(pixels: string) {
  find<HTMLInputElement>("[data-width]").value = pixels;
  find("[data-width-said]").textContent = pixels + " px";
  preview.setWidth(Number(pixels));
}

async function start() {
  followSystem();
  const chosen = decode(location.hash);
  setLanguage(chosen.ui);
  try {
    const response = await fetch(here + "policies.json", { credentials: "omit" });
    if (!response.ok) throw new Error(String(response.status));
    guide = await response.json();
  } catch (error) {
    failure = String((error as Error).message || error);
  }
  listen();
  setWidth(find<HTMLInputElement>("[data-width]").value);
  restore(chosen);
}

start();
