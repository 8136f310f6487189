//! Where a fault is, beside what a library that follows each step says of it.

use policy_format::Guide;
use serde_json::{Value, json};
use serde_path_to_error::Segment;

use super::*;
use crate::testing::GUIDE;

/// The steps as `serde_path_to_error` counts them; `None` where nothing is wrong.
fn followed(text: &str) -> Option<Vec<Step>> {
    let mut json = serde_json::Deserializer::from_str(text);
    let read: Result<Guide, _> = serde_path_to_error::deserialize(strict::Strict(&mut json));
    let steps = |segment: &Segment| match segment {
        Segment::Seq { index } => Step::Idx(*index),
        Segment::Map { key } => Step::Key(key.clone()),
        other => panic!("{other:?}"),
    };
    Some(read.err()?.path().iter().map(steps).collect())
}

fn found(text: &str) -> Option<Vec<Step>> {
    strict::from_str::<Guide>(text).err().map(|err| way_to(text, &err))
}

/// The JSON pointers of a value and all in it.
fn pointers(value: &Value, at: String, all: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(name, value)| pointers(value, format!("{at}/{name}"), all));
        }
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items.for_each(|(idx, value)| pointers(value, format!("{at}/{idx}"), all));
        }
        _ => {}
    }
    all.push(at);
}

#[test]
fn a_fault_anywhere_is_found_where_it_is() {
    let guide: Value = serde_json::from_str(GUIDE).unwrap();
    let mut all = Vec::new();
    pointers(&guide, String::new(), &mut all);
    let faults =
        [json!(7), json!(-1.5), json!("x"), json!(null), json!([]), json!([[]]), json!({})];
    let mut n_faults = 0;
    for pointer in &all {
        for fault in &faults {
            let mut faulty = guide.clone();
            *faulty.pointer_mut(pointer).unwrap() = fault.clone();
            for text in [faulty.to_string(), format!("{faulty:#}")] {
                let followed = followed(&text);
                n_faults += usize::from(followed.is_some());
                assert_eq!(found(&text), followed, "{fault} at {pointer}");
            }
        }
    }
    assert!(n_faults > all.len() * 4, "{n_faults} faults in {} places", all.len());
}

#[test]
fn a_field_that_is_missing_or_there_twice_is_told_of_its_object() {
    let without = GUIDE.replacen("\"number\": 2,", "", 1);
    let policy = vec![Step::Key("policies".to_owned()), Step::Idx(1)];
    assert_eq!((found(&without), followed(&without)), (Some(policy.clone()), Some(policy.clone())));
    let twice = GUIDE.replacen("\"number\": 2,", "\"number\": 9, \"number\": 2,", 1);
    assert_eq!(found(&twice), Some(policy));
}

#[test]
fn a_list_is_no_object() {
    let list = strict::from_str::<policy_format::MoreCell>(r#"["head", "text"]"#);
    assert_eq!(expected(&list.unwrap_err().to_string()), Expected::Object);
    let object = strict::from_str::<policy_format::MoreCell>(r#"{"head": "head", "text": "text"}"#);
    assert_eq!(object.unwrap().text, "text");
}
