//! Texts that are written once, or once a language.

use policy_core::highlight::find_quotes;
use serde_json::{Map, Value, json};

use crate::place::at;

/// The text of a language. `first` is the language of texts without one.
pub fn text<'a>(file: &'a Value, pointer: &str, lang: &str, first: &str) -> &'a str {
    match at(file, pointer) {
        Value::String(text) if lang == first => text,
        texts => texts[lang].as_str().unwrap_or(""),
    }
}

/// The text of a language, else of the first.
pub fn text_or_first<'a>(file: &'a Value, pointer: &str, lang: &str, first: &str) -> &'a str {
    match text(file, pointer, lang, first) {
        "" => text(file, pointer, first, first),
        own => own,
    }
}

/// What stands at the place once a language has that text; nothing where no language has one.
pub fn with_text(
    file: &Value,
    pointer: &str,
    lang: &str,
    first: &str,
    text: &str,
) -> Option<Value> {
    let mut texts = match at(file, pointer) {
        Value::String(_) if lang == first => return said(text),
        Value::String(known) => Map::from_iter([(first.to_owned(), json!(known))]),
        Value::Object(texts) => texts.clone(),
        _ => Map::new(),
    };
    match said(text) {
        Some(text) => drop(texts.insert(lang.to_owned(), text)),
        None => drop(texts.shift_remove(lang)),
    }
    (!texts.is_empty()).then(|| texts.into())
}

fn said(text: &str) -> Option<Value> {
    (!text.is_empty()).then(|| json!(text))
}

/// A list of texts, one a line; nothing where there is none.
pub fn lines(text: &str) -> Option<Value> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    (!lines.is_empty()).then(|| json!(lines))
}

/// A text with each of `quotes` marked that stands in it.
pub fn marked(text: &str, quotes: &[&str]) -> Vec<(bool, String)> {
    let places = find_quotes(text, quotes.iter().copied());
    let mut runs: Vec<(bool, String)> = Vec::new();
    for (at, c) in text.char_indices() {
        let is_quoted = places.iter().any(|place| place.contains(&at));
        match runs.last_mut() {
            Some((quoted, run)) if *quoted == is_quoted => run.push(c),
            _ => runs.push((is_quoted, c.to_string())),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_without_a_language_is_in_the_first() {
        let file = json!({ "title": "甲" });
        assert_eq!(
            (text(&file, "/title", "zh", "zh"), text(&file, "/title", "en", "zh")),
            ("甲", "")
        );
        assert_eq!(text_or_first(&file, "/title", "en", "zh"), "甲");
        let both = with_text(&file, "/title", "en", "zh", "A").unwrap();
        assert_eq!(both, json!({ "zh": "甲", "en": "A" }));
        assert_eq!(with_text(&file, "/title", "zh", "zh", "乙").unwrap(), json!("乙"));
        assert_eq!(with_text(&json!({ "t": { "zh": "甲" } }), "/t", "zh", "zh", ""), None);
    }

    #[test]
    fn quotes_are_marked_where_they_stand() {
        let runs = marked("给予100万元奖励", &["100万元", "没有的"]);
        let shown: Vec<_> = runs.iter().map(|(quoted, run)| (*quoted, run.as_str())).collect();
        assert_eq!(shown, [(false, "给予"), (true, "100万元"), (false, "奖励")]);
        assert_eq!(lines(" a\n\nb "), Some(json!(["a", "b"])));
        assert_eq!(lines(" \n"), None);
    }
}
