// The ladder: the widget, else our page in a frame, else what stands inside of the element, else a link. An element holds
// the rung that it stands on: an object that can `stop` and may know `changed`, `results`, `filter`, `setFilter`, `show`
// and `reset`. This file climbs; how to come down is in rungs.js, which is fetched when it is needed.

/** The widget is loaded once it is this many viewports away. */
const NEAR = "200%";
/** So often an element is set up: another that crashes takes the widget of all with it. */
const LIVES = 3;

/** Asks the rung, where it knows. */
export function ask(element, method, argument) {
  const rung = element.pg;
  return rung && rung[method] && rung[method](argument);
}

/** Asks now, or as soon as there is somebody to ask. */
export function wish(element, method, argument) {
  if (element.pg && element.pg[method]) element.pg[method](argument);
  else (element.pgWishes = element.pgWishes || []).push([method, argument]);
}

export function stop(element) {
  ask(element, "stop");
  element.pg = null;
}

function stand(element, rung) {
  const wishes = element.pgWishes || [];
  element.pg = rung;
  element.pgWishes = null;
  wishes.forEach(([method, argument]) => wish(element, method, argument));
}

function tell(element, name, detail) {
  element.dispatchEvent(new CustomEvent("policy-guide-" + name, { bubbles: true, composed: true, detail }));
}

/** Answers what sets an element up. */
export function ladder({ base, get, script, start }) {
  const refused = watchPolicy(base);
  let starting;
  const begin = (element) => {
    const waiting = { box: showChildren(element) };
    element.pg = waiting;
    waiting.stop = whenNear(element, () => climb(element, waiting));
  };
  const climb = (element, waiting) => {
    foresee(element, base, get);
    const own = (starting = starting || start(element));
    const forget = () => starting === own && (starting = null);
    /** The widget is dead for all; `guilty` says that this element killed it. `filter` is what was chosen last. */
    const crashed = (error, guilty, filter) => {
      forget();
      if (filter) element.pgWishes = [["setFilter", filter]];
      element.pgLives = (element.pgLives || LIVES) - 1;
      if (guilty || element.pgLives < 1) descend(element, error, true);
      else {
        console.warn("policy-guide: set up again after a crash: " + error);
        begin(element);
      }
    };
    const mount = (widget) =>
      element.pg === waiting && stand(element, widget.mount(element, { base, crashed, box: waiting.box, tell }));
    own.then(mount).catch((error) => {
      forget();
      if (element.pg === waiting) descend(element, error);
    });
  };
  const descend = (element, error, hasCrashed) => {
    const fallen = { stop() {}, box: showChildren(element) };
    const reason = String((error && error.message) || error);
    element.pg = fallen;
    tell(element, "error", { reason });
    script("rungs.js")
      .then((rungs) => rungs.descend(element, { base, refused, hasCrashed, reason, box: fallen.box, tell }))
      .then((rung) => element.pg === fallen ? stand(element, rung) : rung.stop())
      .catch(() => console.warn("policy-guide: the static content is shown. " + reason));
  };
  return begin;
}

/** What the widget will ask for comes beside it: the guide, how its characters sound, a district's overlay. */
function foresee(element, base, get) {
  const src = element.getAttribute("src") || base + "policies.json";
  const sounds = /\.json$/.test(src) && src.replace(/json$/, "sounds.txt");
  for (const url of [src, element.getAttribute("overlay"), sounds]) if (url) get(url).catch(() => {});
}

/** What a host's policy has refused us, by directive. */
function watchPolicy(base) {
  const refused = {};
  document.addEventListener("securitypolicyviolation", ({ blockedURI: what, effectiveDirective: directive, disposition }) => {
    const isOurs = /eval$/.test(what) || (what && (base.startsWith(what) || what.startsWith(base)));
    if (isOurs && disposition !== "report") refused[directive] = what;
  });
  return refused;
}

/** Fills the shadow root with what stands inside of the element, in a box of the height that is kept free. */
function showChildren(element) {
  const root = element.shadowRoot || element.attachShadow({ mode: "open" });
  const box = document.createElement("div");
  box.style.minHeight = (parseFloat(element.getAttribute("height")) || 0) + "px";
  box.appendChild(document.createElement("slot"));
  while (root.firstChild) root.removeChild(root.firstChild);
  root.adoptedStyleSheets = [];
  root.appendChild(box);
  return box;
}

/** Calls back when the element comes near the viewport; answers what stops waiting. */
function whenNear(element, callback) {
  if (element.getAttribute("loading") === "eager" || typeof IntersectionObserver === "undefined") {
    callback();
    return () => {};
  }
  const near = (entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    callback();
  };
  const observer = new IntersectionObserver(near, { rootMargin: NEAR });
  observer.observe(element);
  return () => observer.disconnect();
}
