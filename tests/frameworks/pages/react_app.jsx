// React 18 and 19, in strict mode.
import { StrictMode, useEffect, useRef, useState, version } from "react";
import { CATEGORIES, FILTER, isHydrated, opened } from "./shared.js";

/** React 18 knows no events of custom elements, and React 19 forgets them where it hydrates. */
const byEffect = version.startsWith("18") || isHydrated;

function Guide({ lang, audience }) {
  const ref = useRef(null);
  useEffect(() => {
    const node = ref.current;
    if (byEffect) node.addEventListener("policy-guide-open", opened);
    return () => node.removeEventListener("policy-guide-open", opened);
  }, []);
  const events = byEffect ? {} : { "onpolicy-guide-open": opened };
  return (
    <policy-guide id="one" ref={ref} lang={lang} audience={audience} filter={FILTER} loading="eager" {...events}>
      <a href="/">Guide</a>
    </policy-guide>
  );
}

function Page() {
  const [state, setState] = useState({ lang: "en", audience: null, isShown: true, keys: ["a", "b"] });
  useEffect(() => {
    const change = (part) => setState((before) => ({ ...before, ...part }));
    window.app = {
      set: change,
      turn: () => change({ keys: ["b", "a"] }),
      toggle: () => setState((before) => ({ ...before, isShown: !before.isShown })),
    };
  }, []);
  return (
    <>
      {state.isShown && <Guide lang={state.lang} audience={state.audience} />}
      {state.keys.map((key) => (
        <policy-guide key={key} id={key} category={CATEGORIES[key]} loading="eager" />
      ))}
    </>
  );
}

export const App = () => (
  <StrictMode>
    <Page />
  </StrictMode>
);
