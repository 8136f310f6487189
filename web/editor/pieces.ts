// What is long is kept in pieces: each is written and read by itself, so that the page goes on meanwhile.
import type { Act } from "./documents";

/** What a draft is made of, in order. */
export interface Part {
  id: string;
  order: number;
  kind: "base" | "act";
  content: Act;
  isEnd: boolean;
}

/** The length of a piece, in bytes. */
const PIECE = 2 << 20;

export function pieces(kind: Part["kind"], content: Act) {
  const isShort = typeof content === "string" || content.length <= PIECE;
  if (isShort) return [{ kind, content, isEnd: true }];
  const n = Math.ceil(content.length / PIECE);
  return Array.from({ length: n }, (_, at) => ({
    kind,
    content: content.slice(at * PIECE, (at + 1) * PIECE) as Act,
    isEnd: at === n - 1,
  }));
}

/** Puts pieces together again. */
export function whole(parts: Part[]) {
  const found: { base?: Uint8Array; acts: Act[] } = { acts: [] };
  let begun: Uint8Array[] = [];
  for (const { kind, content, isEnd } of parts) {
    if (typeof content === "string") {
      found.acts.push(content);
      continue;
    }
    begun.push(content);
    if (!isEnd) continue;
    const bytes = begun.length === 1 ? begun[0] : joined(begun);
    if (kind === "base") found.base = bytes;
    else found.acts.push(bytes);
    begun = [];
  }
  return found;
}

function joined(pieces: Uint8Array[]) {
  const bytes = new Uint8Array(pieces.reduce((n, piece) => n + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
