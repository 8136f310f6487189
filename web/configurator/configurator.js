// The configurator: the form, the snippet it makes, the preview of it, and the address that keeps it.

import { countShown, decode, encode, folderOf, nothing, webAddress, within } from "./choices.js";
import { hardToRead } from "./contrast.js";
import { copyFrom } from "./copy.js";
import { COLOUR_NAMES, build, follow, make, readForm, writeForm } from "./form.js";
import { onLanguageSwitch, say, setLanguage } from "./language.js";
import { needs, needsText } from "./needs.js";
import { carry, fitBox, followSystem } from "./page.js";
import { makePreview } from "./preview.js";
import { address, isForeignOverlay, listIn, snippet } from "./snippet.js";

const COUNT = {
  zh: (n, all) => (n === all ? `显示全部 ${all} 项政策` : `先显示 ${n} 项，共 ${all} 项`),
  en: (n, all) => (n === all ? `All ${all} policies are shown` : `${n} of ${all} policies are shown first`),
};
const NONE_LEFT = { zh: "这样选，一项政策也不显示。", en: "With these choices no policy is shown." };
const FAINT = {
  zh: ({ one, other, theme, ratio }) => `${theme === "dark" ? "深色" : "浅色"}时，“${one}”在“${other}”上看不清（对比度 ${ratio}，应不低于 4.5）。`,
  en: ({ one, other, theme, ratio }) => `${theme === "dark" ? "Dark" : "Light"}: “${one}” on “${other}” is hard to read (contrast ${ratio}, at least 4.5 is needed).`,
};
const NO_GUIDE = {
  zh: (why) => `读不到政策数据（${why}），预选暂时不可用；其余选项照常。`,
  en: (why) => `The policy data cannot be read (${why}); presets are not available, everything else is.`,
};
const EMPTY_GUIDE = {
  title: { zh: "政策指南", en: "Policy Guide" },
  categories: [],
  vocabulary: { audiences: [], supports: [], agencies: [] },
  policies: [],
};

const find = (css) => document.querySelector(css);
const form = find("form");
const here = folderOf(location.href);
const preview = makePreview(find("[data-stage]"));
let guide = EMPTY_GUIDE;
let failure = "";
/** All policies as HTML, fetched when it is asked for; null before. */
let list = null;

/** Choices as they count: the guide's own words only, and an address of the guide in any case. */
function settled(choices) {
  const known = guide === EMPTY_GUIDE ? choices : within(choices, guide);
  return { ...known, base: known.base || here };
}

function show(choices) {
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
  if (wantsList && list === null) fetchList();
  find("[data-no-list]").hidden = !wantsList || list !== "";
  showCount(settledChoices);
  showContrast(settledChoices);
  find("[data-elsewhere]").hidden = settledChoices.base === here;
  preview.show(snippet({ ...settledChoices, base: here }, title, list || ""), choices.kind);
}

/** Shows again when the list is there; without one the snippet keeps its link. */
async function fetchList() {
  list = undefined;
  try {
    const answer = await fetch(here + "static.html", { credentials: "omit" });
    list = answer.ok ? listIn(await answer.text()) : "";
  } catch (_) {
    list = "";
  }
  changed();
}

/** Hides what makes no sense for the kind of embed. */
function showFor(kind) {
  document.querySelectorAll("[data-for]").forEach((node) => (node.hidden = !node.dataset.for.split(" ").includes(kind)));
}

function fillBox(css, text) {
  const box = find(css);
  box.value = text;
  fitBox(box);
}

/** An address that is not one is told, and not used. */
function showWrong(name, parse) {
  const input = form.elements.namedItem(name);
  const isWrong = input.value.trim() !== "" && parse(input.value.trim()) === "";
  input.setAttribute("aria-invalid", String(isWrong));
  find(`[data-wrong=${name}]`).hidden = !isWrong;
}

function showCount(choices) {
  const all = guide.policies.length;
  const n = countShown(guide, choices);
  const words = all === 0 ? failure && say(NO_GUIDE)(failure) : n === 0 ? say(NONE_LEFT) : say(COUNT)(n, all);
  find("[data-count]").textContent = words;
  find("[data-count]").classList.toggle("wrong", all === 0 || n === 0);
}

function showContrast(choices) {
  const name = (colour) => say(COLOUR_NAMES[colour]);
  const words = hardToRead(choices).map(({ theme, one, other, ratio }) =>
    say(FAINT)({ theme, one: name(one), other: name(other), ratio: ratio.toFixed(1) }),
  );
  find("[data-contrast]").replaceChildren(...words.map((textContent) => make("li", { textContent })));
}

/** Reads the form, keeps it in the address, shows what follows. */
function changed() {
  const choices = { ...readForm(form), ui: document.documentElement.lang };
  const fragment = encode(settledForAddress(choices));
  history.replaceState(null, "", fragment ? "#" + fragment : location.pathname + location.search);
  find("[data-share]").value = location.href;
  carry();
  show(choices);
}

/** This site's own address is no choice. */
function settledForAddress(choices) {
  return { ...choices, base: choices.base === here ? "" : choices.base };
}

/** Draws all of it for choices that come from the address, a reset, or another language. */
function restore(choices) {
  setLanguage(choices.ui);
  build(form, guide);
  writeForm(form, settled(choices));
  changed();
}

function listen() {
  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    restore({ ...nothing(), ui: document.documentElement.lang });
  });
  addEventListener("hashchange", () => restore(decode(location.hash)));
  onLanguageSwitch((ui) => restore({ ...readForm(form), ui }));
  document.querySelectorAll("[data-copy]").forEach((button) =>
    button.addEventListener("click", () => copyFrom(find(`[data-${button.dataset.copy}]`), find("[data-said]"))),
  );
  addEventListener("resize", () => document.querySelectorAll("textarea").forEach(fitBox));
  document.querySelectorAll("details").forEach((one) =>
    one.addEventListener("toggle", () => one.querySelectorAll("textarea").forEach(fitBox)),
  );
  const slider = find("[data-width]");
  slider.addEventListener("input", () => setWidth(slider.value));
  document.querySelectorAll("[data-set-width]").forEach((button) =>
    button.addEventListener("click", () => setWidth(button.dataset.setWidth)),
  );
}

function setWidth(pixels) {
  find("[data-width]").value = pixels;
  find("[data-width-said]").textContent = pixels + " px";
  preview.setWidth(Number(pixels));
}

async function start() {
  followSystem();
  const chosen = decode(location.hash);
  setLanguage(chosen.ui);
  try {
    const answer = await fetch(here + "policies.json", { credentials: "omit" });
    if (!answer.ok) throw new Error(String(answer.status));
    guide = await answer.json();
  } catch (error) {
    failure = String((error && error.message) || error);
  }
  listen();
  setWidth(find("[data-width]").value);
  restore(chosen);
}

start();
