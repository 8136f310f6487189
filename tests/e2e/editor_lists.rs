//! Lists and what they ask: a first one with its own title, offices that are spelt in two ways and sums in a column of
//! their own, and one under heads that nobody knows.

use policy_guide_tests::{Engine, Key, Look, Page, json, policies};

use crate::editor::{editor, editor_in, file, give, give_published, step, zip};
use crate::editor_page::{open_policy, type_into};

const LIST: &str = "示例区人才政策清单,,,,\n序号,政策内容,补贴标准,经办机构,咨询电话\n\
    1,对引进的博士给予安家补助。,博士5万元、硕士3万元,示例区人社局,023-60000001\n\
    2,对企业给予贷款。,最高300万元,示例区人力资源和社会保障局,023-60000002转801\n";

/// Marks words that stand in one of the official cells.
fn mark(page: &Page, words: &str) {
    page.js(&format!(
        "const words = {};
         for (const cell of $$('[data-official]')) {{
           const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
           for (let node; (node = walk.nextNode());) {{
             const from = node.data.indexOf(words);
             if (from >= 0) getSelection().setBaseAndExtent(node, from, node, from + words.length) }} }}",
        json!(words)
    ));
    page.wait(
        "the marked words",
        &format!("return said($('.marked')) === {}", json!(format!("选中：“{words}”"))),
    );
}

#[test]
fn a_list_alone_becomes_a_guide_that_quotes_its_further_cells() {
    let page = editor();
    give(&page, "示例清单.csv", LIST.as_bytes());
    page.wait("it is read", "return $('#new-title')?.value === '示例区人才政策清单'");
    page.expect("the file is its source", "return $('#new-source').value", "示例清单.csv");
    page.expect(
        "the heads stand over the cells of a row",
        "
        return $$('.row-cells').some((row) => row.textContent.includes('补贴标准 '))",
        true,
    );
    type_into(&page, "#new-source", "示例区2026年政策清单");
    // The second spelling is the first office's.
    page.wait(
        "two offices",
        "return $$('select').filter((one) => one.id.startsWith('same-')).length === 2",
    );
    page.js(
        "const select = $$('select').filter((one) => one.id.startsWith('same-'))[1];
         select.value = select.options[1].value; select.dispatchEvent(new Event('change', { bubbles: true }))",
    );
    page.wait(
        "it is answered, and can be answered otherwise",
        "const all = $$('select').filter((one) => one.id.startsWith('same-'));
         return all.length === 2 && all[1].value !== ''",
    );
    page.click_named(".button-main", "用这份清单");
    page.wait("the forms", "return $$('.policy-rows .policy-row').length === 2");
    open_policy(&page, 1);
    mark(&page, "博士5万元、硕士3万元");
    page.click_named(".tools .button", "做成支持内容");
    page.expect(
        "one for each sum",
        "return $$('[aria-labelledby=s-benefits] .row-card').length",
        2,
    );
    let benefits = "return ['0', '1'].map((idx) => $('#f-policies-0-editorial-benefits-' + idx + '-amount').value)";
    page.expect("their amounts", benefits, json!(["50000", "30000"]));
    page.expect(
        "the cell shows what is quoted",
        "return $$('dd mark.quoted').map(said)",
        json!(["博士5万元", "硕士3万元"]),
    );
    step(&page, "发布");
    page.wait("kinds of checks", "return $$('.kind').length > 3");
    page.expect(
        "no field of the file is named",
        "return $$('.way').filter((way) => /[a-z_]{5}/.test(said(way))).map(said)",
        json!([]),
    );
    page.expect(
        "no quote is refused",
        "return $$('.way').filter((way) => said(way).includes('没有这段引文')).length",
        0,
    );
    let mut zip = zip(&page);
    let guide: serde_json::Value =
        serde_json::from_slice(&file(&mut zip, "policies.json")).expect("a guide");
    assert_eq!(guide["source"]["document"], "示例区2026年政策清单");
    assert_eq!(guide["vocabulary"]["agencies"].as_array().map(Vec::len), Some(1));
    assert_eq!(guide["policies"][0]["editorial"]["benefits"][1]["quote"], "硕士3万元");
    let cards = String::from_utf8(file(&mut zip, "offices.vcf")).expect("text");
    assert!(cards.contains("NOTE:023-60000002 转801"), "{cards}");
}

