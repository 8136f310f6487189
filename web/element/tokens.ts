// The tokens by which a host changes the look, and what each may hold where it comes from a stranger: a colour, a length or the
// names of fonts, never an address.

type Kind = "colour" | "length" | "font" | "shadow";

const named = (kind: Kind, names: string) => names.split(" ").map((name) => [name, kind] as const);

/** Each token's name without `--pg-`, and its kind. docs/theming.md says what each does. */
export const TOKENS: ReadonlyMap<string, Kind> = new Map([
  ...named("font", "font font-heading"),
  ...named("length", "font-size radius radius-control space"),
  ...named("colour", "background surface inset text muted line outline accent on-accent money status highlight categories"),
  ...named("colour", [1, 2, 3, 4, 5, 6, 7, 8].map((n) => "category-" + n).join(" ")),
  ...named("shadow", "shadow"),
]);

/** Longer than any list of fonts that means well. */
const LONGEST = 200;
const SOUND: Record<Kind, RegExp> = {
  colour: /^(#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})|[a-z]{3,20}|(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\([\w\s.,%+/-]+\))$/i,
  length: /^(0|\d{0,3}(\.\d{1,4})?(px|rem))$/,
  font: /^[-\w\s,"'.\u3400-\u9fff]+$/,
  shadow: /^none$/,
};
const PROPERTY: Record<Kind, string> = { colour: "color", length: "width", font: "font-family", shadow: "box-shadow" };

/** Whether a value is one that a token may have, wherever it comes from. */
export function isSound(name: string, value: string): boolean {
  const kind = TOKENS.get(name);
  if (!kind || value.length > LONGEST || !SOUND[kind].test(value)) return false;
  return typeof CSS === "undefined" || !CSS.supports || CSS.supports(PROPERTY[kind], value);
}

/** Tokens as one text, `accent:#c2410c;radius:0`, as a frame's address has them. */
export function written(tokens: [name: string, value: string][]): string {
  return tokens.map(([name, value]) => name + ":" + value).join(";");
}

/** What of such a text can be used. */
export function readTokens(text: string): [name: string, value: string][] {
  const pairs = text.split(";").map((part) => {
    const [name, ...rest] = part.split(":");
    return [name.trim(), rest.join(":").trim()] as [string, string];
  });
  return pairs.filter(([name, value]) => isSound(name, value));
}
