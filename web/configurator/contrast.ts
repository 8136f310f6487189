// WCAG 2.2 contrast of two colours written #rrggbb, mixtures of them, and the nearest colour that does. Pure.

/** From 1 to 21. https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string) {
  const [red, green, blue] = parts(colour).map(linear);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const parts = (colour: string) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const unlinear = (part: number) => (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055);

function hex(of: number[]) {
  const two = (part: number) => Math.round(Math.min(Math.max(part, 0), 1) * 255).toString(16).padStart(2, "0");
  return "#" + of.map(two).join("");
}

/** So many percent of one colour in another, as color-mix(in srgb, …) mixes them. */
export function mixed(one: string, percent: number, other: string): string {
  const rest = parts(other);
  return hex(parts(one).map((part, at) => (part * percent + rest[at] * (100 - percent)) / 100));
}

/** Lightness is searched in such steps, of 1. */
const STEP = 1 / 256;

/** The colour of the same hue whose lightness is nearest and that `passes`; "" where none does. */
export function nearest(colour: string, passes: (colour: string) => boolean): string {
  const [lightness, a, b] = toLab(colour);
  for (let far = STEP; far <= 1; far += STEP) {
    for (const light of [lightness - far, lightness + far]) {
      if (light < 0 || light > 1) continue;
      const found = fromLab([light, a, b]);
      if (passes(found)) return found;
    }
  }
  return ["#000000", "#ffffff"].find(passes) || "";
}

/** https://bottosson.github.io/posts/oklab/ */
function toLab(colour: string): number[] {
  const [red, green, blue] = parts(colour).map(linear);
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromLab([lightness, a, b]: number[]) {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const light = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return hex(light.map((part) => unlinear(Math.max(part, 0))));
}
