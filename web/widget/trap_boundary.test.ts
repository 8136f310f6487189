import assert from "node:assert/strict";
import { test } from "node:test";

const memory = new WebAssembly.Memory({ initial: 1 });
/** Leaves garbage where its result should be, and panics. */
const trap = (place: number) => {
  new DataView(memory.buffer).setInt32(place, 1);
  throw new WebAssembly.RuntimeError("unreachable");
};
const module = {};
const instantiate = async () => ({ instance: { exports: { trap, answer: () => 42, memory } }, module });
Object.assign(globalThis, { window: { WebAssembly: { instantiate } } });

type Exports = { trap(place: number): unknown; answer(): unknown; memory: WebAssembly.Memory };

test("after a trap no call gets in, nobody sees garbage, and each widget hears of it", async () => {
  const boundary = await import("./trap_boundary");
  const { instance } = await boundary.WebAssembly.instantiate(new Uint8Array(), {});
  const exports = instance.exports as Exports;
  const [guilty, other] = [{} as HTMLElement, {} as HTMLElement];
  const told: unknown[] = [];
  for (const element of [guilty, other]) {
    boundary.watch({ element, crashed: (error, isGuilty) => told.push([String(error), isGuilty]) });
  }
  assert.equal(boundary.act(guilty, exports.answer), 42);
  assert.equal(exports.memory, memory);
  // As the glue does: it reads whether there is an error, and throws what it takes for one, which is `undefined`.
  const call = () => {
    exports.trap(64);
    if (new DataView(exports.memory.buffer).getInt32(64)) throw undefined;
  };
  boundary.attributeCrashes({ addEventListener: (_: string, begin: () => void) => begin() } as unknown as HTMLElement, guilty);
  call();
  assert.equal(boundary.act(other, call), undefined);
  assert.equal(exports.answer(), undefined);
  await Promise.resolve();
  assert.deepEqual(told, [["RuntimeError: unreachable", true], ["RuntimeError: unreachable", false]]);
  assert.ok(boundary.crash instanceof Error);
});
