//! Finds policies by words, and the words in a text.
//!
//! For now a word is found where it stands as it is typed, whatever its case and width.

use std::ops::Range;

use crate::facet::Facet;
use crate::guide::{Guide, Policy};
use crate::mark::find;

/// A policy that a query found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Position among the guide's policies.
    pub policy: usize,
    /// The better the match, the higher.
    pub score: u32,
}

/// The texts of a guide, made ready to be searched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    /// For each policy its texts with their weight.
    policies: Vec<Vec<(String, u32)>>,
}

const TITLE_WEIGHT: u32 = 8;
const TERM_WEIGHT: u32 = 4;
const SUMMARY_WEIGHT: u32 = 2;
const TEXT_WEIGHT: u32 = 1;

impl Index {
    /// Reads every text of the guide once.
    pub fn new(guide: &Guide) -> Self {
        Self { policies: guide.policies.iter().map(|policy| texts(guide, policy)).collect() }
    }

    /// The policies that hold every word of the query, best first; `None` where the query is blank.
    pub fn search(&self, query: &str) -> Option<Vec<Hit>> {
        let words = words(query);
        if words.is_empty() {
            return None;
        }
        let hits = self.policies.iter().enumerate().filter_map(|(policy, texts)| {
            let scores = words.iter().map(|word| score(texts, word));
            let score = scores.collect::<Option<Vec<_>>>()?.into_iter().sum();
            Some(Hit { policy, score })
        });
        let mut hits: Vec<_> = hits.collect();
        hits.sort_by_key(|hit| (std::cmp::Reverse(hit.score), hit.policy));
        Some(hits)
    }
}

fn score(texts: &[(String, u32)], word: &str) -> Option<u32> {
    let weights =
        texts.iter().filter(|(text, _)| find(text, word).is_some()).map(|(_, weight)| *weight);
    weights.reduce(|sum, weight| sum + weight)
}

fn texts(guide: &Guide, policy: &Policy) -> Vec<(String, u32)> {
    let mut texts = Vec::new();
    let mut add = |text: &str, weight: u32| texts.push((fold(text), weight));
    policy.title.texts().for_each(|text| add(text, TITLE_WEIGHT));
    policy.keywords.iter().for_each(|text| add(text, TITLE_WEIGHT));
    policy
        .summary
        .iter()
        .flat_map(super::localized::Localized::texts)
        .for_each(|text| add(text, SUMMARY_WEIGHT));
    for facet in Facet::ALL {
        for term in policy.terms[facet].iter().filter_map(|idx| guide.terms[facet].get(*idx)) {
            term.name.texts().for_each(|text| add(text, TERM_WEIGHT));
            term.aliases.iter().for_each(|text| add(text, TERM_WEIGHT));
        }
    }
    policy
        .benefits
        .iter()
        .flat_map(|benefit| benefit.label.texts())
        .for_each(|text| add(text, TERM_WEIGHT));
    let official = &policy.official;
    for text in [&official.text, &official.agency, &official.contact] {
        add(text, TEXT_WEIGHT);
    }
    texts
}

fn words(query: &str) -> Vec<String> {
    fold(query).split_whitespace().map(ToOwned::to_owned).collect()
}

/// The same text in lower case and half width.
fn fold(text: &str) -> String {
    text.chars().map(fold_char).collect()
}

fn fold_char(c: char) -> char {
    let narrow = match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    };
    narrow.to_ascii_lowercase()
}

/// Where the words of the query stand in `text`: bytes, in order, not overlapping.
pub fn find_words(text: &str, query: &str) -> Vec<Range<usize>> {
    let words: Vec<Vec<char>> = words(query).iter().map(|word| word.chars().collect()).collect();
    let chars: Vec<(usize, char)> = text.char_indices().map(|(at, c)| (at, fold_char(c))).collect();
    let mut found = Vec::new();
    let mut from = 0;
    while from < chars.len() {
        let rest = &chars[from..];
        let len = words.iter().filter(|word| starts_with(rest, word)).map(Vec::len).max();
        let Some(len) = len else {
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
mod tests {
    use super::*;
    use crate::testing::guide;

    #[track_caller]
    fn check(query: &str, numbers: &[u32]) {
        let guide = guide();
        let hits = Index::new(&guide).search(query).unwrap_or_default();
        let found: Vec<_> = hits.iter().map(|hit| guide.policies[hit.policy].number).collect();
        assert_eq!(found, numbers, "{query}");
    }

    #[test]
    fn finds_words_in_title_text_and_terms() {
        check("安家", &[1]);
        check("贷款", &[2]);
        check("毕业生", &[3]);
    }

    #[test]
    fn every_word_must_stand_in_the_policy() {
        check("安家 科研", &[1]);
        check("安家 贷款", &[]);
    }

    #[test]
    fn case_and_width_do_not_matter() {
        check("ＬＰＲ", &[2]);
        check("lpr", &[2]);
    }

    #[test]
    fn a_blank_query_is_no_query() {
        assert_eq!(Index::new(&guide()).search(" \u{3000} "), None);
    }

    #[test]
    fn marks_each_place_once_and_the_longest() {
        let text = "最高100万元，ＬＰＲ以上";
        let marked: Vec<_> =
            find_words(text, "100 100万 lpr").into_iter().map(|place| &text[place]).collect();
        assert_eq!(marked, ["100万", "ＬＰＲ"]);
        assert!(find_words("", "x").is_empty());
        assert!(find_words("abc", "").is_empty());
    }
}
