//! A selection as the text of a link, and back.
//!
//! `#pg=q:安家;audience:graduate,student;open:3;sort:amount`, percent-encoded.
//! Every text decodes: what is not understood is left out, so a mangled link opens the nearest sane view.

mod written;

use written::{NAMESPACE, ours, plain};

pub use written::escape;

use crate::facet::Facet;
use crate::selection::{MAX_ITEMS, SORTS, Selection, Sort, VIEWS, View, name_of, named};

/// Before a question's id.
const ANSWER: &str = "a.";
/// Stands for a question that was skipped.
const SKIPPED: &str = "-";
/// A link longer than this is cut, in bytes.
pub const MAX_LINK: usize = 8_192;
/// A query longer than this is cut, in characters.
pub const MAX_QUERY: usize = 200;

impl Selection {
    /// The fragment without `#`; empty where there is nothing to say.
    ///
    /// ```
    /// use policy_core::{Facet, Selection};
    /// let mut selection = Selection::default();
    /// selection.toggle(Facet::Audience, "graduate");
    /// assert_eq!(selection.encode(), "pg=audience:graduate");
    /// assert_eq!(Selection::decode("#pg=audience:graduate"), selection);
    /// ```
    pub fn encode(&self) -> String {
        let mut text = String::new();
        let mut add = |key: &str, value: String| {
            if !value.is_empty() {
                let before = if text.is_empty() { NAMESPACE } else { ";" };
                text.push_str(&[before, key, ":", &value].concat());
            }
        };
        add("q", escape(self.query.trim()));
        for facet in Facet::ALL {
            add(facet.id(), joined(&mut self.chosen[facet].iter().map(|id| escape(id))));
        }
        add("open", joined(&mut self.open.iter().map(ToString::to_string)));
        if self.sort != Sort::Auto {
            add("sort", name_of(&SORTS, self.sort).to_owned());
        }
        if self.view != View::List {
            add("view", name_of(&VIEWS, self.view).to_owned());
        }
        add("saved", joined(&mut self.saved.iter().map(ToString::to_string)));
        for (question, answers) in &self.answers {
            let answers = joined(&mut answers.iter().map(|id| escape(id)));
            let answers = if answers.is_empty() { SKIPPED.to_owned() } else { answers };
            add(&[ANSWER, &escape(question)].concat(), answers);
        }
        add("lang", escape(self.lang.as_deref().unwrap_or("")));
        text
    }

    /// Reads a fragment, with or without `#`, alone or among others (`a=1&pg=…`), and whatever a chat app made of it.
    pub fn decode(fragment: &str) -> Self {
        let mut selection = Self::default();
        for pair in ours(cut(fragment, MAX_LINK)).split(';') {
            if let Some((key, value)) = pair.split_once(':') {
                selection.read(key, value);
            }
        }
        selection
    }

    /// Takes in one value as attributes and links write it; an unknown key changes nothing.
    pub fn read(&mut self, key: &str, value: &str) {
        match key {
            "q" => self.query = plain(value, MAX_QUERY),
            "open" => self.open = numbers(value),
            "saved" => self.saved = numbers(value),
            "sort" => self.sort = named(&SORTS, value),
            "view" => self.view = named(&VIEWS, value),
            "lang" => self.lang = Some(plain(value, MAX_LINK)).filter(|lang| is_lang(lang)),
            _ => {
                if let Some(facet) = Facet::from_id(key) {
                    self.chosen[facet] = ids(value);
                } else if let Some(question) = key.strip_prefix(ANSWER) {
                    let mut given = ids(value);
                    given.retain(|id| id != SKIPPED);
                    self.answer(&plain(question, MAX_LINK), given);
                }
            }
        }
    }
}

fn ids(value: &str) -> Vec<String> {
    let value = plain(value, MAX_LINK);
    sorted(value.split(',').map(|id| id.trim().to_owned()).filter(|id| !id.is_empty()))
}

