//! Where in a file a value stands, and the log of what was wrong there.

use std::cell::{Cell, RefCell};

use policy_format::Words;

use crate::issue::{Effect, Issue, Problem};
use crate::localized::Localized;

/// More issues than this say nothing new.
const MAX_ISSUES: usize = 500;

/// More items than this in a list are not read; only policies may be more.
pub(crate) const MAX_ITEMS: usize = 5_000;

/// A step from a value to one in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// To the field of that name.
    Key(String),
    /// To the item at that position.
    Idx(usize),
}

/// Collects what is wrong while a file is read.
#[derive(Default)]
pub(crate) struct Log {
    issues: RefCell<Vec<Issue>>,
    policy: Cell<Option<u32>>,
    /// The lists that lost items while they were read, with the items' positions in the file.
    removed: RefCell<Vec<(String, usize)>>,
    /// How many bytes were read again because of faults.
    pub(super) n_reread: Cell<usize>,
}

impl Log {
    pub(crate) fn take(&self) -> Vec<Issue> {
        self.issues.take()
    }

    /// From here on, what is wrong concerns this policy.
    pub(crate) fn is_about(&self, policy: Option<u32>) {
        self.policy.set(policy);
    }

    /// Adds what is wrong with the value at a place, of this policy or the one that is being read.
    pub(super) fn add(&self, place: String, policy: Option<u32>, problem: Problem, effect: Effect) {
        let policy = policy.or(self.policy.get());
        if !self.is_full() {
            self.issues.borrow_mut().push(Issue { place, policy, problem, effect });
        }
    }

    /// Whether more is not told.
    pub(super) fn is_full(&self) -> bool {
        self.issues.borrow().len() >= MAX_ISSUES
    }

    /// The item of a list is not read; those behind it keep their positions where they are reported.
    pub(super) fn remove(&self, list: String, idx: usize) {
        if !self.is_full() {
            let idx = self.in_file(&list, idx);
            self.removed.borrow_mut().push((list, idx));
            self.removed.borrow_mut().sort_unstable();
        }
    }

    /// The position in the file of an item that is at `idx` among those that are left.
    fn in_file(&self, list: &str, idx: usize) -> usize {
        let removed = self.removed.borrow();
        let of_list = removed.iter().filter(|(own, _)| own == list).map(|(_, idx)| *idx);
        of_list.fold(idx, |idx, gone| if gone <= idx { idx + 1 } else { idx })
    }

    /// Goes a step on from a place.
    pub(super) fn push(&self, place: &mut String, step: &Step) {
        match step {
            Step::Idx(idx) => {
                let idx = self.in_file(place, *idx);
                place.push_str(&["[", &idx.to_string(), "]"].concat());
            }
            Step::Key(key) => {
                let dot = if place.is_empty() { "" } else { "." };
                place.push_str(&[dot, key].concat());
            }
        }
    }
}

/// A place in the file. The way to it is only written out where something is wrong.
#[derive(Clone, Copy)]
pub(crate) struct At<'a> {
    log: &'a Log,
    outer: Option<&'a At<'a>>,
    key: &'a str,
    idx: Option<usize>,
}

impl<'a> At<'a> {
    /// The file as a whole.
    pub(crate) fn root(log: &'a Log) -> Self {
        Self { log, outer: None, key: "", idx: None }
    }

    /// The field of that name.
    pub(crate) fn key(&'a self, key: &'a str) -> Self {
        Self { outer: Some(self), key, ..*self }.without_idx()
    }

    fn without_idx(self) -> Self {
        Self { idx: None, ..self }
    }

    /// The item at that position in the list of that field.
    pub(crate) fn item(&'a self, key: &'a str, idx: usize) -> Self {
        Self { idx: Some(idx), ..self.key(key) }
    }

    /// The item at that position, where this is a list.
    pub(crate) fn row(self, idx: usize) -> Self {
        Self { idx: Some(idx), ..self }
    }

    pub(crate) fn log(&self) -> &'a Log {
        self.log
    }

    /// The way to it, such as `policies[3].contacts[0].phone`.
    pub(crate) fn place(&self) -> String {
        let mut place = self.outer.map_or_else(String::new, At::place);
        if !self.key.is_empty() {
            self.log.push(&mut place, &Step::Key(self.key.to_owned()));
        }
        if let Some(idx) = self.idx {
            self.log.push(&mut place, &Step::Idx(idx));
        }
        place
    }

    pub(crate) fn report(&self, problem: Problem, effect: Effect) {
        if !self.log.is_full() {
            self.log.add(self.place(), None, problem, effect);
        }
    }

    /// The items of a list, as many as are read; more are reported at `key`.
    pub(crate) fn items<T>(&self, key: &str, list: Option<Vec<T>>) -> Vec<T> {
        let mut items = list.unwrap_or_default();
        if items.len() > MAX_ITEMS {
            self.key(key).report(Problem::TooMany(items.len()), Effect::ValueLeftOut);
            items.truncate(MAX_ITEMS);
        }
        items
    }

    /// A text without hidden characters and surrounding blanks.
    pub(crate) fn text(&self, text: &str) -> String {
        let clean: String = text.chars().filter(|c| !is_hidden(*c)).collect();
        if clean.len() != text.len() {
            self.report(Problem::HiddenCharacters, Effect::Noted);
        }
        clean.trim().to_owned()
    }

    /// The text of that field, if there is one that is not empty.
    pub(crate) fn text_at(&self, key: &str, text: Option<&String>) -> Option<String> {
        Some(self.key(key).text(text?)).filter(|text| !text.is_empty())
    }

    /// Every text of a list that is not empty.
    pub(crate) fn texts_at(&self, key: &str, list: Option<Vec<String>>) -> Vec<String> {
        let texts = self.items(key, list).into_iter().enumerate();
        let texts = texts.map(|(idx, text)| self.item(key, idx).text(&text));
        texts.filter(|text| !text.is_empty()).collect()
    }

    /// A text by language; the guide's own language comes first.
    pub(crate) fn localized(&self, words: &Words, lang: &str) -> Option<Localized> {
        match words {
            Words::Plain(text) => Localized::from_pairs(vec![(lang.to_owned(), self.text(text))]),
            Words::ByLanguage(texts) => self.by_language(&texts.0, lang),
        }
    }

    pub(crate) fn by_language(&self, texts: &[(String, String)], lang: &str) -> Option<Localized> {
        let mut pairs = Vec::new();
        for (tag, text) in texts {
            let place = if tag == lang { 0 } else { pairs.len() };
            pairs.insert(place, (tag.clone(), self.key(tag).text(text)));
        }
        Localized::from_pairs(pairs)
    }

    pub(crate) fn localized_at(
        &self,
        key: &str,
        words: Option<&Words>,
        lang: &str,
    ) -> Option<Localized> {
        self.key(key).localized(words?, lang)
    }
}

/// Characters that no one sees and that can deceive: controls, marks that turn the direction of writing,
/// and zero-width blanks.
pub fn is_hidden(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
