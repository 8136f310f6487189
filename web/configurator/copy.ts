// Copying, with something to see where the browser refuses.

import { say } from "./language";

const COPIED = { zh: "已复制。", en: "Copied." };
const BY_HAND = {
  zh: "浏览器不让复制。文字已选中，请按 Ctrl+C（苹果电脑按 ⌘C），或长按选“复制”。",
  en: "The browser refused. The text is selected: press Ctrl+C (⌘C on a Mac), or hold it and choose Copy.",
};

type TextBox = HTMLTextAreaElement | HTMLInputElement;

/** Copies what is in a text box and says so in `status`; else leaves it selected and says what to press. */
export async function copyFrom(box: TextBox, status: HTMLElement) {
  status.textContent = "";
  const done = (await byClipboard(box.value)) || byCommand(box);
  status.textContent = say(done ? COPIED : BY_HAND);
}

async function byClipboard(text: string) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (_) {
    return false;
  }
}

/** What browsers had before there was a clipboard. */
function byCommand(box: TextBox) {
  box.hidden = false;
  box.focus();
  box.select();
  try {
    return document.execCommand("copy");
  } catch (_) {
    return false;
  }
}
