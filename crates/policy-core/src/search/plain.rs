//! A word is found where it stands as it is typed, whatever its case and width.

use super::fold::fold;
use super::{Answer, Hit};
use crate::facet::Facet;
use crate::guide::{Guide, Policy};
use crate::mark::find;

/// The texts of a guide, as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plain {
    /// For each policy its texts with their weight.
    policies: Vec<Vec<(String, u32)>>,
}

const TITLE_WEIGHT: u32 = 8;
const TERM_WEIGHT: u32 = 4;
const SUMMARY_WEIGHT: u32 = 2;
const TEXT_WEIGHT: u32 = 1;

impl Plain {
    /// Reads every text of the guide once.
    pub fn new(guide: &Guide) -> Self {
        Self { policies: guide.policies.iter().map(|policy| texts(guide, policy)).collect() }
    }

    /// The policies that hold every word of the query, best first; `None` where the query is blank.
    pub fn search(&self, query: &str) -> Option<Answer> {
        let words: Vec<String> = fold(query).split_whitespace().map(ToOwned::to_owned).collect();
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
        Some(Answer { hits, words })
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
        .flat_map(|summary| summary.texts())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::guide;

    #[track_caller]
    fn check(query: &str, numbers: &[u32]) {
        let guide = guide();
        let hits = Plain::new(&guide).search(query).unwrap_or_default().hits;
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
        assert_eq!(Plain::new(&guide()).search(" \u{3000} "), None);
    }
}
