//! The forms of the office's page for what the finder asks.

use policy_guide_tests::{Key, Page, json};

use crate::editor::{editor, file, give_published, published, step, tab_to, zip};
use crate::editor_page::{open_policy, type_into};

fn choose(page: &Page, css: &str, value: &str) {
    page.js(&format!(
        "const select = $({}); select.value = {}; select.dispatchEvent(new Event('change', {{ bubbles: true }}))",
        json!(css),
        json!(value)
    ));
}

/// The guide's form with one of its questions open.
fn question(page: &Page, at: usize) {
    step(page, "编辑");
    page.click(&format!("#f-questions-{at}"));
    page.wait("the question", &format!("return seen($('#f-questions-{at}-text-zh'))"));
}

fn add(page: &Page, field: &str, words: &str) {
    type_into(page, field, words);
    page.click(&format!("{field} + .button"));
}

#[test]
fn a_new_question_goes_to_a_condition_and_into_the_guide() {
    let page = editor();
    give_published(&page);
    step(&page, "编辑");
    let n = page
        .js("return $$('[id^=f-questions-][aria-expanded]').length")
        .as_u64()
        .expect("a number");
    add(&page, "#new-question", "有示例项目吗？");
    let at = format!("#f-questions-{n}");
    page.wait(
        "it is open",
        &format!("return seen($('{at}-text-en')) && focused().id === '{}'", &at[1..]),
    );
    page.wait("nothing uses it", "return named('.check', '没有条件用到这个问题') !== undefined");
    type_into(&page, &format!("{at}-text-en"), "Do you have a sample project?");
    add(&page, &format!("#newf-questions-{n}-answers"), "有");
    page.wait("the answer", &format!("return focused().id === '{}-answers-0-zh'", &at[1..]));
    type_into(&page, &format!("{at}-answers-0-en"), "Yes");
    page.expect("its place", &format!("return $('{at}-answers-2-zh').value"), "不确定");

    open_policy(&page, 1);
    let list = "[aria-labelledby=s-conditions] .rows > .row-card";
    page.click_named("[aria-labelledby=s-conditions] .button", "添加一个条件");
    page.wait("one more", &format!("return $$('{list}').length === 4"));
    let condition = "#f-policies-0-editorial-conditions-3";
    let option = format!("return [...$('{condition}-question').options].at(-1).text");
    page.expect("the question", &option, "有示例项目吗？");
    let id = page.js(&format!("return [...$('{condition}-question').options].at(-1).value"));
    choose(&page, &format!("{condition}-question"), id.as_str().expect("an id"));
    page.click_named(&format!("{list}:last-child .chip"), "有");
    page.wait(
        "it will do",
        &format!("return $$('{list}:last-child .chip[aria-pressed=true]').length === 1"),
    );
    // An answer is in one list only: one that leaves it open no longer will do, and the other way about.
    page.click(&format!("{list}:last-child details > summary"));
    let open = format!("{list}:last-child details .chip");
    page.click_named(&open, "有");
    let pressed = format!(
        "return $$('{list}:last-child .chip[aria-pressed=true]').map((one) => !!one.closest('details'))"
    );
    page.expect("it leaves it open", &pressed, json!([true]));
    page.click_named(&format!("{list}:last-child .chip"), "有");
    page.expect("it will do again", &pressed, json!([false]));
    page.click_named(&open, "以上都不是");
    page.click(&format!("{list}:last-child details input[type=checkbox]"));
    page.js(&format!(
        "const from = $('#f-policies-0-editorial-conditions-0-quote').value;
        const field = $('{condition}-quote'); field.value = from;
        field.dispatchEvent(new InputEvent('input', {{ bubbles: true }}))"
    ));
    step(&page, "发布");
    // The questions that people ask are not open here.
    let checks =
        "return $$('.ways .check').map(said).filter((check) => !check.includes('asks.json'))";
    page.expect("the checks", checks, json!([]));
    let guide: serde_json::Value =
        serde_json::from_slice(&file(&mut zip(&page), "policies.json")).expect("a guide");
    let question = &guide["questions"][usize::try_from(n).expect("small")];
    assert_eq!(question["answers"][0]["en"], "Yes");
    assert_eq!(question["answers"][1]["none"], true);
    let condition = &guide["policies"][0]["editorial"]["conditions"][3];
    assert_eq!(condition["question"], question["id"]);
    assert_eq!(condition["any_of"], json!([question["answers"][0]["id"]]));
    assert_eq!(condition["perhaps"], json!([question["answers"][1]["id"]]));
    assert_eq!(condition["attainable"], true);
}

