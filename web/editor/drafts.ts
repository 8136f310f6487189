// Drafts in IndexedDB. Each has a version: who keeps one that another tab has kept meanwhile is told so. What they are made
// of lies apart, so that their list is short, and is added to: the file once, then what was done since.
import type { Act, Documents } from "./documents";
import { pieces, whole } from "./pieces";
import type { Part } from "./pieces";

interface Row {
  id: string;
  version: number;
  label: string;
  time: number;
}

interface Draft {
  id: string;
  version: number;
  base: Uint8Array;
  acts: Act[];
  nParts: number;
}

const ROWS = "drafts";
const PARTS = "parts";
let opening: Promise<IDBDatabase> | undefined;
/** What is kept of the work: so many acts in so many parts, under this id. */
let kept = { id: "", epoch: -1, nActs: 0, nParts: 0 };

function database() {
  return (opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("policy-guide-editor", 2);
    request.onupgradeneeded = ({ oldVersion }) => {
      const parts = request.result.createObjectStore(PARTS, { keyPath: ["id", "order"] });
      if (oldVersion === 0) request.result.createObjectStore(ROWS, { keyPath: "id" });
      else takeApart(request.transaction!.objectStore(ROWS), parts);
    };
    request.onsuccess = () => {
      // Another tab has a newer page: it waits for this one to let go.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  }));
}

/** Drafts of the first version had their text beside their name. */
function takeApart(rows: IDBObjectStore, parts: IDBObjectStore) {
  rows.openCursor().onsuccess = ({ target }) => {
    const cursor = (target as IDBRequest<IDBCursorWithValue | null>).result;
    if (!cursor) return;
    const { text, ...row } = cursor.value as Row & { text: string };
    parts.put({ id: row.id, order: 0, kind: "base", content: new TextEncoder().encode(text), isEnd: true });
    cursor.update(row);
    cursor.continue();
  };
}

const all = (id: string) => IDBKeyRange.bound([id], [id, []]);

/** One transaction; resolves once it is on disk. */
async function within<T>(
  mode: IDBTransactionMode,
  act: (rows: IDBObjectStore, parts: IDBObjectStore, answer: (value: T) => void) => void,
) {
  const db = await database();
  return new Promise<T | undefined>((resolve, reject) => {
    const transaction = db.transaction([ROWS, PARTS], mode);
    let answer: T | undefined;
    transaction.oncomplete = () => resolve(answer);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
    act(transaction.objectStore(ROWS), transaction.objectStore(PARTS), (value) => (answer = value));
  });
}

let last: Promise<unknown> = Promise.resolve();

/** Adds what was done since it was last kept, once what was kept before is on disk. */
export function keep(documents: Documents, id: string, version: number, label: string) {
  const answer = last.then(() => add(documents, id, version, label));
  last = answer;
  return answer;
}

async function add(documents: Documents, id: string, version: number, label: string) {
  const { base, acts, epoch } = documents;
  const isNew = kept.id !== id || kept.epoch !== epoch;
  const [nActs, nParts] = isNew ? [0, 0] : [kept.nActs, kept.nParts];
  const added = [...(isNew ? pieces("base", base) : []), ...acts.slice(nActs).flatMap((act) => pieces("act", act))];
  const now = { id, epoch, nActs: acts.length, nParts: nParts + added.length };
  try {
    const answer = await within<string>("readwrite", (rows, parts, answer) => {
      const known = rows.get(id);
      known.onsuccess = () => {
        const before = known.result as Row | undefined;
        if ((before?.version || 0) !== version - 1) return answer("elsewhere");
        if (isNew) parts.delete(all(id));
        rows.put({ id, version, label, time: Date.now() });
        answer("kept");
        put(parts, added.map((part, n) => ({ ...part, id, order: nParts + n })));
      };
    });
    if (answer === "kept") kept = now;
    return answer;
  } catch (_) {
    return "refused";
  }
}

/** One after another: in one transaction, but not in one go. */
function put(parts: IDBObjectStore, [first, ...rest]: Part[]) {
  if (first) parts.put(first).onsuccess = () => put(parts, rest);
}

/** The newest first. */
export async function drafts(lang: string) {
  try {
    const found = await within<Row[]>("readonly", (rows, _, answer) => {
      const request = rows.getAll();
      request.onsuccess = () => answer(request.result);
    });
    const rows = (found || []).sort((a, b) => b.time - a.time);
    const when = (time: number) => new Date(time).toLocaleString(lang, { dateStyle: "medium", timeStyle: "short" });
    return JSON.stringify(rows.map(({ id, label, time }) => ({ id, label, when: when(time) })));
  } catch (_) {
    return undefined;
  }
}

/** All that is kept of it. */
export async function draft(id: string): Promise<Draft | undefined> {
  let version: number | undefined;
  const found: Part[] = [];
  await within("readonly", (rows, parts) => {
    const row = rows.get(id);
    row.onsuccess = () => (version = (row.result as Row | undefined)?.version);
    parts.openCursor(all(id)).onsuccess = ({ target }) => {
      const cursor = (target as IDBRequest<IDBCursorWithValue | null>).result;
      if (!cursor) return;
      found.push(cursor.value);
      cursor.continue();
    };
  });
  const { base, acts } = whole(found);
  return version && base ? { id, version, base, acts, nParts: found.length } : undefined;
}

/** The work goes on from a draft: it is kept already. */
export function resume(documents: Documents, { id, base, acts, nParts }: Draft) {
  documents.begin(base, acts);
  kept = { id, epoch: documents.epoch, nActs: acts.length, nParts };
}

export async function forget(id: string) {
  await within("readwrite", (rows, parts) => {
    rows.delete(id);
    parts.delete(all(id));
  });
  return "gone";
}

export function freshId() {
  return [...crypto.getRandomValues(new Uint32Array(3))].map((n) => n.toString(36)).join("");
}
