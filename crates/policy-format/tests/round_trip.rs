//! What is published comes back as it was, field by field.

use policy_format::{Changes, Guide};
use serde_json::Value;

const GUIDE: &str = include_str!("../../../public/policies.json");

/// What is absent and what is null are the same, and neither is written.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let kept = fields.into_iter().filter(|(_, value)| !value.is_null());
            kept.map(|(name, value)| (name, without_nulls(value))).collect()
        }
        Value::Array(items) => items.into_iter().map(without_nulls).collect(),
        other => other,
    }
}

#[test]
fn the_published_guide_is_written_as_it_was_read() {
    let guide: Guide = serde_json::from_str(GUIDE).unwrap();
    let written = serde_json::to_value(&guide).unwrap();
    assert!(written == without_nulls(GUIDE.parse().unwrap()), "a field was lost or changed");
}

#[test]
fn a_list_of_changes_is_written_as_it_was_read() {
    let text = r#"{"format":1,"guide":"g","date":"2026-12-01","changes":[{"number":1,"was":2,"kind":"changed","details":[{"field":"text","marks":{"zh":["=a","+b"]}}]}],"removed":[{"number":4,"title":{"zh":"x"}}]}"#;
    let changes: Changes = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&changes).unwrap(), text);
}
