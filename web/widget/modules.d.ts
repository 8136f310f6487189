// What esbuild's aliases stand for: wasm-bindgen's glue around src/embed.rs, and the widget's styles.

declare module "glue" {
  export default function init(source: { module_or_path: unknown }): Promise<unknown>;
  export function use_preloaded(take: (url: string) => [Promise<Response>, AbortController?] | undefined): void;
  export function mount(element: HTMLElement, wrapper: HTMLElement, site: string): number;
  export function unmount(id: number): void;
  export function update(id: number, attribute: string): void;
  export function resize(id: number, width: number): void;
  export function darken(id: number, isDark: boolean): void;
  export function results(id: number): Uint32Array;
  export function n_cards(id: number): number;
  export function filter(id: number): string;
  export function set_filter(id: number, text: string): void;
  export function show(id: number, number: number): void;
  export function reset(id: number): void;
  export function is_ready(id: number): boolean;
}

declare module "style" {
  const css: string;
  export default css;
}
