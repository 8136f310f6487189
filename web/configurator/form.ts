// The form: what of it is made from the guide, and how choices are read from it and written to it.

import { BRANDS } from "./brands";
import {
  COLOURS, type Choices, type Colour, FACETS, type Facet, PARTS, SHAPES, type Shape, asTexts, nothing, read,
} from "./choices";
import { type Guide, type Term, termsOf } from "./guide";
import { type Words, say } from "./language";
import { palette } from "./palette";
import { COLOUR_NAMES, SHAPE_NAMES, SHAPE_VALUES } from "./token_words";

const FACET_NAMES: Record<Facet, Words> = {
  category: { zh: "类别", en: "Category" },
  audience: { zh: "适用对象", en: "For whom" },
  support: { zh: "支持方式", en: "Kind of support" },
  agency: { zh: "经办机构", en: "Agency" },
};
const CHOSEN = { zh: (n: number) => `已选 ${n} 项`, en: (n: number) => `${n} chosen` };
const LOCK = { zh: "锁定：读者不能更改这一组", en: "Lock: readers cannot change this group" };
/** Colours that make most of a brand; the others follow from them. */
const N_MAIN = 4;
const NO_BRAND = { zh: "不用示例", en: "None" };
const OWN_COLOUR = { zh: (name: string) => `自选颜色：${name}`, en: (name: string) => `Own colour: ${name}` };
const PART_NAMES: Record<string, Words> = {
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
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const node = document.createElement(name);
  Object.assign(node, properties);
  node.append(...children);
  return node;
}

/** Draws what depends on the guide and the language. Call `write` after it. */
export function build(form: HTMLFormElement, guide: Guide) {
  const terms = termsOf(guide);
  const facets = form.querySelector("[data-facets]")!;
  const open = FACETS.filter((facet) => form.querySelector(`details[data-facet=${facet}][open]`));
  facets.replaceChildren(...FACETS.map((facet) => facetGroup(facet, terms[facet], open.includes(facet))));
  form.querySelector("[data-parts]")!.replaceChildren(...PARTS.map((id) => tick("hide", id, say(PART_NAMES[id]))));
  form.querySelector("[data-colours]")!.replaceChildren(...COLOURS.slice(0, N_MAIN).map(colourRow));
  form.querySelector("[data-more-colours]")!.replaceChildren(...COLOURS.slice(N_MAIN).map(colourRow));
  form.querySelector("[data-shapes]")!.replaceChildren(...SHAPES.map(shapeRow));
  const brands = BRANDS.map((brand) => make("option", { value: brand.id, textContent: say(brand) }));
  form.querySelector("[data-brands]")!.replaceChildren(make("option", { value: "", textContent: say(NO_BRAND) }), ...brands);
}

function tick(name: string, value: string, words: string) {
  const input = make("input", { type: "checkbox", name, value });
  return make("label", { className: "tick" }, input, make("span", { textContent: words }));
}

/** Each has a name of its own: boxes of one name in several groups are taken for one group that is torn apart. */
const LOCK_OF = "lock-";

function facetGroup(facet: Facet, terms: Term[], isOpen: boolean) {
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
  const lock = tick(LOCK_OF + facet, facet, say(LOCK));
  lock.classList.add("lock");
  group.append(lock);
  group.dataset.facet = facet;
  return group;
}

function colourRow(name: Colour) {
  const words = say(COLOUR_NAMES[name]);
  const own = tick("own", name, words);
  const picker = make("input", { type: "color", name, value: palette(nothing(), "light")[name] });
  picker.setAttribute("aria-label", say(OWN_COLOUR)(words));
  return make("div", { className: "colour" }, own, picker);
}

/** A value that is not in the list, from an address, joins it. */
function shapeRow(name: Shape) {
  const options = SHAPE_VALUES[name].map(([value, words]) => make("option", { value, textContent: say(words) }));
  const select = make("select", { name }, ...options);
  return make("label", { className: "field" }, make("span", { textContent: say(SHAPE_NAMES[name]) }), select);
}

/** The choices in the clothes of a brand, or in none. */
export function dressed(choices: Choices, id: string): Choices {
  const bare = nothing();
  const names = [...COLOURS, ...SHAPES, "theme", "scale"] as const;
  const own = Object.fromEntries(names.map((name) => [name, bare[name]]));
  return { ...choices, ...own, ...BRANDS.find((brand) => brand.id === id)?.tokens };
}

/** What is chosen now. A colour counts only where it is ticked. */
export function readForm(form: HTMLFormElement): Choices {
  const data = new FormData(form);
  const own = data.getAll("own");
  const isColour = (name: string) => (COLOURS as readonly string[]).includes(name);
  return read((name) => {
    if (name === "lock") return FACETS.filter((facet) => data.has(LOCK_OF + facet));
    return isColour(name) && !own.includes(name) ? [] : data.getAll(name).map(String);
  });
}

/** Puts choices into the form. */
export function writeForm(form: HTMLFormElement, choices: Choices) {
  for (const [name, texts] of asTexts(choices)) {
    const controls = form.querySelectorAll<HTMLInputElement>(`[name="${name}"], [name^="${name}-"]`);
    controls.forEach((control) => fill(control, texts));
  }
  for (const name of COLOURS) ownTick(form, name).checked = choices[name] !== "";
}

function fill(control: HTMLInputElement, texts: string[]) {
  if (control.type === "checkbox" || control.type === "radio") control.checked = texts.includes(control.value);
  else if (control.type !== "color") setValue(control, texts[0]);
  else if (texts[0]) control.value = texts[0];
}

function setValue(control: HTMLInputElement | HTMLSelectElement, value: string) {
  control.value = value;
  if (control.value === value || !(control instanceof HTMLSelectElement)) return;
  control.append(make("option", { value, textContent: value }));
  control.value = value;
}

/** Shows how many are chosen in each facet, and what makes sense for the kind. */
export function follow(form: HTMLFormElement, choices: Choices) {
  for (const facet of FACETS) {
    const group = form.querySelector<HTMLElement>(`details[data-facet=${facet}]`)!;
    const n = choices[facet].length;
    group.querySelector(".chosen")!.textContent = n ? say(CHOSEN)(n) : "";
    const lock = group.querySelector<HTMLInputElement>(`[name^=${LOCK_OF}]`)!;
    lock.disabled = n === 0;
    if (n === 0) lock.checked = false;
  }
  for (const name of COLOURS) {
    const picker = form.querySelector<HTMLInputElement>(`input[type=color][name=${name}]`)!;
    picker.hidden = choices[name] === "" && !ownTick(form, name).checked;
  }
}

/** Whether a colour of one's own is chosen. */
function ownTick(form: HTMLFormElement, name: Colour) {
  return form.querySelector<HTMLInputElement>(`[name=own][value=${name}]`)!;
}
