//! Titles in a language without blanks: a line ends after a phrase, not inside of a word.

use erased_view::{ErasedView, html};

/// Less than this is no phrase of its own.
const MIN_LEN: usize = 2;

/// A text whose phrases stay whole where there is room; `ends` has the characters that end one.
pub fn in_phrases(text: &str, ends: &str) -> ErasedView {
    match phrases(text, ends).as_slice() {
        [] | [_] => text.to_owned().into(),
        parts => parts.iter().map(|part| phrase(part)).collect::<Vec<_>>().into(),
    }
}

fn phrase(text: &str) -> ErasedView {
    html::span().class("phrase").child(text.to_owned()).into()
}

fn phrases<'a>(text: &'a str, ends: &str) -> Vec<&'a str> {
    let is_long = |text: &str| text.chars().count() >= MIN_LEN;
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let (phrase, rest) = text.split_at(at + c.len_utf8());
        if ends.contains(c) && is_long(&phrase[start..]) && is_long(rest) {
            parts.push(&phrase[start..]);
            start = phrase.len();
        }
    }
    parts.push(&text[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_ends_with_its_last_character_and_none_is_a_scrap() {
        let check = |text, wanted: &[&str]| assert_eq!(phrases(text, ",+"), wanted, "{text}");
        check("one+two,three", &["one+", "two,", "three"]);
        check("one,two+3", &["one,", "two+3"]);
        check("+one,", &["+one,"]);
        check("", &[""]);
        assert_eq!(phrases("a b, c", ""), ["a b, c"]);
    }
}
