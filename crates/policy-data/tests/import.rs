//! The list as offices keep it, in every form, is read as the published guide has it, word for word.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]

use std::path::{Path, PathBuf};
use std::time::Duration;

use policy_data::import::finding::{Finding, Weight};
use policy_data::import::grid::Hint;
use policy_data::import::header::Field;
use policy_data::import::merge::{Counts, Lost};
use policy_data::import::refusal::Refusal;
use policy_data::import::{Imported, import, import_guarded, source};
use serde_json::{Value, json};

const GUIDE: &str = include_str!("../../../public/policies.json");

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data")
}

fn bytes(file: &str) -> Vec<u8> {
    std::fs::read(data().join("import").join(file)).unwrap()
}

fn guide() -> Value {
    serde_json::from_str(GUIDE).unwrap()
}

/// Number, category and the three official cells of each policy.
fn cells(guide: &Value) -> Vec<[String; 5]> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let categories = guide["categories"].as_array().unwrap();
    let name = |id: &Value| categories.iter().find(|one| one["id"] == *id).unwrap()["zh"].clone();
    let policies = guide["policies"].as_array().unwrap().iter();
    policies
        .map(|policy| {
            let official = &policy["official"];
            [
                policy["number"].to_string(),
                text(&name(&policy["category"])),
                text(&official["text"]),
                text(&official["agency"]),
                text(&official["contact"]),
            ]
        })
        .collect()
}

/// Imported as a new guide, the file has all official cells; imported over the guide, it changes nothing at all.
#[track_caller]
fn says_the_same(bytes: &[u8], expected: &[Finding]) {
    let over = says_the_cells(bytes);
    assert_eq!(over.text, GUIDE);
    told(over, expected);
}

/// The same but for columns more, which are kept beside the three cells.
#[track_caller]
fn says_more(bytes: &[u8], head: &str, expected: &[Finding]) {
    let over = says_the_cells(bytes);
    let mut guide = over.merged.guide.clone();
    let mut heads = Vec::new();
    for policy in guide["policies"].as_array_mut().unwrap() {
        let more = policy["official"].as_object_mut().unwrap().shift_remove("more");
        heads.extend(more.into_iter().map(|more| more[0]["head"].clone()));
    }
    assert_eq!(policy_data::import::written(&guide).unwrap(), GUIDE);
    assert!(!heads.is_empty() && heads.iter().all(|known| known == head), "{heads:?}");
    let counts = Counts { same: 23 - heads.len(), changed: heads.len(), ..Counts::default() };
    told_with(over, counts, expected);
}

#[track_caller]
fn says_the_cells(bytes: &[u8]) -> Imported {
    let fresh = import(bytes, None, "sample", Lost::Expire).unwrap();
    assert_eq!(cells(&fresh.merged.guide), cells(&guide()));
    over(bytes)
}

#[track_caller]
fn told(over: Imported, expected: &[Finding]) {
    told_with(over, Counts { same: 23, ..Counts::default() }, expected);
}

#[track_caller]
fn told_with(over: Imported, counts: Counts, expected: &[Finding]) {
    assert_eq!(over.merged.counts, counts);
    let found: Vec<_> = over.merged.entries.into_iter().map(|entry| entry.finding).collect();
    assert_eq!(found, expected);
}

fn over(bytes: &[u8]) -> Imported {
    import(bytes, Some(GUIDE), "sample", Lost::Expire).unwrap()
}

#[test]
fn the_text_that_the_project_began_with_is_the_guide() {
    let text = std::fs::read(data().join("chongqing-source.txt")).unwrap();
    says_the_same(&text, &[]);
    let source = source(&text).unwrap();
    assert_eq!(source.title.as_deref(), guide()["title"]["zh"].as_str());
    assert_eq!(source.note.as_deref(), guide()["note"]["zh"].as_str());
}

#[test]
fn a_word_table_with_merged_cells_is_the_guide() {
    says_the_same(&bytes("bureau.docx"), &[Finding::MergedLeft(Field::Contact)]);
}

#[test]
fn a_word_table_with_other_heads_line_breaks_and_a_column_more_is_the_guide() {
    let kept = |head: &str| Finding::ColumnKept { head: head.into() };
    says_more(&bytes("breaks.docx"), "备注", &[kept("备注"), Finding::MoreChanged("备注".into())]);
}

#[test]
fn a_list_split_over_several_word_tables_is_the_guide() {
    says_the_same(&bytes("split.docx"), &[Finding::MergedLeft(Field::Contact), Finding::NoHeader]);
}

#[test]
fn tracked_changes_count_as_accepted() {
    let over = says_the_cells(&bytes("tracked.docx"));
    assert_eq!(over.text, GUIDE);
    let found: Vec<_> = over.merged.entries.into_iter().map(|entry| entry.finding).collect();
    let [Finding::Hint(Hint::Inserted(_)), deleted, merged] = found.as_slice() else {
        panic!("{found:?}")
    };
    assert_eq!(*deleted, Finding::Hint(Hint::Deleted("删去的样例文字".into())));
    assert_eq!(*merged, Finding::MergedLeft(Field::Contact));
}

#[test]
fn numbers_that_word_counts_itself_are_those_of_the_policies() {
    let over = over(&bytes("numbered.docx"));
    assert_eq!(over.text, GUIDE);
    assert!(over.merged.entries.iter().all(|entry| entry.finding != Finding::NumberCounted));
}

