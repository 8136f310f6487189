//! The page on the format knows every field of the schemas, every choice, and every rule.

use policy_core::changes::{Field, Kind};
use policy_data::check::rules::RULES;
use policy_data::schema;
use serde_json::Value;

const PAGE: &str = include_str!("../../../docs/data-format.md");

fn missing<'a>(words: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    words.filter(|word| !PAGE.contains(&format!("`{word}`"))).collect()
}

/// Fields and choices, wherever they stand in a schema.
fn words<'a>(schema: &'a Value, found: &mut Vec<&'a str>) {
    match schema {
        Value::Object(fields) => {
            if let Some(properties) = schema["properties"].as_object() {
                found.extend(properties.keys().map(String::as_str));
            }
            found.extend(schema["const"].as_str());
            fields.values().for_each(|inner| words(inner, found));
        }
        Value::Array(items) => items.iter().for_each(|inner| words(inner, found)),
        _ => {}
    }
}

#[test]
fn every_field_and_every_choice_of_the_schemas_is_explained() {
    for schema in [schema::of_guide().unwrap(), schema::of_overlay().unwrap()] {
        let mut found = Vec::new();
        words(&schema, &mut found);
        assert!(found.len() > 40);
        assert_eq!(missing(found.into_iter()), [""; 0]);
    }
}

#[test]
fn every_kind_of_change_is_explained() {
    assert_eq!(
        missing(Field::ALL.iter().map(|(id, _)| *id).chain(Kind::ALL.iter().map(|(id, _)| *id))),
        [""; 0]
    );
}

#[test]
fn every_rule_is_listed() {
    assert_eq!(missing(RULES.iter().map(|rule| rule.id)), [""; 0]);
}
