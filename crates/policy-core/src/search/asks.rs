//! Questions in people's own words that policies answer: searched, never shown as official.

use policy_format::AsksFile;

use crate::issue::Effect;
use crate::load::place::Log;
use crate::load::{MAX_BYTES, parse, read};

/// The questions that each policy answers, by its number and in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asks(Vec<(u32, Vec<String>)>);

impl Asks {
    /// Reads `{"format": 1, "asks": {"12": {"zh": ["…"], "en": ["…"]}}}`. What is not understood is left out: a search
    /// without it finds less.
    ///
    /// ```
    /// use policy_core::search::Asks;
    /// let asks = Asks::read(r#"{"format": 1, "asks": {"12": {"en": ["Is there money?"]}}}"#);
    /// assert_eq!(asks.of(12), ["Is there money?"]);
    /// assert!(Asks::read("<html>").of(12).is_empty());
    /// ```
    pub fn read(text: &str) -> Self {
        let mut asks = Self::default();
        let Ok(json) = parse(text, MAX_BYTES) else { return asks };
        let file: Option<AsksFile> =
            read(&Log::default(), &json, String::new, Effect::ValueLeftOut);
        for (number, languages) in file.into_iter().flat_map(|file| file.asks.0) {
            let Ok(number) = number.parse() else { continue };
            let questions = languages.0.into_iter().flat_map(|(_, questions)| questions);
            questions.for_each(|question| asks.add(number, question));
        }
        asks
    }

    /// Adds a question that a policy answers.
    pub fn add(&mut self, number: u32, question: impl Into<String>) {
        let at = self.0.binary_search_by_key(&number, |(own, _)| *own).unwrap_or_else(|at| {
            self.0.insert(at, (number, Vec::new()));
            at
        });
        self.0[at].1.push(question.into());
    }

    /// The questions that a policy answers.
    pub fn of(&self, number: u32) -> &[String] {
        let at = self.0.binary_search_by_key(&number, |(own, _)| *own);
        at.map_or(&[], |at| &self.0[at].1)
    }

    /// Every question.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.0.iter().flat_map(|(_, questions)| questions).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_question_is_left_out() {
        let text = r#"{"format": 1, "asks": {"x": {"zh": ["a"]}, "2": {"zh": ["b", 7], "en": "c"}, "3": []}}"#;
        assert_eq!(Asks::read(text).texts().collect::<Vec<_>>(), ["b"]);
        for text in ["", "[]", r#"{"format": 2, "asks": {"2": {"zh": ["b"]}}}"#, r#"{"asks": 1}"#] {
            assert_eq!(Asks::read(text).texts().count(), 0, "{text}");
        }
    }
}
