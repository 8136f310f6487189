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
      && !(node.tagName === 'INPUT' && node.type === 'checkbox') && !node.closest('p.inline')
      // It is there for those who come to it by keyboard only.
      && !node.matches('.skip'))
    .map((node) => [node.className, node.getBoundingClientRect(), node])
    .filter(([, box, node]) => (box.width < 43.5 || box.height < 43.5) && !reaches(node))
    .map(([name, box]) => name + ' ' + Math.round(box.width) + 'x' + Math.round(box.height))
    .filter((line, idx, all) => all.indexOf(line) === idx)";

#[test]
fn nothing_sticks_out_at_any_width() {
    for path in [
        "/#pg=open:1,3,9,10,16,23",
        "/#pg=lang:en;open:1,3,9,10,16,23",
        "/#pg=view:finder;a.who:graduate;a.status:none;a.basis:none;a.record:none;lang:en",
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

#[test]
fn the_first_policy_is_on_the_first_screen_of_a_phone() {
    let page = Page::guide_as(Open { look: Look::PHONE, ..Open::default() });
    let top = "return $('article').getBoundingClientRect().top + scrollY";
    let top = page.js(top).as_f64().unwrap_or(f64::MAX);
    assert!(top <= 330.0, "the first card begins at {top} px");
    let order = "
      const tops = ['.top-title', '.top-official', '.views', '.finder-entry', '.search-box', '.filter-bar', '.card']
        .map((css) => $(css).getBoundingClientRect().top);
      return tops.every((top, at) => at === 0 || top > tops[at - 1])";
    assert_eq!(page.js(order), true, "title, official name, views, finder, search, filters, cards");
    let entry = "const box = $('.finder-entry').getBoundingClientRect(); return [Math.round(box.left), Math.round(box.right)]";
    page.expect("the way to the finder is as wide as the page", entry, json!([16, 374]));
    let title = "const style = getComputedStyle($('.top-title')); return [style.fontSize, Math.round(parseFloat(style.lineHeight))]";
    page.expect("the title", title, json!(["22px", 30]));
    page.click(".finder-entry");
    page.wait("the finder", "return seen($('.question'))");
}

/// Lines of a title that end inside of a word: the engine tells its words.
const BROKEN: &str = "
  const words = new Intl.Segmenter('zh', { granularity: 'word' });
  const broken = (node) => {
    const text = node.textContent;
    const starts = new Set(Array.from(words.segment(text), (word) => word.index));
    const walk = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    const out = [];
    let at = 0;
    let before = null;
    while (walk.nextNode()) {
      for (let idx = 0; idx < walk.currentNode.length; idx += 1, at += 1) {
        const range = document.createRange();
        range.setStart(walk.currentNode, idx);
        range.setEnd(walk.currentNode, idx + 1);
        const { top } = range.getBoundingClientRect();
        // The engine's words run over some of ours: a line may end after a joint.
        const isJoint = /[与和及或、]/.test(text[at - 1]);
        if (before !== null && top > before + 4 && !starts.has(at) && !isJoint) out.push(text.slice(at - 3, at) + '|' + text.slice(at, at + 3));
        before = top;
      }
    }
    return out;
  };
  return $$('.top-title, .card-title').flatMap(broken)";

#[test]
fn titles_do_not_break_inside_a_word() {
    let page = Page::guide_as(Open { look: Look::PHONE, ..Open::default() });
    for scale in ["normal", "large"] {
        page.js(&format!("host.scale = '{scale}'"));
        for width in [320, 390, 768, 1280] {
            page.look(Look { size: (width, 800), dark: false });
            page.expect(&format!("{scale} {width}"), BROKEN, json!([]));
        }
    }
}

/// What elders touch first, and what they read, where it is less than 60 px or 18 px.
const TOO_SMALL_FOR_ELDERS: &str = "
  const controls = $$('.switch, .view-button, .finder-entry, .search-input, .filter-open, .sort-select, .card-star, .card-foot .call, .facet-choice, .chip, .answer, .question-ways button, .actions button, .contact .call, .policy-link')
    .filter(seen).map((node) => [node.className, node.getBoundingClientRect()])
    .filter(([name, box]) => box.height < 56.5 || box.width < 59.5)
    .map(([name, box]) => name + ' ' + Math.round(box.width) + 'x' + Math.round(box.height));
  const texts = document.createTreeWalker(inside, NodeFilter.SHOW_TEXT);
  const small = [];
  while (texts.nextNode()) {
    const node = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !node || !seen(node) || node.closest('style, .spoken, .skip')) continue;
    const size = parseFloat(getComputedStyle(node).fontSize);
    if (size < 18) small.push(node.className + ' ' + size);
  }
  return [...new Set(controls.concat(small))]";

#[test]
fn large_text_is_large_enough_for_elders() {
    for path in ["/#pg=audience:graduate;open:3", "/#pg=view:finder", "/#pg=view:contacts"] {
        let page = Page::open(Open { look: Look::PHONE, path: path.into(), ..Open::default() });
        page.wait("the view", "return seen($('article, .question, .directory'))");
        page.js("host.scale = 'large'");
        page.wait("large", "return $('.shell').dataset.scale === 'large'");
        page.expect(path, TOO_SMALL_FOR_ELDERS, json!([]));
    }
}

#[test]
fn the_size_that_a_chat_app_sets_holds_inside_as_well() {
    let page = Page::guide();
    page.js("document.body.style.setProperty('-webkit-text-size-adjust', '140%')");
    let set = "return getComputedStyle($('.card-summary')).getPropertyValue('text-size-adjust')";
    page.expect("the size", set, "140%");
}

#[test]
fn the_filters_stay_beside_a_long_list_under_their_heading() {
    let page = Page::guide();
    page.wait("the heading", "return said($('.column h2')) === '筛选'");
    page.js("scrollTo(0, 2400)");
    let stays = "const box = $('.column').getBoundingClientRect(); return box.top >= 0 && box.top <= 40 && box.bottom <= innerHeight";
    page.wait("they stay in view", stays);
}
