// The widget's styles for the prerendered page: there no script writes the width, the colours or the size of text into
// attributes, so that the window's width and the system's colours decide. postcss leaves declarations as they are;
// lightningcss takes out those that only engines of 2018 need.

import postcss, { AtRule, Rule, type ChildNode } from "postcss";

/** The window's widths in the place of the widget's width classes. */
const WIDTHS = [
  ['[data-width="narrow"]', '(max-width: 639.98px)'],
  ['[data-width="medium"]', '(min-width: 640px) and (max-width: 959.98px)'],
  ['[data-width="wide"]', '(min-width: 960px)'],
] as const;
/** The class of the prerendered shell: as specific as the attribute that it stands for. */
const DOCUMENT = '.document';
/** What the widget's styles keep to the widget. */
const NOT_HERE = `:not(${DOCUMENT})`;
const DARK = '.shell[data-theme="dark"]';
const LARGE = '[data-scale="large"]';

/** The same styles with media queries where the widget has attributes, without those for classes that `page` does not name. */
export function documentStyles(css: string, page?: string): string {
  const sheet = postcss.parse(css);
  sheet.walkComments((comment) => { comment.remove(); });
  const rules: Rule[] = [];
  sheet.walkRules((rule) => { rules.push(rule); });
  for (const rule of rules.filter((rule) => !isKeyframe(rule))) {
    const selectors = rule.selectors.filter((selector) => page === undefined || isNamed(selector, page));
    rule.replaceWith(selectors.flatMap((selector) => rewritten(rule, selector)));
  }
  return sheet.toString();
}

/** Whether all classes of a selector are words of the page. What stands in brackets may be absent. */
function isNamed(selector: string, page: string): boolean {
  let plain = selector;
  for (let before = ''; before !== plain;) [before, plain] = [plain, plain.replace(/\([^()]*\)/g, '')];
  const classes = plain.match(/\.[a-z][\w-]*/g) || [];
  return classes.every((name) => name === DOCUMENT || new RegExp(`(?<![\\w-])${name.slice(1)}(?![\\w-])`).test(page));
}

function isKeyframe(rule: Rule): boolean {
  return rule.parent instanceof AtRule && rule.parent.name.endsWith('keyframes');
}

function rewritten(rule: Rule, ofWidget: string): ChildNode[] {
  if (ofWidget === ':host([hidden])' || ofWidget.includes(NOT_HERE)) return [];
  let selector = ofWidget.replaceAll(':host', 'policy-guide');
  if (selector.startsWith(DARK)) {
    const chosen = selector.replace(DARK, '[data-theme="dark"] .shell');
    const system = selector.replace(DARK, ':root:not([data-theme="light"]) .shell');
    return [rule.clone({ selector: chosen }), within('(prefers-color-scheme: dark)', rule.clone({ selector: system }))];
  }
  const isLarge = selector.includes(LARGE);
  selector = selector.replaceAll(LARGE, '');
  const width = WIDTHS.find(([attribute]) => selector.includes(attribute));
  if (width) selector = selector.replaceAll(width[0], DOCUMENT);
  if (isLarge) selector = `${LARGE} ${selector}`;
  const plain = rule.clone({ selector });
  return [width ? within(width[1], plain) : plain];
}

function within(params: string, rule: Rule): AtRule {
  return new AtRule({ name: 'media', params, nodes: [rule] });
}