fn numbers(value: &str) -> Vec<u32> {
    sorted(plain(value, MAX_LINK).split(',').filter_map(|number| number.parse().ok()))
}

fn sorted<T: Ord>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut values: Vec<T> = values.take(MAX_ITEMS).collect();
    values.sort_unstable();
    values.dedup();
    values
}

/// One after the other, with commas between them. None is empty.
fn joined(values: &mut dyn Iterator<Item = String>) -> String {
    let mut text = values.next().unwrap_or_default();
    for value in values {
        text.push(',');
        text.push_str(&value);
    }
    text
}

fn is_lang(text: &str) -> bool {
    (2..=12).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// The longest beginning of at most `max` bytes that ends between two characters.
fn cut(text: &str, max: usize) -> &str {
    let end = (0..=max.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn round_trip(fragment: &str) {
        assert_eq!(Selection::decode(fragment).encode(), fragment.trim_start_matches('#'));
    }

    #[test]
    fn what_is_written_reads_back() {
        round_trip("");
        round_trip("pg=q:%E5%AE%89%E5%AE%B6");
        round_trip("pg=category:fund;audience:graduate,student;support:grant;agency:cq-hrss");
        round_trip("#pg=open:3,12;sort:amount;lang:en");
        round_trip("pg=view:finder;saved:1,3;a.who:graduate,student;a.status:-");
    }

    #[test]
    fn separators_inside_a_query_survive() {
        let selection = Selection { query: "a;b:c,d&e=f#g%20 安".into(), ..Selection::default() };
        assert_eq!(Selection::decode(&selection.encode()), selection);
    }

    #[test]
    fn other_parts_of_a_fragment_are_passed_over() {
        assert_eq!(Selection::decode("#tab=2&pg=sort:number").sort, Sort::Number);
        assert_eq!(Selection::decode("#/route/12"), Selection::default());
    }

    #[test]
    fn every_text_decodes() {
        for text in [
            "%",
            "%zz",
            "pg=",
            "pg=:;;:",
            "pg=open:x,-1,99999999999,4",
            "pg=q:%FF%FE",
            "pg=lang:<script>",
        ] {
            let selection = Selection::decode(text);
            assert_eq!(Selection::decode(&selection.encode()), selection, "{text}");
        }
        assert_eq!(Selection::decode("pg=open:x,-1,99999999999,4").open, [4]);
    }

    #[test]
    fn seeded_noise_decodes_and_settles() {
        let mut noise = crate::testing::Noise::new(7);
        let alphabet = [
            'q', ':', ';', ',', '%', 'E', '5', '安', '&', '#', 'o', 'p', 'e', 'n', '\u{202e}', ' ',
        ];
        for _ in 0..2_000 {
            let letters = (0..40).map(|_| alphabet[noise.below(alphabet.len())]);
            let text: String = "pg=".chars().chain(letters).collect();
            let once = Selection::decode(&text);
            assert_eq!(Selection::decode(&once.encode()), once, "{text}");
        }
    }

    #[test]
    fn a_very_long_link_is_cut() {
        let long = format!("pg=q:{}", "安".repeat(100_000));
        assert!(Selection::decode(&long).query.chars().count() <= MAX_QUERY);
    }

    #[test]
    fn a_query_cut_at_a_blank_says_the_same_when_read_again() {
        let cut = Selection::decode(&format!("pg=q:{} b", "a".repeat(MAX_QUERY - 1)));
        assert_eq!(cut.query.len(), MAX_QUERY - 1);
        assert_eq!(Selection::decode(&cut.encode()), cut);
    }

    #[test]
    fn a_skipped_question_is_no_answer_of_that_name() {
        let selection = Selection::decode("pg=a.who:-,;a.status:-,me");
        assert_eq!(selection.encode(), "pg=a.who:-;a.status:me");
        assert_eq!(Selection::decode(&selection.encode()), selection);
    }
}
