import { hydrate, mount } from "svelte";
import Page from "./Page.svelte";
import { isHydrated } from "./shared.js";

window.app = (isHydrated ? hydrate : mount)(Page, { target: document.getElementById("app") });
