//! Finds policies by words, and the words in a text.
//!
//! [`Plain`] finds what stands there as it is typed, and is ready at once. [`Engine`] understands people:
//! other words for the same thing, pinyin, amounts in every writing, numbers to call, slips of the finger.

mod amount;
mod asks;
mod clause;
mod engine;
mod explain;
mod fold;
mod index;
mod letters;
mod lexicon;
mod nearest;
mod offices;
mod pinyin;
mod plain;
mod query;
mod rank;
mod segment;
mod slips;
mod syllables;
mod tables;
#[cfg(test)]
mod tests;
mod tokens;

use std::ops::Range;

pub use asks::Asks;
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
    /// How surely it answers.
    pub certainty: Certainty,
}

/// How surely a policy answers a query.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// It holds what was asked for.
    #[default]
    Sure,
    /// It holds a part of it: to be shown below what is sure, as 也许相关.
    Perhaps,
}

/// How what stands in a policy comes from what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It stands there as it was typed.
    Literal,
    /// It is another word for the same thing.
    Synonym,
    /// It is what was probably meant.
    Slip,
    /// It was typed as it sounds, or by first letters.
    Pinyin,
    /// It is the same sum or share in another writing, or as it was typed.
    Amount,
    /// It is the policy's own number.
    Number,
    /// It is a number to call.
    Phone,
    /// It is the office that was named.
    Office,
    /// It stands in a question that people ask.
    Ask,
}

/// A part of a policy that words stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The title.
    Title,
    /// A keyword.
    Keyword,
    /// The summary.
    Summary,
    /// The category, an audience or a kind of support.
    Facet,
    /// The office that handles it.
    Office,
    /// A benefit.
    Benefit,
    /// The official text.
    Official,
    /// A way to ask.
    Contact,
    /// Its own number in the guide.
    Number,
    /// A question that it answers.
    Ask,
}

/// One reason why a policy answers a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What was typed, folded.
    pub typed: String,
    /// What stands in the policy, folded.
    pub found: String,
    /// Where it stands.
    pub place: Place,
    /// How it comes from what was typed.
    pub how: How,
}

/// What a query found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The policies, best first: those that surely answer, then those that perhaps do.
    pub hits: Vec<Hit>,
    /// The words that were found, folded: what to highlight.
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
mod highlights {
    use super::*;

    #[test]
    fn highlights_each_place_once_and_the_longest() {
        let text = "最高100万元，ＬＰＲ以上";
        let words = ["100", "100万", "lpr", ""].map(ToOwned::to_owned);
        let found: Vec<_> =
            find_words(text, &words).into_iter().map(|place| &text[place]).collect();
        assert_eq!(found, ["100万", "ＬＰＲ"]);
        assert!(find_words("", &words).is_empty());
        assert!(find_words("abc", &[]).is_empty());
    }
}
