/** @jsxImportSource preact */
// Preact: properties where the element has them, else attributes.
import { useEffect, useState } from "preact/hooks";
import { CATEGORIES, FILTER, opened } from "./shared.js";

export function App() {
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
      {state.isShown && (
        <policy-guide
          id="one"
          lang={state.lang}
          audience={state.audience}
          filter={FILTER}
          loading="eager"
          onpolicy-guide-open={opened}
        >
          <a href="/">Guide</a>
        </policy-guide>
      )}
      {state.keys.map((key) => (
        <policy-guide key={key} id={key} category={CATEGORIES[key]} loading="eager" />
      ))}
    </>
  );
}
