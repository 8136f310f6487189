// Pages with the guide in them are drawn in a worker that lives as long as it draws.

/** Draws the pages of a guide whose files come as JSON in a blob: what the pages are called, and their bytes. */
export function draw(worker: string, files: Uint8Array | Blob): Promise<[pages: string, bytes: Uint8Array]> {
  return new Promise((resolve, reject) => {
    const drawing = new Worker(worker);
    const end = (fault?: string) => {
      drawing.terminate();
      if (fault) console.error("policy-guide-editor: " + fault);
    };
    drawing.onmessage = ({ data }) => {
      end(data.fault);
      data.fault ? reject("fault") : resolve(data.answer);
    };
    drawing.onerror = ({ message }) => {
      end(message || "no worker");
      reject("fault");
    };
    drawing.postMessage(files);
  });
}
