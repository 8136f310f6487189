// What is ticked in the document becomes part of the widget's filter.
import assert from "node:assert/strict";
import test from "node:test";
import { withTicks } from "./ticks";

test("ticks take the place of the choices in their facet and leave the rest", () => {
  const filter = "pg=q:安家;audience:student;support:loan";
  assert.equal(withTicks(filter, { audience: ["graduate", "founder"] }, {}), "pg=q:安家;support:loan;audience:graduate,founder");
  assert.equal(withTicks("", { support: ["grant"] }, {}), "pg=support:grant");
});

test("what is unticked again goes", () => {
  assert.equal(withTicks("pg=audience:graduate;open:3", {}, { audience: ["graduate"] }), "pg=open:3");
  assert.equal(withTicks("pg=audience:graduate", {}, { audience: ["graduate"] }), "");
});

test("without ticks a preset stays", () => {
  assert.equal(withTicks("pg=audience:student", {}, {}), "pg=audience:student");
});
