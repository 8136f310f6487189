// The single file's own `fetch`: it answers with what stands in the page, and asks nothing of any network.
import { gunzipSync } from "fflate";

/** Answers for the last part of an address. Every file is gzip as text, in a <script> that no browser runs. */
export function fetch(request) {
  const name = String(request.url || request).split(/[?#]/)[0].replace(/^.*\//, "");
  const part = document.getElementById("file:" + name);
  if (!part) return Promise.reject(new TypeError(name + " is not in this file"));
  return unpack(bytes(part.textContent)).then((body) => new Response(body));
}

/** Five signs are four bytes: from "#" on, with "x" for "<", which a script may not hold. The last signs may be fewer. */
function bytes(text) {
  const bytes = new Uint8Array(Math.floor((text.length * 4) / 5));
  for (let at = 0, to = 0; at < text.length; at += 5) {
    let sum = 0;
    for (let idx = at; idx < at + 5; idx++) {
      const code = text.charCodeAt(idx) || 119;
      sum = sum * 85 + (code === 120 ? 60 : code) - 35;
    }
    for (let shift = 24; shift >= 0; shift -= 8) bytes[to++] = sum >>> shift;
  }
  return bytes;
}

/** The browser's own unpacking is quicker; engines without it, and previews that forbid it, get ours. */
function unpack(packed) {
  const ours = () => gunzipSync(packed);
  if (typeof DecompressionStream === "undefined") return Promise.resolve().then(ours);
  const stream = () => new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return Promise.resolve()
    .then(() => new Response(stream()).arrayBuffer())
    .catch(ours);
}
