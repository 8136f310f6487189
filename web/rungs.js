// The lower rungs, fetched when the widget can't be shown or a frame speaks. One console line says which rung it is, why,
// and what the page must change.
import { advice } from "./advice.js";
import { hear, openFrame } from "./frames.js";
import { ownScript } from "./own_script.js";

/** A policy's refusals are told after the failure that they cause, in milliseconds. */
const REFUSALS = 60;

const WORDS = {
  zh: { name: "政策指南", open: "打开政策指南" },
  en: { name: "Policy guide", open: "Open the policy guide" },
};

/** The script may be run again for another loader on the same page; each hears for itself. */
ownScript().policyGuide = { descend, hear };

/** Resolves to the best rung that can be had below the widget. */
async function descend(element, outside) {
  const { base, refused, hasCrashed, reason, box } = outside;
  await new Promise((resolve) => setTimeout(resolve, REFUSALS));
  const change = await advice(base, refused, reason);
  const words = wordsFor(element);
  let frameless = "";
  // What crashes here would crash there; and our own page in itself would be without end.
  if (!hasCrashed && !isOwnPage(base)) {
    try {
      const rung = await openFrame(element, outside, words.name);
      say(`shown in a frame of ${base}`, reason, change);
      return rung;
    } catch (error) {
      frameless = " " + error.message;
    }
  }
  const isEmpty = !element.children.length && !element.textContent.trim();
  if (isEmpty && !isOwnPage(base)) box.appendChild(link(base, words.open));
  say(isEmpty ? "only a link is shown" : "the static content is shown", reason, change + frameless);
  return { stop() {} };
}

function say(what, reason, change) {
  console.warn(`policy-guide: ${what}, because: ${reason.replace(/[.\s]+$/, "")}. ${change}`.trim());
}

function wordsFor(element) {
  const nearest = element.closest("[lang]");
  return WORDS[((nearest && nearest.lang) || "zh").slice(0, 2).toLowerCase()] || WORDS.zh;
}

function isOwnPage(base) {
  const page = location.href.split(/[?#]/)[0];
  return page === base || page === base + "index.html";
}

function link(base, text) {
  const link = document.createElement("a");
  link.href = base;
  link.target = "_blank";
  link.rel = "noopener";
  link.textContent = text;
  link.setAttribute("part", "link");
  return link;
}
