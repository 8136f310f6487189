//! Everything by keyboard: reached, seen, and left again.

use policy_guide_tests::{Key, Look, Open, Page, json};

/// The name of what has the focus, and whether the focus can be seen there.
const FOCUS: &str = "
  const node = focused();
  const style = getComputedStyle(node);
  const box = node.getBoundingClientRect();
  const rings = [node, node.parentElement].map((one) => getComputedStyle(one));
  return { tag: node.tagName, name: (node.getAttribute('aria-label') || said(node) || node.tagName).slice(0, 40),
    ring: rings.some((ring) => (ring.outlineStyle !== 'none' && parseFloat(ring.outlineWidth) >= 2) || ring.boxShadow !== 'none'),
    inView: box.bottom > 0 && box.top < innerHeight, inSheet: Boolean(node.closest('dialog')) }";

#[test]
fn a_reader_without_a_mouse_searches_opens_and_calls() {
    let page = Page::guide();
    let mut names = Vec::new();
    for _ in 0..14 {
        page.press(Key::Tab);
        let focus = page.js(FOCUS);
        assert_eq!(focus["ring"], true, "{focus}");
        assert_eq!(focus["inView"], true, "{focus}");
        names.push(focus["name"].as_str().unwrap_or_default().to_owned());
    }
    assert!(names[0].contains("跳到结果") && names[1].contains("English"), "{names:?}");
    assert!(names.contains(&"搜索政策".to_owned()), "{names:?}");
    page.js("$('[role=searchbox]').focus()");
    page.type_in_focus("离岗");
    page.expect_status("筛选出");
    page.wait("the cards", "return numbers().join() === host.results.join()");
    page.js("$('.card-open').focus()");
    page.press(Key::Enter);
    page.wait("the card is open", "return seen($('.official'))");
    page.press(Key::Tab);
    page.wait("the number is next", "return focused().protocol === 'tel:'");
    page.press_with(Key::Shift, Key::Tab);
    page.press(Key::Space);
    page.wait("the card is closed", "return $('.official') === null");
}

#[test]
fn the_first_stop_leads_past_everything_to_the_results() {
    for path in ["/", "/#pg=lang:en"] {
        let page = Page::guide_as(Open { path: path.into(), ..Open::default() });
        page.press(Key::Tab);
        page.wait("it is seen", "return focused().className === 'skip' && focused().getBoundingClientRect().height > 40");
        page.press(Key::Enter);
        page.wait("the count has the focus", "return focused() === $('.status')");
        for _ in 0..4 {
            page.press(Key::Tab);
        }
        page.wait("a card is near", "return Boolean(focused().closest('article'))");
        page.wait(
            "the way is out of view",
            "return $('.skip').getBoundingClientRect().height <= 1",
        );
    }
    let page = Page::open(Open { path: "/#pg=view:contacts".into(), ..Open::default() });
    page.wait("the contacts", "return seen($('.directory'))");
    assert_eq!(page.js("return $('.skip') === null"), true);
}

#[test]
fn the_count_is_spoken_once_typing_rests() {
    let page = Page::guide();
    page.js("window.spoken = []; new MutationObserver(() => spoken.push(said($('.spoken'))))
        .observe($('.spoken'), { subtree: true, childList: true, characterData: true })");
    assert_eq!(page.js("return $('.status').getAttribute('aria-live')"), "off");
    page.type_in("[role=searchbox]", "博士后国际");
    page.expect_status("筛选出");
    page.wait("it is spoken", "return spoken.filter(Boolean).length > 0");
    let last = page.js("return spoken.pop() === said($('.status'))");
    assert_eq!(last, true);
    page.js_later("setTimeout(() => done(true), 1200)");
    let counts = page.js("return new Set(spoken.filter(Boolean)).size");
    assert_eq!(counts, 0, "it is spoken once: {}", page.js("return spoken"));
}

#[test]
fn space_ticks_a_word_and_the_focus_stays() {
    let page = Page::guide();
    page.js("$('input[value=graduate]').focus()");
    page.press(Key::Space);
    page.expect_status("筛选出");
    page.wait("the focus stays", "return focused().value === 'graduate' && focused().checked");
}

#[test]
fn the_sheet_keeps_the_focus_and_gives_it_back() {
    let page = Page::guide_as(Open { look: Look::PHONE, ..Open::default() });
    page.js("$('.filter-open').focus()");
    page.press(Key::Enter);
    page.wait("the sheet", "return $('dialog').open");
    for _ in 0..60 {
        page.press(Key::Tab);
        let focus = page.js(FOCUS);
        // The browser's own controls may come between the last and the first.
        assert!(focus["inSheet"] == true || focus["tag"] == "BODY", "{focus}");
    }
    page.press(Key::Escape);
    page.wait("no sheet", "return !$('dialog').open");
    page.wait("the focus is back", "return focused() === $('.filter-open')");
}

#[test]
fn a_removed_chip_leaves_the_focus_in_the_widget() {
    let page = Page::guide();
    page.choose("audience", "graduate");
    page.choose("audience", "student");
    page.wait("chips", "return $$('.chip').length === 2");
    page.js("$('.chip').focus()");
    page.press(Key::Enter);
    page.wait(
        "the next chip has it",
        "return $$('.chip').length === 1 && focused() === $('.chip')",
    );
    page.press(Key::Enter);
    page.expect(
        "the status has it",
        "return $$('.chip').length === 0 && focused().className",
        json!("status"),
    );
}
