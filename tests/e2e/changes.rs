//! What changed since the guide before: told where the guide says so, and never missed where it does not.

use policy_guide_tests::{Fault, Look, Page, Site, Value, guide, json, root};

const DATA: &str = "/policies.json";
const LIST: &str = "/changes.json";

/// The guide after `edit`, with a list of changes beside it; nothing has been loaded yet.
fn page(list: Fault, edit: impl FnOnce(&mut Value)) -> Page {
    let site = Site::of(root().join("dist")).start(0).expect("the site starts");
    let mut guide = guide();
    guide["changes"] = json!("changes.json");
    edit(&mut guide);
    site.set_fault(DATA, Fault::Body("application/json", guide.to_string().into_bytes()));
    site.set_fault(LIST, list);
    let page = Page::on(site, Look::DESK);
    page.go("/");
    page
}

/// 1 was changed, 2 is new, 3 was 4, 24 is gone.
fn list(guide: &str, until: &str) -> Fault {
    let marks = json!({ "zh": ["=安家补助 ", "-最高80万元", "+最高100万元"], "en": ["=Settlement grant ", "-up to 800,000", "+up to 1,000,000"] });
    let list = json!({
        "format": 1, "guide": guide, "date": "2026-01-02", "until": until,
        "changes": [
            { "number": 1, "kind": "changed", "details": [{ "field": "figure", "marks": marks }] },
            { "number": 2, "kind": "new" },
            { "number": 3, "kind": "renumbered", "was": 4 },
        ],
        "removed": [{ "number": 24, "title": { "zh": "样例旧政策", "en": "A sample of old" } }],
    });
    Fault::Body("application/json", list.to_string().into_bytes())
}

const OWN: &str = "chongqing-excellent-engineers";
const MARKS: &str = "return $$('.change-mark').map((mark) =>
    [Number(mark.closest('article').dataset.policy), said(mark)])";
/// The guide is there, and whatever it asked for had time to come.
const SETTLED: &str = "return $$('.sort, .hints, .foot').some(seen)";

#[test]
fn new_and_changed_policies_are_marked_and_an_opened_card_says_what_changed() {
    let page = page(list(OWN, "2999-01-01"), |_| {});
    page.expect("the marks", MARKS, json!([[1, "已更新"], [2, "新"]]));
    page.click("article[data-policy='1'] .card-open");
    let story = "article[data-policy=\"1\"] .change-story";
    page.wait("what went", &format!("return said($('{story} del')) === '最高80万元'"));
    page.wait("what came", &format!("return said($('{story} ins')) === '最高100万元'"));
    page.wait("since when", &format!("return said($('{story}')).includes('2026-01-02')"));
    page.click("article[data-policy='3'] .card-open");
    let was =
        "return (said($('article[data-policy=\"3\"] .change-story')) || '').includes('原第 4 条')";
    page.wait("the number that it had", was);
    page.click_named("button", "English");
    page.expect("the marks", MARKS, json!([[1, "Updated"], [2, "New"]]));
    page.wait("in English", &format!("return said($('{story} del')) === 'up to 800,000'"));
    assert_eq!(page.site.n_requests(LIST), 1);
}

#[test]
fn what_is_in_the_list_no_more_is_told_at_its_foot() {
    let page = page(list(OWN, "2999-01-01"), |_| {});
    let gone = "return $$('.gone p, .gone li').map(said)";
    page.expect(
        "what is gone",
        gone,
        json!(["不再列入本清单 2026-01-02", "原第 24 条 · 样例旧政策"]),
    );
    page.click_named("button", "English");
    let told = json!(["No longer in the list 2026-01-02", "Formerly number 24 · A sample of old"]);
    page.expect("in English", gone, told);
}

#[test]
fn a_guide_that_names_no_list_asks_for_none() {
    let page = page(list(OWN, "2999-01-01"), |guide| guide["changes"] = Value::Null);
    page.expect_status("共 23 项政策");
    page.wait("the guide", SETTLED);
    assert_eq!(page.site.n_requests(LIST), 0);
    assert_eq!(page.js(MARKS), json!([]));
}

#[test]
fn a_list_that_cannot_be_had_or_is_not_for_now_leaves_the_guide_as_it_is() {
    let lists = [
        Fault::Status(404),
        Fault::Body("text/html", b"<html>Login</html>".to_vec()),
        list("another-guide", "2999-01-01"),
        list(OWN, "2020-01-01"),
    ];
    for fault in lists {
        let what = format!("{fault:?}").chars().take(60).collect::<String>();
        let page = page(fault, |_| {});
        page.expect_status("共 23 项政策");
        page.wait(&what, SETTLED);
        page.click("article[data-policy='1'] .card-open");
        page.wait(&what, "return seen($('article[data-policy=\"1\"] .official'))");
        assert_eq!(page.site.n_requests(LIST), 1, "{what}");
        assert_eq!(page.js(MARKS), json!([]), "{what}");
        assert_eq!(page.js("return $('.gone')"), Value::Null, "{what}");
        assert_eq!(page.js("return $('[role=alert]')"), Value::Null, "{what}");
    }
}

#[test]
fn what_is_over_stays_and_leads_to_what_took_its_place() {
    let page = page(Fault::Status(404), |guide| {
        guide["changes"] = Value::Null;
        guide["policies"][0]["status"] = json!("replaced");
        guide["policies"][0]["replaced_by"] = json!(20);
        guide["policies"][1]["status"] = json!("expired");
        guide["policies"][1]["valid_until"] = json!("2026-06-30");
    });
    page.expect_status("共 23 项政策");
    let status =
        |number: u32| format!("return said($('article[data-policy=\"{number}\"] .card-status'))");
    page.wait("it is marked", &format!("return (() => {{ {} }})().includes('20')", status(1)));
    page.wait("it is marked", &format!("return Boolean((() => {{ {} }})())", status(2)));
    page.click("article[data-policy='2'] .card-open");
    page.wait("until when", "return (said($('.no-longer')) || '').includes('2026-06-30')");
    page.click("article[data-policy='1'] .card-open");
    page.click("article[data-policy='1'] .no-longer-way");
    page.wait("its successor", "return seen($('article[data-policy=\"20\"] .official'))");
}
