//! A word is found where it stands as it is typed, whatever its case and width; in the order of the guide.

use super::fold::{fold, fold_char};
use super::{Answer, Certainty, Hit};
use crate::guide::{Guide, Policy};
use crate::highlight::find;
use crate::permalink::MAX_QUERY;

/// The main texts of a guide, as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plain {
    /// One for each policy.
    texts: Vec<String>,
}

impl Plain {
    /// Reads the guide once.
    pub fn new(guide: &Guide) -> Self {
        Self { texts: guide.policies.iter().map(text_of).collect() }
    }

    /// The policies that hold every word of the query; `None` where the query is blank or one letter that stands nowhere.
    pub fn search(&self, query: &str) -> Option<Answer> {
        let folded: String = query.chars().take(MAX_QUERY).map(fold_char).collect();
        let words: Vec<String> = folded.split_whitespace().map(ToOwned::to_owned).collect();
        if words.is_empty() {
            return None;
        }
        let mut hits = Vec::new();
        for (policy, text) in self.texts.iter().enumerate() {
            if words.iter().all(|word| find(text, word).is_some()) {
                hits.push(Hit { policy, score: 0, certainty: Certainty::Sure });
            }
        }
        Answer { hits, words }.unless_begun(query)
    }
}

fn text_of(policy: &Policy) -> String {
    let official = &policy.official;
    let mut text = [official.text.as_str(), &official.agency, &official.contact].join("\n");
    let cells = policy.more.iter().flat_map(|cell| [cell.head.as_str(), cell.text.as_str()]);
    let beside = policy.title.texts().chain(policy.keywords.iter().map(String::as_str));
    for more in beside.chain(cells) {
        text.push('\n');
        text.push_str(more);
    }
    fold(&text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::MoreCell;
    use crate::testing::guide;

    #[track_caller]
    fn check(query: &str, numbers: &[u32]) {
        let guide = guide();
        let hits = Plain::new(&guide).search(query).unwrap_or_default().hits;
        let found: Vec<_> = hits.iter().map(|hit| guide.policies[hit.policy].number).collect();
        assert_eq!(found, numbers, "{query}");
    }

    #[test]
    fn finds_words_in_title_and_text() {
        check("安家", &[1]);
        check("贷款", &[2]);
        check("jobs", &[3]);
    }

    #[test]
    fn every_word_must_stand_in_the_policy() {
        check("安家 科研", &[1]);
        check("安家 贷款", &[]);
    }

    #[test]
    fn further_cells_are_searched_with_their_heads() {
        let mut guide = guide();
        guide.policies[1].more = vec![MoreCell {
            head: "申报材料".to_owned(),
            text: "身份证复印件".to_owned(),
        }];
        let hits = Plain::new(&guide).search("申报材料 身份证").unwrap_or_default().hits;
        assert_eq!(hits.iter().map(|hit| hit.policy).collect::<Vec<_>>(), [1]);
    }

    #[test]
    fn case_and_width_do_not_matter() {
        check("ＬＰＲ", &[2]);
        check("lpr", &[2]);
    }

    #[test]
    fn what_is_blank_or_only_begins_a_word_is_no_query() {
        let plain = Plain::new(&guide());
        assert_eq!(plain.search(" \u{3000} "), None);
        assert_eq!(plain.search("z"), None, "a letter that stands nowhere");
        assert_eq!(plain.search("z "), None, "and a space after it");
        check("zz", &[]);
    }
}
