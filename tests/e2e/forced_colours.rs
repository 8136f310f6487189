//! Where a system forces its colours: every text is read on its ground, what is chosen is told from what is not, and the
//! focus is seen.

use policy_guide_tests::{Key, Look, Open, Page, json};

use crate::access::force_colours;

/// What every script here uses: colours as numbers, the ground under a node, and how far two colours are apart.
const COLOURS: &str = "
  const numbers_of = (colour) => (colour.match(/[\\d.]+/g) || [0, 0, 0, 0]).map(Number);
  const canvas = document.createElement('i');
  document.body.append(canvas);
  canvas.style.background = 'Canvas';
  const page = numbers_of(getComputedStyle(canvas).backgroundColor);
  canvas.remove();
  const above = (node) => node.parentElement || node.getRootNode().host || null;
  // A ground may let the one below it through.
  const ground = (node) => {
    const [red, green, blue, solid = 1] = numbers_of(getComputedStyle(node).backgroundColor);
    if (solid === 1) return [red, green, blue];
    const below = above(node) ? ground(above(node)) : page;
    return [red, green, blue].map((part, at) => part * solid + below[at] * (1 - solid));
  };
  const light = (colour) => colour.slice(0, 3).map((part) => part / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const contrast = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };";

/// Every text that can hardly be read, a line each; what can't be used is grey by right.
const UNREADABLE: &str = "
  const texts = document.createTreeWalker(inside, NodeFilter.SHOW_TEXT);
  const found = [];
  let n = 0;
  while (texts.nextNode()) {
    const node = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !node || !seen(node) || node.closest('style, [disabled], .spoken, option')) continue;
    n += 1;
    const ratio = contrast(numbers_of(getComputedStyle(node).color), ground(node));
    if (ratio < 4.5) found.push(node.className + ' ' + texts.currentNode.data.trim().slice(0, 20) + ' ' + ratio.toFixed(1));
  }
  if (n < 20) found.push('only ' + n + ' texts');
  return found";

#[track_caller]
fn expect_readable(page: &Page, view: &str) {
    for scheme in ["dark", "light"] {
        force_colours(page, scheme);
        page.expect(&format!("{view}, {scheme}"), &[COLOURS, UNREADABLE].concat(), json!([]));
    }
}

fn guide(path: &str) -> Page {
    Page::guide_as(Open { path: path.into(), ..Open::default() })
}

#[test]
fn every_text_of_the_list_is_read_with_its_sums_and_hits() {
    let page = guide("/#pg=q:补贴;audience:engineer;open:2,16");
    page.wait("hits", "return $$('mark.hit').length > 3 && $$('mark.quoted').length > 3");
    expect_readable(&page, "the list");
    page.look(Look::PHONE);
    page.click(".filter-open");
    page.wait("the sheet", "return $('dialog').open");
    expect_readable(&page, "the sheet");
}

#[test]
fn every_text_of_the_other_views_is_read() {
    for view in ["contacts", "saved", "finder"] {
        let answers = ";saved:1,3;a.who:engineer;a.status:selected";
        let path = ["/#pg=view:", view, answers].concat();
        let page = Page::open(Open { path, ..Open::default() });
        page.wait("the view", "return seen($('.directory, .saved, .finder'))");
        expect_readable(&page, view);
    }
}

#[test]
fn the_current_view_and_what_is_chosen_are_told_from_the_rest() {
    let page = guide("/#pg=audience:graduate");
    page.wait("a chip", "return seen($('.chip'))");
    for scheme in ["dark", "light"] {
        force_colours(&page, scheme);
        let tabs = "
          const looks = (css) => { const style = getComputedStyle($(css)); return style.backgroundColor + style.borderBottomColor; };
          return looks('.view-button[aria-current]') !== looks('.view-button:not([aria-current])')";
        assert_eq!(page.js(tabs), true, "{scheme}: all views look alike");
        let borders = [
            COLOURS,
            "return ['.chip', '.card', '.search-box'].filter((css) => {
               const style = getComputedStyle($(css));
               return parseFloat(style.borderTopWidth) < 1
                 || contrast(numbers_of(style.borderTopColor), ground(above($(css)))) < 3; })",
        ];
        page.expect(&format!("borders, {scheme}"), &borders.concat(), json!([]));
        // The engine draws a tick in the system's own colours.
        let ticks = "return $$('input[type=checkbox]').every((box) => getComputedStyle(box).appearance === 'auto')";
        assert_eq!(page.js(ticks), true, "{scheme}");
    }
}

#[test]
fn the_focus_is_seen_on_every_stop() {
    let page = guide("/");
    force_colours(&page, "dark");
    let ring = [
        COLOURS,
        "const node = focused();
         const rings = [[node], [node.parentElement], [node, '::after']].map((one) => getComputedStyle(...one));
         return rings.some((ring) => ring.outlineStyle !== 'none' && parseFloat(ring.outlineWidth) >= 2
           && contrast(numbers_of(ring.outlineColor), page) >= 3) || node.className + ' ' + node.tagName",
    ]
    .concat();
    for _ in 0..16 {
        page.press(Key::Tab);
        let focus = page.js(&ring);
        assert_eq!(focus, true, "no ring");
    }
}
