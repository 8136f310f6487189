// What esbuild's aliases stand for: wasm-bindgen's glue around editor/src/embed.rs and crates/prerender/src/web.rs.

declare module "editor-glue" {
  export default function init(source: { module_or_path: WebAssembly.Module }): Promise<unknown>;
  export function start(root: Element, host: object, lang: string, today: string, preview: string): void;
  export function opened(name: string, bytes: Uint8Array): Promise<void>;
  export function refused(name: string): void;
  export function marked(words: string): void;
  export function widened(is_wide: boolean): void;
  export function progressed(percent: number): void;
  export function undo(): void;
  export function redo(): void;
  export function is_unpublished(): boolean;
  export function tell_progress(to: (percent: number) => void): void;
  export function replica_open(file: Uint8Array): void;
  export function replica_act(act: string): void;
  export function run_job(question: string, bytes: Uint8Array): [json: string, bytes: Uint8Array<ArrayBuffer>];
}

declare module "document-glue" {
  export default function init(source: { module_or_path: ArrayBuffer }): Promise<unknown>;
  export function draw(template: string, files: string, site: string): [pages: string, bytes: Uint8Array<ArrayBuffer>];
}
