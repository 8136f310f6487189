//! Files that a person opens by mistake, or forgets, and where the focus is in lists of a form.

use policy_guide_tests::json;

use crate::editor::{editor, file, give, give_published, published, step, zip};
use crate::editor_page::open_policy;

const TOLD: &str = "return said($('[role=status]'))";

#[test]
fn a_file_with_nothing_in_it_and_a_guide_that_is_cut_off_are_told_for_what_they_are() {
    let page = editor();
    give(&page, "空.docx", b"");
    page.wait("empty", &format!("{TOLD}.includes('“空.docx”是空的')"));
    page.wait(
        "nothing is open",
        "return $$('.step:not([aria-disabled=true]):not([disabled])').length < 3",
    );
    give(&page, "policies.json", &published()[..500]);
    page.wait("no guide", &format!("{TOLD}.includes('“policies.json”不是政策指南的文件')"));
    page.wait("no list either", "return $('#files') !== null && $('.row-cells') === null");
}

#[test]
fn the_questions_that_a_guide_names_are_asked_for() {
    let page = editor();
    give_published(&page);
    page.wait("it is told", &format!("{TOLD}.includes('policies.asks.json')"));
    step(&page, "发布");
    let check =
        "return $$('.check').some((check) => check.textContent.includes('policies.asks.json'))";
    page.wait("a check", check);
    let asks = std::fs::read(policy_guide_tests::root().join("public/policies.asks.json"));
    step(&page, "打开");
    give(&page, "policies.asks.json", &asks.expect("the questions"));
    page.wait("it is open", &format!("{TOLD}.includes('“policies.asks.json”已打开')"));
    step(&page, "发布");
    page.expect("no check", check, false);
    assert!(file(&mut zip(&page), "policies.asks.json").len() > 20_000);
}

#[test]
fn a_new_row_has_the_focus_and_after_the_last_one_is_gone_the_way_to_add_one_has() {
    let page = editor();
    give_published(&page);
    step(&page, "编辑");
    open_policy(&page, 16);
    let n = "return $$('li.row-card').length";
    let before = page.js(n).as_u64().expect("a count");
    page.click_named("button", "添加一个联系方式");
    page.expect("one more", n, before + 1);
    let inside = "const card = focused().closest('li.row-card');
        return card && card.matches(':last-child') && focused().matches('[id$=phone]')";
    page.wait("the focus is in it", inside);
    page.js("focused().closest('li.row-card').querySelector(':scope > .button-quiet').click()");
    page.expect("as before", n, json!(before));
    page.wait("the focus", "return said(focused()) === '添加一个联系方式'");
}