#[test]
fn one_column_is_one_thing_and_enter_adds_a_word() {
    let page = editor_in(Engine::Chromium, Look::PHONE);
    give(&page, "清单.csv", "甲,乙,丙\n给予补贴。,给予奖励。,示例区人社局\n".as_bytes());
    page.wait("the question", "return $$('.rows-shown select').length === 3");
    let choose = |idx: usize, field: &str| {
        page.js(&format!(
            "const select = $$('.rows-shown select')[{idx}]; select.value = {};
             select.dispatchEvent(new Event('change', {{ bubbles: true }}))",
            json!(field)
        ));
    };
    choose(0, "text");
    page.expect("nothing is told", "return said($('[role=status]'))", "");
    choose(1, "text");
    page.wait("it is told", "return said($('[role=status]')).includes('“甲”改为逐字保留')");
    page.wait("in view", "const at = $('[role=status]').getBoundingClientRect(); return at.top >= 0 && at.bottom <= innerHeight");
    page.expect(
        "the first is free",
        "return $$('.rows-shown select').map((one) => one.value)",
        json!(["", "text", ""]),
    );
    page.click_named(".button-main", "按回答重新读");
    page.wait("it is read", "return $('#new-title') !== null");
    page.click_named(".button-main", "用这份清单");
    page.wait("the forms", "return $$('.policy-rows .policy-row').length === 1");
    open_policy(&page, 1);
    page.wait(
        "the form is what is seen",
        "const at = $('#policy-heading')?.getBoundingClientRect(); return !!at && at.top >= 0 && at.top < innerHeight / 3",
    );
    let field = "[aria-labelledby=s-audiences] .new-one input";
    page.js(&format!(
        "const field = $('{field}'); field.focus(); field.value = '博士';
         field.dispatchEvent(new InputEvent('input', {{ bubbles: true }}))"
    ));
    page.press(Key::Enter);
    page.expect(
        "the word is there",
        "return $$('[aria-labelledby=s-audiences] .chip').map(said)",
        json!(["博士"]),
    );
    page.expect(
        "every step is in view",
        "return $$('.step').every((step) => {
        const at = step.getBoundingClientRect(); return at.left >= 0 && at.right <= innerWidth })",
        true,
    );
}

/// The official cells of some policies under heads that nobody knows, one office spelt anew.
pub(crate) fn odd_list() -> String {
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let mut rows = vec!["甲,乙,丙,丁".to_owned()];
    for policy in policies().iter().take(4) {
        let cell = |name: &str| quoted(policy["official"][name].as_str().unwrap_or(""));
        let office = if policy["number"] == 4 { quoted("示例局") } else { cell("agency") };
        let number = policy["number"].to_string();
        rows.push([number, cell("text"), office, cell("contact")].join(","));
    }
    rows.join("\n")
}

#[test]
fn questions_of_a_list_are_answered_on_the_page() {
    let page = editor();
    give_published(&page);
    give(&page, "清单.csv", odd_list().as_bytes());
    page.wait("the question", "return $$('.rows-shown select').length === 4");
    page.wait("the table's own rows", "return $$('.rows-shown tbody tr').length > 3");
    let answers = json!(["number", "text", "agency", "contact"]);
    page.js(&format!(
        "$$('.rows-shown select').forEach((select, idx) => {{
           select.value = {answers}[idx]; select.dispatchEvent(new Event('change', {{ bubbles: true }})) }})"
    ));
    page.click_named(".button-main", "按回答重新读");
    page.wait("the second question", "return named('label', '“示例局”是哪个机构？') !== undefined");
    page.js(
        "const select = $$('select').find((one) => one.id.startsWith('same-'));
         select.value = select.options[1].value; select.dispatchEvent(new Event('change', { bubbles: true }))",
    );
    page.wait(
        "it is answered",
        "return $('.told') !== null && !$$('select').some((one) => one.id.startsWith('same-'))",
    );
    page.click_named(".button-main", "用这份清单");
    page.wait("what differs", "return $$('.change').length > 0");
    page.click("[data-undo]");
    page.expect("what is undone", "return said($('[role=status]'))", "已撤销：清单");
    page.click_named(".tools-line .button", "重做");
    page.wait("it is taken again", "return $$('.change').length > 0");
    // Four of the list, nineteen that it no longer prints.
    page.wait("one that is over", "return named('.change', '第23条') !== undefined");
    let n = page.js("return $$('.change').length").as_u64().expect("a number");
    page.click_named("[data-change='23'] .button", "保留已发布的");
    page.expect("it is kept", "return $$('.change').length", n - 1);
    page.click("[data-undo]");
    page.expect("undone", "return $$('.change').length", n);
}

/// Notes every value that a bar has.
const BARS: &str = "window.bars = [];
    new MutationObserver((changes) => changes.forEach(({ target }) => bars.push(target.getAttribute('value'))))
      .observe(document, { subtree: true, attributes: true, attributeFilter: ['value'] });";

#[test]
fn a_bar_tells_how_much_of_a_list_is_read_and_of_a_zip_is_made() {
    let page = editor();
    page.js(BARS);
    give(&page, "示例清单.csv", LIST.as_bytes());
    page.wait("it is read", "return $('#new-title') !== null");
    let told = "return window.bars.filter((value) => value !== null).map(Number)";
    let read = page.js(told);
    let read: Vec<u64> = read
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(policy_guide_tests::Value::as_u64)
        .collect();
    assert!(read.len() > 2 && read.is_sorted(), "{read:?}");
    page.click_named(".button-main", "用这份清单");
    page.wait("the forms", "return $$('.policy-rows .policy-row').length === 2");
    step(&page, "发布");
    page.js("window.bars = []");
    zip(&page);
    page.expect("the pages are drawn", &format!("{told}.includes(60)"), true);
}
