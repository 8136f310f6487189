//! A first list: what is asked of it, and what comes of the answers.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking, helpers included"
)]

mod asked;

use asked::{checks, copy_of, reported, taken_with};
use editing_session::{Answers, Document, Replica, Report, Session};
use serde_json::json;

/// A first list whose sums stand in a column of their own, and whose offices are spelt in two ways.
const FIRST: &str = "序号,政策内容,补贴标准,经办机构,咨询电话\n\
    1,对引进的博士给予安家补助。,博士5万元、硕士3万元,示例区人社局,023-60000001\n\
    2,对企业给予贷款。,最高300万元,示例区人力资源和社会保障局,023-60000002\n";

#[test]
fn a_new_office_can_be_another_spelling_of_another_new_one() {
    let mut session = Session::fresh("sample", "示例");
    let report = taken_with(&mut session, "a.csv", FIRST.as_bytes(), &Answers::default());
    let offices: Vec<(String, String)> =
        report.told.iter().filter_map(|told| told.office.clone()).collect();
    let [(known, _), (new, spelling)] = &offices[..] else { panic!("{offices:?}") };
    let answers =
        Answers { same_offices: vec![(new.clone(), known.clone())], ..Answers::default() };
    let mut session = Session::fresh("sample", "示例");
    taken_with(&mut session, "a.csv", FIRST.as_bytes(), &answers);
    let guide = session.guide().clone();
    let agencies = guide["vocabulary"]["agencies"].as_array().unwrap();
    assert_eq!((agencies.len(), &agencies[0]["aliases"]), (1, &json!([spelling])));
    for policy in guide["policies"].as_array().unwrap() {
        assert_eq!(policy["agencies"], json!([known]));
        assert_eq!(policy["contacts"][0]["agency"], json!(known));
    }
    // The next list finds it by itself.
    let again = reported(&mut copy_of(&session), "a.csv", FIRST.as_bytes(), &Answers::default());
    assert!(again.told.iter().all(|told| told.office.is_none()), "{:?}", again.told);
}

#[test]
fn further_cells_are_quoted_and_no_check_names_a_field_of_the_file() {
    let mut session = Session::fresh("sample", "示例");
    taken_with(&mut session, "a.csv", FIRST.as_bytes(), &Answers::default());
    let benefit =
        json!([{ "quote": "博士5万元", "amount": 50_000, "label": { "zh": "安家补助" } }]);
    session.set(Document::Guide, "/policies/0/editorial/benefits", Some(benefit));
    session.set(Document::Guide, "/policies/0/editorial/title/zh", Some(json!("补助5万元")));
    session.set(Document::Guide, "/policies/1/contacts", Some(json!([])));
    let found = checks(&session);
    let rules: Vec<&str> = found.iter().map(|one| one.rule.as_str()).collect();
    for held in ["quote-not-found", "figure-not-quoted", "unquoted-figure"] {
        assert!(!rules.contains(&held), "{found:?}");
    }
    for open in ["no-questions", "no-contact", "no-benefit"] {
        assert!(rules.contains(&open), "{open} in {rules:?}");
    }
    for text in found.iter().flat_map(|one| one.message.iter().chain(&one.advice)) {
        assert!(!text.contains('`') && !text.contains('_'), "{text}");
    }
}

#[test]
fn of_a_guide_that_is_begun_only_what_has_to_be_decided_now_is_asked_for() {
    let read = begun(FIRST);
    let of = |weight: &str| read.told.iter().filter(|told| told.weight == weight).count();
    // That there are no categories, and two new offices; not that each policy is new.
    assert_eq!(of("decide"), 3, "{:?}", read.told);
    assert_eq!(read.title, "", "the list has no title of its own");
    assert_eq!(read.columns[2].at, 2);
}

/// What a list comes to without a guide.
fn begun(list: &str) -> Report {
    reported(&mut Replica::default(), "a.csv", list.as_bytes(), &Answers::default())
}
