// What the widget's styles become in the prerendered page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { documentStyles } from "./document_styles";

function check(css: string, wanted: string, page?: string): void {
  const plain = (text: string): string => text.replace(/[\s;]+/g, ' ').replace(/ ?([{}]) ?/g, '$1').trim();
  assert.equal(plain(documentStyles(css, page)), plain(wanted));
}

test('the window’s width stands for the widget’s', () => {
  check('/* { */ [data-width="wide"] .a, .b { color: red; }',
    '@media (min-width: 960px) { .document .a { color: red; } } .b { color: red; }');
  check('[data-scale="large"][data-width="medium"] .a { x: y }',
    '@media (min-width: 640px) and (max-width: 959.98px) { [data-scale="large"] .document .a { x: y } }');
});

test('the system’s colours hold unless the reader chose others', () => {
  check('@media screen { .shell[data-theme="dark"] .a { x: y } }',
    `@media screen { [data-theme="dark"] .shell .a { x: y } @media (prefers-color-scheme: dark)
     { :root:not([data-theme="light"]) .shell .a { x: y } } }`);
});

test('classes that the page does not name are left out', () => {
  const page = '<p class="a b-c">d</p>';
  check('.a, .b, .b-c .e, .b-c:not(.is-open) { x: y } .a:is(.f, .g) { x: y }',
    '.a { x: y } .b-c:not(.is-open) { x: y } .a:is(.f, .g) { x: y }', page);
  check('[data-width="wide"] .a, .z { x: y }', '@media (min-width: 960px) { .document .a { x: y } }', page);
});

test('the host is the element', () => {
  check(':host > div { x: y } :host([hidden]) { x: y }', 'policy-guide > div { x: y }');
  check('@keyframes a { to { x: y } }', '@keyframes a { to { x: y } }');
});

test('a comma inside of brackets divides nothing', () => {
  check(':is(.a, .b) .c, .d { x: y }', ':is(.a, .b) .c { x: y } .d { x: y }');
});

test('what engines of 2018 read instead stays', () => {
  check('.a { color: red; color: color-mix(in srgb, red, blue) }', '.a { color: red; color: color-mix(in srgb, red, blue) }');
});
