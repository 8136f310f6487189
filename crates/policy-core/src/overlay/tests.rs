//! What an overlay does to a guide, and what it reports where it is wrong.

use super::*;
use crate::testing::guide;
use serde_json::{Value, json};

/// An overlay of the small guide with these fields.
fn overlay(fields: &Value) -> Value {
    let mut overlay = json!({ "format": 1, "guide": "sample" });
    for (key, value) in fields.as_object().unwrap() {
        overlay[key] = value.clone();
    }
    overlay
}

fn applied(fields: &Value) -> (Guide, Vec<Issue>) {
    apply(guide(), overlay(fields).to_string().as_bytes())
}

/// The guide after a faultless overlay.
#[track_caller]
fn sound(fields: &Value) -> Guide {
    let (guide, issues) = applied(fields);
    assert_eq!(issues, []);
    guide
}

#[track_caller]
fn reports(fields: &Value, place: &str, problem: &Problem, effect: Effect) -> Guide {
    let (guide, issues) = applied(fields);
    let found = issues
        .iter()
        .any(|issue| issue.place == place && issue.problem == *problem && issue.effect == effect);
    assert!(found, "no {problem:?} at {place} in {issues:#?}");
    guide
}

#[track_caller]
fn is_left_out(text: &[u8], problem: &Problem) {
    let (same, issues) = apply(guide(), text);
    assert_eq!(same, guide(), "the guide is as it was");
    let worst = issues.iter().max_by_key(|issue| issue.effect).unwrap();
    assert_eq!((&worst.problem, worst.effect), (problem, Effect::OverlayLeftOut));
    assert!(worst.place.starts_with("overlay"));
}

fn numbers_of(guide: &Guide) -> Vec<u32> {
    guide.policies.iter().map(|policy| policy.number).collect()
}

fn local(number: u32) -> Value {
    json!({
        "number": number, "category": "fund", "agencies": ["office"],
        "official": { "text": "示例区另给最高5万元。", "agency": "示例区办公室", "contact": "" },
        "contacts": [{ "phone": "12345" }],
        "editorial": { "title": { "zh": "示例", "en": "Sample" }, "audiences": [], "supports": ["grant"],
          "benefits": [{ "quote": "最高5万元", "amount": 50000, "limit": "max", "label": "示例" }] }
    })
}

#[test]
fn offices_and_numbers_are_replaced_and_remember_where_they_come_from() {
    let guide = sound(&json!({
        "name": { "zh": "示例区", "en": "Sample District" },
        "notice": "示例：请先预约。",
        "agencies": [{ "id": "sample-hr", "zh": "示例区人社局", "aliases": ["区局"] }],
        "policies": [{ "number": 1, "agencies": ["sample-hr"], "contacts": [
            { "agency": "sample-hr", "phone": "023-12333", "note": "示例" }] }]
    }));
    let policy = guide.policy(1).unwrap();
    let office = guide.agency_of(&policy.contacts[0]).unwrap();
    assert_eq!((office.id.as_str(), office.name.get("zh")), ("sample-hr", "示例区人社局"));
    assert_eq!(policy.contacts.len(), 1);
    assert!(policy.contacts[0].from_overlay);
    assert!(!policy.local && !policy.pinned);
    let district = guide.district.unwrap();
    assert_eq!(district.name.unwrap().get("en"), "Sample District");
    assert_eq!(district.notice.unwrap().get("zh"), "示例：请先预约。");
}

#[test]
fn what_an_overlay_does_not_name_stays_as_it_was() {
    let before = guide();
    let after =
        sound(&json!({ "policies": [{ "number": 1, "contacts": [{ "phone": "12345" }] }] }));
    assert_eq!(after.policy(1).unwrap().terms, before.policy(1).unwrap().terms);
    assert_eq!(after.policy(2), before.policy(2));
    assert_eq!(after.terms, before.terms);
}

#[test]
fn hidden_ones_are_gone_and_pinned_ones_come_first_in_their_order() {
    let guide = sound(&json!({ "hide": [2], "pin": [3, 1], "local": [local(101)] }));
    assert_eq!(numbers_of(&guide), [3, 1, 101]);
    assert!(guide.policies[0].pinned && guide.policies[1].pinned && !guide.policies[2].pinned);
}

