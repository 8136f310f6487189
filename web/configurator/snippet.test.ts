import assert from "node:assert/strict";
import { test } from "node:test";
import { KINDS, decode } from "./choices";
import { contrast } from "./contrast";
import { needsText } from "./needs";
import { hardToRead } from "./readable";
import { address, escape, listIn, snippet } from "./snippet";

const BASE = "https://guide.example/";
const choose = (fragment: string) => decode(`base=${encodeURIComponent(BASE)}&${fragment}`);

test("the shortest snippet is script, element and link", () => {
  assert.equal(
    snippet(choose(""), "政策"),
    `<script async src="https://guide.example/policy-guide.js" crossorigin></script>
<policy-guide>
  <a href="https://guide.example/">政策</a>
</policy-guide>`,
  );
});

test("what is chosen is in attributes and, for readers without the widget, in the link", () => {
  const text = snippet(choose("audience=graduate,student&lang=zh&deep=1"), "政策");
  assert.match(text, /<policy-guide audience="graduate,student" lang="zh" deep-link>/);
  assert.match(text, /<a href="https:\/\/guide\.example\/\?audience=graduate,student&amp;lang=zh">/);
});

test("the list of all policies takes the place of the link where it is chosen", () => {
  const list = listIn("<script></script>\n<policy-guide>\n<h2>1</h2>\n<p>2</p>\n</policy-guide>\n");
  assert.equal(list, "<h2>1</h2>\n<p>2</p>");
  assert.match(snippet(choose("full=1"), "政策", list), /<policy-guide>\n<h2>1<\/h2>\n<p>2<\/p>\n<\/policy-guide>$/);
  assert.match(snippet(choose("full=1"), "政策", ""), /<a href/);
  assert.match(snippet(choose(""), "政策", list), /<a href/);
  assert.equal(listIn("<html>not found</html>"), "");
});

test("usual values are not written", () => {
  assert.match(snippet(choose("theme=auto&scale=normal&view=list"), ""), /<policy-guide>/);
});

test("a frame has a title, a height, and no script unless it is to fit its content", () => {
  const fitted = snippet(choose("kind=iframe&fit=1&theme=dark"), "政策");
  assert.match(fitted, /data-policy-guide\n/);
  assert.match(fitted, /src="https:\/\/guide\.example\/\?theme=dark"\n {2}title="政策"\n {2}width="100%"\n {2}height="800"/);
  assert.match(fitted, /<\/iframe>\n<script async src=/);
  const fixed = snippet(choose("kind=iframe&height=500"), "政策");
  assert.match(fixed, /height="500"/);
  assert.doesNotMatch(fixed, /script|data-policy-guide/);
});

test("a link opens a page of its own", () => {
  assert.equal(
    snippet(choose("kind=link&category=train"), "政策"),
    `<a href="https://guide.example/?category=train" target="_blank" rel="noopener">政策</a>`,
  );
});

/** Reads one attribute back as a browser would. */
function attribute(html: string, name: string) {
  const [, value] = new RegExp(`\\s${name}="([^"]*)"`).exec(html)!;
  const plain: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#96": "`" };
  return value.replace(/&(\w+|#\d+);/g, (_, entity) => plain[entity]);
}

const HOSTILE = [
  `"><script>alert(1)</script>`, `' onmouseover='alert(1)`, "` onload=`x", "&quot;&#34;&amp;", "</policy-guide>",
  "-->", "]]>", "%22%3E", "a&lang=en", "补贴 100% + #1?", "javascript:alert(1)",
];

for (const kind of KINDS) {
  for (const value of HOSTILE) {
    test(`${kind}: ${value} stays a value`, () => {
      const html = snippet({ ...choose(`kind=${kind}`), q: value }, value);
      const markup = html.replace(/"[^"]*"/g, '""').replace(/<a [^>]*>[^<]*<\/a>/g, "");
      assert.doesNotMatch(markup, /alert|onload|onmouseover|quot/);
      assert.equal((html.match(/<script/g) || []).length, kind === "script" ? 1 : 0);
      if (kind === "script") assert.equal(attribute(html, "q"), value);
      const target = new URL(attribute(html, kind === "iframe" ? "src" : "href"));
      assert.equal(target.origin + "/", BASE);
      assert.deepEqual([...target.searchParams], [["q", value]]);
    });
  }
}

test("what no page can hold becomes a blank", () => {
  assert.equal(escape("a\u0000b\nc\ud800d😀"), "a b c d😀");
});

test("a link leaves out another site's district file, which our page would not take", () => {
  const overlay = (origin: string) => `overlay=${encodeURIComponent(origin + "/o.json")}`;
  assert.equal(address(choose(overlay("https://district.example"))), BASE);
  assert.match(address(choose(overlay("https://guide.example"))), /overlay=/);
  assert.match(snippet(choose("kind=iframe&" + overlay("https://district.example")), ""), /overlay=https%3A/);
  assert.match(snippet(choose(overlay("https://district.example")), ""), /overlay="https:/);
});

test("an address leaves commas readable", () => {
  assert.equal(address(choose("lock=audience&audience=a,b")), BASE + "?audience=a,b&lock=audience");
});

test("the policy asks for no more than the kind needs", () => {
  assert.equal(
    needsText(choose("overlay=https://district.example/o.json")),
    `script-src https://guide.example 'wasm-unsafe-eval';
connect-src https://guide.example https://district.example;
frame-src https://guide.example;`,
  );
  assert.equal(needsText(choose("kind=iframe")), "frame-src https://guide.example;");
  assert.equal(needsText(choose("kind=link")), "");
  assert.match(needsText(choose("accent=%23ff0000")), /style-src-attr 'unsafe-inline';/);
});

test("colours that are hard to read are named", () => {
  assert.equal(Math.round(contrast("#ffffff", "#000000")), 21);
  assert.deepEqual(hardToRead(choose("")), []);
  assert.deepEqual(hardToRead(choose("theme=light&accent=%231d4f91")), []);
  const pale = hardToRead(choose("theme=light&accent=%23ffcc00"));
  const names = ["accent on surface", "accent on background", "accent on tint", "on-accent on accent"];
  assert.deepEqual(pale.map(({ one, other }) => one + " on " + other), names);
  assert.ok(hardToRead(choose("text=%23000000")).some(({ theme }) => theme === "dark"));
});
