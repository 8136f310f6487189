// Files in, by choice or drop, and out, by the file system where it may be written, else as a download.
import { writeWhole } from "./folder";

/** No file of a guide is larger, in bytes. */
const MAX_BYTES = 50 * 1024 * 1024;
const DRAGGED = "is-dragged";
/** A download has begun for certain after so many milliseconds. */
const BEGUN = 60_000;

type Take = (name: string, bytes: Uint8Array | null) => Promise<void>;

/** Takes in every file that is chosen in a file input or dropped anywhere on the page. */
export function takeFiles(take: Take) {
  document.addEventListener("change", (event) => {
    const input = event.target as HTMLInputElement;
    if (input.type !== "file" || !input.files) return;
    takeAll([...input.files], take);
    // The same file can be chosen again.
    input.value = "";
  });
  const mark = (isOver: boolean) => document.body.classList.toggle(DRAGGED, isOver);
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    mark(true);
  });
  document.addEventListener("dragleave", (event) => event.relatedTarget || mark(false));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    mark(false);
    takeAll([...(event.dataTransfer?.files || [])], take);
  });
}

/** A guide goes before what lies beside it, and that before a list. */
async function takeAll(files: File[], take: Take) {
  const rank = ({ name }: File) => (/\.zip$|^policies\.json$/i.test(name) ? 0 : /\.json$/i.test(name) ? 1 : 2);
  for (const file of files.sort((a, b) => rank(a) - rank(b))) {
    await take(file.name, file.size > MAX_BYTES ? null : new Uint8Array(await file.arrayBuffer()));
  }
}

interface Picker {
  showSaveFilePicker?(options: { suggestedName: string }): Promise<FileSystemFileHandle>;
}

/** Hands a file over; `undefined` where nobody took it. */
export async function save(name: string, file: Blob) {
  const { showSaveFilePicker } = window as Picker;
  if (showSaveFilePicker && navigator.userActivation?.isActive) {
    try {
      await writeWhole(await showSaveFilePicker({ suggestedName: name }), file);
      return "saved";
    } catch (error) {
      if ((error as DOMException).name === "AbortError") return undefined;
    }
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), BEGUN);
  return "saved";
}
