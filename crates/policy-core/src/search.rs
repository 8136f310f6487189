//! Finds policies by words, and the words in a text.
//!
//! [`Plain`] finds what stands there as it is typed, and is ready at once. [`Engine`] understands people:
//! other words for the same thing, pinyin, amounts in every writing, numbers to call, slips of the finger.

mod amount;
mod engine;
mod fold;
mod lexicon;
mod nearest;
mod plain;
mod query;
mod tables;
#[cfg(test)]
mod tests;
mod tokens;

use std::ops::Range;

pub use engine::{Builder, Engine};
pub use nearest::nearest;
pub use plain::Plain;
pub use tables::Tables;

use fold::fold_char;

/// A policy that a query found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Position among the guide's policies.
    pub policy: usize,
    /// The better the match, the higher; only the order means anything.
    pub score: u32,
}

/// What a query found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The policies, best first.
    pub hits: Vec<Hit>,
    /// The words that were found, folded: what to mark.
    pub words: Vec<String>,
}

impl Answer {
    /// The answer to `query`, unless that is one letter that stands nowhere: the beginning of a word, and nobody is told
    /// yet that there is nothing.
    fn unless_begun(self, query: &str) -> Option<Self> {
        (query.trim().len() > 1 || !self.hits.is_empty()).then_some(self)
    }
}

/// Where the folded `words` stand in `text`: bytes, in order, the longest at each place, not overlapping.
pub fn find_words(text: &str, words: &[String]) -> Vec<Range<usize>> {
    let words: Vec<Vec<char>> = words.iter().map(|word| word.chars().collect()).collect();
    let chars: Vec<(usize, char)> = text.char_indices().map(|(at, c)| (at, fold_char(c))).collect();
    let mut found = Vec::new();
    let mut from = 0;
    while from < chars.len() {
        let rest = &chars[from..];
        let len = words.iter().filter(|word| starts_with(rest, word)).map(Vec::len).max();
        let Some(len) = len.filter(|len| *len > 0) else {
            from += 1;
            continue;
        };
        let end = chars.get(from + len).map_or(text.len(), |(at, _)| *at);
        found.push(chars[from].0..end);
        from += len;
    }
    found
}

fn starts_with(chars: &[(usize, char)], word: &[char]) -> bool {
    chars.len() >= word.len() && chars.iter().zip(word).all(|((_, c), expected)| c == expected)
}

#[cfg(test)]
mod marks {
    use super::*;

    #[test]
    fn marks_each_place_once_and_the_longest() {
        let text = "最高100万元，ＬＰＲ以上";
        let words = ["100", "100万", "lpr", ""].map(ToOwned::to_owned);
        let marked: Vec<_> =
            find_words(text, &words).into_iter().map(|place| &text[place]).collect();
        assert_eq!(marked, ["100万", "ＬＰＲ"]);
        assert!(find_words("", &words).is_empty());
        assert!(find_words("abc", &[]).is_empty());
    }
}
