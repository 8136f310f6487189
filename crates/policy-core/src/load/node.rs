//! A value of the file, with what is asked of it and the log of what was wrong.

use std::cell::{Cell, RefCell};

use super::value::Value;
use crate::issue::{Effect, Expected, Issue, Problem};
use crate::localized::Localized;

/// Collects what is wrong while a guide is read.
pub(crate) struct Log<'a> {
    root: &'a Value,
    issues: RefCell<Vec<Issue>>,
    policy: Cell<Option<u32>>,
    /// Where to look first for the value that is wrong.
    row: Cell<Option<(usize, &'a Value)>>,
    /// How many more values may be looked at to find places.
    n_looks: Cell<usize>,
}

/// More issues than this say nothing new.
const MAX_ISSUES: usize = 500;

/// More values than this are not looked at to find the places of faults: a large and hostile file is not worth it.
const MAX_LOOKS: usize = 10_000_000;

/// More items than this in a list are not read; only policies may be more.
const MAX_ITEMS: usize = 5_000;

impl<'a> Log<'a> {
    pub(crate) fn new(root: &'a Value) -> Self {
        Self {
            root,
            issues: RefCell::default(),
            policy: Cell::new(None),
            row: Cell::new(None),
            n_looks: Cell::new(MAX_LOOKS),
        }
    }

    /// Adds what is wrong with `value`, or with what is not there in it.
    fn add(&self, value: &Value, missing: &str, problem: Problem, effect: Effect) {
        if self.issues.borrow().len() >= MAX_ISSUES {
            return;
        }
        let mut place = self.place_of(value);
        if !missing.is_empty() {
            let dot = if place.is_empty() { "" } else { "." };
            place.push_str(&[dot, missing].concat());
        }
        self.issues.borrow_mut().push(Issue { place, policy: self.policy.get(), problem, effect });
    }

    pub(crate) fn take(&self) -> Vec<Issue> {
        self.issues.take()
    }

    /// The way to a value. Faults are rare: looking for it then is cheaper than carrying it along.
    fn place_of(&self, value: &Value) -> String {
        let mut place = String::new();
        let mut root = self.root;
        if let Some((idx, row)) = self.row.get() {
            place = ["policies[", &idx.to_string(), "]"].concat();
            root = row;
        }
        let mut n_looks = self.n_looks.get();
        // What was not found leaves the row.
        find(root, value, &mut place, &mut n_looks);
        self.n_looks.set(n_looks);
        place
    }
}

/// Whether `wanted` is `value` or in it; the way to it is added to `place`.
fn find(value: &Value, wanted: &Value, place: &mut String, n_looks: &mut usize) -> bool {
    if std::ptr::eq(value, wanted) {
        return true;
    }
    let Some(n_left) = n_looks.checked_sub(1) else { return false };
    *n_looks = n_left;
    let here = place.len();
    let mut step = |name: &str, inner: &Value| {
        place.truncate(here);
        place.push_str(name);
        find(inner, wanted, place, n_looks)
    };
    let found = match value {
        Value::List(items) => items
            .iter()
            .enumerate()
            .any(|(idx, item)| step(&["[", &idx.to_string(), "]"].concat(), item)),
        Value::Object(fields) => {
            let dot = if here == 0 { "" } else { "." };
            fields.iter().any(|(key, inner)| step(&[dot, key].concat(), inner))
        }
        _ => false,
    };
    if !found {
        place.truncate(here);
    }
    found
}

/// A value.
#[derive(Clone, Copy)]
pub(crate) struct Node<'a> {
    value: &'a Value,
    log: &'a Log<'a>,
}

impl<'a> Node<'a> {
    pub(crate) fn root(log: &'a Log<'a>) -> Self {
        Self { value: log.root, log }
    }

