//! `schema`: what the files look like, as JSON Schemas derived from the types of the format.
//!
//! Checks read the schemas as they are published, which a test holds to be these, so that the office's page need not carry
//! what derives them.

use anyhow::Result;
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value;

/// The schema of a guide as it is published, without its words for readers.
///
/// # Errors
/// When the published file is no JSON.
pub fn published_of_guide() -> Result<Value> {
    Ok(serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/policies.schema.json")))?)
}

/// The schema of a district's overlay as it is published, without its words for readers.
///
/// # Errors
/// When the published file is no JSON.
pub fn published_of_overlay() -> Result<Value> {
    Ok(serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/overlay.schema.json")))?)
}

/// The schema of a guide.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn of_guide() -> Result<Value> {
    of::<policy_format::Guide>()
}

/// The schema of a district's overlay.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn of_overlay() -> Result<Value> {
    of::<policy_format::Overlay>()
}

/// The schema of a list of changes.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn of_changes() -> Result<Value> {
    of::<policy_format::Changes>()
}

/// The schema of a file of questions in people's own words.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn of_asks() -> Result<Value> {
    of::<policy_format::AsksFile>()
}

fn of<T: JsonSchema>() -> Result<Value> {
    let generator = SchemaSettings::draft2020_12().into_generator();
    Ok(serde_json::to_value(generator.into_root_schema_for::<T>())?)
}

/// A schema as it is published.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn text(schema: &Value) -> Result<String> {
    Ok(serde_json::to_string_pretty(schema)? + "\n")
}
