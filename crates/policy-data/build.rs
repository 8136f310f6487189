//! Makes the published schemas small for the checks: without the words for readers, which are most of them.

use std::path::Path;
use std::{env, fs};

use serde_json::Value;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let public = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../public");
    let made = env::var("OUT_DIR")?;
    for name in ["policies.schema.json", "overlay.schema.json"] {
        let published = public.join(name);
        println!("cargo::rerun-if-changed={}", published.display());
        let schema = serde_json::from_str(&fs::read_to_string(published)?)?;
        fs::write(Path::new(&made).join(name), without_words(schema).to_string())?;
    }
    Ok(())
}

/// A field of the format that is called so has an object there, and stays.
fn without_words(schema: Value) -> Value {
    match schema {
        Value::Object(fields) => {
            let kept = fields
                .into_iter()
                .filter(|(key, value)| key != "description" || !value.is_string());
            Value::Object(kept.map(|(key, value)| (key, without_words(value))).collect())
        }
        Value::Array(items) => items.into_iter().map(without_words).collect(),
        other => other,
    }
}
