//! The state of a guide on screen as the text of a link, and back.
//!
//! `#pg=q:安家;audience:graduate,student;open:3;sort:amount`, percent-encoded.
//! Every text decodes: what is not understood is left out, so a mangled link opens the nearest sane view.

use crate::facet::{Facet, PerFacet};

/// Before a question's id.
const ANSWER: &str = "a.";
/// Stands for a question that was skipped.
const SKIPPED: &str = "-";
/// The name of our part of a fragment.
const NAMESPACE: &str = "pg=";
/// A link longer than this is cut, in bytes.
pub const MAX_LINK: usize = 8_192;
/// A query longer than this is cut, in characters.
pub const MAX_QUERY: usize = 200;
/// More choices or open cards than this are left out.
const MAX_ITEMS: usize = 200;

/// What a reader has asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Permalink {
    /// What is typed in the search box.
    pub query: String,
    /// Ids chosen in each facet, sorted. Ids that the guide does not know stay, so that they survive an older guide.
    pub chosen: PerFacet<Vec<String>>,
    /// Numbers of the opened policies, sorted.
    pub open: Vec<u32>,
    /// The order of the list.
    pub sort: Sort,
    /// What is shown of the guide.
    pub view: View,
    /// Numbers of the saved policies, sorted.
    pub saved: Vec<u32>,
    /// Answers to the guide's questions, by id: the ids of what was answered, none where the question was skipped.
    pub answers: Vec<(String, Vec<String>)>,
    /// The language the reader has switched to; `None` leaves it to the page.
    pub lang: Option<String>,
}

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Best match first when something is searched for, else as in the source.
    #[default]
    Auto,
    /// As in the source.
    Number,
    /// The largest sum of money first.
    Amount,
}

/// What is shown of the guide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The list of policies.
    #[default]
    List,
    /// The questions, and what they found.
    Finder,
    /// Every office and number.
    Contacts,
    /// What the reader saved.
    Saved,
}

/// The views and their names in links and attributes.
pub const VIEWS: [(View, &str); 4] = [
    (View::List, "list"),
    (View::Finder, "finder"),
    (View::Contacts, "contacts"),
    (View::Saved, "saved"),
];

