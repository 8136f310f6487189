// Bundles the pages of pages/ for the browser tests, each for its framework, and draws them on a server where the framework does.
// `node build.mjs FOLDER`; each page gets a folder there: `after.html`, `before.html` and, drawn already, `hydrated.html`.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { compile } from "svelte/compiler";

const own = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2]);
const react18 = { react: "react18", "react-dom": "react18-dom" };
/** Each page: its source, its server's, and the packages that stand for others. */
const PAGES = {
  react_19: { source: "react.jsx", server: "react.server.jsx" },
  react_18: { source: "react.jsx", server: "react.server.jsx", alias: react18 },
  preact: { source: "preact.jsx", server: "preact.server.jsx" },
  vue_3: { source: "vue.js", server: "vue.server.js" },
  svelte_5: { source: "svelte.js", server: "svelte.server.js" },
  lit: { source: "lit.js", server: "lit.server.js" },
  angular: { source: "angular.ts" },
  htmx: { source: "htmx.js" },
  turbo: { source: "turbo.js" },
  vue_router: { source: "vue_router.js" },
  react_router: { source: "react_router.jsx" },
};

/** Compiles components for the browser, or for a server. */
const svelte = (generate) => ({
  name: "svelte",
  setup({ onLoad }) {
    onLoad({ filter: /\.svelte$/ }, async ({ path }) => {
      const { js } = compile(await readFile(path, "utf8"), { generate, filename: path });
      return { contents: js.code };
    });
  },
});

/** Strict mode acts in builds for development only. */
const options = (source, alias = {}, isServer = false) => ({
  entryPoints: [join(own, "pages", source)],
  absWorkingDir: own,
  bundle: true,
  logLevel: "warning",
  alias,
  jsx: "automatic",
  define: {
    "process.env.NODE_ENV": '"development"',
    __VUE_OPTIONS_API__: "true",
    __VUE_PROD_DEVTOOLS__: "false",
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "true",
  },
  tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
  plugins: [svelte(isServer ? "server" : "client")],
  conditions: isServer ? [] : ["browser", "development"],
});

async function drawn(name, { server, alias }) {
  if (!server) return "";
  const outfile = join(out, name, "server.mjs");
  const require = "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);";
  await build({ ...options(server, alias, true), outfile, platform: "node", format: "esm", banner: { js: require } });
  return (await import(pathToFileURL(outfile).href)).default;
}

const page = (title, script, content) => `<!doctype html>
<html lang="zh">
  <head>
    <meta charset="utf-8">
    <title>${title}</title>
    <script>
      window.errors = [];
      addEventListener("error", ({ message }) => errors.push(message));
      addEventListener("unhandledrejection", ({ reason }) => errors.push(String(reason)));
      for (const name of ["error", "warn"]) {
        const own = console[name];
        console[name] = (...words) => { errors.push(words.join(" ")); own.apply(console, words); };
      }
      window.load = () => document.head.append(Object.assign(document.createElement("script"), { src: "{{WIDGET}}/policy-guide.js" }));
    </script>
    ${script}
    <script defer src="app.js"></script>
  </head>
  <body>
    <div id="app">${content}</div>
  </body>
</html>
`;
const BEFORE = '<script src="{{WIDGET}}/policy-guide.js" crossorigin></script>';
const ASYNC = '<script async src="{{WIDGET}}/policy-guide.js" crossorigin></script>';

for (const [name, { source, server, alias }] of Object.entries(PAGES)) {
  const folder = join(out, name);
  await mkdir(folder, { recursive: true });
  await build({ ...options(source, alias), outfile: join(folder, "app.js"), format: "iife", target: "es2022" });
  const content = await drawn(name, { server, alias });
  await writeFile(join(folder, "after.html"), page(name, "", ""));
  await writeFile(join(folder, "before.html"), page(name, BEFORE, ""));
  if (content) await writeFile(join(folder, "hydrated.html"), page(name, ASYNC, content));
  await writeFile(join(folder, "elsewhere.html"), page(name, "", ""));
}
