//! Reading JSON a piece at a time, so that whoever has other things to do meanwhile, such as draw a page, can do them.

use serde_json::{Map, Value};

/// A part that is not longer than this, in bytes, is read at once.
const PIECE: usize = 16 << 10;
/// So many bytes are looked at at once to see whether they are text.
const CHUNK: usize = 128 << 10;
/// Deeper files are refused, as `serde_json` does.
const MAX_DEPTH: usize = 127;

/// A list or an object that is being read.
#[derive(Debug)]
enum Open {
    List(Vec<Value>),
    Fields(Map<String, Value>, String),
}

/// What must come next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Value,
    ValueOrEnd,
    Key,
    KeyOrEnd,
    CommaOrEnd,
    Nothing,
}

/// Where the reading stands.
#[derive(Debug, PartialEq)]
pub enum Step {
    /// There is more to read.
    More,
    /// It is read.
    Done(Value),
    /// It is no JSON.
    Bad,
}

/// A text that is being read.
#[derive(Debug)]
pub struct Slices {
    /// Bytes that are still to be taken for text; where they are none, they stay.
    bytes: Vec<u8>,
    n_taken: usize,
    text: String,
    at: usize,
    piece: usize,
    open: Vec<Open>,
    next: Next,
    whole: Value,
}

impl Slices {
    /// Begins to read a text; a byte order mark before it is passed over.
    pub fn of(text: String) -> Self {
        Self::in_pieces(text, PIECE)
    }

    /// The same with pieces of another length, which changes nothing but the number of steps.
    pub fn in_pieces(text: String, piece: usize) -> Self {
        let (bytes, open) = (Vec::new(), Vec::new());
        let at = mark(&text);
        Self { bytes, n_taken: 0, text, at, piece, open, next: Next::Value, whole: Value::Null }
    }

    /// Begins to read bytes, in UTF-8.
    pub fn of_bytes(bytes: Vec<u8>) -> Self {
        let text = String::with_capacity(bytes.len());
        Self { bytes, ..Self::of(text) }
    }

    /// The text, letter by letter; where it was made of bytes that are none, these as well.
    pub fn into_text(self) -> (String, Vec<u8>) {
        (self.text, self.bytes)
    }

    /// How much is read, from 0 to 100.
    pub fn percent(&self) -> usize {
        self.at * 100 / self.text.len().max(self.bytes.len()).max(1)
    }

    /// Takes the next bytes for text.
    fn take_bytes(&mut self) {
        let end = self.bytes.len().min(self.n_taken + CHUNK);
        let chunk = self.bytes.get(self.n_taken..end).unwrap_or_default();
        let valid = match std::str::from_utf8(chunk) {
            Ok(text) => text,
            // The last character goes on in the next chunk.
            Err(error) if error.error_len().is_none() && end < self.bytes.len() => {
                std::str::from_utf8(&chunk[..error.valid_up_to()]).unwrap_or_default()
            }
            Err(_) => return self.take_no_text(),
        };
        self.text.push_str(valid);
        self.n_taken += valid.len();
        if self.n_taken == self.bytes.len() {
            self.bytes = Vec::new();
            self.n_taken = 0;
            self.at = mark(&self.text);
        }
    }

    /// What is no text is read as if it were one, with a sign in the place of what cannot be read.
    fn take_no_text(&mut self) {
        self.text = String::from_utf8_lossy(&self.bytes).into_owned();
        self.n_taken = self.bytes.len();
        self.at = mark(&self.text);
    }

