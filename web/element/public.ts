// What a partner's page may use, with its types: policy-guide.d.ts is emitted from this file. docs/embedding.md says what
// each does.

/** Names of the facets, with the ids of the guide's own vocabulary as values. */
export type PolicyGuideFacet = "category" | "audience" | "support" | "agency";
export type PolicyGuideView = "list" | "finder" | "contacts" | "saved";

/** Attributes by name; each is a property as well, with `deepLink` for `deep-link`. */
export interface PolicyGuideAttributes {
  src: string;
  overlay: string;
  lang: string;
  theme: string;
  scale: string;
  q: string;
  category: string;
  audience: string;
  support: string;
  agency: string;
  lock: string;
  hide: string;
  view: string;
  height: string;
  loading: string;
  "deep-link": string;
}

/** What a property takes: `null`, `undefined` and `false` remove the attribute, `true` sets it without a value. */
export type PolicyGuideValue = string | number | boolean | null | undefined;

export interface PolicyGuideElement extends HTMLElement {
  get src(): string;
  set src(value: PolicyGuideValue);
  get overlay(): string;
  set overlay(value: PolicyGuideValue);
  get lang(): string;
  set lang(value: PolicyGuideValue);
  get theme(): string;
  set theme(value: PolicyGuideValue);
  get scale(): string;
  set scale(value: PolicyGuideValue);
  get q(): string;
  set q(value: PolicyGuideValue);
  get category(): string;
  set category(value: PolicyGuideValue);
  get audience(): string;
  set audience(value: PolicyGuideValue);
  get support(): string;
  set support(value: PolicyGuideValue);
  get agency(): string;
  set agency(value: PolicyGuideValue);
  get lock(): string;
  set lock(value: PolicyGuideValue);
  get hide(): string;
  set hide(value: PolicyGuideValue);
  get view(): string;
  set view(value: PolicyGuideValue);
  get height(): string;
  set height(value: PolicyGuideValue);
  get loading(): string;
  set loading(value: PolicyGuideValue);
  get deepLink(): string;
  set deepLink(value: PolicyGuideValue);
  /** Numbers of the policies shown, in order. */
  readonly results: number[];
  /** What is searched for and chosen, as the text of a link. `null` and `undefined` change nothing. */
  get filter(): string;
  set filter(text: string | null | undefined);
  /** Opens a policy and brings it into view. What is no number of a policy is ignored. */
  show(number: number): void;
  /** Takes back the query and all choices. */
  reset(): void;
}

export interface PolicyGuideEventMap {
  "policy-guide-ready": CustomEvent<{ results: number[] }>;
  "policy-guide-filter-change": CustomEvent<{ filter: string; results: number[] }>;
  "policy-guide-open": CustomEvent<{ policy: number }>;
  "policy-guide-contact": CustomEvent<{ policy: number | null; phone: string }>;
  "policy-guide-resize": CustomEvent<{ width: number; height: number }>;
  "policy-guide-error": CustomEvent<{ reason?: string; issues?: string[] }>;
}

/** What our page says from within a frame. */
export type PolicyGuideFrameMessage =
  | { type: "policy-guide:resize"; v: 1; id: string; height: number }
  | { type: "policy-guide:ready"; v: 1; id: string }
  | { type: "policy-guide:filter-change"; v: 1; id: string; filter: string }
  | { type: "policy-guide:scroll-to"; v: 1; id: string; top: number };

/** What a page may say to the frame. */
export type PolicyGuideSetMessage = { type: "policy-guide:set"; v: 1; id: string; name: string; value: string | number | null };

/** <policy-guide> in JSX: attributes, what every element has, and events as React 19 and Preact listen to them. */
export type PolicyGuideJsx = { [name in keyof PolicyGuideAttributes]?: PolicyGuideValue } & {
  [name in keyof PolicyGuideEventMap as `on${name}`]?: (event: PolicyGuideEventMap[name]) => void;
} & {
  filter?: string | null;
  deepLink?: PolicyGuideValue;
  id?: string;
  class?: string;
  className?: string;
  slot?: string;
  style?: any;
  children?: any;
  key?: string | number | bigint | null;
  ref?: any;
};

declare global {
  interface HTMLElementTagNameMap {
    "policy-guide": PolicyGuideElement;
  }
  interface HTMLElementEventMap extends PolicyGuideEventMap {}
  interface DocumentEventMap extends PolicyGuideEventMap {}
  interface WindowEventMap extends PolicyGuideEventMap {}
  // React up to 18 and others that take their elements from here.
  namespace JSX {
    interface IntrinsicElements {
      "policy-guide": PolicyGuideJsx;
    }
  }
}

/** @ts-ignore: a page without React has no such module. */
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "policy-guide": PolicyGuideJsx;
    }
  }
}

/** @ts-ignore: a page without Preact has no such module. */
declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "policy-guide": PolicyGuideJsx;
    }
  }
}
