//! A guide and a changed list: what is kept, what changes, what is reported.

use super::*;

const GUIDE: &str = include_str!("../../../../public/policies.json");

fn guide() -> Value {
    serde_json::from_str(GUIDE).unwrap()
}

/// The rows that a file with just this guide's cells has.
fn rows(guide: &Value) -> Vec<SourceRow> {
    let name = |id: &Value| {
        let mut categories = guide["categories"].as_array().unwrap().iter();
        categories.find(|one| one["id"] == *id).unwrap()["zh"].as_str().unwrap().to_owned()
    };
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let policies = guide["policies"].as_array().unwrap().iter();
    policies
        .map(|policy| SourceRow {
            number: number_of(policy),
            category: name(&policy["category"]),
            text: text(&policy["official"]["text"]),
            agency: text(&policy["official"]["agency"]),
            contact: text(&policy["official"]["contact"]),
            ..SourceRow::default()
        })
        .collect()
}

fn merged(rows: Vec<SourceRow>, lost: Lost) -> Merged {
    merge(&guide(), Source { rows, ..Source::default() }, &lost.into()).unwrap()
}

fn findings(merged: &Merged) -> Vec<&Finding> {
    merged.entries.iter().map(|entry| &entry.finding).collect()
}

#[test]
fn the_same_list_changes_nothing_at_all() {
    let merged = merged(rows(&guide()), Lost::Expire);
    assert_eq!(crate::import::written(&merged.guide).unwrap(), GUIDE);
    assert_eq!(findings(&merged), Vec::<&Finding>::new());
    assert_eq!(merged.counts, Counts { same: 23, ..Counts::default() });
}

#[test]
fn a_policy_in_between_renumbers_the_rest_and_keeps_their_editorial_work() {
    let mut rows = rows(&guide());
    rows[3..].iter_mut().for_each(|row| row.number += 1);
    let new = SourceRow {
        number: 4,
        category: "加强工程师引进".into(),
        text: "样例：为来渝面试的工程师提供样例住宿。".into(),
        agency: "样例局".into(),
        contact: "样例局：023-60000000".into(),
        ..SourceRow::default()
    };
    rows.insert(3, new);
    let merged = merged(rows, Lost::Expire);
    assert_eq!(merged.counts, Counts { same: 3, renumbered: 20, new: 1, ..Counts::default() });
    let (before, after) = (guide(), &merged.guide["policies"]);
    for (idx, old) in before["policies"].as_array().unwrap().iter().enumerate() {
        let now = &after[if idx < 3 { idx } else { idx + 1 }];
        let (mut old, mut now) = (old.clone(), now.clone());
        old["number"] = Value::Null;
        now["number"] = Value::Null;
        assert_eq!(old, now);
    }
    let added = &after[3];
    assert_eq!(added["agencies"], json!(["yang-li-ju"]));
    assert_eq!(added["contacts"], json!([{ "agency": "yang-li-ju", "phone": "023-60000000" }]));
    let name = "样例局".to_owned();
    assert!(findings(&merged).contains(&&Finding::NewAgency { name, id: "yang-li-ju".into() }));
    let prose =
        findings(&merged).into_iter().filter(|one| matches!(one, Finding::NumbersInProse(_)));
    assert!(prose.count() >= 2, "the hotline's note names policies by number");
}

#[test]
fn a_changed_text_keeps_its_editorial_work_and_names_the_quotes_that_are_gone() {
    let mut rows = rows(&guide());
    rows[0].text = rows[0].text.replace("最高100万元安家补助经费", "最高120万元安家补助经费");
    let merged = merged(rows, Lost::Expire);
    assert_eq!(merged.guide["policies"][0]["editorial"], guide()["policies"][0]["editorial"]);
    let found = findings(&merged);
    assert!(found.contains(&&Finding::Changed(Field::Text)));
    assert!(
        found
            .iter()
            .any(|one| matches!(one, Finding::QuoteGone(quote) if quote.contains("100万元")))
    );
    assert_eq!(merged.counts, Counts { same: 22, changed: 1, ..Counts::default() });
}

#[test]
fn a_corrected_number_replaces_the_misprint_and_what_the_editors_added_stays() {
    let mut rows = rows(&guide());
    rows[0].contact = rows[0].contact.replace("023-881525981", "023-60000001");
    let merged = merged(rows, Lost::Expire);
    let contacts = merged.guide["policies"][0]["contacts"].as_array().unwrap();
    assert_eq!(contacts[0], json!({ "agency": "cq-hrss", "phone": "023-60000001" }));
    assert_eq!(contacts.len(), 6);
    assert_eq!(contacts[5], guide()["policies"][0]["contacts"][5], "the added hotline");
    assert_eq!(contacts[1], guide()["policies"][0]["contacts"][1]);
    let found = findings(&merged);
    assert!(found.contains(&&Finding::ContactGone("023-881525981".into())));
    assert!(found.contains(&&Finding::ContactKept("023-12333".into())));
}

#[test]
fn what_is_lost_stays_as_expired_or_is_taken_out_whole() {
    let mut rows = rows(&guide());
    rows.remove(20);
    let stays = merged(rows.clone(), Lost::Expire);
    let last = stays.guide["policies"].as_array().unwrap().last().unwrap();
    assert_eq!((&last["number"], &last["status"]), (&json!(21), &json!("expired")));
    assert_eq!(last["editorial"], guide()["policies"][20]["editorial"]);
    assert!(matches!(findings(&stays)[..], [Finding::Lost { old: 21, fate: Fate::Expired, .. }]));
    let out = merged(rows, Lost::TakeOut);
    assert_eq!(out.taken_out, [guide()["policies"][20].clone()]);
    assert_eq!(out.guide["policies"].as_array().unwrap().len(), 22);
}

#[test]
fn a_lost_policy_gives_its_number_up_and_links_follow() {
    let mut before = guide();
    before["policies"][21]["status"] = json!("replaced");
    before["policies"][21]["replaced_by"] = json!(23);
    let mut rows = rows(&before);
    rows.remove(21);
    rows[21].number = 22;
    let merged =
        merge(&before, Source { rows, ..Source::default() }, &Lost::Expire.into()).unwrap();
    let last = merged.guide["policies"].as_array().unwrap().last().unwrap();
    assert_eq!(
        (&last["number"], &last["status"], &last["replaced_by"]),
        (&json!(23), &json!("replaced"), &json!(22))
    );
}

#[test]
fn blanks_alone_are_no_change_and_a_new_category_is_told() {
    let mut rows = rows(&guide());
    rows[0].contact = rows[0].contact.replace("\n\n", "\n");
    rows[1].category = "样例类别".into();
    let merged = merged(rows, Lost::Expire);
    let found = findings(&merged);
    assert_eq!(merged.guide["policies"][0], guide()["policies"][0]);
    assert!(found.contains(&&Finding::BlanksDiffer(Field::Contact)));
    assert_eq!(merged.guide["policies"][1]["category"], json!("yang-li-lei-bie"));
    assert_eq!(merged.guide["categories"][6], json!({ "id": "yang-li-lei-bie", "zh": "样例类别" }));
}
