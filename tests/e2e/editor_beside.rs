//! The preview beside the form of the office's page: it follows the edits, keeps its place, and takes nothing from whom
//! types.

use policy_guide_tests::{Key, Look, Page, json};

use crate::editor::{editor, give_published, open, step, tab_to};
use crate::editor_page::{open_policy, type_into};

const FRAME: &str = "return $('.beside iframe')";

/// The edit step with a policy, and the frame beside it.
fn beside(policy: u64) -> Page {
    let page = editor();
    give_published(&page);
    step(&page, "编辑");
    open_policy(&page, policy);
    within(&page, || page.wait("the policy", &is_in_view(policy)));
    page
}

fn within(page: &Page, look: impl FnOnce()) {
    page.wait("the frame", "return $('.beside iframe') !== null");
    page.enter_frame(FRAME);
    look();
    page.leave_frame();
}

/// Whether the card of a policy is open and in the frame's view.
fn is_in_view(policy: u64) -> String {
    format!(
        "const card = $('article[data-policy=\"{policy}\"]'); if (!card || !card.querySelector('.detail')) return false;
         const {{ top, bottom }} = card.getBoundingClientRect(); return top > -2 && top < innerHeight"
    )
}

#[test]
fn the_preview_beside_the_form_follows_what_is_typed_and_keeps_its_place() {
    let page = beside(20);
    page.js("scrollTo(0, 240)");
    page.expect("scrolled", "return Math.round(scrollY)", 240);
    within(&page, || {
        page.js("$('article[data-policy=\"3\"]').scrollIntoView()");
        page.wait(
            "another policy",
            "return $('article[data-policy=\"3\"]').getBoundingClientRect().top < 2",
        );
    });
    assert_eq!(page.js("return Math.round(scrollY)"), 240, "the page around it has not moved");
    // A fault is told before the list is there.
    type_into(&page, "#f-policies-19-editorial-benefits-0-quote", "原文没有的话");
    // Who reads on in the frame stays there.
    within(&page, || {
        page.js("scrollTo(0, 333)");
        page.expect("scrolled", "return Math.round(scrollY)", 333);
    });
    let title = "#f-policies-19-editorial-title-zh";
    page.js(&format!("document.querySelector('{title}').focus()"));
    let place = page.js("return Math.round(scrollY)");
    page.type_in_focus("改");
    within(&page, || {
        let words = "return (said($('article[data-policy=\"20\"] h3')) || '').includes('改')";
        page.wait("the new title", words);
        page.expect("its place", "return Math.round(scrollY)", 333);
        page.expect("the height of its own", "return document.body.style.minHeight", "");
    });
    assert_eq!(page.js("return '#' + document.activeElement.id"), title);
    assert_eq!(page.js("return Math.round(scrollY)"), place, "nor has it since");
    open_policy(&page, 3);
    within(&page, || page.wait("the other policy", &is_in_view(3)));
    assert_eq!(page.js("return document.activeElement.id"), "policy-heading");
}

#[test]
fn what_is_searched_in_the_preview_stays_while_it_follows() {
    let page = beside(1);
    within(&page, || {
        page.js("document.querySelector('policy-guide').filter = 'pg=q:补贴'");
        page.expect("found", "return $('input[type=search]').value", "补贴");
    });
    type_into(&page, "#f-policies-0-editorial-title-zh", "补贴（示例）");
    within(&page, || {
        page.expect(
            "the new title",
            "return $('article[data-policy=\"1\"] h3')?.textContent.includes('补贴（示例）')",
            true,
        );
        page.expect("what is searched", "return $('input[type=search]').value", "补贴");
    });
}

#[test]
fn the_preview_can_be_hidden_and_is_not_there_without_room() {
    let page = beside(1);
    page.click("[data-beside]");
    page.wait("hidden", "return $('.beside') === null && $('.chosen') !== null");
    open(&page);
    give_published(&page);
    step(&page, "编辑");
    page.expect("its button", "return said($('[data-beside]'))", "在旁边预览");
    assert_eq!(page.js("return $('.beside')"), json!(null), "it is remembered");
    page.click("[data-beside]");
    page.wait("shown", "return $('.beside iframe') !== null");
    page.look(Look { size: (1100, 900), dark: false });
    page.wait("no room", "return $('.beside') === null && $('[data-beside]') === null");
}

#[test]
fn a_large_guide_is_previewed_when_somebody_asks_for_it() {
    let page = editor();
    page.js_later(
        "fetch('policies.json').then((answer) => answer.json()).then((guide) => {
           const [first] = guide.policies;
           guide.policies = Array.from({ length: 1001 }, (_, idx) => ({ number: idx + 1, category: first.category,
             official: { text: '示例' + idx }, editorial: { title: { zh: '示例' + idx } } }));
           const list = new DataTransfer(); list.items.add(new File([JSON.stringify(guide)], 'policies.json'));
           const input = $('#files'); input.files = list.files;
           input.dispatchEvent(new Event('change', { bubbles: true })); done(true) })",
    );
    page.wait("the guide", "return (said($('.lead')) || '').includes('1001')");
    step(&page, "编辑");
    page.wait("the button", "return seen($('[data-now]'))");
    type_into(&page, "#f-region-zh", "示例区");
    page.wait("the edit is settled", "return said($('.kept')) === '已存在浏览器里'");
    assert_eq!(page.js("return $('.beside iframe')"), json!(null), "nothing is made by itself");
    page.click("[data-now]");
    within(&page, || page.wait("the widget", "return seen($('article'))"));
}

#[test]
fn a_keyboard_comes_to_the_preview_after_the_form() {
    let page = beside(1);
    assert_eq!(page.js("return $('.beside iframe').title"), "预览");
    page.js(
        "[...document.querySelectorAll('.chosen button')].findLast((one) => !one.disabled).focus()",
    );
    tab_to(&page, ".beside iframe");
    page.js("$('.chosen .form button').focus()");
    page.press(Key::Tab);
    page.wait("still the form", "return focused().closest('.chosen') !== null");
}
