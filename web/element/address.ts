// The guide's address: everything of ours is beside the loader.
import { type OwnScript, runningScript } from "./running_script";

const current = runningScript();
const NAME = /\/policy-guide\.js([?#]|$)/;

/** The <script> that the loader came from. */
export function ownTag(): OwnScript | undefined {
  // Modules and scripts that a tag manager evaluates have no current script: look for the tag.
  const tags = Array.from(document.querySelectorAll<OwnScript>("script[src]")).reverse();
  return (current ? [current, ...tags] : tags).find(({ src }) => NAME.test(src));
}

/**
 * The page may tell the address in `data-host` of the element. Where the loader has another name, or none, it is in the trace
 * of an error if this is a module, else a link inside the element may tell.
 */
export function findBase(tag: OwnScript | undefined): string {
  const find = (css: string) => document.querySelector<HTMLElement>("policy-guide" + css);
  const told = find("[data-host]");
  const traced = /https?:[^\s()?#]*\/policy-guide\.js/.exec(new Error().stack!);
  const found: any = (told && told.dataset.host) || tag || traced || find(">a[href]") || current || location;
  return new URL(".", new URL(String(found.src || found), document.baseURI)).href;
}
