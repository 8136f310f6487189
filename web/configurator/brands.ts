// Five brands to begin with. tests/hosts/brands has a page for each; a test holds the two together.
import type { Choices } from "./choices";

export interface Brand {
  id: string;
  zh: string;
  en: string;
  /** Tokens, and the theme and size that go with them. */
  tokens: Partial<Choices>;
}

export const BRANDS: Brand[] = [
  {
    id: "government",
    zh: "政务蓝",
    en: "Government blue",
    tokens: {
      theme: "light", accent: "#0b4ea2", background: "#eef4fb", surface: "#ffffff", text: "#1a2433", categories: "#0b4ea2",
      money: "#a3310f", line: "#cfddee", inset: "#f1f6fc", radius: "4px",
    },
  },
  {
    id: "university",
    zh: "大学红（宋体）",
    en: "University red, serif",
    tokens: {
      theme: "light", accent: "#8c1515", background: "#faf6ee", surface: "#fffdf8", text: "#2b211c", categories: "#8c1515",
      money: "#8c1515", line: "#e3d8c6", inset: "#f5eee1",
      font: '"Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, Georgia, serif', radius: "0",
      "font-size": "16px", shadow: "none",
    },
  },
  {
    id: "startup",
    zh: "科技深色",
    en: "Dark startup",
    tokens: {
      theme: "dark", accent: "#a78bfa", background: "#0b0b14", surface: "#14141f", text: "#ececf4", categories: "#22d3ee",
      money: "#34e0a1", line: "#3a3a52", radius: "20px", space: "18px", shadow: "none",
    },
  },
  {
    id: "elders",
    zh: "长者（高对比）",
    en: "Elders, high contrast",
    tokens: {
      theme: "light", scale: "large", accent: "#00337a", background: "#ffffff", surface: "#ffffff", text: "#000000", muted: "#1f1f1f",
      categories: "#00337a", money: "#7a0000", line: "#5a5a5a", outline: "#000000", inset: "#f2f2f2", highlight: "#ffe14d",
      status: "#ffcc00", radius: "8px", space: "20px", shadow: "none",
    },
  },
  {
    id: "print",
    zh: "印刷（黑白）",
    en: "Print, black and white",
    tokens: {
      theme: "light", accent: "#1a1a1a", background: "#ffffff", surface: "#ffffff", text: "#1a1a1a", categories: "#1a1a1a",
      money: "#1a1a1a", line: "#bdbdbd", inset: "#f5f5f3", "font-heading": '"Noto Serif CJK SC", "Songti SC", SimSun, Georgia, serif', radius: "0",
      space: "14px", shadow: "none",
    },
  },
];
