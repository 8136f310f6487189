//! What stands beside a guide is in step with it.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]

use std::fs;
use std::path::{Path, PathBuf};

use policy_core::{changes, load};
use policy_data::check::beside::check;
use policy_data::diff::{diff, published};
use policy_data::tables;
use serde_json::{Value, json};

const GUIDE: &str = include_str!("../../../public/policies.json");

/// A guide that names a list of changes, in a folder of its own.
fn folder(name: &str) -> (PathBuf, Value) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    for entry in fs::read_dir(&folder).unwrap() {
        fs::remove_file(entry.unwrap().path()).unwrap();
    }
    let mut guide: Value = serde_json::from_str(GUIDE).unwrap();
    guide["changes"] = json!("changes.json");
    (folder, guide)
}

#[track_caller]
fn rules(folder: &Path, guide: &Value) -> Vec<String> {
    let found = check(&folder.join("policies.json"), &guide.to_string());
    found.into_iter().map(|one| format!("{} {}: {}", one.rule, one.place, one.message[1])).collect()
}

#[test]
fn the_published_guide_is_in_step_with_its_sounds() {
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
    fs::write(folder.join("changes.json"), list.to_string()).unwrap();
    assert_eq!(rules(&folder, &new), [""; 0]);
    let (changes, issues) = changes::read(&load(&new.to_string()).0, list.to_string().as_bytes());
    assert_eq!(issues, []);
    assert_eq!(changes.rows.len(), list["changes"].as_array().unwrap().len());
    assert_eq!(changes.of(1).unwrap().details[0].marks("zh").1.len(), 3);
    assert_eq!(changes.removed[0].0, 10);
}

#[test]
fn an_old_table_of_sounds_is_told() {
    let (folder, mut guide) = folder("sounds");
    guide["changes"] = Value::Null;
    fs::write(folder.join("policies.sounds.txt"), tables::of(&load(GUIDE).0)).unwrap();
    assert_eq!(rules(&folder, &guide), [""; 0]);
    guide["policies"][0]["official"]["text"] = json!("饕餮");
    assert!(rules(&folder, &guide)[0].starts_with("stale-sounds"));
}
