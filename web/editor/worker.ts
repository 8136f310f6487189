// worker.js: the same WebAssembly, apart from the page, for what takes time.
import init, * as api from "editor-glue";

interface Asked {
  code?: WebAssembly.Module;
  id: number;
  question: string;
  bytes: Uint8Array;
}

let ready: Promise<unknown>;

onmessage = async ({ data }: MessageEvent<Asked>) => {
  if (data.code) {
    ready = init({ module_or_path: data.code });
    return;
  }
  await ready;
  const { id, question, bytes } = data;
  try {
    postMessage({ id, answer: api.run_job(question, bytes) });
  } catch (error) {
    postMessage({ id, fault: String(error), isTrap: error instanceof WebAssembly.RuntimeError });
  }
};