    /// Reads the next piece.
    pub fn step(&mut self) -> Step {
        if self.n_taken < self.bytes.len() {
            self.take_bytes();
            return Step::More;
        }
        self.skip_blanks();
        let Some(byte) = self.byte() else {
            let is_whole = self.next == Next::Nothing;
            return if is_whole { Step::Done(std::mem::take(&mut self.whole)) } else { Step::Bad };
        };
        let is_read = match self.next {
            Next::ValueOrEnd if byte == b']' => self.close(byte),
            Next::KeyOrEnd if byte == b'}' => self.close(byte),
            Next::Value | Next::ValueOrEnd => self.value(byte),
            Next::Key | Next::KeyOrEnd => self.key(),
            Next::CommaOrEnd if byte == b',' => self.comma(),
            Next::CommaOrEnd => self.close(byte),
            Next::Nothing => None,
        };
        if is_read.is_some() { Step::More } else { Step::Bad }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_blanks(&mut self) {
        while self.byte().is_some_and(|byte| b" \n\r\t".contains(&byte)) {
            self.at += 1;
        }
    }

    /// Reads a value as a whole where it is short, else begins to.
    fn value(&mut self, byte: u8) -> Option<()> {
        let end = match byte {
            b'{' | b'[' => match self.end_of_short() {
                Some(end) => end,
                None => return self.begin(byte),
            },
            b'"' => self.end_of_text()?,
            _ => self.end_of_word(),
        };
        let value = serde_json::from_str(self.text.get(self.at..end)?).ok()?;
        self.at = end;
        self.put(value);
        Some(())
    }

    fn begin(&mut self, byte: u8) -> Option<()> {
        self.at += 1;
        let (open, next) = match byte {
            b'[' => (Open::List(Vec::new()), Next::ValueOrEnd),
            _ => (Open::Fields(Map::new(), String::new()), Next::KeyOrEnd),
        };
        self.open.push(open);
        self.next = next;
        (self.open.len() <= MAX_DEPTH).then_some(())
    }

    fn key(&mut self) -> Option<()> {
        let end = self.end_of_text()?;
        let name = serde_json::from_str(self.text.get(self.at..end)?).ok()?;
        self.at = end;
        self.skip_blanks();
        if self.byte() != Some(b':') {
            return None;
        }
        self.at += 1;
        self.next = Next::Value;
        match self.open.last_mut() {
            Some(Open::Fields(_, key)) => *key = name,
            _ => return None,
        }
        Some(())
    }

    fn comma(&mut self) -> Option<()> {
        self.at += 1;
        self.next = match self.open.last()? {
            Open::List(_) => Next::Value,
            Open::Fields(..) => Next::Key,
        };
        Some(())
    }

    fn close(&mut self, byte: u8) -> Option<()> {
        self.at += 1;
        let value = match (self.open.pop()?, byte) {
            (Open::List(items), b']') => Value::Array(items),
            (Open::Fields(fields, _), b'}') => Value::Object(fields),
            _ => return None,
        };
        self.put(value);
        Some(())
    }

    /// Puts a value that is read where it belongs.
    fn put(&mut self, value: Value) {
        self.next = Next::CommaOrEnd;
        match self.open.last_mut() {
            Some(Open::List(items)) => items.push(value),
            Some(Open::Fields(fields, key)) => drop(fields.insert(std::mem::take(key), value)),
            None => {
                self.whole = value;
                self.next = Next::Nothing;
            }
        }
    }

    /// The end of the list or object that begins here, where it is a short one.
    fn end_of_short(&self) -> Option<usize> {
        let (mut depth, mut is_text, mut is_escaped) = (0_usize, false, false);
        let bytes = self.text.as_bytes().get(self.at..)?;
        for (n, byte) in bytes.iter().take(self.piece).enumerate() {
            match byte {
                _ if is_escaped => is_escaped = false,
                b'\\' if is_text => is_escaped = true,
                b'"' => is_text = !is_text,
                b'{' | b'[' if !is_text => depth += 1,
                b'}' | b']' if !is_text => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Some(self.at + n + 1);
            }
        }
        None
    }

    /// The end of the text in quotes that begins here.
    fn end_of_text(&self) -> Option<usize> {
        let bytes = self.text.as_bytes();
        if bytes.get(self.at) != Some(&b'"') {
            return None;
        }
        let mut at = self.at + 1;
        loop {
            match bytes.get(at)? {
                b'\\' => at += 2,
                b'"' => return Some(at + 1),
                _ => at += 1,
            }
        }
    }

    /// The end of a number or a word.
    fn end_of_word(&self) -> usize {
        let rest = self.text.as_bytes().iter().enumerate().skip(self.at);
        let mut ends = rest.filter(|(_, byte)| b",]} \n\r\t".contains(byte)).map(|(at, _)| at);
        ends.next().unwrap_or(self.text.len())
    }
}

/// The length of a byte order mark before a text.
fn mark(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

/// Reads a text to its end.
pub fn whole(text: String) -> Option<Value> {
    finish(Slices::of(text))
}

fn finish(mut slices: Slices) -> Option<Value> {
    loop {
        match slices.step() {
            Step::More => {}
            Step::Done(value) => return Some(value),
            Step::Bad => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, piece: usize) -> Option<Value> {
        finish(Slices::in_pieces(text.to_owned(), piece))
    }

    #[test]
    fn reads_and_refuses_what_serde_json_does_whatever_the_length_of_a_piece() {
        let texts = [
            r#"{"a":[1,2.5,{"b":null}],"c":"x\"]}\\","d":{},"e":[],"a":true}"#,
            " [ 1 , [ ] , { } ] ",
            "\"a\\u5b89\"",
            "12",
            "",
            " ",
            "[1,]",
            "[,1]",
            "{\"a\":1,}",
            "{\"a\" 1}",
            "{1:2}",
            "{\"a\":}",
            "[1 2]",
            "[}",
            "{]",
            "[1]]",
            "tru",
            "[1e400]",
            "\"\\ud800\"",
            "[\"a",
            "{\"a\":1",
        ];
        for text in texts {
            for piece in [0, 1, 5, 9, 1_000] {
                let plain = serde_json::from_str::<Value>(text).ok();
                assert_eq!(read(text, piece), plain, "{text} in pieces of {piece}");
                let is_alike = read(text, piece).map(|value| value.to_string());
                assert_eq!(is_alike, plain.map(|value| value.to_string()), "the order of {text}");
            }
        }
    }

    #[test]
    fn bytes_are_taken_for_text_wherever_a_chunk_ends() {
        for n_before in 0..4 {
            let text = format!("[\"{}{}\"]", "a".repeat(n_before), "\u{5b89}".repeat(CHUNK));
            let mut slices = Slices::of_bytes(text.clone().into_bytes());
            while slices.step() == Step::More {}
            assert_eq!(slices.into_text(), (text, Vec::new()));
        }
        let no_text = b"[\"\xff\"]".to_vec();
        let mut slices = Slices::of_bytes(no_text.clone());
        while slices.step() == Step::More {}
        assert_eq!(slices.into_text(), ("[\"\u{fffd}\"]".to_owned(), no_text));
    }

    #[test]
    fn a_file_without_an_end_of_depth_is_refused_and_a_mark_before_it_is_not() {
        assert_eq!(read(&"[".repeat(100_000), 4), None);
        assert_eq!(read("\u{feff}[1]", 4), Some(serde_json::json!([1])));
    }
}