#[test]
fn a_local_policy_is_read_like_any_other() {
    let guide = sound(&json!({ "local": [local(101)], "pin": [101] }));
    let policy = &guide.policies[0];
    assert_eq!(policy.number, 101);
    assert!(policy.local && policy.pinned && policy.contacts[0].from_overlay);
    assert_eq!(policy.headline().unwrap().quote, "最高5万元");
    let mut unquoted = local(102);
    unquoted["editorial"]["benefits"][0]["quote"] = json!("最高6万元");
    let problem = Problem::QuoteNotFound("最高6万元".into());
    let place = "overlay.local[0].editorial.benefits[0].quote";
    let guide = reports(&json!({ "local": [unquoted] }), place, &problem, Effect::RowLeftOut);
    assert_eq!(guide.policy(102).unwrap().benefits, []);
}

#[test]
fn an_office_that_no_policy_names_any_more_is_gone() {
    let contacts = json!([{ "agency": "own", "phone": "12345" }]);
    let row = |n: u32| json!({ "number": n, "agencies": ["own"], "contacts": contacts });
    let guide = sound(&json!({
        "agencies": [{ "id": "idle", "zh": "闲" }, { "id": "own", "zh": "示例区" }],
        "policies": [row(1), row(2), row(3)]
    }));
    let ids: Vec<&str> = guide.terms[Facet::Agency].iter().map(|term| term.id.as_str()).collect();
    assert_eq!(ids, ["own"]);
    for policy in &guide.policies {
        assert_eq!(policy.terms[Facet::Agency], [0]);
        assert_eq!(guide.agency_of(&policy.contacts[0]).unwrap().id, "own");
    }
}

#[test]
fn what_is_no_overlay_leaves_the_guide_alone() {
    is_left_out(b"", &Problem::Empty);
    is_left_out(b"<html>login</html>", &Problem::WebPage);
    is_left_out(b"{\"format\": 1,", &Problem::NotJson { line: 1, column: 14 });
    is_left_out(b"[]", &Problem::WrongType(crate::issue::Expected::Object));
    is_left_out(b"\xd6\xd8\xc7\xec", &Problem::NotUtf8);
    is_left_out("[".repeat(5_000).as_bytes(), &Problem::TooDeep);
    is_left_out(&[b' '; 2].repeat(MAX_BYTES), &Problem::Empty);
    is_left_out(&vec![b'x'; MAX_BYTES + 1], &Problem::TooLarge(MAX_BYTES + 1));
}

