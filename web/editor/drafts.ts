// Drafts in IndexedDB. Each has a version: who keeps one that another tab has kept meanwhile is told so.

interface Draft {
  id: string;
  version: number;
  label: string;
  time: number;
  text: string;
}

const STORE = "drafts";
let opening: Promise<IDBDatabase> | undefined;

function database() {
  return (opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("policy-guide-editor", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  }));
}

/** One transaction; resolves once it is on disk. */
async function within<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore, answer: (value: T) => void) => void) {
  const db = await database();
  return new Promise<T | undefined>((resolve, reject) => {
    const transaction = db.transaction(STORE, mode);
    let answer: T | undefined;
    transaction.oncomplete = () => resolve(answer);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
    act(transaction.objectStore(STORE), (value) => (answer = value));
  });
}

export async function keep(id: string, version: number, label: string, text: string) {
  try {
    return await within<string>("readwrite", (store, answer) => {
      const known = store.get(id);
      known.onsuccess = () => {
        const before = known.result as Draft | undefined;
        if ((before?.version || 0) !== version - 1) return answer("elsewhere");
        store.put({ id, version, label, time: Date.now(), text });
        answer("kept");
      };
    });
  } catch (_) {
    return "refused";
  }
}

/** The newest first, without their texts. */
export async function drafts(lang: string) {
  try {
    const all = await within<Draft[]>("readonly", (store, answer) => {
      const request = store.getAll();
      request.onsuccess = () => answer(request.result);
    });
    const rows = (all || []).sort((a, b) => b.time - a.time);
    const when = (time: number) => new Date(time).toLocaleString(lang, { dateStyle: "medium", timeStyle: "short" });
    return JSON.stringify(rows.map(({ id, label, time }) => ({ id, label, when: when(time) })));
  } catch (_) {
    return undefined;
  }
}

/** Its version and its text, a line break between. */
export async function draft(id: string) {
  const found = await within<Draft>("readonly", (store, answer) => {
    const request = store.get(id);
    request.onsuccess = () => answer(request.result);
  });
  return found && found.version + "\n" + found.text;
}

export async function forget(id: string) {
  await within("readwrite", (store) => store.delete(id));
  return "gone";
}

export function freshId() {
  return [...crypto.getRandomValues(new Uint32Array(3))].map((n) => n.toString(36)).join("");
}
