// What is ticked in the static document's facets, as part of a filter's text. A checkbox there has the facet's id as its name
// and the term's id as its value.

/** The ids ticked in each facet that has some. */
export type Ticks = Record<string, string[]>;

const BOXES = "[data-facet] input[type=checkbox]";
type Box = Pick<HTMLInputElement, "name" | "value" | "checked">;

export function ticksIn(source: Element, isTicked = ({ checked }: Box) => checked): Ticks {
  const ticks: Ticks = {};
  source.querySelectorAll<HTMLInputElement>(BOXES).forEach((box) => {
    if (isTicked(box)) (ticks[box.name] = ticks[box.name] || []).push(box.value);
  });
  return ticks;
}

/**
 * The filter with these ticks in the place of its own choices in the same facets; `before` are the ticks that it has from
 * an earlier call, which go where they are no longer ticked.
 */
export function withTicks(filter: string, ticks: Ticks, before: Ticks): string {
  const facet = (part: string) => part.split(":")[0];
  const parts = filter.replace(/^pg=/, "").split(";");
  const kept = parts.filter((part) => part && !(facet(part) in ticks) && !(facet(part) in before));
  const chosen = Object.keys(ticks).map((name) => `${name}:${ticks[name].join(",")}`);
  const all = kept.concat(chosen);
  return all.length ? `pg=${all.join(";")}` : "";
}
