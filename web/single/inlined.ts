// The single file's own `fetch`: it returns what is in the page, and uses no network.
import { gunzipSync } from "fflate";

/** Returns the Response for the last part of an address. Every file is gzip as text, in a <script> that no browser runs. */
export function fetch(request: Request | URL | string): Promise<Response> {
  const name = String((request as Request).url || request).split(/[?#]/)[0].replace(/^.*\//, "");
  const part = document.getElementById("file:" + name);
  if (!part) return Promise.reject(new TypeError(name + " is not in this file"));
  return unpack(bytes(part.textContent || "")).then((body) => new Response(body));
}

/** The bytes of base64. */
function bytes(text: string) {
  return Uint8Array.from(atob(text.trim()), (sign) => sign.charCodeAt(0));
}

/** The browser's own unpacking is quicker; engines without it, and previews that forbid it, get ours. */
function unpack(packed: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer | Uint8Array<ArrayBuffer>> {
  const ours = () => gunzipSync(packed);
  if (typeof DecompressionStream === "undefined") return Promise.resolve().then(ours);
  const stream = () => new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return Promise.resolve()
    .then(() => new Response(stream()).arrayBuffer())
    .catch(ours);
}
