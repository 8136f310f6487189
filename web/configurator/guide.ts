// What these pages need to know of a guide. Pure.
import { type Choices, FACETS, type Facet } from "./choices";

/** A word of a facet. */
export interface Term {
  id: string;
  zh: string;
  en: string;
}

/** What these pages read of a guide. */
export interface Guide {
  title: { zh: string; en: string };
  categories: Term[];
  vocabulary: { audiences: Term[]; supports: Term[]; agencies: Term[] };
  policies: Policy[];
}

interface Policy {
  category: string;
  agencies: string[];
  editorial: { audiences: string[]; supports: string[] };
}

/** Leaves out what the guide does not know. */
export function within(choices: Choices, guide: Guide): Choices {
  const known = termsOf(guide);
  const kept = FACETS.map((facet: Facet) => {
    const ids = known[facet].map((term) => term.id);
    return [facet, choices[facet].filter((id) => ids.includes(id))];
  });
  const result = { ...choices, ...Object.fromEntries(kept) };
  result.lock = choices.lock.filter((facet) => result[facet as Facet].length > 0);
  return result;
}

/** The words of each facet, from the guide. */
export function termsOf(guide: Guide): Record<Facet, Term[]> {
  const { audiences, supports, agencies } = guide.vocabulary;
  return { category: guide.categories, audience: audiences, support: supports, agency: agencies };
}

/** How many policies the presets leave: any of the choices inside a facet, all facets together. */
export function countShown(guide: Guide, choices: Choices): number {
  const fits = (policy: Policy) =>
    FACETS.every((facet) => {
      const chosen = choices[facet];
      return chosen.length === 0 || (WORDS[facet](policy) || []).some((id) => chosen.includes(id));
    });
  return guide.policies.filter(fits).length;
}

/** The words of a policy in each facet. */
const WORDS: Record<Facet, (policy: Policy) => string[]> = {
  category: (policy) => [policy.category],
  audience: (policy) => policy.editorial.audiences,
  support: (policy) => policy.editorial.supports,
  agency: (policy) => policy.agencies,
};
