//! Marks and stories, rendered natively.

use policy_core::{Selection, load};

use super::*;
use crate::config::Settings;
use crate::load::changes::told;
use crate::view::shell;

const GUIDE: &str = include_str!("../../../../public/policies.json");
const LIST: &str = r#"{
  "format": 1, "guide": "chongqing-excellent-engineers", "date": "2026-12-01", "until": "2027-03-01",
  "changes": [
    { "number": 2, "kind": "new" },
    { "number": 3, "kind": "renumbered", "was": 4 },
    { "number": 1, "kind": "changed", "details": [
      { "field": "figure", "marks": {
        "zh": ["=安家补助 ", "-最高80万元", "+最高100万元"], "en": ["=Settlement ", "-80", "+100"] } } ] }
  ],
  "removed": [
    { "number": 24, "title": { "zh": "旧<政策>", "en": "An old one" } },
    { "number": 5, "title": { "zh": "只有中文" } }
  ]
}"#;

/// The widget as text with the list taken in on a day, after `edit` has changed the guide.
fn render(link: &str, today: &str, edit: impl Fn(&str) -> String) -> String {
    render_list(LIST, link, today, edit)
}

fn render_list(list: &str, link: &str, today: &str, edit: impl Fn(&str) -> String) -> String {
    let owner = Owner::new();
    owner.with(|| {
        let state = State::new(&Settings::default(), Selection::decode(link));
        let (guide, issues) = load(&edit(GUIDE));
        state.show_guide(guide, issues.len(), None);
        if let Some(changes) = told(&state.guide(), list.as_bytes(), today) {
            state.catalogue.update(|catalogue| catalogue.changes = Some(changes));
        }
        shell(state).to_html()
    })
}

fn as_it_is(guide: &str) -> String {
    guide.to_owned()
}

#[test]
fn what_is_new_and_what_changed_is_marked_and_another_number_is_not() {
    let html = render("", "2026-12-02", as_it_is);
    assert_eq!(html.matches("change-mark").count(), 2);
    assert!(html.contains("is-new\">新<") && html.contains(">已更新<"), "{html}");
    assert!(!html.contains("change-story"));
}

#[test]
fn an_opened_card_says_what_changed_in_the_readers_language() {
    let html = render("pg=open:1,3", "2026-12-02", as_it_is);
    assert!(html.contains("<del>最高80万元</del><ins>最高100万元</ins>"), "{html}");
    assert!(html.contains("2026-12-01") && html.contains("原第 4 条"), "{html}");
    let html = render("pg=open:1;lang:en", "2026-12-02", as_it_is);
    assert!(html.contains("<del>80</del><ins>100</ins>") && html.contains(">Updated<"), "{html}");
}

#[test]
fn a_list_whose_day_is_over_or_of_another_guide_marks_nothing() {
    assert!(!render("", "2027-03-02", as_it_is).contains("change-mark"));
    let other = |guide: &str| guide.replace("chongqing-excellent-engineers", "another");
    assert!(!render("", "2026-12-02", other).contains("change-mark"));
}

#[test]
fn what_is_in_the_list_no_more_is_told_at_its_foot() {
    let html = render("", "2026-12-02", as_it_is);
    assert!(html.contains("<p>不再列入本清单 2026-12-01</p>"));
    assert!(html.contains("<li>原第 24 条 · <span lang=\"zh\">旧&lt;政策&gt;</span></li>"));
    let html = render("pg=lang:en", "2026-12-02", as_it_is);
    assert!(html.contains(">No longer in the list 2026-12-01<"));
    assert!(html.contains(">An old one<") && html.contains(" lang=\"zh\">只有中文<"));
    assert!(!render("", "2027-03-02", as_it_is).contains("\"gone\""));
}

#[test]
fn a_list_that_only_takes_policies_out_is_told_as_well() {
    let removed = r#"{ "format": 1, "guide": "chongqing-excellent-engineers", "changes": [],
        "removed": [{ "number": 24, "title": { "zh": "旧政策" } }] }"#;
    let html = render_list(removed, "", "2026-12-02", as_it_is);
    assert!(html.contains("<p>不再列入本清单</p>") && html.contains("旧政策"), "{html}");
}

#[test]
fn what_is_over_stays_and_leads_to_what_took_its_place() {
    let edit = |guide: &str| {
        let replaced = r#""status": "replaced", "replaced_by": 6"#;
        let guide = guide.replacen(r#""status": "active""#, replaced, 1);
        let expired = r#""status": "expired", "valid_until": "2026-06-30""#;
        guide.replacen(r#""status": "active""#, expired, 1)
    };
    let html = render("pg=open:1,2", "2026-12-02", edit);
    assert_eq!(html.matches("<article").count(), 23);
    assert!(html.contains("card-status") && html.contains("no-longer-way"), "{html}");
    assert!(html.contains("2026-06-30"), "{html}");
}
