//! The file walked along its schema: every part with the name of its form, unknown fields, and values that are no choice.

use serde_json::Value;

use super::finding::Finding;
use super::place::within;
use super::rules::{UNKNOWN_CHOICE, UNKNOWN_FIELD};

/// A part of the file.
#[derive(Debug)]
pub struct Part<'a> {
    /// The name of its form in the schema, such as `Contact`.
    pub form: &'a str,
    /// Where it stands.
    pub place: String,
    /// What is written there.
    pub value: &'a Value,
}

/// What the walk found.
#[derive(Debug, Default)]
pub struct Written<'a> {
    /// Every part whose form has a name, in the order of the file.
    pub parts: Vec<Part<'a>>,
    /// Unknown fields and values that are no choice.
    pub findings: Vec<Finding>,
}

/// Walks a file along its schema.
pub fn walk<'a>(schema: &'a Value, file: &'a Value) -> Written<'a> {
    let mut walk = Walk { root: schema, written: Written::default() };
    walk.visit(schema, file, "");
    walk.written
}

struct Walk<'a> {
    root: &'a Value,
    written: Written<'a>,
}

impl<'a> Walk<'a> {
    fn visit(&mut self, schema: &'a Value, value: &'a Value, place: &str) {
        if value.is_null() {
            return;
        }
        if let Some(form) = schema["$ref"].as_str().and_then(|way| way.strip_prefix("#/$defs/")) {
            self.written.parts.push(Part { form, place: place.to_owned(), value });
            return self.visit(&self.root["$defs"][form], value, place);
        }
        let choices = schema["anyOf"].as_array().or_else(|| schema["oneOf"].as_array());
        if let Some(choices) = choices {
            return self.visit_one_of(choices, value, place);
        }
        match value {
            Value::Object(fields) => {
                for (name, inner) in fields {
                    self.visit_field(schema, name, inner, &within(place, name), place);
                }
            }
            Value::Array(items) => {
                for (idx, item) in items.iter().enumerate() {
                    self.visit(&schema["items"], item, &format!("{place}[{idx}]"));
                }
            }
            _ => {}
        }
    }

    fn visit_field(
        &mut self,
        schema: &'a Value,
        name: &'a str,
        value: &'a Value,
        place: &str,
        parent: &str,
    ) {
        let Some(known) = schema["properties"].as_object() else { return };
        if let Some(schema) = known.get(name) {
            return self.visit(schema, value, place);
        }
        let by_language = schema["patternProperties"]
            .as_object()
            .is_some_and(|patterns| patterns.keys().any(|pattern| pattern != "^//"));
        let is_closed = schema["additionalProperties"] == false;
        if is_closed && !name.starts_with("//") && !(by_language && is_language(name)) {
            let known: Vec<&str> = known.keys().map(String::as_str).collect();
            // The place of what is around it, where the field's own is not looked for.
            let place = if place.is_empty() { parent } else { place };
            self.written.findings.push(Finding::new(
                &UNKNOWN_FIELD,
                place,
                &[name, &known.join(", ")],
            ));
        }
    }

    /// Follows the alternative that the value has the kind of.
    fn visit_one_of(&mut self, choices: &'a [Value], value: &'a Value, place: &str) {
        let words: Vec<&str> =
            choices.iter().filter_map(|choice| choice["const"].as_str()).collect();
        if !words.is_empty() {
            if let Some(word) = value.as_str().filter(|word| !words.contains(word)) {
                let values = [word, &words.join(", ")];
                self.written.findings.push(Finding::new(&UNKNOWN_CHOICE, place, &values));
            }
            return;
        }
        let fits = choices.iter().find(|choice| self.fits(choice, value));
        if let Some(choice) = fits {
            self.visit(choice, value, place);
        }
    }

    fn fits(&self, schema: &Value, value: &Value) -> bool {
        if let Some(form) = schema["$ref"].as_str().and_then(|way| way.strip_prefix("#/$defs/")) {
            return self.fits(&self.root["$defs"][form], value);
        }
        let kind = match value {
            Value::Object(_) => "object",
            Value::Array(_) => "array",
            Value::String(_) => "string",
            _ => return schema["type"] != "null",
        };
        let choices = schema["anyOf"].as_array().or_else(|| schema["oneOf"].as_array());
        match choices {
            Some(choices) => choices.iter().any(|choice| self.fits(choice, value)),
            None => schema["type"] == kind,
        }
    }
}

/// Whether a field is named like a language: `zh`, `en`, `zh-Hant`.
pub fn is_language(name: &str) -> bool {
    let primary = name.split('-').next().unwrap_or("");
    (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_lowercase())
}
