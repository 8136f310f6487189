// Puts FILE.br beside every file that shrinks by it, as a site with precompressed files has them:
// `node pack.mjs FOLDER` does it from the command line.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

/** Packs all files of a folder. */
export function pack(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((entry) => entry.isFile() && !entry.name.endsWith(".br"))) {
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    const packed = brotliCompressSync(bytes);
    if (packed.length < bytes.length) writeFileSync(`${path}.br`, packed);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) pack(process.argv[2]);
