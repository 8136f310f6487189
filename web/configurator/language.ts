// The two languages of the pages for webmasters. Chinese is in the HTML, English in a table beside it.

import type { Language } from "./choices";
import { ENGLISH } from "./english";

let language: Language = "zh";

/** The same in both languages: a text, or a function that makes one. */
export interface Words<T = string> {
  zh: T;
  en: T;
}

/** What is said in the language of the page. */
export function say<T>(words: Words<T>): T {
  return words[language];
}

export function currentLanguage() {
  return language;
}

/** Shows the page in a language. */
export function setLanguage(wanted: Language) {
  language = wanted;
  document.documentElement.lang = wanted;
  document.querySelectorAll<HTMLElement>("[data-t]").forEach((node) => {
    node.dataset.zh = node.dataset.zh || node.textContent || "";
    node.textContent = wanted === "en" ? ENGLISH[node.dataset.t!] : node.dataset.zh;
  });
  document.querySelectorAll<HTMLElement>("[data-t-label]").forEach((node) => {
    node.dataset.zhLabel = node.dataset.zhLabel || node.getAttribute("aria-label") || "";
    node.setAttribute("aria-label", wanted === "en" ? ENGLISH[node.dataset.tLabel!] : node.dataset.zhLabel);
  });
  const other = document.querySelector<HTMLElement>("[data-language]")!;
  other.textContent = wanted === "en" ? "中文" : "English";
  other.lang = wanted === "en" ? "zh" : "en";
}

/** The switch calls back with the language it leads to. */
export function onLanguageSwitch(callback: (language: Language) => void) {
  document.querySelector("[data-language]")!.addEventListener("click", () => callback(language === "en" ? "zh" : "en"));
}