#[test]
fn excel_files_new_and_old_are_the_guide() {
    let merged = Finding::MergedLeft(Field::Contact);
    says_the_same(&bytes("list.ods"), std::slice::from_ref(&merged));
    for file in ["list.xlsx", "list.xls"] {
        let over = says_the_cells(&bytes(file));
        assert_eq!(over.text, GUIDE);
        let found: Vec<_> = over.merged.entries.into_iter().map(|entry| entry.finding).collect();
        let [hidden @ .., last] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(*last, merged);
        assert!(hidden.iter().all(
            |one| matches!(one, Finding::Hint(Hint::HiddenSheet(text)) if text.contains("旧内容"))
        ));
    }
}

#[test]
fn columns_in_another_order_are_found_by_their_heads() {
    let kept = Finding::ColumnKept { head: "办理时限".into() };
    let over = says_the_cells(&bytes("reordered.xlsx"));
    let found: Vec<_> = over.merged.entries.iter().map(|entry| entry.finding.clone()).collect();
    assert_eq!(found[..2], [kept, Finding::NumberCounted]);
    assert!(
        found[2..].iter().all(|one| *one == Finding::MoreChanged("办理时限".into())),
        "{found:?}"
    );
}

#[test]
fn tables_as_text_are_the_guide_in_any_encoding() {
    says_the_same(&bytes("utf8.csv"), &[]);
    says_the_same(&bytes("bom.csv"), &[]);
    says_the_same(&bytes("gb18030.csv"), &[Finding::Hint(Hint::Encoding("gb18030".into()))]);
    says_the_same(&bytes("tabs.csv"), &[]);
}

/// The guide's policy with that number.
fn policy(guide: &Value, number: u64) -> Value {
    let mut policies = guide["policies"].as_array().unwrap().iter();
    policies.find(|policy| policy["number"] == json!(number)).unwrap().clone()
}

#[test]
fn the_next_edition_keeps_every_field_of_the_policies_that_it_leaves_alone() {
    let over = over(&bytes("changed.docx"));
    let (before, after) = (guide(), &over.merged.guide);
    // The next edition puts one in after 5 and leaves 21 out.
    for old in (1..=23).filter(|old| ![1, 8, 21].contains(old)) {
        let mut expected = policy(&before, old);
        let number = if old <= 5 || old >= 22 { old } else { old + 1 };
        expected["number"] = json!(number);
        assert_eq!(policy(after, number), expected);
    }
    for (old, number) in [(1, 1), (8, 9)] {
        let (expected, found) = (policy(&before, old), policy(after, number));
        for field in ["editorial", "category", "status"] {
            assert_eq!(found[field], expected[field]);
        }
    }
    let counts = Counts { same: 6, changed: 2, renumbered: 15, new: 1, lost: 1 };
    assert_eq!(over.merged.counts, counts);
}

#[test]
fn the_next_edition_is_told_change_by_change() {
    let over = over(&bytes("changed.docx"));
    let decided: Vec<String> = over
        .merged
        .entries
        .iter()
        .filter(|entry| entry.finding.weight() == Weight::Decide)
        .map(|entry| entry.sentence(false))
        .collect();
    let has =
        |part: &str| assert!(decided.iter().any(|one| one.contains(part)), "{part}: {decided:#?}");
    has("Policy 1 (table “1” row 2): the text has changed");
    has("any more: change the quote");
    has("Policy 6 (table “1” row 7): new, “样例政策");
    has("Policy 9 (table “1” row 10): the contact has changed");
    has("formerly 21, “");
    has("a new office “市样例局”");
    has("numbers have changed, and this text names some");
    assert_eq!(
        policy(&over.merged.guide, 9)["contacts"],
        json!([{ "agency": "cq-titles", "phone": "023-60000000" }])
    );
    let (guide, issues) = policy_core::load(&over.text);
    assert_eq!(guide.policies.len(), 24);
    assert!(issues.iter().all(|issue| issue.policy == Some(1)), "{issues:#?}");
}

#[test]
fn a_file_that_takes_too_long_is_given_up() {
    let import = |time| {
        let guide = Some(GUIDE.to_owned());
        import_guarded(bytes("list.xlsx"), guide, "x".into(), Lost::Expire, time)
    };
    assert!(import(Duration::ZERO).unwrap_err().to_string().contains("given up"));
    assert_eq!(import(Duration::from_mins(1)).unwrap().text, GUIDE);
}

#[test]
fn the_day_of_comparison_is_written_and_must_be_a_day() {
    let mut imported = over(&bytes("list.xlsx"));
    imported.checked("2030-01-31").unwrap();
    assert_eq!(policy_core::load(&imported.text).0.checked.as_deref(), Some("2030-01-31"));
    assert!(imported.checked("2030-13-31").is_err());
}

#[test]
fn a_file_that_is_no_list_is_refused_with_what_to_do() {
    let refused = |bytes: &[u8]| import(bytes, Some(GUIDE), "x", Lost::Expire).unwrap_err();
    for (bytes, part) in [
        (&b""[..], "empty"),
        (b"%PDF-1.7", "PDF"),
        (b"<!DOCTYPE html><table>", "web page"),
        (b"PK\x03\x04rest", "damaged"),
        ("没有表格的一句话".as_bytes(), "no policy is found"),
    ] {
        let error = refused(bytes);
        assert!(format!("{error:#}").contains(part), "{error:#}");
        let chinese = error.downcast_ref::<Refusal>().unwrap().sentence(true);
        assert!(chinese.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{chinese}");
    }
}
