// document.js: a worker that draws whole pages with a guide in them, by a WebAssembly that nothing else needs. It is
// asked once, and fetches the template only then.
import init, { draw } from "document-glue";

/** Where the guide is published, if the build knows. */
declare const SITE: string;

async function beside(name: string) {
  const response = await fetch(new URL(name, location.href));
  if (!response.ok) throw new Error(name + " returns " + response.status);
  return response;
}

onmessage = async ({ data }: MessageEvent<Blob>) => {
  try {
    const template = beside("single.html").then((response) => response.text());
    const code = beside("document.wasm").then((response) => response.arrayBuffer());
    const started = code.then((code) => init({ module_or_path: code }));
    const [html, files] = await Promise.all([template, data.text(), started]);
    const answer = draw(html, files, SITE);
    postMessage({ answer }, { transfer: [answer[1].buffer] });
  } catch (error) {
    postMessage({ fault: String(error) });
  }
};
