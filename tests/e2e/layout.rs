//! Sizes: nothing wider than the screen, nothing too small for a thumb.

use policy_guide_tests::{Look, Open, Page, json};

/// What sticks out to the right, a line each.
const TOO_WIDE: &str = "
  const scrolls = (node) => node && (getComputedStyle(node).overflowX === 'auto' || scrolls(node.parentElement));
  const out = $$('*').filter((node) => seen(node) && !node.closest('dialog:not([open])') && !scrolls(node.parentElement)
      && node.getBoundingClientRect().right > innerWidth + 0.5)
    .map((node) => node.className + ' ' + Math.round(node.getBoundingClientRect().right));
  const page = document.scrollingElement;
  if (page.scrollWidth > innerWidth) out.push('the page itself ' + page.scrollWidth);
  return out.slice(0, 5)";

/// What a thumb would miss: less than 44 by 44 px, links within sentences aside.
const TOO_SMALL: &str = "
  const reaches = (node) => {
    node.scrollIntoView({ block: 'center' });
    const box = node.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    return [[21, 0], [-21, 0], [0, 21], [0, -21]].every(([right, down]) => {
      const there = inside.elementFromPoint(x + right, y + down);
      return there && (there === node || node.contains(there));
    });
  };
  const top = $('dialog[open]') || inside;
  return Array.from(top.querySelectorAll('button, a, select, input, .facet-choice')).filter((node) => seen(node)
      && !(node.tagName === 'INPUT' && node.type === 'checkbox') && !node.closest('p.inline'))
    .map((node) => [node.className, node.getBoundingClientRect(), node])
    .filter(([, box, node]) => (box.width < 43.5 || box.height < 43.5) && !reaches(node))
    .map(([name, box]) => name + ' ' + Math.round(box.width) + 'x' + Math.round(box.height))
    .filter((line, idx, all) => all.indexOf(line) === idx)";

#[test]
fn nothing_sticks_out_at_any_width() {
    for path in [
        "/#pg=open:1,3,9,10,16,23",
        "/#pg=lang:en;open:1,3,9,10,16,23",
        "/#pg=view:finder;a.who:graduate;lang:en",
        "/#pg=view:saved;saved:1,2,3",
    ] {
        let page = Page::guide_as(Open { path: path.into(), ..Open::default() });
        for scale in ["normal", "large"] {
            page.js(&format!("host.scale = '{scale}'"));
            for width in [280, 320, 390, 640, 768, 959, 960, 1280, 1920] {
                page.look(Look { size: (width, 800), dark: false });
                page.expect(&format!("{path} {scale} {width}"), TOO_WIDE, json!([]));
            }
        }
    }
}

#[test]
fn every_target_fits_a_thumb() {
    let open =
        Open { look: Look::PHONE, path: "/#pg=audience:graduate;open:3".into(), ..Open::default() };
    let page = Page::guide_as(open);
    page.expect("on the list", TOO_SMALL, json!([]));
    page.click(".filter-open");
    page.wait("the sheet", "return $('dialog').open");
    page.expect("in the sheet", TOO_SMALL, json!([]));
}
