/** @jsxImportSource preact */
import { hydrate, render } from "preact";
import { App } from "./preact_app.jsx";
import { isHydrated } from "./shared.js";

(isHydrated ? hydrate : render)(<App />, document.getElementById("app"));
