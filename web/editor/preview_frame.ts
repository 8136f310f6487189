// The frame with the widget: it asks for files once it is there, and gets new ones whenever they change. It is told which
// policy is edited, too.

let latest: { files: string; lang: string } | undefined;
let edited: number | null = null;

const frames = () => document.querySelectorAll<HTMLIFrameElement>("iframe[data-preview]");

export function show(files: string, lang: string) {
  latest = { files, lang };
  frames().forEach(sendFiles);
}

/** Shows a policy, which needs no new files. */
export function point(policy: number | undefined) {
  edited = policy ?? null;
  frames().forEach(sendPolicy);
}

export function followFrames() {
  addEventListener("message", ({ source, origin, data }) => {
    if (origin !== location.origin || data !== "policy-guide-editor:ready") return;
    const frame = [...frames()].find((frame) => frame.contentWindow === source);
    if (!frame) return;
    sendPolicy(frame);
    sendFiles(frame);
  });
}

function sendFiles(frame: HTMLIFrameElement) {
  if (latest) send(frame, { type: "policy-guide-editor:files", ...latest });
}

function sendPolicy(frame: HTMLIFrameElement) {
  send(frame, { type: "policy-guide-editor:policy", policy: edited });
}

function send(frame: HTMLIFrameElement, message: object) {
  frame.contentWindow?.postMessage(message, location.origin);
}