    /// The field of that name, if it is there and not null.
    #[inline(never)]
    pub(crate) fn get(self, key: &str) -> Option<Node<'a>> {
        let value = self.value.get(key).filter(|value| **value != Value::Null)?;
        Some(Self { value, log: self.log })
    }

    /// The field of that name; its absence is an issue.
    #[inline(never)]
    pub(crate) fn require(self, key: &str, effect: Effect) -> Option<Node<'a>> {
        let field = self.get(key);
        if field.is_none() {
            self.log.add(self.value, key, Problem::Missing, effect);
        }
        field
    }

    /// From here on, what is wrong is wrong in this row.
    pub(crate) fn enter_row(self, idx: usize, policy: Option<u32>) {
        self.log.policy.set(policy);
        self.log.row.set(Some((idx, self.value)));
    }

    /// From here on, what is wrong concerns this policy.
    pub(crate) fn is_about(self, policy: Option<u32>) {
        self.log.policy.set(policy);
    }

    /// From here on, what is wrong is wrong in no row.
    pub(crate) fn leave_rows(self) {
        self.log.policy.set(None);
        self.log.row.set(None);
    }

    /// Every item of the list in that field; nothing where it is absent.
    #[inline(never)]
    pub(crate) fn list(self, key: &str) -> impl Iterator<Item = Node<'a>> + use<'a> {
        let field = self.get(key);
        let items = field.and_then(|field| field.value.as_list());
        if let (Some(field), None) = (field, items) {
            field.report(Problem::WrongType(Expected::List), Effect::ValueLeftOut);
        }
        let mut items = items.unwrap_or(&[]);
        if items.len() > MAX_ITEMS && key != "policies" {
            self.report_at(key, Problem::TooMany(items.len()));
            items = &items[..MAX_ITEMS];
        }
        let log = self.log;
        items.iter().map(move |value| Node { value, log })
    }

    pub(crate) fn is_object(self) -> bool {
        self.value.is_object()
    }

    pub(crate) fn as_whole(self) -> Option<u64> {
        self.value.as_whole()
    }

    /// A whole number above zero.
    #[inline(never)]
    pub(crate) fn number(self, effect: Effect) -> Option<u32> {
        let number = self
            .as_whole()
            .and_then(|number| u32::try_from(number).ok())
            .filter(|number| *number > 0);
        if number.is_none() {
            self.report(Problem::WrongType(Expected::Number), effect);
        }
        number
    }

    /// A number above zero with at most two decimals, in hundredths.
    pub(crate) fn hundredths(self) -> Option<u64> {
        if let Some(whole) = self.as_whole() {
            return whole.checked_mul(100);
        }
        let Value::Number(written) = self.value else { return None };
        let (whole, decimals) = written.split_once('.')?;
        let decimals = match decimals.len() {
            1 => decimals.parse::<u64>().ok()? * 10,
            2 => decimals.parse::<u64>().ok()?,
            _ => return None,
        };
        whole.parse::<u64>().ok()?.checked_mul(100)?.checked_add(decimals)
    }

    #[inline(never)]
    pub(crate) fn flag(self, key: &str) -> bool {
        match self.get(key).map(|field| (field, field.value)) {
            Some((_, Value::Flag(flag))) => *flag,
            Some((field, _)) => {
                field.report(Problem::WrongType(Expected::Flag), Effect::ValueLeftOut);
                false
            }
            None => false,
        }
    }

    /// A text without hidden characters and surrounding blanks.
    #[inline(never)]
    pub(crate) fn text(self, effect: Effect) -> Option<String> {
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
    pub(crate) fn text_at(self, key: &str) -> Option<String> {
        self.get(key)?.text(Effect::ValueLeftOut).filter(|text| !text.is_empty())
    }

    /// Every text in the list of that field.
    #[inline(never)]
    pub(crate) fn texts_at(self, key: &str) -> Vec<String> {
        let texts = self.list(key).filter_map(|item| item.text(Effect::ValueLeftOut));
        texts.filter(|text| !text.is_empty()).collect()
    }

    /// The text as it is written, blanks and all; the caller leaves out what [`is_hidden`].
    pub(crate) fn raw_text(self) -> Option<&'a str> {
        self.value.as_text()
    }

    /// The names of its fields, in the order of the file.
    pub(crate) fn keys(self) -> impl Iterator<Item = &'a str> + use<'a> {
        let fields = if let Value::Object(fields) = self.value { fields.as_slice() } else { &[] };
        fields.iter().map(|(key, _)| key.as_str())
    }

    /// The texts of this value, where it is a list of texts.
    pub(crate) fn words(self) -> Vec<String> {
        let words = self.value.as_list().unwrap_or(&[]).iter().filter_map(Value::as_text);
        words.map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
    }

    /// A text, or an object of texts by language; the guide's own language comes first.
    #[inline(never)]
    pub(crate) fn localized(self, lang: &str) -> Option<Localized> {
        match self.value {
            Value::Text(_) => {
                Localized::from_pairs(vec![(lang.to_owned(), self.text(Effect::ValueLeftOut)?)])
            }
            Value::Object(_) => self.localized_by(lang, |_| true),
            _ => {
                self.report(Problem::WrongType(Expected::Text), Effect::ValueLeftOut);
                None
            }
        }
    }

    /// The texts of the fields whose names pass, as languages.
    #[inline(never)]
    pub(crate) fn localized_by(self, lang: &str, is_lang: fn(&str) -> bool) -> Option<Localized> {
        let Value::Object(fields) = self.value else { return None };
        let mut pairs = Vec::new();
        for (key, _) in fields.iter().filter(|(key, _)| is_lang(key)) {
            if let Some(text) = self.text_at(key) {
                let place = if key == lang { 0 } else { pairs.len() };
                pairs.insert(place, (key.clone(), text));
            }
        }
        Localized::from_pairs(pairs)
    }

    pub(crate) fn localized_at(self, key: &str, lang: &str) -> Option<Localized> {
        self.get(key)?.localized(lang)
    }

    #[inline(never)]
    pub(crate) fn report(self, problem: Problem, effect: Effect) {
        self.log.add(self.value, "", problem, effect);
    }

    /// Reports the field of that name.
    #[inline(never)]
    pub(crate) fn report_at(self, key: &str, problem: Problem) {
        if let Some(field) = self.get(key) {
            field.report(problem, Effect::ValueLeftOut);
        }
    }
}

/// Characters that no one sees and that can deceive: controls, marks that turn the direction of writing,
/// and zero-width blanks.
pub fn is_hidden(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
