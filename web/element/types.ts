// The types that the element's scripts share.
import type { Sent } from "./preload";
import type { showDocument } from "./static_document";

/** What an element shows now: the widget, our page in a frame, its children, or a link; and what that can do. */
export interface Presentation {
  /** What it is shown in, as long as the widget may still take its place. */
  box?: Box;
  stop(): void;
  changed?(name: string): void;
  results?(): number[];
  filter?(): string;
  setFilter?(text: string): void;
  show?(number: number): void;
  reset?(): void;
}

/** What is in the shadow root until the widget is drawn. */
export interface Box extends HTMLElement {
  /** Fills it where nothing is inside the element, again when an attribute has changed. */
  fill?(): void;
  /** What stands there where nothing is inside the element. */
  place?: HTMLElement;
}

/** A call that waits until something can carry it out. */
export type Call = ["setFilter" | "show" | "reset", (string | number)?];

/** An element as this project's scripts see it. */
export interface GuideElement extends HTMLElement {
  pg?: Presentation | null;
  pgCalls?: Call[] | null;
  /** What was chosen when it was taken out of the page. */
  pgKept?: string;
  pgRestarts?: number;
  /** Whether what a framework set before the definition has been taken over. */
  pgAdopted?: boolean;
  /** Whether an input method is at work in the search box of our own page. */
  pgComposing?: boolean;
}

/** Dispatches `policy-guide-NAME`. */
export type Tell = (element: HTMLElement, name: string, detail: object) => void;

/** What the widget needs to show itself in an element. */
export interface Surroundings {
  /** The address that everything else is beside. */
  base: string;
  box: Box;
  tell: Tell;
  /** The widget crashed: the element begins again with `filter`, unless it is given an error, which is the end. */
  crashed(error: unknown, filter?: string): void;
}

/** The started widget. */
export interface Widget {
  mount(element: GuideElement, surroundings: Surroundings): Presentation;
}

/** What widget.js hands over. */
export interface WidgetScript {
  start(response: Source | Promise<Source>, take: Take): Promise<Widget>;
}

/** The WebAssembly's file, or its bytes. */
export type Source = Response | BufferSource;
/** Hands over the response to an address that was requested before, once. */
export type Take = (url: string) => Sent | undefined;

/** What a host's policy refused, to whomever. */
export type Refused = SecurityPolicyViolationEvent[];

/** What went wrong, for the fallbacks. */
export interface Trouble {
  base: string;
  box: Box;
  tell: Tell;
  refused: Refused;
  reason: string;
  /** Whether the element still waits for what is found. */
  isWanted(): boolean;
  /** The widget ran and crashed, so that another attempt would crash as well. */
  hasCrashed: boolean;
}

/** What fallbacks.js hands over. */
export interface Fallbacks {
  fallBack(element: GuideElement, trouble: Trouble): Promise<Presentation>;
  hear(event: MessageEvent): void;
  showDocument: typeof showDocument;
}

/** What the element needs of its loader. */
export interface Loader {
  /** The address that everything else is beside. */
  base: string;
  /** Fetches fallbacks.js. */
  fallbacks(): Promise<Fallbacks>;
  /** Fetches and starts the widget. */
  start(): Promise<Widget>;
  /** A script of ours that the page keeps from running. */
  blocked(): string | undefined;
  /** Makes HTML of a text where the page asks for trusted types. */
  trust(html: string): unknown;
}