#[test]
fn another_guide_and_another_format_are_refused() {
    is_left_out(br#"{"format": 1, "guide": "other"}"#, &Problem::OtherGuide("other".into()));
    is_left_out(br#"{"format": 2, "guide": "sample"}"#, &Problem::FutureFormat(2));
    is_left_out(br#"{"format": 1}"#, &Problem::Missing);
    is_left_out(br#"{"guide": "sample"}"#, &Problem::Missing);
    let number = Problem::WrongType(crate::issue::Expected::Number);
    is_left_out(br#"{"format": "1", "guide": "sample"}"#, &number);
    is_left_out(br#"{"format": 0, "guide": "sample"}"#, &number);
}

#[test]
fn unknown_numbers_and_ids_are_named_and_the_rest_is_used() {
    let unknown = |id: &str| Problem::UnknownId(id.into());
    let left = Effect::ValueLeftOut;
    let guide = reports(&json!({ "hide": [9, 2] }), "overlay.hide[0]", &unknown("9"), left);
    assert_eq!(numbers_of(&guide), [1, 3]);
    reports(&json!({ "pin": [9] }), "overlay.pin[0]", &unknown("9"), left);
    let row = json!({ "policies": [{ "number": 9 }] });
    reports(&row, "overlay.policies[0]", &unknown("9"), Effect::RowLeftOut);
    let row = json!({ "policies": [{ "number": 1, "agencies": ["none"] }] });
    let guide = reports(&row, "overlay.policies[0].agencies[0]", &unknown("none"), left);
    assert_eq!(guide.policy(1).unwrap().terms[Facet::Agency], [0], "the guide's office stays");
}

#[test]
fn numbers_and_ids_that_are_taken_are_refused() {
    let twice = |id: &str| Problem::Duplicate(id.into());
    let left = Effect::RowLeftOut;
    let guide = reports(&json!({ "local": [local(1)] }), "overlay.local[0]", &twice("1"), left);
    assert!(!guide.policy(1).unwrap().local);
    let both = json!({ "local": [local(101), local(101)] });
    reports(&both, "overlay.local[1]", &twice("101"), left);
    let taken = json!({ "agencies": [{ "id": "office", "zh": "另一个" }] });
    let guide = reports(&taken, "overlay.agencies[0]", &twice("office"), left);
    assert_eq!(guide.terms[Facet::Agency][0].name.get("zh"), "样例办公室");
    let both = json!({ "policies": [
        { "number": 1, "contacts": [{ "phone": "12345" }] },
        { "number": 1, "contacts": [{ "phone": "95598" }] }] });
    let guide = reports(&both, "overlay.policies[1]", &twice("1"), left);
    assert_eq!(guide.policy(1).unwrap().contacts[0].phone.as_ref().unwrap().printed(), "12345");
}

#[test]
fn a_contact_that_leads_nowhere_never_takes_the_place_of_one_that_dials() {
    let with = |contact: Value| json!({ "policies": [{ "number": 1, "contacts": [contact] }] });
    let place = |field: &str| format!("overlay.policies[0].contacts[0]{field}");
    let left = Effect::ValueLeftOut;
    for (contact, field, problem) in [
        (json!({ "phone": "023-881525981" }), ".phone", Problem::BadPhone("023-881525981".into())),
        (json!({ "phone": "tel:110" }), ".phone", Problem::BadPhone("tel:110".into())),
        (
            json!({ "url": "javascript:alert(1)" }),
            ".url",
            Problem::BadLink("javascript:alert(1)".into()),
        ),
        (json!({ "url": "data:text/html,x" }), ".url", Problem::BadLink("data:text/html,x".into())),
    ] {
        let after = reports(&with(contact), &place(field), &problem, left);
        assert_eq!(after.policy(1), guide().policy(1));
    }
    let after = reports(&with(json!({})), &place(""), &Problem::Missing, Effect::RowLeftOut);
    assert_eq!(after.policy(1), guide().policy(1));
}

#[test]
fn replacements_that_go_in_a_circle_are_cut() {
    let replaced = |number: u32, by: u32| {
        let mut row = local(number);
        row["status"] = json!("replaced");
        row["replaced_by"] = json!(by);
        row
    };
    let circle = json!({ "local": [replaced(101, 102), replaced(102, 103), replaced(103, 101)] });
    let problem = Problem::Circular(101);
    let guide = reports(&circle, "overlay", &problem, Effect::ValueLeftOut);
    assert_eq!(guide.policy(101).unwrap().status, Status::Replaced { by: None });
    assert_eq!(guide.policy(102).unwrap().status, Status::Replaced { by: Some(103) });
    let own = json!({ "local": [replaced(101, 101)] });
    reports(&own, "overlay", &Problem::Circular(101), Effect::ValueLeftOut);
    // One that leads into another's circle, or out of the guide, is itself no circle.
    let (guide, issues) =
        applied(&json!({ "local": [replaced(100, 101), replaced(101, 102), replaced(102, 101)] }));
    assert_eq!(guide.policy(100).unwrap().status, Status::Replaced { by: Some(101) });
    assert_eq!(issues.len(), 1);
    sound(&json!({ "local": [replaced(101, 2), replaced(102, 9)] }));
}

#[test]
fn wrong_types_and_strange_keys_are_survived() {
    for fields in [
        json!({ "policies": {}, "local": 7, "hide": "1", "pin": null, "agencies": [[], 1, null] }),
        json!({ "policies": [null, [], 1, {}, { "number": -1 }, { "number": 1, "contacts": {} }] }),
        json!({ "local": [null, {}, { "number": 101 }, { "number": 1e300 }] }),
        json!({ "__proto__": { "hide": [1] }, "constructor": 1, "//": "a remark" }),
        json!({ "name": 5, "notice": ["x"], "hide": [1.5, {}, "2"] }),
    ] {
        let (after, _) = applied(&fields);
        assert_eq!(numbers_of(&after), [1, 2, 3]);
    }
}

#[test]
fn a_damaged_overlay_never_panics_and_never_loses_the_guide() {
    let whole = overlay(&json!({
        "agencies": [{ "id": "own", "zh": "示例区" }],
        "policies": [{ "number": 1, "contacts": [{ "agency": "own", "phone": "12345" }] }],
        "pin": [2], "local": [local(101)]
    }));
    let whole = whole.to_string();
    let mut noise = crate::testing::Noise::new(7);
    for _ in 0..400 {
        let at = noise.below(whole.len());
        let Some((before, after)) = whole.split_at_checked(at) else { continue };
        let damage = ["", "\"", ",", "}", "0", "\\", "[", "null"][noise.below(8)];
        let (guide, _) = apply(guide(), [before, damage, after].concat().as_bytes());
        assert!(guide.policies.len() >= 3);
    }
}
