import { render } from "svelte/server";
import Page from "./Page.svelte";

export default render(Page).body;
