// The markup that htmx and Turbo bring: as a server would send it.
import { CATEGORIES } from "./shared.js";

/** The listener is an attribute, for libraries that have one. */
export const guide = ({ lang, audience }, listener = "") =>
  `<policy-guide id="one" lang="${lang}" ${audience ? `audience="${audience}"` : ""} loading="eager" ${listener}><a href="/">Guide</a></policy-guide>`;
export const list = (keys) =>
  `<div id="list">${keys.map((key) => `<policy-guide id="${key}" category="${CATEGORIES[key]}" loading="eager"></policy-guide>`).join("")}</div>`;
