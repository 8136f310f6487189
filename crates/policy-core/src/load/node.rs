//! A place in the JSON, with what is asked of it and the log of what was wrong.

use std::cell::RefCell;

use super::value::Value;
use crate::issue::{Effect, Expected, Issue, Problem};
use crate::localized::Localized;

/// Collects what is wrong while a guide is read.
#[derive(Default)]
pub(super) struct Log {
    issues: RefCell<Vec<Issue>>,
    policy: RefCell<Option<u32>>,
}

/// More issues than this say nothing new.
const MAX_ISSUES: usize = 500;

impl Log {
    pub(super) fn add(&self, place: String, problem: Problem, effect: Effect) {
        let mut issues = self.issues.borrow_mut();
        if issues.len() < MAX_ISSUES {
            issues.push(Issue { place, policy: *self.policy.borrow(), problem, effect });
        }
    }

    pub(super) fn into_issues(self) -> Vec<Issue> {
        self.issues.into_inner()
    }
}

enum Step<'a> {
    Root,
    Key(&'a str),
    Item(usize),
}

/// A value and the way to it.
pub(super) struct Node<'a> {
    value: &'a Value,
    parent: Option<&'a Node<'a>>,
    step: Step<'a>,
    log: &'a Log,
}

impl<'a> Node<'a> {
    pub(super) fn root(value: &'a Value, log: &'a Log) -> Self {
        Self { value, parent: None, step: Step::Root, log }
    }

