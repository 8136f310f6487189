//! A file before anything is expected of it: whether it is JSON in a format that is read, and its fields as written.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::FORMAT;
use crate::issue::{Expected, Problem};

/// More levels of brackets than this mean nothing here.
const MAX_DEPTH: usize = 100;

/// More values than this are not read: 10,000 policies have 1.3 million.
const MAX_VALUES: usize = 4_000_000;

/// The object that a file of at most `max` bytes holds, in a format that is read here.
pub(crate) fn parse(json: &str, max: usize) -> Result<Cow<'_, str>, Problem> {
    let json = json.trim_start_matches('\u{feff}').trim();
    if json.len() > max {
        return Err(Problem::TooLarge(json.len()));
    }
    if json.is_empty() {
        return Err(Problem::Empty);
    }
    if json.starts_with('<') {
        return Err(Problem::WebPage);
    }
    measure(json)?;
    serde_json::from_str::<&RawValue>(json).map_err(|err| not_json(json, &err))?;
    if !json.starts_with('{') {
        return Err(Problem::WrongType(Expected::Object));
    }
    match format_of(json) {
        Some(format) if format > FORMAT => Err(Problem::FutureFormat(format)),
        _ => Ok(without_lone_surrogates(json)),
    }
}

fn format_of(json: &str) -> Option<u64> {
    let (_, place) = fields(json)?.into_iter().rfind(|(name, _)| name == "format")?;
    json.get(place)?.parse().ok()
}

/// Refuses what would take more memory or stack than a guide is worth, in JSON or not.
fn measure(json: &str) -> Result<(), Problem> {
    let (mut depth, mut n_values) = (0_usize, 0_usize);
    let (mut in_text, mut is_escaped) = (false, false);
    for byte in json.bytes() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if in_text => is_escaped = true,
            b'"' => in_text = !in_text,
            _ if in_text => {}
            b'[' | b'{' => {
                depth += 1;
                n_values += 1;
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            b',' => n_values += 1,
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Err(Problem::TooDeep);
        }
    }
    if n_values > MAX_VALUES { Err(Problem::TooLarge(json.len())) } else { Ok(()) }
}

/// The line and column of a fault, counted from 1; the column in characters, as editors count.
fn not_json(json: &str, err: &serde_json::Error) -> Problem {
    let (line, column) = (err.line(), err.column());
    // At the end of the file there is no character to name: it is the place after the last.
    let n_before = if err.is_eof() { column } else { column.saturating_sub(1) };
    let text = json.split('\n').nth(line.saturating_sub(1)).unwrap_or("");
    let n_chars = text.char_indices().take_while(|(at, _)| *at < n_before).count();
    Problem::NotJson { line, column: n_chars + 1 }
}

/// How many bytes were read before a fault.
pub(super) fn n_read(json: &str, err: &serde_json::Error) -> usize {
    let before = json.split_inclusive('\n').take(err.line().saturating_sub(1)).map(str::len);
    before.sum::<usize>() + err.column()
}

/// Half of a pair of `\u` escapes is no character: it spoils a letter, where the parser would give up on a row.
fn without_lone_surrogates(json: &str) -> Cow<'_, str> {
    let mut mended: Option<String> = None;
    let mut at = 0;
    while let Some(found) = json.get(at..).and_then(|rest| rest.find('\\')) {
        at += found;
        let is_pair = is_surrogate(json, at, "89ab") && is_surrogate(json, at + 6, "cdef");
        if is_pair {
            at += 12;
        } else if is_surrogate(json, at, "89abcdef") {
            mended.get_or_insert_with(|| json.to_owned()).replace_range(at + 2..at + 6, "fffd");
            at += 6;
        } else {
            at += 2;
        }
    }
    mended.map_or(Cow::Borrowed(json), Cow::Owned)
}

/// Whether `\ud` stands there, followed by one of these digits.
fn is_surrogate(json: &str, at: usize, digits: &str) -> bool {
    let Some(&[b'\\', b'u', b'd' | b'D', digit]) = json.as_bytes().get(at..at + 4) else {
        return false;
    };
    digits.contains(char::from(digit.to_ascii_lowercase()))
}

/// The names of an object's fields with the places of their values, in the order of the file; `None` where the text
/// is no object.
pub(crate) fn fields(json: &str) -> Option<Vec<(String, Range<usize>)>> {
    let Fields(fields) = serde_json::from_str(json).ok()?;
    Some(fields.into_iter().map(|(name, value)| (name, place_in(json, value))).collect())
}

/// The places of a list's items; `None` where the text is no list.
pub(crate) fn items(json: &str) -> Option<Vec<Range<usize>>> {
    let items: Vec<&RawValue> = serde_json::from_str(json).ok()?;
    Some(items.into_iter().map(|item| place_in(json, item)).collect())
}

fn place_in(json: &str, value: &RawValue) -> Range<usize> {
    let start = value.get().as_ptr().addr() - json.as_ptr().addr();
    start..start + value.get().len()
}

/// The fields of an object, each value as written, also where a name stands twice.
struct Fields<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(FieldsVisitor)
    }
}

struct FieldsVisitor;

impl<'de> Visitor<'de> for FieldsVisitor {
    type Value = Fields<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields<'de>, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = map.next_entry()? {
            fields.push(field);
        }
        Ok(Fields(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lone_surrogate_spoils_one_letter() {
        let mended = |json| without_lone_surrogates(json).into_owned();
        assert_eq!(mended(r#""\ud800x""#), r#""\ufffdx""#);
        assert_eq!(mended(r#""\uD800\u0041""#), r#""\ufffd\u0041""#);
        assert_eq!(mended(r#""\udc00\ud83d\ude00""#), r#""\ufffd\ud83d\ude00""#);
        assert_eq!(mended(r#""\\ud800\n\\""#), r#""\\ud800\n\\""#);
    }

    #[track_caller]
    fn stops_at(json: &str, line: usize, column: usize) {
        assert_eq!(parse(json, 100), Err(Problem::NotJson { line, column }), "{json}");
    }

    #[test]
    fn says_where_it_stopped_in_characters() {
        stops_at("{\"a\": x}", 1, 7);
        stops_at("{\"重庆\": x}", 1, 8);
        stops_at("{\n \"安家\" 1}", 2, 7);
        stops_at("[1, 2", 1, 6);
        stops_at("{} {}", 1, 4);
        stops_at("{\"a\": 01}", 1, 8);
        stops_at("{\"a\": 1,}", 1, 9);
        stops_at("{\"a\": \"\\x\"}", 1, 9);
    }

    #[test]
    fn what_is_too_deep_or_has_too_many_values_is_refused() {
        assert_eq!(parse(&"[".repeat(10_000), 1 << 20), Err(Problem::TooDeep));
        assert!(parse(&["{\"a\": \"", &"[".repeat(500), "\"}"].concat(), 1 << 20).is_ok());
    }

    #[test]
    fn values_are_found_where_they_stand() {
        let json = r#"{ "a" : [1, 2] , "b":{}, "a":null}"#;
        let found = fields(json).unwrap();
        let written: Vec<_> =
            found.iter().map(|(name, at)| (name.as_str(), &json[at.clone()])).collect();
        assert_eq!(written, [("a", "[1, 2]"), ("b", "{}"), ("a", "null")]);
        assert_eq!((fields("[1]"), items("{}")), (None, None));
    }
}
