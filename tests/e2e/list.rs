//! The list: all cards, and what is left after choosing and typing.

use policy_guide_tests::{
    Fault, Key, Look, Open, Page, Site, Value, guide, json, numbers_where, root,
};

/// Whether a policy carries an id in a list of the data.
fn has(policy: &Value, list: &str, id: &str) -> bool {
    policy.pointer(list).and_then(Value::as_array).is_some_and(|ids| ids.contains(&json!(id)))
}

const AUDIENCES: &str = "/editorial/audiences";
const SUPPORTS: &str = "/editorial/supports";
const AGENCIES: &str = "/agencies";

/// The count beside a word of a facet.
fn count_beside(facet: &str, id: &str) -> String {
    format!(
        "return Number(said($('input[name={facet}][value={id}]').closest('label').querySelector('.facet-count')))"
    )
}

#[test]
fn shows_every_policy() {
    let page = Page::guide();
    page.expect_cards(&numbers_where(|_| true));
    page.expect_status("共 23 项政策");
    assert_eq!(page.js("return said($('h2'))"), "卓越工程师支持政策");
    let whole = guide()["title"]["zh"].as_str().unwrap_or_default().to_owned();
    assert_eq!(page.js("return said($('.top-official'))"), whole);
    assert_eq!(page.log(), "");
}

#[test]
fn choices_narrow_and_counts_follow_the_other_facets() {
    let page = Page::guide();
    page.choose("audience", "engineer");
    page.choose("support", "grant");
    page.choose("agency", "district-hrss");
    page.expect_cards(&numbers_where(|policy| {
        has(policy, AUDIENCES, "engineer")
            && has(policy, SUPPORTS, "grant")
            && has(policy, AGENCIES, "district-hrss")
    }));
    page.expect_status("筛选出 2 项，共 23 项");
    let elsewhere = numbers_where(|policy| {
        has(policy, AUDIENCES, "excellent")
            && has(policy, SUPPORTS, "grant")
            && has(policy, AGENCIES, "district-hrss")
    });
    page.expect("a count", &count_beside("audience", "excellent"), elsewhere.len());
    // A second word of the same facet adds.
    page.choose("agency", "district-jobs");
    page.expect_cards(&numbers_where(|policy| {
        has(policy, AUDIENCES, "engineer")
            && has(policy, SUPPORTS, "grant")
            && (has(policy, AGENCIES, "district-hrss") || has(policy, AGENCIES, "district-jobs"))
    }));
}

#[test]
fn chips_take_choices_back_one_by_one_or_all() {
    let page = Page::guide();
    page.choose("audience", "graduate");
    page.choose("category", "train");
    page.expect("chips", "return $$('.chip').length", 2);
    page.click_named(".chip", "高校毕业生");
    page.expect_cards(&numbers_where(|policy| policy["category"] == "train"));
    page.choose("audience", "student");
    page.click_named("button", "清空");
    page.expect_cards(&numbers_where(|_| true));
    page.expect("chips", "return $$('.chip').length", 0);
}

#[test]
fn typing_filters_and_keeps_the_caret() {
    let page = Page::guide();
    page.type_in("[role=searchbox]", "证职");
    page.expect_status("筛选出");
    page.press(Key::Left);
    page.type_in_focus("称");
    page.expect("the text", "return $('[role=searchbox]').value", "证称职");
    page.expect("the caret", "return $('[role=searchbox]').selectionStart", 2);
    page.click_named("button", "清除搜索文字");
    page.expect_cards(&numbers_where(|_| true));
    page.wait("the focus", "return focused() === $('[role=searchbox]')");
}

#[test]
fn half_typed_pinyin_never_filters() {
    let page = Page::guide();
    page.click("[role=searchbox]");
    for letters in ["z", "zh", "zhi"] {
        let at = letters.len();
        let half = json!({ "text": letters, "selectionStart": at, "selectionEnd": at });
        page.devtools("Input.imeSetComposition", half);
    }
    page.expect("the text", "return $('[role=searchbox]').value", "zhi");
    assert_eq!(page.js("return numbers().length"), 23);
    page.devtools("Input.insertText", json!({ "text": "职称" }));
    page.expect_status("筛选出");
    page.expect("the text", "return $('[role=searchbox]').value", "职称");
}

