// The single file's own `fetch`: it answers with what stands in the page, and asks nothing of any network.
import { gunzipSync } from "fflate";

/** Answers for the last part of an address. Every file is gzip in base64, in a <script> that no browser runs. */
export function fetch(request) {
  const name = String(request.url || request).split(/[?#]/)[0].replace(/^.*\//, "");
  const part = document.getElementById("file:" + name);
  if (!part) return Promise.reject(new TypeError(name + " is not in this file"));
  return unpack(bytes(part.textContent)).then((body) => new Response(body));
}

function bytes(base64) {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
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
