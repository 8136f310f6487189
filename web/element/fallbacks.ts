// fallbacks.js, fetched when the widget can't be shown or a frame speaks: the static document where it is seen already, our
// page in a frame, else what is inside the element, else a link. One console line says which one is shown, why, and what the page must change.
import { advice } from "./advice";
import { gather } from "./cut_off";
import { hear, openFrame } from "./frames";
import { showLink } from "./link";
import { runningScript } from "./running_script";
import { showDocument } from "./static_document";
import { tongueOf } from "./surroundings";
import { hasContent } from "./waiting";
import type { Box, Fallbacks, GuideElement, Presentation, Trouble } from "./types";

/** A policy's refusals are reported after the failure that they cause, in milliseconds. */
const REFUSALS = 60;

const NAMES = { zh: "政策指南", en: "Policy guide" };

/** The script may be run again for another loader on the same page; each hears for itself. */
const script: Fallbacks = { fallBack, hear, showDocument };
runningScript()!.policyGuide = script;

/** Resolves to the best fallback that works here. */
async function fallBack(element: GuideElement, trouble: Trouble): Promise<Presentation> {
  const { base, refused, hasCrashed, reason } = trouble;
  await new Promise((resolve) => setTimeout(resolve, REFUSALS));
  const change = await advice(base, refused, reason);
  if (!trouble.isWanted()) return { stop() {} };
  gather(element);
  // What crashes here would crash there; our own page in itself would be without end; and what can be read, filtered and
  // called already is not taken away.
  if (hasCrashed || isOwnPage(base) || hasDocument(trouble.box)) return showContent(element, trouble, change);
  try {
    const frame = await openFrame(element, trouble, NAMES[tongueOf(element)]);
    say("shown in a frame", trouble, change);
    return frame;
  } catch (error) {
    if (!trouble.isWanted()) return { stop() {} };
    return showContent(element, trouble, `${change} ${(error as Error).message}`);
  }
}

/** What is seen already: what is inside the element, or the static document; else a link. */
function showContent(element: GuideElement, trouble: Trouble, change: string): Presentation {
  const { base, box } = trouble;
  const isEmpty = !isShown(element, box) && !isOwnPage(base);
  if (isEmpty) showLink(element, box, base);
  say(isEmpty ? "only a link is shown" : "the static content is shown", trouble, change);
  return { box, stop() {} };
}

const isShown = (element: GuideElement, box: Box) => hasContent(element) || hasDocument(box);
const hasDocument = (box: Box) => box.querySelector("[data-policy]") !== null;

function say(what: string, { base, reason }: Trouble, change: string) {
  const address = `${base} was taken for the guide's address.`;
  console.warn(`policy-guide: ${what}, because: ${reason.replace(/[.\s]+$/, "")}. ${change} ${address}`.replace(/\s+/g, " "));
}

function isOwnPage(base: string) {
  const page = location.href.split(/[?#]/)[0];
  return page === base || page === base + "index.html";
}
