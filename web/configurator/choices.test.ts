import assert from "node:assert/strict";
import { test } from "node:test";
import { readFileSync } from "node:fs";
import { decode, encode, folderOf, nothing, webAddress } from "./choices";
import { countShown, within } from "./guide";

const guide = JSON.parse(readFileSync("public/policies.json", "utf8"));

test("what is chosen comes back from the address", () => {
  const fragment =
    "kind=iframe&category=train&audience=graduate,student&lock=audience&q=%E8%A1%A5%E8%B4%B4+%26&view=finder" +
    "&lang=en&theme=dark&scale=large&accent=%230a5c36&height=900&fit=1&hide=title,sort" +
    "&overlay=https%3A%2F%2Fdistrict.example%2Fo.json&full=1&deep=1&base=https%3A%2F%2Fguide.example%2F&ui=en";
  assert.equal(encode(decode("#" + fragment)), fragment);
});

test("nothing chosen needs no address", () => assert.equal(encode(nothing()), ""));

test("what cannot be chosen is as if it were not there", () => {
  const choices = decode(
    "kind=applet&lang=xx&theme=neon&height=tall&accent=red&lock=everything&hide=all&overlay=javascript:alert(1)" +
      "&base=ftp://x/&audience=%3Cimg%3E,graduate,graduate&__proto__=1",
  );
  assert.deepEqual(choices, { ...nothing(), audience: ["graduate"] });
});

test("heights are kept within reason", () => {
  assert.equal(decode("height=1").height, "240");
  assert.equal(decode("height=99999").height, "4000");
});

test("only web addresses without passwords are taken", () => {
  assert.equal(webAddress("https://a.example/x y"), "https://a.example/x%20y");
  for (const bad of ["data:text/html,x", "//a.example", "https://me:pw@a.example/", "file:///x", ""]) {
    assert.equal(webAddress(bad), "", bad);
  }
  assert.equal(folderOf("https://a.example/g/index.html?x#y"), "https://a.example/g/");
  assert.equal(folderOf("https://a.example"), "https://a.example/");
});

test("what the guide does not know is left out, and with it the lock of an empty facet", () => {
  const choices = within(decode("audience=graduate,nobody&support=none&lock=audience,support"), guide);
  assert.deepEqual([choices.audience, choices.support, choices.lock], [["graduate"], [], ["audience"]]);
});

test("the policies left are counted as the widget counts them", () => {
  assert.equal(countShown(guide, nothing()), 23);
  assert.equal(countShown(guide, decode("category=train")), 5);
  assert.equal(countShown(guide, decode("category=train,serve")), 8);
  assert.equal(countShown(guide, decode("category=serve&support=startup")), 0);
});
