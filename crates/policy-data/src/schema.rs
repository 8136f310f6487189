//! `schema`: what the file of a guide looks like, as a JSON Schema made from the written form.

pub mod guide;

use anyhow::Result;
use schemars::generate::SchemaSettings;
use serde_json::Value;

/// The schema of a guide.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn of_guide() -> Result<Value> {
    // A field that may be left out may also be null, as the loader takes it.
    let settings = SchemaSettings::draft2020_12();
    let schema = settings.into_generator().into_root_schema_for::<guide::Guide>();
    Ok(serde_json::to_value(schema)?)
}

/// The schema as it is published.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn text() -> Result<String> {
    Ok(serde_json::to_string_pretty(&of_guide()?)? + "\n")
}
