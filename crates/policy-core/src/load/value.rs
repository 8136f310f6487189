//! JSON as it is written, before anything is expected of it.
//!
//! Our own hundred lines, because `serde_json` is 3 of the 100 KB that the widget's first use may take. They also
//! lose less: a lone surrogate or a number beyond all bounds spoils one value, not the file. The tests hold them
//! against `serde_json`.

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Null,
    Flag(bool),
    Whole(u64),
    /// Any other number, as written.
    Number(String),
    Text(String),
    List(Vec<Value>),
    Object(Vec<(String, Value)>),
}

impl Value {
    /// The field of that name; the last where it is written twice.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        let Self::Object(fields) = self else { return None };
        fields.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    pub(crate) fn as_list(&self) -> Option<&[Self]> {
        if let Self::List(items) = self { Some(items) } else { None }
    }

    pub(crate) fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    pub(crate) fn as_whole(&self) -> Option<u64> {
        if let Self::Whole(number) = self { Some(*number) } else { None }
    }

    pub(crate) fn is_object(&self) -> bool {
        matches!(self, Self::Object(_))
    }
}

/// Why a text is not JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// From this byte on it is not.
    At(usize),
    /// Brackets are nested beyond any sense.
    TooDeep,
    /// There are more values than memory should be given to.
    TooMany,
}

/// More levels of brackets than this mean nothing here.
const MAX_DEPTH: usize = 100;

/// More values than this are not read: 10,000 policies have 1.3 million, and each takes up to 56 bytes.
const MAX_VALUES: usize = 4_000_000;

/// Reads all of `json`.
pub(crate) fn parse(json: &str) -> Result<Value, Fault> {
    let mut parser = Parser { json, bytes: json.as_bytes(), at: 0, n_left: MAX_VALUES };
    let value = parser.value(0)?;
    match parser.peek() {
        None => Ok(value),
        Some(_) => Err(Fault::At(parser.at)),
    }
}

struct Parser<'a> {
    json: &'a str,
    bytes: &'a [u8],
    at: usize,
    n_left: usize,
}

impl Parser<'_> {
    /// The next byte that is no blank.
    fn peek(&mut self) -> Option<u8> {
        while matches!(self.bytes.get(self.at), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
        self.bytes.get(self.at).copied()
    }

    fn value(&mut self, depth: usize) -> Result<Value, Fault> {
        if depth > MAX_DEPTH {
            return Err(Fault::TooDeep);
        }
        self.n_left = self.n_left.checked_sub(1).ok_or(Fault::TooMany)?;
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.list(depth),
            Some(b'"') => Ok(Value::Text(self.text()?)),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => self.word(),
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value, Fault> {
        let mut fields = Vec::new();
        while self.goes_on(b'}', fields.is_empty())? {
            if self.peek() != Some(b'"') {
                return Err(Fault::At(self.at));
            }
            let key = self.text()?;
            if self.peek() != Some(b':') {
                return Err(Fault::At(self.at));
            }
            self.at += 1;
            fields.push((key, self.value(depth + 1)?));
        }
        Ok(Value::Object(fields))
    }

    fn list(&mut self, depth: usize) -> Result<Value, Fault> {
        let mut items = Vec::new();
        while self.goes_on(b']', items.is_empty())? {
            items.push(self.value(depth + 1)?);
        }
        Ok(Value::List(items))
    }

    /// Steps over the bracket that opens or the comma before the next; false at the bracket that closes.
    fn goes_on(&mut self, close: u8, is_first: bool) -> Result<bool, Fault> {
        if is_first {
            self.at += 1;
        }
        match self.peek() {
            Some(byte) if byte == close => {
                self.at += 1;
                Ok(false)
            }
            Some(_) if is_first => Ok(true),
            Some(b',') => {
                self.at += 1;
                Ok(true)
            }
            _ => Err(Fault::At(self.at)),
        }
    }

    fn word(&mut self) -> Result<Value, Fault> {
        let words =
            [("null", Value::Null), ("true", Value::Flag(true)), ("false", Value::Flag(false))];
        for (word, value) in words {
            if self.bytes[self.at..].starts_with(word.as_bytes()) {
                self.at += word.len();
                return Ok(value);
            }
        }
        Err(Fault::At(self.at))
    }

    fn number(&mut self) -> Result<Value, Fault> {
        let start = self.at;
        while matches!(
            self.bytes.get(self.at),
            Some(b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9')
        ) {
            self.at += 1;
        }
        let written = &self.json[start..self.at];
        if !is_number(written.as_bytes()) {
            return Err(Fault::At(start));
        }
        Ok(written.parse().map_or_else(|_| Value::Number(written.to_owned()), Value::Whole))
    }

    fn text(&mut self) -> Result<String, Fault> {
        self.at += 1;
        let mut text = String::new();
        loop {
            let start = self.at;
            while !matches!(self.bytes.get(self.at), Some(b'"' | b'\\') | None) {
                self.at += 1;
            }
            text.push_str(&self.json[start..self.at]);
            match self.bytes.get(self.at) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some(_) => text.push(self.escape()?),
                None => return Err(Fault::At(self.at)),
            }
        }
    }

    /// What a backslash stands for.
    fn escape(&mut self) -> Result<char, Fault> {
        let start = self.at;
        self.at += 2;
        Ok(match self.bytes.get(start + 1) {
            Some(b'n') => '\n',
            Some(b't') => '\t',
            Some(b'r') => '\r',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'u') => return self.unicode(),
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(*byte),
            _ => return Err(Fault::At(start)),
        })
    }

    /// Four digits; two times four for what lies beyond them. Half of such a pair is no character.
    fn unicode(&mut self) -> Result<char, Fault> {
        let mut code = self.four_digits()?;
        if (0xd800..0xdc00).contains(&code) && self.bytes[self.at..].starts_with(b"\\u") {
            let after_first = self.at;
            self.at += 2;
            let low = self.four_digits()?;
            if (0xdc00..0xe000).contains(&low) {
                code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
            } else {
                self.at = after_first;
            }
        }
        Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn four_digits(&mut self) -> Result<u32, Fault> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.bytes.get(self.at).and_then(|byte| char::from(*byte).to_digit(16));
            code = code * 16 + digit.ok_or(Fault::At(self.at))?;
            self.at += 1;
        }
        Ok(code)
    }
}