/// Some of them also say that somebody is not sure, such as that of who asks for others.
#[test]
fn every_answer_that_a_policy_names_is_shown_as_chosen() {
    let page = editor();
    give_published(&page);
    step(&page, "编辑");
    let guide: serde_json::Value = serde_json::from_slice(&published()).expect("a guide");
    let named = |asked: &serde_json::Value| -> usize {
        ["any_of", "perhaps"].iter().filter_map(|list| asked[list].as_array()).map(Vec::len).sum()
    };
    let all = |list: &serde_json::Value| -> usize {
        list.as_array().into_iter().flatten().map(named).sum()
    };
    for policy in 1..=5 {
        open_policy(&page, policy);
        let editorial =
            &guide["policies"][usize::try_from(policy - 1).expect("small")]["editorial"];
        let benefits = editorial["benefits"].as_array().into_iter().flatten();
        let of_benefits: usize = benefits.map(|benefit| all(&benefit["when"])).sum();
        for (part, n) in [("conditions", all(&editorial["conditions"])), ("benefits", of_benefits)]
        {
            let pressed =
                format!("return $$('[aria-labelledby=s-{part}] .chip[aria-pressed=true]').length");
            page.expect("every answer that is written", &pressed, n);
        }
    }
}

#[test]
fn what_is_in_use_is_taken_away_after_a_question_and_comes_back() {
    let page = editor();
    give_published(&page);
    question(&page, 1);
    let answers = "return $$('[id^=f-questions-1-answers-][id$=-zh]').length";
    let n = page.js(answers);
    page.click("#removef-questions-1-answers-0");
    page.wait(
        "it asks",
        "return focused().id === 'removef-questions-1-answers-0' && focused().matches('.note')",
    );
    page.click_named(".note .button", "不删");
    page.wait("kept", "return focused().matches('button#removef-questions-1-answers-0')");
    assert_eq!(page.js(answers), n);
    page.click("#removef-questions-1-answers-0");
    page.click_named(".note .button", "删去");
    let fewer = n.as_u64().expect("a number") - 1;
    page.expect("one less", answers, fewer);
    page.wait("no other is asked about", "return $$('.note[role=group]').length === 0");
    page.wait("the policies that named it", "return $$('.policy-rows .badge').length > 0");
    page.click("[data-undo]");
    page.expect("it is back", answers, n);
    page.wait("nothing is open", "return $$('.policy-rows .badge').length === 0");

    let lines = "return $$('[id^=f-questions-][aria-expanded]').length";
    let all = page.js(lines).as_u64().expect("a number");
    page.click("#removef-questions-1");
    page.click_named(".note .button", "删去");
    page.expect("one question less", lines, all - 1);
    page.click("[data-undo]");
    page.expect("it is back", lines, all);
}

#[test]
fn a_keyboard_alone_moves_an_answer_and_finds_who_uses_it() {
    let page = editor();
    give_published(&page);
    step(&page, "编辑");
    page.js("$('#f-questions-0').focus()");
    page.press(Key::Enter);
    page.wait("it is open", "return $('#f-questions-0').getAttribute('aria-expanded') === 'true'");
    let first = page.js("return $('#f-questions-0-answers-0-zh').value");
    tab_to(&page, "#downf-questions-0-answers-0");
    page.press(Key::Enter);
    page.wait("the focus went along", "return focused().id === 'downf-questions-0-answers-1'");
    page.expect("it moved", "return $('#f-questions-0-answers-1-zh').value", first.clone());
    page.js("$('#upf-questions-0-answers-1').focus()");
    page.press(Key::Enter);
    // At the top there is only the way down.
    page.wait("the focus is there", "return focused().id === 'downf-questions-0-answers-0'");
    page.expect("it is back", "return $('#f-questions-0-answers-0-zh').value", first);
    page.js(
        "$('#f-questions-0-answers-0-zh').closest('.row-card').querySelector('summary').focus()",
    );
    page.press(Key::Enter);
    page.press(Key::Tab);
    page.press(Key::Enter);
    page.wait(
        "a policy that uses it",
        "return focused().id === 'step-heading' && $('#policy-heading') !== null",
    );
}

#[test]
fn a_check_of_the_finder_leads_to_its_field() {
    let page = editor();
    give_published(&page);
    question(&page, 2);
    add(&page, "#newf-questions-2-answers", "没人用的");
    page.wait(
        "it stands there",
        "return named('.row-card .row-card .check', '没有条件用到答案') !== undefined",
    );
    step(&page, "发布");
    page.click_named(".way", "没有条件用到答案");
    let there = "return /^f-questions-2-answers-\\d+-zh$/.test(focused().id) && focused().value === '没人用的'";
    page.wait("its field", there);
}
