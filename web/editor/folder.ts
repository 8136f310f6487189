// A folder that somebody chooses, to be written into. Only Chromium's browsers have it.

type Folder = FileSystemDirectoryHandle;

interface Picker {
  showDirectoryPicker?(options: { id: string; mode: string }): Promise<Folder>;
}

let chosen: Folder | undefined;

export function hasFolders() {
  return !!(window as Picker).showDirectoryPicker;
}

/** Asks for a folder; `undefined` where nobody chose one. */
export async function chooseFolder() {
  try {
    chosen = await (window as Picker).showDirectoryPicker!({ id: "policy-guide", mode: "readwrite" });
    return "chosen";
  } catch (error) {
    if ((error as DOMException).name === "AbortError") return undefined;
    throw error;
  }
}

/** Writes a file into it, in the place of one of the same name; makes the folders on the way. What fails is not half written. */
export async function writeFile(name: string, bytes: Uint8Array<ArrayBuffer>) {
  const names = name.split("/");
  const last = names.pop()!;
  let folder = chosen!;
  for (const own of names) folder = await folder.getDirectoryHandle(own, { create: true });
  await writeWhole(await folder.getFileHandle(last, { create: true }), bytes);
  return "written";
}

export async function writeWhole(file: FileSystemFileHandle, bytes: Uint8Array<ArrayBuffer> | Blob) {
  const out = await file.createWritable();
  try {
    await out.write(bytes);
  } catch (error) {
    await out.abort();
    throw error;
  }
  await out.close();
}