#[test]
fn an_empty_list_says_so_and_offers_ways_out() {
    let page = Page::guide();
    page.choose("category", "serve");
    page.type_in("[role=searchbox]", "安家补助");
    page.expect_cards(&[]);
    page.wait("the title", "return said($('.empty')).includes('没有符合条件的政策')");
    page.wait("a number to call", "return $('.empty a[href^=\"tel:\"]') !== null");
    page.click_named("button", "只看搜索词");
    page.wait("cards", "return numbers().length > 0");
    page.type_in("[role=searchbox]", "公积金提取");
    page.expect_cards(&[]);
    page.click_named("button", "查看全部政策");
    page.expect_cards(&numbers_where(|_| true));
}

#[test]
fn sorts_by_amount() {
    let page = Page::guide();
    page.js("const sort = $('.sort-select'); sort.value = 'amount';
             sort.dispatchEvent(new Event('change', { bubbles: true }))");
    page.wait(
        "another order",
        "return numbers().length === 23 && numbers()[0] !== 1 || numbers()[1] !== 2",
    );
    page.expect(
        "all of them",
        "return numbers().sort((a, b) => a - b).every((n, i) => n === i + 1)",
        true,
    );
}

#[test]
fn on_a_phone_the_filters_are_a_sheet() {
    let page = Page::guide_as(Open { look: Look::PHONE, ..Open::default() });
    page.click_named("button", "筛选");
    page.wait("the sheet", "return $('dialog').open");
    page.choose("audience", "graduate");
    let wanted = numbers_where(|policy| has(policy, AUDIENCES, "graduate"));
    page.click_named("dialog button", &format!("查看 {} 项政策", wanted.len()));
    page.wait("no sheet", "return !$('dialog').open");
    page.expect_cards(&wanted);
    page.wait("the number chosen", "return said($('.filter-open')).includes('1')");
    page.wait("the chip", "return seen($('.chip'))");
}

/// The guide with its policies over and over, each with a number of its own.
fn large_guide(n: u64) -> Page {
    let mut guide = guide();
    let own = guide["policies"].as_array().cloned().unwrap_or_default();
    let numbered = (1..=n).zip(own.iter().cycle()).map(|(number, policy)| {
        let mut policy = policy.clone();
        policy["number"] = json!(number);
        policy
    });
    guide["policies"] = numbered.collect();
    let site = Site::of(root().join("dist")).start(0).expect("the site starts");
    let body = guide.to_string().into_bytes();
    site.set_fault("/policies.json", Fault::Body("application/json", body));
    let page = Page::on(site, Look::PHONE);
    page.go("/");
    page
}

#[test]
fn a_large_guide_draws_its_cards_a_part_at_a_time() {
    let page = large_guide(130);
    page.expect_status("共 130 项政策");
    for n in [30, 60, 90, 120] {
        page.expect("the cards", "return numbers().length", n);
        page.click_named(".cards-more", "再显示 30 项");
    }
    page.expect("all of them", "return numbers().length", 130);
    page.wait("no more to show", "return $('.cards-more') === null");
}

#[test]
fn cards_that_have_left_a_large_guide_do_not_pile_up() {
    let page = large_guide(240);
    page.wait("the cards", "return numbers().length === 30");
    let categories = guide()["categories"].as_array().cloned().unwrap_or_default();
    let n_nodes = || {
        page.devtools("HeapProfiler.collectGarbage", json!({}));
        page.devtools("Memory.getDOMCounters", json!({}))["nodes"].as_f64().unwrap_or_default()
    };
    let mut nodes = Vec::new();
    for category in &categories {
        let id = category["id"].as_str().unwrap_or_default();
        page.js(&format!("host.filter = 'pg=category:{id}'"));
        page.wait(
            id,
            "return host.results.length < 60 && numbers().join() === host.results.slice(0, 30).join()",
        );
        // What has left ends a little after the new cards are painted, or later on a busy machine.
        for _ in 0..20 {
            std::thread::sleep(std::time::Duration::from_millis(300));
            nodes.push(n_nodes());
            if nodes[nodes.len() - 1] < nodes[0] * 1.5 {
                break;
            }
        }
    }
    assert!(nodes[nodes.len() - 1] < nodes[0] * 1.5, "nodes after the categories: {nodes:?}");
}
