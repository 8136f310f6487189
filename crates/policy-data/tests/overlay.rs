//! The skeleton of a district's overlay, and what `check` says of one.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]

use policy_core::guide::Contact;
use policy_core::{load, overlay};
use policy_data::check::overlay::check;
use policy_data::check::{Finding, Level};
use policy_data::overlay::skeleton;
use serde_json::{Value, json};

const GUIDE: &str = include_str!("../../../public/policies.json");
const TODAY: &str = "2026-12-01";

fn made() -> Value {
    skeleton(&serde_json::from_str(GUIDE).unwrap()).unwrap()
}

fn found(overlay: &Value) -> Vec<Finding> {
    check(&format!("{overlay:#}"), GUIDE, TODAY).unwrap()
}

/// The skeleton with plain samples in every blank.
fn filled() -> Value {
    let mut n = 0;
    let text = format!("{:#}", made());
    let lines = text.lines().map(|line| {
        let Some((before, rest)) = line.split_once("\"【填写") else { return line.to_owned() };
        let tail = if rest.ends_with(',') { "," } else { "" };
        n += 1;
        let value = if before.contains("phone") {
            "023-67000000".to_owned()
        } else if before.contains("zh") {
            format!("示例机构{n}")
        } else {
            format!("Sample {n}")
        };
        format!("{before}\"{value}\"{tail}")
    });
    serde_json::from_str(&lines.collect::<Vec<_>>().join("\n")).unwrap()
}

#[track_caller]
fn expect(pointer: &str, value: Value, rule: &str, place: &str) {
    let mut overlay = filled();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    match overlay.pointer_mut(parent).unwrap() {
        Value::Array(items) => items[name.parse::<usize>().unwrap()] = value,
        parent => parent[name] = value,
    }
    let findings = found(&overlay);
    let hit = findings.iter().find(|one| one.rule == rule && one.place == place);
    assert!(hit.is_some(), "no {rule} at {place} in {findings:#?}");
}

#[test]
fn the_skeleton_lists_just_what_districts_handle() {
    let made = made();
    let rows = made["policies"].as_array().unwrap();
    let numbers: Vec<u64> = rows.iter().map(|row| row["number"].as_u64().unwrap()).collect();
    assert_eq!(numbers, [2, 3, 6, 15, 16, 23]);
    assert_eq!(made["guide"], "chongqing-excellent-engineers");
    // The city's office and its numbers stay beside the district's.
    assert_eq!(rows[1]["agencies"], json!(["own-jobs", "own-hrss", "cq-talent"]));
    assert!(rows[1].to_string().contains("023-86898652"));
}

#[test]
fn every_blank_is_told_by_its_place_and_nothing_else_is() {
    let findings = found(&made());
    let n_blanks = made().to_string().matches("\"【填写").count();
    assert_eq!(findings.len(), n_blanks);
    assert!(findings.iter().all(|one| one.rule == "sample-left" && one.level == Level::Error));
    assert_eq!(findings[0].place, "name.zh");
    assert!(findings[0].position.0 > 1);
}

#[test]
fn a_filled_skeleton_is_sound_and_takes_the_place_of_the_citys_words() {
    assert_eq!(found(&filled()), []);
    let (guide, issues) = overlay::apply(load(GUIDE).0, filled().to_string().as_bytes());
    assert_eq!(issues, []);
    let own: Vec<&Contact> = guide.policy(2).unwrap().contacts.iter().collect();
    assert_eq!(own.len(), 1);
    assert_eq!(own[0].phone.as_ref().unwrap().printed(), "023-67000000");
}

#[test]
fn what_does_not_fit_the_guide_is_told_with_its_place() {
    expect("/guide", json!("another"), "unsound", "guide");
    expect("/policies/0/number", json!(99), "unknown-id", "policies[0]");
    expect(
        "/policies/0/contacts/0/phone",
        json!("12"),
        "bad-phone",
        "policies[0].contacts[0].phone",
    );
    expect(
        "/policies/0/contacts/0/phone",
        json!("0571-8765432"),
        "other-area",
        "policies[0].contacts[0].phone",
    );
    expect("/policies/0/agencies", json!(["nobody"]), "unknown-id", "policies[0].agencies[0]");
    expect("/policies/0/kontacts", json!([]), "unknown-field", "policies[0].kontacts");
    expect("/agencies/0/id", json!("cq-sti"), "duplicate", "agencies[0]");
    expect("/name/en", Value::Null, "no-language", "name.en");
    expect("/hide", json!([99]), "unknown-id", "hide[0]");
    let bare = json!({ "format": 1, "guide": "chongqing-excellent-engineers" });
    assert_eq!(found(&bare)[0].rule, "overlay-idle");
    for text in ["", "<html>", "[", "[]"] {
        let findings = check(text, GUIDE, TODAY).unwrap();
        assert!(findings.iter().any(|one| one.level == Level::Error), "{text}: {findings:#?}");
    }
}

#[test]
fn a_guide_that_leaves_nothing_to_districts_has_no_skeleton() {
    let mut guide: Value = serde_json::from_str(GUIDE).unwrap();
    for office in guide["vocabulary"]["agencies"].as_array_mut().unwrap() {
        office["level"] = json!("city");
    }
    assert!(skeleton(&guide).is_err());
}

#[test]
fn a_guide_in_other_languages_has_a_skeleton_in_those() {
    let mut guide: Value =
        serde_json::from_str(include_str!("../../../tests/data/sample-guide/policies.json"))
            .unwrap();
    guide["vocabulary"]["agencies"][0]["level"] = json!("district");
    let made = skeleton(&guide).unwrap();
    let text = format!("{made:#}");
    assert!(!text.contains("填写") && !text.contains("代替"), "{text}");
    assert_eq!(made["name"]["de"], "【fill in: the district's name, de】");
    assert_eq!(made["name"]["zh"], Value::Null);
    assert!(made["//"].as_str().unwrap().contains("cargo data check"));
    let n_blank = text.matches("【fill in: ").count() - 1;
    let findings = check(&text, &guide.to_string(), TODAY).unwrap();
    let left: Vec<&Finding> = findings.iter().filter(|one| one.rule == "sample-left").collect();
    assert_eq!(left.len(), n_blank, "{findings:#?}");
}