/// `-12.5e+3`, and nothing that JSON does not allow, such as `01` or `1.`.
fn is_number(written: &[u8]) -> bool {
    let digits = |bytes: &[u8]| bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let rest = written.strip_prefix(b"-").unwrap_or(written);
    let n_whole = digits(rest);
    if n_whole == 0 || (n_whole > 1 && rest[0] == b'0') {
        return false;
    }
    let mut rest = &rest[n_whole..];
    if let Some(decimals) = rest.strip_prefix(b".") {
        let n_decimals = digits(decimals);
        if n_decimals == 0 {
            return false;
        }
        rest = &decimals[n_decimals..];
    }
    if let Some(exponent) = rest.strip_prefix(b"e").or_else(|| rest.strip_prefix(b"E")) {
        let exponent =
            exponent.strip_prefix(b"+").or_else(|| exponent.strip_prefix(b"-")).unwrap_or(exponent);
        return !exponent.is_empty() && digits(exponent) == exponent.len();
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{GUIDE, Noise};

    fn same(ours: &Value, theirs: &serde_json::Value) -> bool {
        use serde_json::Value as Json;
        match (ours, theirs) {
            (Value::Null, Json::Null) => true,
            (Value::Flag(a), Json::Bool(b)) => a == b,
            (Value::Whole(a), Json::Number(b)) => b.as_u64() == Some(*a),
            (Value::Number(_), Json::Number(b)) => b.as_u64().is_none(),
            (Value::Text(a), Json::String(b)) => a == b,
            (Value::List(a), Json::Array(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
            }
            (Value::Object(a), Json::Object(b)) => {
                b.iter().all(|(key, value)| ours.get(key).is_some_and(|ours| same(ours, value)))
                    && a.len() >= b.len()
            }
            _ => false,
        }
    }

    #[track_caller]
    fn check(json: &str) {
        match (parse(json), serde_json::from_str::<serde_json::Value>(json)) {
            (Ok(ours), Ok(theirs)) => assert!(same(&ours, &theirs), "{json}"),
            (Err(_), Err(_)) => {}
            (ours, theirs) => panic!("{json}: {ours:?} {theirs:?}"),
        }
    }

    #[test]
    fn agrees_with_serde_json() {
        check(GUIDE);
        for json in [
            "1",
            "-0",
            "01",
            "1.",
            ".5",
            "1.5e3",
            "1e",
            "--1",
            "+1",
            "18446744073709551616",
            "nul",
            "nulll",
            "truefalse",
            "\"a\\u00e9\\ud83d\\ude00\\n\\/\"",
            "\"\\x\"",
            "\"\\u12\"",
            "\"",
            "[1,]",
            "[,1]",
            "[1 2]",
            "{}",
            "{\"a\":}",
            "{\"a\" 1}",
            "{a:1}",
            "{\"a\":1,}",
            "{\"a\":1,\"a\":2}",
            " [ ] ",
            "[]]",
            "",
            "  ",
        ] {
            check(json);
        }
    }

    #[test]
    fn agrees_with_serde_json_on_damaged_guides() {
        let mut noise = Noise::new(3);
        for _ in 0..600 {
            let at = noise.below(GUIDE.len());
            let Some((before, after)) = GUIDE.split_at_checked(at) else { continue };
            let mut rest = after.chars();
            rest.next();
            let damage = ["", "\"", ",", "}", "7", "\\", "[", ":"][noise.below(8)];
            check(&[before, damage, rest.as_str()].concat());
        }
    }

    #[test]
    fn spoils_one_value_where_others_give_up() {
        assert_eq!(parse("\"\\ud800x\""), Ok(Value::Text("\u{fffd}x".into())));
        assert_eq!(parse("\"\\ud800\\u0041\""), Ok(Value::Text("\u{fffd}A".into())));
        assert_eq!(parse("1e400"), Ok(Value::Number("1e400".into())));
    }

    #[test]
    fn says_where_it_stopped() {
        assert_eq!(parse("{\"a\": x}"), Err(Fault::At(6)));
        assert_eq!(parse("[1, 2"), Err(Fault::At(5)));
        assert_eq!(parse(&"[".repeat(100_000)), Err(Fault::TooDeep));
    }
}
