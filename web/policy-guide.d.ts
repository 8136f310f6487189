// Types of <policy-guide>, for pages that are written in TypeScript. docs/embedding.md says what each does.

/** Names of the facets, with the ids of the guide's own vocabulary as values. */
export type PolicyGuideFacet = "category" | "audience" | "support" | "agency";
export type PolicyGuideView = "list" | "finder" | "contacts" | "saved";

export interface PolicyGuideElement extends HTMLElement {
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
  deepLink: string;
  /** Numbers of the policies shown, in order. */
  readonly results: number[];
  /** What is searched for and chosen, as the text of a link. */
  filter: string;
  /** Opens a policy and brings it into view. */
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
  | { type: "policy-guide:scroll-to"; v: 1; id: string; top: number };

/** What a page may say to the frame. */
export type PolicyGuideSetMessage = { type: "policy-guide:set"; v: 1; id: string; name: string; value: string | number | null };

declare global {
  interface HTMLElementTagNameMap {
    "policy-guide": PolicyGuideElement;
  }
  interface HTMLElementEventMap extends PolicyGuideEventMap {}
}
