// WCAG 2.2 contrast of two colours written #rrggbb. Pure.

/** From 1 to 21. https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => linear(parseInt(colour.slice(at, at + 2), 16) / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(part) {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

/** The least contrast of text. */
export const READABLE = 4.5;

/** The widget's own colours in each theme (src/view/tokens.css). */
export const OWN = {
  light: { accent: "#1d4f91", background: "#f4f5f7", surface: "#ffffff", text: "#17202b" },
  dark: { accent: "#9cc3ff", background: "#0f141a", surface: "#181f27", text: "#eaeef3" },
};
/** What stands on what. */
const PAIRS = [["text", "surface"], ["text", "background"], ["accent", "surface"], ["accent", "background"]];

/** The pairs of colours that would be hard to read: `{ theme, one, other, ratio }`. */
export function hardToRead(choices) {
  const themes = choices.theme === "auto" ? ["light", "dark"] : [choices.theme];
  return themes.flatMap((theme) => {
    const colour = (name) => choices[name] || OWN[theme][name];
    const isTouched = ([one, other]) => choices[one] || choices[other];
    return PAIRS.filter(isTouched)
      .map(([one, other]) => ({ theme, one, other, ratio: contrast(colour(one), colour(other)) }))
      .filter(({ ratio }) => ratio < READABLE);
  });
}