    /// The field of that name, if it is there and not null.
    #[inline(never)]
    pub(super) fn get(&'a self, key: &'a str) -> Option<Node<'a>> {
        let value = self.value.get(key).filter(|value| **value != Value::Null)?;
        Some(Self { value, parent: Some(self), step: Step::Key(key), log: self.log })
    }

    /// The field of that name; its absence is an issue.
    #[inline(never)]
    pub(super) fn require(&'a self, key: &'a str, effect: Effect) -> Option<Node<'a>> {
        let field = self.get(key);
        if field.is_none() {
            self.stand_in(key, &Value::Null).report(Problem::Missing, effect);
        }
        field
    }

    /// A field that is not there, with `value` in its place.
    #[inline(never)]
    pub(super) fn stand_in(&'a self, key: &'a str, value: &'a Value) -> Node<'a> {
        Self { value, parent: Some(self), step: Step::Key(key), log: self.log }
    }

    /// From here on, what is wrong is wrong in this policy.
    pub(super) fn enter_policy(&self, number: Option<u32>) {
        *self.log.policy.borrow_mut() = number;
    }

    /// Every item of the list in that field; nothing where it is absent.
    #[inline(never)]
    pub(super) fn list(&'a self, key: &'a str) -> Items<'a> {
        let Some(field) = self.get(key) else { return Items { field: None, len: 0 } };
        let len = field.value.as_list().map_or(0, <[_]>::len);
        if field.value.as_list().is_none() {
            field.report(Problem::WrongType(Expected::List), Effect::ValueLeftOut);
        }
        Items { field: Some(field), len }
    }

    pub(super) fn is_object(&self) -> bool {
        self.value.is_object()
    }

    pub(super) fn as_whole(&self) -> Option<u64> {
        self.value.as_whole()
    }

    /// A whole number above zero.
    #[inline(never)]
    pub(super) fn number(&self, effect: Effect) -> Option<u32> {
        let number = self
            .value
            .as_whole()
            .and_then(|number| u32::try_from(number).ok())
            .filter(|number| *number > 0);
        if number.is_none() {
            self.report(Problem::WrongType(Expected::Number), effect);
        }
        number
    }

    /// A number in hundredths.
    #[inline(never)]
    pub(super) fn hundredths(&self) -> Option<u64> {
        if let Some(whole) = self.value.as_whole() {
            return whole.checked_mul(100);
        }
        let Value::Number(number) = self.value else { return None };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "checked to be a small positive number"
        )]
        let rounded = |number: f64| (number * 100.0 + 0.5) as u64;
        (*number > 0.0 && *number < 1e13).then(|| rounded(*number))
    }

    #[inline(never)]
    pub(super) fn flag(&'a self, key: &'a str) -> bool {
        let Some(field) = self.get(key) else { return false };
        let flag = if let Value::Flag(flag) = field.value { Some(*flag) } else { None };
        if flag.is_none() {
            field.report(Problem::WrongType(Expected::Flag), Effect::ValueLeftOut);
        }
        flag.unwrap_or(false)
    }

    /// A text without hidden characters and surrounding blanks.
    #[inline(never)]
    pub(super) fn text(&self, effect: Effect) -> Option<String> {
        let Some(text) = self.value.as_text() else {
            self.report(Problem::WrongType(Expected::Text), effect);
            return None;
        };
        let clean: String = text.chars().filter(|c| !is_hidden(*c)).collect();
        if clean.len() != text.len() {
            self.report(Problem::HiddenCharacters, Effect::Noted);
        }
        Some(clean.trim().to_owned())
    }

    /// The text in that field, if there is one that is not empty.
    #[inline(never)]
    pub(super) fn text_at(&'a self, key: &'a str) -> Option<String> {
        self.get(key)?.text(Effect::ValueLeftOut).filter(|text| !text.is_empty())
    }

    /// Every text in the list of that field.
    #[inline(never)]
    pub(super) fn texts_at(&'a self, key: &'a str) -> Vec<String> {
        let mut texts = Vec::new();
        self.list(key).each(|item| {
            texts.extend(item.text(Effect::ValueLeftOut).filter(|text| !text.is_empty()));
        });
        texts
    }

    /// A text, or an object of texts by language.
    #[inline(never)]
    pub(super) fn localized(&'a self, lang: &str) -> Option<Localized> {
        if self.value.as_text().is_some() {
            let text = self.text(Effect::ValueLeftOut)?;
            return Localized::from_pairs(vec![(lang.to_owned(), text)]);
        }
        let Value::Object(fields) = self.value else {
            self.report(Problem::WrongType(Expected::Text), Effect::ValueLeftOut);
            return None;
        };
        let mut pairs: Vec<_> =
            fields.iter().filter_map(|(key, _)| Some((key.clone(), self.text_at(key)?))).collect();
        // The guide's own language comes first, whatever the order of the keys.
        pairs.sort_by_key(|(key, _)| key != lang);
        Localized::from_pairs(pairs)
    }

    #[inline(never)]
    pub(super) fn localized_at(&'a self, key: &'a str, lang: &str) -> Option<Localized> {
        self.get(key)?.localized(lang)
    }

    /// The texts of this value, where it is a list of texts.
    #[inline(never)]
    pub(super) fn words(&self) -> Vec<String> {
        let words = self.value.as_list().into_iter().flatten().filter_map(Value::as_text);
        words.map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
    }

    /// The names of the fields.
    pub(super) fn keys(&self) -> impl Iterator<Item = &'a str> {
        match self.value {
            Value::Object(fields) => fields.as_slice(),
            _ => &[],
        }
        .iter()
        .map(|(key, _)| key.as_str())
    }

    #[inline(never)]
    pub(super) fn report(&self, problem: Problem, effect: Effect) {
        self.log.add(self.place(), problem, effect);
    }

    fn place(&self) -> String {
        let mut place = self.parent.map_or_else(String::new, Node::place);
        match self.step {
            Step::Root => {}
            Step::Key(key) => {
                if !place.is_empty() {
                    place.push('.');
                }
                place.push_str(key);
            }
            Step::Item(idx) => place.push_str(&["[", &idx.to_string(), "]"].concat()),
        }
        place
    }
}

/// The items of a list.
pub(super) struct Items<'a> {
    field: Option<Node<'a>>,
    len: usize,
}

impl Items<'_> {
    pub(super) fn each(&self, mut visit: impl FnMut(&Node<'_>)) {
        let Some(field) = &self.field else { return };
        for idx in 0..self.len {
            let Some(value) = field.value.as_list().and_then(|items| items.get(idx)) else {
                continue;
            };
            visit(&Node { value, parent: Some(field), step: Step::Item(idx), log: field.log });
        }
    }
}

/// Characters that no one sees and that can deceive: controls, marks that turn the direction of writing,
/// and zero-width blanks.
fn is_hidden(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
