// The form: what of it is made from the guide, and how choices are read from it and written to it.

import { COLOURS, FACETS, PARTS, asTexts, read, termsOf } from "./choices.js";
import { OWN } from "./contrast.js";
import { say } from "./language.js";

const FACET_NAMES = {
  category: { zh: "类别", en: "Category" },
  audience: { zh: "适用对象", en: "For whom" },
  support: { zh: "支持方式", en: "Kind of support" },
  agency: { zh: "经办机构", en: "Agency" },
};
const CHOSEN = { zh: (n) => `已选 ${n} 项`, en: (n) => `${n} chosen` };
const LOCK = { zh: "锁定：读者不能更改这一组", en: "Lock: readers cannot change this group" };
export const COLOUR_NAMES = {
  accent: { zh: "按钮和链接", en: "Buttons and links" },
  background: { zh: "底色", en: "Background" },
  surface: { zh: "卡片", en: "Cards" },
  text: { zh: "文字", en: "Text" },
};
const OWN_COLOUR = { zh: (name) => `自选颜色：${name}`, en: (name) => `Own colour: ${name}` };
const PART_NAMES = {
  title: { zh: "标题", en: "Title" },
  switches: { zh: "语言、字号、明暗开关", en: "Switches for language, size and theme" },
  views: { zh: "“帮我找”“联系方式”“收藏”一整排", en: "The whole row of finder, contacts and saved" },
  finder: { zh: "只隐藏“帮我找”", en: "Only the finder" },
  contacts: { zh: "只隐藏“联系方式”", en: "Only the contacts" },
  saved: { zh: "只隐藏“收藏”", en: "Only what is saved" },
  search: { zh: "搜索框", en: "Search box" },
  filters: { zh: "筛选", en: "Filters" },
  sort: { zh: "排序", en: "Order" },
};

/** Makes an element: properties, then children. */
export function make(name, properties = {}, ...children) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
}

/** Draws what depends on the guide and the language. Call `write` after it. */
export function build(form, guide) {
  const terms = termsOf(guide);
  const facets = form.querySelector("[data-facets]");
  const open = FACETS.filter((facet) => form.querySelector(`details[data-facet=${facet}][open]`));
  facets.replaceChildren(...FACETS.map((facet) => facetGroup(facet, terms[facet], open.includes(facet))));
  form.querySelector("[data-parts]").replaceChildren(...PARTS.map((id) => tick("hide", id, say(PART_NAMES[id]))));
  form.querySelector("[data-colours]").replaceChildren(...COLOURS.map(colourRow));
}

function tick(name, value, words) {
  const input = make("input", { type: "checkbox", name, value });
  return make("label", { className: "tick" }, input, make("span", { textContent: words }));
}

function facetGroup(facet, terms, isOpen) {
  const name = say(FACET_NAMES[facet]);
  const chosen = make("span", { className: "chosen" });
  const group = make(
    "details",
    { className: "facet", open: isOpen },
    make("summary", {}, make("span", { textContent: name }), chosen),
    make(
      "fieldset",
      {},
      make("legend", { className: "unseen", textContent: name }),
      ...terms.map((term) => tick(facet, term.id, say(term))),
    ),
  );
  const lock = tick("lock", facet, say(LOCK));
  lock.classList.add("lock");
  group.append(lock);
  group.dataset.facet = facet;
  return group;
}

function colourRow(name) {
  const words = say(COLOUR_NAMES[name]);
  const own = tick("own", name, words);
  const picker = make("input", { type: "color", name, value: OWN.light[name] });
  picker.setAttribute("aria-label", say(OWN_COLOUR)(words));
  return make("div", { className: "colour" }, own, picker);
}

/** What is chosen now. A colour counts only where it is ticked. */
export function readForm(form) {
  const data = new FormData(form);
  const own = data.getAll("own");
  return read((name) => (COLOURS.includes(name) && !own.includes(name) ? [] : data.getAll(name)));
}

/** Puts choices into the form. */
export function writeForm(form, choices) {
  for (const [name, texts] of asTexts(choices)) {
    for (const control of form.querySelectorAll(`[name="${name}"]`)) fill(control, texts);
  }
  for (const name of COLOURS) form.querySelector(`[name=own][value=${name}]`).checked = choices[name] !== "";
}

function fill(control, texts) {
  if (control.type === "checkbox" || control.type === "radio") control.checked = texts.includes(control.value);
  else if (control.type !== "color") control.value = texts[0];
  else if (texts[0]) control.value = texts[0];
}

/** Shows how many are chosen in each facet, and what makes sense for the kind. */
export function follow(form, choices) {
  for (const facet of FACETS) {
    const group = form.querySelector(`details[data-facet=${facet}]`);
    const n = choices[facet].length;
    group.querySelector(".chosen").textContent = n ? say(CHOSEN)(n) : "";
    const lock = group.querySelector("[name=lock]");
    lock.disabled = n === 0;
    if (n === 0) lock.checked = false;
  }
  for (const name of COLOURS) {
    form.querySelector(`input[type=color][name=${name}]`).hidden = choices[name] === "" && !isTicked(form, name);
  }
}

function isTicked(form, name) {
  return form.querySelector(`[name=own][value=${name}]`).checked;
}
