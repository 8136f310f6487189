// Vue: `KeepAlive` takes the node out and puts the same one back.
import { createApp, createSSRApp } from "vue/dist/vue.esm-bundler.js";
import { CATEGORIES, FILTER, opened } from "./shared.js";

const Guide = {
  props: ["lang", "audience"],
  data: () => ({ filter: FILTER }),
  methods: { opened },
  template: `<policy-guide id="one" :lang="lang" :audience="audience" :filter="filter" loading="eager"
    @policy-guide-open="opened"><a href="/">Guide</a></policy-guide>`,
};

const Page = {
  components: { Guide },
  data: () => ({ lang: "en", audience: null, isShown: true, keys: ["a", "b"], categories: CATEGORIES }),
  template: `<KeepAlive><Guide v-if="isShown" :lang="lang" :audience="audience" /></KeepAlive>
    <policy-guide v-for="key in keys" :key="key" :id="key" :category="categories[key]" loading="eager"></policy-guide>`,
};

export function make(isHydrated) {
  const app = (isHydrated ? createSSRApp : createApp)(Page);
  app.config.compilerOptions.isCustomElement = (tag) => tag === "policy-guide";
  return app;
}
