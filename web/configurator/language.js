// The two languages of the pages for webmasters. Chinese stands in the HTML, English in a table beside it.

import { ENGLISH } from "./english.js";

let language = "zh";

/** A text in the language of the page: `{ zh, en }`, or one text for both. */
export function say(words) {
  return typeof words === "string" ? words : words[language];
}

export function currentLanguage() {
  return language;
}

/** Shows the page in a language. */
export function setLanguage(wanted) {
  language = wanted;
  document.documentElement.lang = wanted;
  document.querySelectorAll("[data-t]").forEach((node) => {
    node.dataset.zh = node.dataset.zh || node.textContent;
    node.textContent = wanted === "en" ? ENGLISH[node.dataset.t] : node.dataset.zh;
  });
  document.querySelectorAll("[data-t-label]").forEach((node) => {
    node.dataset.zhLabel = node.dataset.zhLabel || node.getAttribute("aria-label");
    node.setAttribute("aria-label", wanted === "en" ? ENGLISH[node.dataset.tLabel] : node.dataset.zhLabel);
  });
  const other = document.querySelector("[data-language]");
  other.textContent = wanted === "en" ? "中文" : "English";
  other.lang = wanted === "en" ? "zh" : "en";
}

/** The switch calls back with the language it leads to. */
export function onLanguageSwitch(callback) {
  document.querySelector("[data-language]").addEventListener("click", () => callback(language === "en" ? "zh" : "en"));
}
