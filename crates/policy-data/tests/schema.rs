//! The published schema is the one that the written form gives, and the published guide holds to it.

use policy_data::schema;
use serde_json::{Value, json};

const PUBLISHED: &str = include_str!("../../../public/policies.schema.json");
const PUBLISHED_OVERLAY: &str = include_str!("../../../public/overlay.schema.json");
const GUIDE: &str = include_str!("../../../public/policies.json");

#[test]
fn the_published_schemas_are_in_step() {
    assert!(
        schema::text(&schema::of_guide().unwrap()).unwrap() == PUBLISHED,
        "make it anew: cargo data schema > public/policies.schema.json"
    );
    assert!(
        schema::text(&schema::of_overlay().unwrap()).unwrap() == PUBLISHED_OVERLAY,
        "make it anew: cargo data schema --overlay > public/overlay.schema.json"
    );
}

#[test]
fn the_published_guide_holds_to_it_and_a_faulty_one_does_not() {
    let schema: Value = serde_json::from_str(PUBLISHED).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let guide: Value = serde_json::from_str(GUIDE).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(&guide)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert_eq!(errors, [""; 0]);
    for (pointer, value) in [
        ("/format", json!(2)),
        ("/policies/0/number", json!(0)),
        ("/policies/0/status", json!("gone")),
        ("/policies/0/editorial/titel", json!("x")),
        ("/policies/0/editorial/title", json!(7)),
        ("/policies/0/editorial/benefits/0/unit", json!("EUR")),
        ("/policies/0/valid_until", json!("tomorrow")),
        ("/categories/0/id", json!("an id")),
        ("/vocabulary/agencies/0/level", json!("town")),
    ] {
        let mut broken = guide.clone();
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        broken.pointer_mut(parent).unwrap()[name] = value;
        assert!(!validator.is_valid(&broken), "{pointer}");
    }
    let mut commented = guide;
    commented["policies"][0]["// note"] = json!("for us");
    assert!(validator.is_valid(&commented));
}
