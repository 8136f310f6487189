//! What stands beside a guide is in step with it.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]

use std::fs;
use std::path::{Path, PathBuf};

use policy_core::search::Asks;
use policy_core::{changes, load};
use policy_data::check::beside::check;
use policy_data::diff::{diff, published};
use policy_data::tables;
use serde_json::{Value, json};

const GUIDE: &str = include_str!("../../../public/policies.json");
const ASKS: &str = include_str!("../../../public/policies.asks.json");

/// A guide that names a list of changes, in a folder of its own.
fn folder(name: &str) -> (PathBuf, Value) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    for entry in fs::read_dir(&folder).unwrap() {
        fs::remove_file(entry.unwrap().path()).unwrap();
    }
    fs::write(folder.join("policies.asks.json"), ASKS).unwrap();
    let mut guide: Value = serde_json::from_str(GUIDE).unwrap();
    guide["changes"] = json!("changes.json");
    (folder, guide)
}

#[track_caller]
fn rules(folder: &Path, guide: &Value) -> Vec<String> {
    let found = check(&folder.join("policies.json"), &guide.to_string()).into_iter();
    // The folder has a pinyin table where a test writes one.
    found
        .filter(|one| one.rule != "no-pinyin")
        .map(|one| format!("{} {}: {}", one.rule, one.place, one.message[1]))
        .collect()
}

#[test]
fn the_published_guide_is_in_step_with_its_pinyin() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/policies.json");
    assert_eq!(check(&file, GUIDE), []);
}

#[test]
fn a_list_of_changes_that_is_named_must_be_there_and_be_of_this_guide() {
    let (folder, guide) = folder("named");
    let found = rules(&folder, &guide);
    assert!(found.len() == 1 && found[0].starts_with("no-changes changes: "), "{found:?}");
    fs::write(
        folder.join("changes.json"),
        "{\"format\": 1, \"guide\": \"other\", \"changes\": []}",
    )
    .unwrap();
    assert!(rules(&folder, &guide)[0].contains("other"));
    let mut silent = guide;
    silent["changes"] = Value::Null;
    assert!(rules(&folder, &silent)[0].starts_with("changes-unnamed"));
}

#[test]
fn what_diff_writes_is_read_without_complaint() {
    let (folder, guide) = folder("written");
    let mut new = guide.clone();
    new["policies"][0]["contacts"][2]["phone"] = json!("023-67000000");
    new["policies"][3]["official"]["text"] =
        json!(guide["policies"][3]["official"]["text"].as_str().unwrap().replace("3万元", "2万元"));
    new["policies"][22]["editorial"]["conditions"] = json!([]);
    new["policies"].as_array_mut().unwrap().remove(9);
    let list = published(&diff(&guide, &new), "2026-12-01", Some("2027-03-01"));
    let list = serde_json::to_value(list).unwrap();
    fs::write(folder.join("changes.json"), list.to_string()).unwrap();
    assert_eq!(rules(&folder, &new), [""; 0]);
    let (changes, issues) = changes::read(&load(&new.to_string()).0, list.to_string().as_bytes());
    assert_eq!(issues, []);
    assert_eq!(changes.rows.len(), list["changes"].as_array().unwrap().len());
    assert_eq!(changes.of(1).unwrap().details[0].marks("zh").1.len(), 3);
    assert_eq!(changes.removed[0].0, 10);
}

#[test]
fn an_old_pinyin_table_is_told() {
    let (folder, mut guide) = folder("pinyin");
    guide["changes"] = Value::Null;
    fs::write(folder.join("policies.pinyin.txt"), tables::of(&load(GUIDE).0, &Asks::read(ASKS)))
        .unwrap();
    assert_eq!(rules(&folder, &guide), [""; 0]);
    guide["policies"][0]["official"]["text"] = json!("饕餮");
    assert!(rules(&folder, &guide)[0].starts_with("stale-pinyin"));
}

#[test]
fn a_missing_pinyin_table_and_questions_that_nobody_loads_are_told() {
    let (folder, mut guide) = folder("missing");
    guide["changes"] = Value::Null;
    guide["asks"] = Value::Null;
    let found = check(&folder.join("policies.json"), &guide.to_string());
    let told: Vec<(&str, &str)> =
        found.iter().map(|one| (one.rule, one.advice[1].as_str())).collect();
    assert_eq!(
        told,
        [
            ("no-pinyin", "make it with `cargo data tables policies.json > policies.pinyin.txt`"),
            ("asks-unnamed", "add the field \"asks\": \"policies.asks.json\""),
        ]
    );
    guide["languages"] = json!(["en"]);
    assert!(rules(&folder, &guide).iter().all(|rule| !rule.starts_with("no-pinyin")));
}

#[test]
fn each_policy_should_answer_questions_that_people_ask() {
    let (folder, mut guide) = folder("asks");
    guide.as_object_mut().unwrap().remove("changes");
    fs::remove_file(folder.join("policies.asks.json")).unwrap();
    let told = rules(&folder, &guide);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("no-asks"), "{told:?}");

    let mut asks: Value = serde_json::from_str(ASKS).unwrap();
    asks["asks"]["12"]["zh"] = json!(["课题怎么申请"]);
    asks["asks"]["12"]["en"] = json!([]);
    fs::write(folder.join("policies.asks.json"), asks.to_string()).unwrap();
    let told = rules(&folder, &guide);
    let wanted =
        "few-asks policies[11]: only 1 questions that people would ask, at least 12 are wanted";
    assert_eq!(told, [wanted]);
}
