// vue-router: it keeps a state with every entry of the history, and the guide its choices in the address.
import { createApp } from "vue/dist/vue.esm-bundler.js";
import { RouterView, createRouter, createWebHistory } from "vue-router";

const Guide = { template: '<policy-guide id="one" deep-link loading="eager"><a href="/">Guide</a></policy-guide>' };
const Other = { template: '<p id="other">Other</p>' };
const folder = location.pathname.replace(/[^/]*$/, "");
const page = location.pathname.slice(folder.length);
const router = createRouter({
  history: createWebHistory(folder),
  routes: [{ path: "/" + page, component: Guide }, { path: "/other", component: Other }],
});
const app = createApp({ components: { RouterView }, template: "<RouterView />" });
app.config.compilerOptions.isCustomElement = (tag) => tag === "policy-guide";
app.use(router).mount("#app");
window.app = { leave: () => router.push("/other"), back: () => router.back() };