/// The name of `value` in such a table.
pub fn name_of<T: Copy + PartialEq>(table: &[(T, &'static str)], value: T) -> &'static str {
    table.iter().find(|(known, _)| *known == value).map_or("", |(_, name)| name)
}

/// What is named so in such a table; the default where nothing is.
pub fn named<T: Copy + Default>(table: &[(T, &'static str)], name: &str) -> T {
    table.iter().find(|(_, known)| *known == name).map_or_else(T::default, |(value, _)| *value)
}

/// The orders and their names in links.
pub const SORTS: [(Sort, &str); 3] =
    [(Sort::Auto, "auto"), (Sort::Number, "number"), (Sort::Amount, "amount")];

impl Permalink {
    /// Whether nothing narrows the list.
    pub fn is_everything(&self) -> bool {
        self.query.trim().is_empty() && self.n_chosen() == 0
    }

    /// How many choices are made in all facets together.
    pub fn n_chosen(&self) -> usize {
        Facet::ALL.iter().map(|facet| self.chosen[*facet].len()).sum()
    }

    /// Whether `id` is chosen.
    pub fn is_chosen(&self, facet: Facet, id: &str) -> bool {
        self.chosen[facet].iter().any(|chosen| chosen == id)
    }

    /// Chooses `id`, or takes the choice back.
    pub fn toggle(&mut self, facet: Facet, id: &str) {
        let chosen = &mut self.chosen[facet];
        match chosen.binary_search_by(|known| known.as_str().cmp(id)) {
            Ok(place) => drop(chosen.remove(place)),
            Err(place) => chosen.insert(place, id.to_owned()),
        }
    }

    /// Opens a policy, or closes it.
    pub fn toggle_open(&mut self, number: u32) {
        toggle(&mut self.open, number);
    }

    /// Saves a policy, or forgets it.
    pub fn toggle_saved(&mut self, number: u32) {
        toggle(&mut self.saved, number);
    }

    /// Answers a question; no answer skips it.
    pub fn answer(&mut self, question: &str, answers: Vec<String>) {
        self.revise(question);
        if self.answers.len() < MAX_ITEMS {
            self.answers.push((question.to_owned(), answers));
        }
    }

    /// Takes the answer to a question back, so that it is asked again.
    pub fn revise(&mut self, question: &str) {
        self.answers.retain(|(known, _)| known != question);
    }

    /// Everything shown again; what is open, the order and the language stay.
    pub fn clear(&mut self) {
        self.query.clear();
        self.chosen = PerFacet::default();
    }

    /// The fragment without `#`; empty where there is nothing to say.
    ///
    /// ```
    /// use policy_core::{Facet, Permalink};
    /// let mut permalink = Permalink::default();
    /// permalink.toggle(Facet::Audience, "graduate");
    /// assert_eq!(permalink.encode(), "pg=audience:graduate");
    /// assert_eq!(Permalink::decode("#pg=audience:graduate"), permalink);
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

    /// Reads a fragment, with or without `#`, alone or among others (`a=1&pg=…`).
    pub fn decode(fragment: &str) -> Self {
        let fragment = cut(fragment.trim_start_matches('#'), MAX_LINK);
        let ours = fragment.split('&').find_map(|part| part.strip_prefix(NAMESPACE)).unwrap_or("");
        let mut permalink = Self::default();
        for pair in ours.split(';') {
            if let Some((key, value)) = pair.split_once(':') {
                permalink.read(key, value);
            }
        }
        permalink
    }

    /// Takes in one value as attributes and links write it; an unknown key changes nothing.
    pub fn read(&mut self, key: &str, value: &str) {
        match key {
            "q" => {
                self.query = unescape(value).trim().chars().take(MAX_QUERY).collect();
                // Where it was cut there may be a blank.
                self.query.truncate(self.query.trim_end().len());
            }
            "open" => self.open = numbers(value),
            "saved" => self.saved = numbers(value),
            "sort" => self.sort = named(&SORTS, value),
            "view" => self.view = named(&VIEWS, value),
            "lang" => self.lang = Some(unescape(value)).filter(|lang| is_lang(lang)),
            _ => {
                if let Some(facet) = Facet::from_id(key) {
                    self.chosen[facet] = ids(value);
                } else if let Some(question) = key.strip_prefix(ANSWER) {
                    let mut given = ids(value);
                    given.retain(|id| id != SKIPPED);
                    self.answer(&unescape(question), given);
                }
            }
        }
    }
}

fn ids(value: &str) -> Vec<String> {
    sorted(value.split(',').map(|id| unescape(id.trim())).filter(|id| !id.is_empty()))
}

fn numbers(value: &str) -> Vec<u32> {
    sorted(value.split(',').filter_map(|number| number.parse().ok()))
}

/// Takes a number in, or out.
fn toggle(numbers: &mut Vec<u32>, number: u32) {
    match numbers.binary_search(&number) {
        Ok(place) => drop(numbers.remove(place)),
        Err(place) => numbers.insert(place, number),
    }
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

/// Percent-encodes all that has a meaning in a link or in ours.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            escaped.push('%');
            escaped.push(hex(byte >> 4));
            escaped.push(hex(byte & 15));
        }
    }
    escaped
}

fn hex(digit: u8) -> char {
    char::from_digit(u32::from(digit), 16).unwrap_or('0').to_ascii_uppercase()
}

/// Undoes percent-encoding; a stray `%` stands for itself and broken UTF-8 is replaced.
fn unescape(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let pair = if byte == b'%' { hex_pair(bytes, at + 1) } else { None };
        plain.push(pair.unwrap_or(byte));
        at += if pair.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&plain).chars().filter(|c| !c.is_control()).collect()
}

fn hex_pair(bytes: &[u8], at: usize) -> Option<u8> {
    let digit = |at: usize| char::from(*bytes.get(at)?).to_digit(16);
    u8::try_from(digit(at)? * 16 + digit(at + 1)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn round_trip(fragment: &str) {
        assert_eq!(Permalink::decode(fragment).encode(), fragment.trim_start_matches('#'));
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
        let permalink = Permalink { query: "a;b:c,d&e=f#g%20 安".into(), ..Permalink::default() };
        assert_eq!(Permalink::decode(&permalink.encode()), permalink);
    }

    #[test]
    fn other_parts_of_a_fragment_are_passed_over() {
        assert_eq!(Permalink::decode("#tab=2&pg=sort:number").sort, Sort::Number);
        assert_eq!(Permalink::decode("#/route/12"), Permalink::default());
    }

    #[test]
    fn an_answer_replaces_the_one_before() {
        let mut permalink = Permalink::decode("pg=a.who:graduate;a.status:-");
        permalink.answer("who", vec!["founder".into()]);
        assert_eq!(permalink.encode(), "pg=a.status:-;a.who:founder");
        permalink.revise("status");
        assert_eq!(permalink.encode(), "pg=a.who:founder");
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
            let permalink = Permalink::decode(text);
            assert_eq!(Permalink::decode(&permalink.encode()), permalink, "{text}");
        }
        assert_eq!(Permalink::decode("pg=open:x,-1,99999999999,4").open, [4]);
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
            let once = Permalink::decode(&text);
            assert_eq!(Permalink::decode(&once.encode()), once, "{text}");
        }
    }

    #[test]
    fn a_very_long_link_is_cut() {
        let long = format!("pg=q:{}", "安".repeat(100_000));
        assert!(Permalink::decode(&long).query.chars().count() <= MAX_QUERY);
    }

    #[test]
    fn a_query_cut_at_a_blank_says_the_same_when_read_again() {
        let cut = Permalink::decode(&format!("pg=q:{} b", "a".repeat(MAX_QUERY - 1)));
        assert_eq!(cut.query.len(), MAX_QUERY - 1);
        assert_eq!(Permalink::decode(&cut.encode()), cut);
    }

    #[test]
    fn a_skipped_question_is_no_answer_of_that_name() {
        let permalink = Permalink::decode("pg=a.who:-,;a.status:-,me");
        assert_eq!(permalink.encode(), "pg=a.who:-;a.status:me");
        assert_eq!(Permalink::decode(&permalink.encode()), permalink);
    }

    #[test]
    fn a_choice_is_taken_back_by_choosing_again() {
        let mut permalink = Permalink::default();
        permalink.toggle(Facet::Support, "loan");
        assert!(!permalink.is_everything());
        permalink.toggle(Facet::Support, "loan");
        assert!(permalink.is_everything());
    }
}
