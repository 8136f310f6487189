// The frame with the widget: it asks for files once it is there, and gets new ones whenever they change.

let latest: { files: string; lang: string } | undefined;

const frames = () => document.querySelectorAll<HTMLIFrameElement>("iframe[data-preview]");

export function show(files: string, lang: string) {
  latest = { files, lang };
  frames().forEach(send);
}

export function followFrames() {
  addEventListener("message", ({ source, origin, data }) => {
    if (origin !== location.origin || data !== "policy-guide-editor:ready") return;
    frames().forEach((frame) => frame.contentWindow === source && send(frame));
  });
}

function send(frame: HTMLIFrameElement) {
  if (latest) frame.contentWindow?.postMessage({ type: "policy-guide-editor:files", ...latest }, location.origin);
}
