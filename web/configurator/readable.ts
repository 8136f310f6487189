// Which colours of a choice are hard to read on which, and what would do instead. Pure.
import { COLOURS, type Choices, type Colour } from "./choices";
import { contrast, nearest } from "./contrast";
import { PAIRS, type Pair, type Shade, type Theme, palette } from "./palette";

/** Two colours that are hard to tell apart. */
export interface Faint {
  theme: Theme;
  one: Shade;
  other: Shade;
  ratio: number;
  /** The contrast that is needed. */
  least: number;
  /** The token to change, and the nearest colour with which every pair of it passes; "" where there is none. */
  token: Colour;
  instead: string;
}

/** Tokens that follow from others until they are set. */
const FOLLOWING: Colour[] = ["muted", "money", "outline", "inset", "highlight", "status"];

const themesOf = ({ theme }: Choices): Theme[] => (theme === "auto" ? ["light", "dark"] : [theme]);

/** The pairs of colours that would be hard to read. Without colours of the host's there are none. */
export function hardToRead(choices: Choices): Faint[] {
  if (!COLOURS.some((name) => choices[name])) return [];
  return themesOf(choices).flatMap((theme) => {
    const shades = palette(choices, theme);
    return PAIRS.filter((pair) => !passes(shades, pair)).map((pair) => {
      const [one, other, , least] = pair;
      const ratio = contrast(shades[one], shades[other]);
      return { theme, one, other, ratio, least, ...proposal(choices, pair, shades) };
    });
  });
}

const passes = (shades: Record<Shade, string>, [one, other, , least]: Pair) => contrast(shades[one], shades[other]) >= least;

/** What a host has set is changed before what follows from it. */
function proposal(choices: Choices, [one, other, usual]: Pair, shades: Record<Shade, string>) {
  const isSet = (shade: Shade): shade is Colour => Boolean(choices[shade as Colour]);
  const set = [usual, one].find(isSet) as Colour | undefined;
  const token = set || (!FOLLOWING.includes(usual) && isSet(other) ? other : usual);
  const involved = PAIRS.filter((pair) => pair.slice(0, 3).includes(token));
  const instead = nearest(shades[token], (colour) => {
    const changed = { ...choices, [token]: colour };
    return themesOf(choices).every((theme) => {
      const shades = palette(changed, theme);
      return involved.every((pair) => passes(shades, pair));
    });
  });
  return { token, instead };
}
