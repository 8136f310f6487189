//! Where in the text of a file a field stands, and fields that are written twice.

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged as _;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::finding::Finding;
use super::place::within;
use super::rules::REPEATED_FIELD;

/// The text of a file with its fields.
pub struct Places<'a> {
    text: &'a str,
    /// Where each line begins.
    lines: Vec<usize>,
    root: Option<Value<'a>>,
}

impl<'a> Places<'a> {
    /// Of a text; one that is no JSON has no places.
    pub fn of(text: &'a str) -> Self {
        let parsed = parse_to_ast(text, &CollectOptions::default(), &ParseOptions::default());
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(breaks).collect();
        Self { text, lines, root: parsed.ok().and_then(|parsed| parsed.value) }
    }

    /// Line and column of a place such as `policies[3].contacts[0].phone`, or of the nearest field around it.
    pub fn position(&self, place: &str) -> (usize, usize) {
        let Some(root) = &self.root else { return (1, 1) };
        let (mut value, mut at) = (root, root.start());
        for step in steps(place) {
            let inner = match (value, step) {
                (Value::Object(object), Step::Field(name)) => {
                    // The last one counts.
                    object.properties.iter().rev().find(|field| field.name.as_str() == name).map(
                        |field| {
                            at = field.start();
                            &field.value
                        },
                    )
                }
                (Value::Array(list), Step::Item(idx)) => {
                    list.elements.get(idx).inspect(|item| at = item.start())
                }
                _ => None,
            };
            match inner {
                Some(inner) => value = inner,
                None => break,
            }
        }
        self.line_and_column(at)
    }

    fn line_and_column(&self, byte: usize) -> (usize, usize) {
        let before = self.text.get(..byte).unwrap_or(self.text);
        let line = self.lines.partition_point(|start| *start <= before.len());
        let start = self.lines.get(line - 1).copied().unwrap_or_default();
        (line, before.get(start..).unwrap_or_default().chars().count() + 1)
    }

    /// Fields that are written twice in the same object.
    pub fn repeated_fields(&self) -> Vec<Finding> {
        let mut found = Vec::new();
        if let Some(root) = &self.root {
            find_repeated(root, "", &mut found);
        }
        found
    }
}

enum Step<'a> {
    Field(&'a str),
    Item(usize),
}

/// The steps of a place: fields and positions in lists.
fn steps(place: &str) -> impl Iterator<Item = Step<'_>> {
    place.split('.').filter(|part| !part.is_empty()).flat_map(|part| {
        let mut pieces = part.split('[');
        let name = pieces.next().filter(|name| !name.is_empty()).map(Step::Field);
        let items = pieces.filter_map(|item| item.trim_end_matches(']').parse().ok());
        name.into_iter().chain(items.map(Step::Item))
    })
}

fn find_repeated(value: &Value<'_>, place: &str, found: &mut Vec<Finding>) {
    match value {
        Value::Object(object) => {
            for (idx, field) in object.properties.iter().enumerate() {
                let name = field.name.as_str();
                let here = within(place, name);
                let again =
                    object.properties.iter().skip(idx + 1).any(|other| other.name.as_str() == name);
                if again && !name.starts_with("//") {
                    found.push(Finding::new(&REPEATED_FIELD, here.as_str(), &[name]));
                }
                find_repeated(&field.value, &here, found);
            }
        }
        Value::Array(list) => {
            for (idx, item) in list.elements.iter().enumerate() {
                find_repeated(item, &format!("{place}[{idx}]"), found);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "{\n  \"a\": [1, {\"b\": 2}],\n  \"条\": {\"c\": 3, \"c\": 4}\n}";

    #[test]
    fn finds_the_line_and_column_of_a_field_or_of_what_is_around_it() {
        let places = Places::of(TEXT);
        assert_eq!(places.position("a[1].b"), (2, 13));
        assert_eq!(places.position("a[1].none.deeper"), (2, 12));
        assert_eq!(places.position("条.c"), (3, 17));
        assert_eq!(places.position(""), (1, 1));
        assert_eq!(Places::of("{").position("a"), (1, 1));
    }

    #[test]
    fn finds_fields_that_are_written_twice() {
        let found = Places::of(TEXT).repeated_fields();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].place, "条.c");
    }
}
