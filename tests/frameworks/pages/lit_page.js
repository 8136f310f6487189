import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { CATEGORIES, FILTER, opened } from "./shared.js";

const guide = ({ lang, audience }) => html`<policy-guide
  id="one"
  lang=${lang}
  audience=${audience || nothing}
  .filter=${FILTER}
  loading="eager"
  @policy-guide-open=${opened}
  ><a href="/">Guide</a></policy-guide
>`;

export const first = { lang: "en", audience: null, isShown: true, keys: ["a", "b"] };
export const page = (state) => html`<div>
  ${state.isShown ? guide(state) : nothing}
  ${repeat(
    state.keys,
    (key) => key,
    (key) => html`<policy-guide id=${key} category=${CATEGORIES[key]} loading="eager"></policy-guide>`,
  )}
</div>`;
