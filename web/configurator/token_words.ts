// What tokens are called, and which values of shape and type are offered.
import type { Colour, Shape } from "./choices";
import type { Words } from "./language";
import type { Shade } from "./palette";

export const COLOUR_NAMES: Record<Colour, Words> = {
  accent: { zh: "按钮和链接", en: "Buttons and links" },
  background: { zh: "底色", en: "Background" },
  surface: { zh: "卡片", en: "Cards" },
  text: { zh: "文字", en: "Text" },
  money: { zh: "金额", en: "Amounts" },
  categories: { zh: "类别圆点", en: "Category dots" },
  "on-accent": { zh: "按钮上的文字", en: "Text on buttons" },
  muted: { zh: "次要文字", en: "Secondary text" },
  inset: { zh: "详情和标签的底色", en: "Ground of details and labels" },
  line: { zh: "分隔线", en: "Lines" },
  outline: { zh: "输入框和按钮的边框", en: "Borders of fields and buttons" },
  status: { zh: "提示的底色", en: "Ground of notices" },
  highlight: { zh: "搜索结果标记", en: "Search highlight" },
};

/** Also what no token sets by itself. */
export const SHADE_NAMES: Record<Shade, Words> = {
  ...COLOUR_NAMES,
  faint: { zh: "说明文字", en: "Faint text" },
  tint: { zh: "浅色标签", en: "Tinted labels" },
  notice: { zh: "提示文字", en: "Text of notices" },
  "notice-ground": { zh: "提示的底色", en: "Ground of notices" },
};

export const SHAPE_NAMES: Record<Shape, Words> = {
  font: { zh: "字体", en: "Font" },
  "font-heading": { zh: "标题字体", en: "Font of headings" },
  "font-size": { zh: "正文字号", en: "Text size" },
  radius: { zh: "圆角", en: "Corners" },
  "radius-control": { zh: "按钮圆角", en: "Corners of buttons" },
  space: { zh: "疏密", en: "Spacing" },
  shadow: { zh: "阴影", en: "Shadow" },
};

const USUAL: [string, Words] = ["", { zh: "默认", en: "As designed" }];
const px = (value: number): [string, Words] => [value + "px", { zh: `${value} 像素`, en: `${value} px` }];
const SQUARE: [string, Words] = ["0", { zh: "直角", en: "Square" }];
const FONTS: [string, Words][] = [
  USUAL,
  ['"Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, Georgia, serif', { zh: "宋体", en: "Serif" }],
  ['"Noto Serif CJK SC", "Songti SC", SimSun, Georgia, serif', { zh: "宋体（精简）", en: "Serif, short list" }],
  ['"Kaiti SC", KaiTi, STKaiti, serif', { zh: "楷体", en: "Kaiti" }],
  ['"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif', { zh: "黑体", en: "Sans serif" }],
];

/** What is offered for each; an address may ask for other values. */
export const SHAPE_VALUES: Record<Shape, [string, Words][]> = {
  font: FONTS,
  "font-heading": FONTS,
  "font-size": [USUAL, ...[14, 15, 16, 17, 18].map(px)],
  radius: [USUAL, SQUARE, ...[4, 8, 20].map(px)],
  "radius-control": [USUAL, SQUARE, ...[4, 8].map(px), ["999px", { zh: "圆头", en: "Round" }]],
  space: [
    USUAL,
    ["12px", { zh: "紧凑", en: "Dense" }],
    ["14px", { zh: "稍紧", en: "A little denser" }],
    ["18px", { zh: "稍宽", en: "A little wider" }],
    ["20px", { zh: "宽松", en: "Wide" }],
  ],
  shadow: [USUAL, ["none", { zh: "无", en: "None" }]],
};
