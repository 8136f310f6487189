// worker.js: the same WebAssembly, apart from the page, for what takes time. It has a copy of the work.
import init, * as api from "editor-glue";
import type { Act } from "./documents";

interface Asked {
  code?: WebAssembly.Module;
  open?: Uint8Array;
  act?: Act;
  id: number;
  question: string;
  bytes: Uint8Array;
  /** Whether the bytes that come of it are only passed on: then they stay where the browser keeps files. */
  isFile: boolean;
}

let ready: Promise<unknown>;

onmessage = async ({ data }: MessageEvent<Asked>) => {
  if (data.code) {
    const tell = (percent: number) => postMessage({ percent });
    ready = init({ module_or_path: data.code }).then(() => api.tell_progress(tell));
    return;
  }
  await ready;
  try {
    if (data.open) api.replica_open(data.open);
    else if (data.act !== undefined) api.replica_act(text(data.act));
    else answer(data);
  } catch (error) {
    const isLost = error instanceof WebAssembly.RuntimeError || data.id === undefined;
    postMessage({ id: data.id, fault: String(error), isLost });
  }
};

function answer({ id, question, bytes, isFile }: Asked) {
  const [json, made] = api.run_job(question, bytes);
  if (isFile) postMessage({ id, answer: [json, new Blob([made])] });
  else postMessage({ id, answer: [json, made] }, { transfer: [made.buffer] });
}

function text(act: Act) {
  return typeof act === "string" ? act : new TextDecoder().decode(act);
}
