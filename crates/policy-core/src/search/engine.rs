//! The index of a guide, and how well each policy answers a query.
//!
//! A policy's texts are cut into pairs of Chinese characters, words of letters, and sums. For each such token the
//! index lists the policies that hold it, weighted by where it stands. A query is a list of clauses; a policy's score
//! is the sum over the clauses of rarity times saturated weight, as in BM25. What covers too little of the query is
//! a perhaps, or no answer: better none than noise.

use super::Answer;
use super::asks::Asks;
use super::clause::{Clause, What};
use super::index::{Found, Index};
use super::lexicon::Lexicon;
use super::query::parse;
use super::rank::rank;
use super::tables::Tables;
use super::tokens::{ASK, amount_key, latin_key, office_key, texts};
use crate::facet::Facet;
use crate::figure::{Unit, find_figures};
use crate::guide::{Guide, Policy};

/// The weight at which a token has given half of what it can.
const HALF: f32 = 3.0;
/// What further ways to say the same thing add to the best.
const MORE: f32 = 0.1;
/// What a policy's own number weighs.
const NUMBERED: f32 = 30.0;
/// What its office or a number to call weighs.
const NAMED: f32 = 10.0;
/// What a word of letters may end with and be the same word.
pub(super) const ENDINGS: [&str; 7] = ["s", "es", "ies", "ed", "ing", "er", "ers"];
/// Digits that end a number to call are searched for from this many on.
const MIN_END: usize = 4;

/// The index of a guide.
#[derive(Clone, Debug, Default)]
pub struct Engine {
    pub(super) tables: Tables,
    pub(super) lexicon: Lexicon,
    pub(super) index: Index,
    /// All words of the lexicon, one a line.
    pub(super) words: String,
    /// The digits of each number to call.
    phones: Vec<(String, u32)>,
    /// The printed number of each policy.
    pub(super) numbers: Vec<u32>,
}

/// An index in the making: a large guide is read in steps, so that the page stays alive meanwhile.
#[derive(Debug)]
pub struct Builder {
    engine: Engine,
    asks: Asks,
    n_read: usize,
}

impl Builder {
    /// Starts with the words of the guide.
    pub fn new(guide: &Guide, tables: Tables) -> Self {
        Self::with_asks(guide, tables, Asks::default())
    }

    /// Starts with the words of the guide, and knows what people ask.
    pub fn with_asks(guide: &Guide, tables: Tables, mut asks: Asks) -> Self {
        let lexicon = Lexicon::new(guide, &tables);
        // The guide may carry some itself.
        for policy in &guide.policies {
            let own = policy.asks.iter().flat_map(|(_, asks)| asks);
            own.for_each(|ask| asks.add(policy.number, ask));
        }
        Self { engine: Engine { tables, lexicon, ..Engine::default() }, asks, n_read: 0 }
    }

    /// Reads at most `n` more policies; returns whether any are left.
    pub fn step(&mut self, guide: &Guide, n: usize) -> bool {
        let policies = guide.policies.iter().enumerate().skip(self.n_read).take(n);
        for (idx, policy) in policies {
            let idx = u32::try_from(idx).unwrap_or(u32::MAX);
            self.engine.read(guide, policy, idx);
        }
        self.n_read = self.n_read.saturating_add(n);
        self.n_read < guide.policies.len()
    }

    /// Puts what was read in order.
    pub fn finish(self) -> Engine {
        let mut engine = self.engine;
        let (index, lexicon) = (&mut engine.index, &engine.lexicon);
        index.pair_up(lexicon.words().iter().map(|word| word.text.as_str()));
        for (idx, number) in (0..).zip(&engine.numbers) {
            for ask in self.asks.of(*number) {
                index.read_ask(idx, &engine.tables.fold(ask), ASK);
            }
        }
        index.finish();
        for word in lexicon.words() {
            engine.words.push_str(&word.text);
            engine.words.push('\n');
        }
        engine
    }
}

impl Engine {
    /// Reads every text of the guide at once.
    pub fn new(guide: &Guide, tables: Tables) -> Self {
        Self::with_asks(guide, tables, Asks::default())
    }

    /// Reads every text of the guide at once, and what people ask.
    pub fn with_asks(guide: &Guide, tables: Tables, asks: Asks) -> Self {
        let mut builder = Builder::with_asks(guide, tables, asks);
        builder.step(guide, usize::MAX);
        builder.finish()
    }

    /// Every text of a guide that is searched, words that mean the same among them.
    pub fn texts(guide: &Guide) -> impl Iterator<Item = &str> {
        let own = guide.policies.iter().flat_map(|policy| Self::texts_of(guide, policy));
        own.chain(guide.synonyms.iter().flatten().map(String::as_str))
    }

    /// The texts of a policy that are searched.
    pub fn texts_of<'a>(guide: &'a Guide, policy: &'a Policy) -> Vec<&'a str> {
        texts(guide, policy).into_iter().map(|(text, ..)| text).collect()
    }

    fn read(&mut self, guide: &Guide, policy: &Policy, idx: u32) {
        self.numbers.push(policy.number);
        for (text, weight, place) in texts(guide, policy) {
            let text = self.tables.fold(text);
            self.index.read(idx, &text, weight, place);
            for figure in find_figures(&text) {
                let is_share = figure.unit == Some(Unit::Percent);
                let key = amount_key(figure.amount.in_hundredths(), is_share);
                self.index.add(key, idx, weight);
            }
        }
        for office in &policy.terms[Facet::Agency] {
            self.index.add(office_key(*office), idx, NAMED);
        }
        for contact in &policy.contacts {
            let digits = contact.phone.as_ref().map(crate::phone::Phone::digits);
            let printed = contact.printed.as_ref();
            let printed = printed.map(|text| text.chars().filter(char::is_ascii_digit).collect());
            self.phones.extend(digits.or(printed).map(|digits| (digits, idx)));
        }
    }

    /// The policies that answer the query, best first; `None` where nothing is asked, or only the first letter of
    /// something that may yet be found.
    pub fn search(&self, query: &str) -> Option<Answer> {
        let clauses = parse(query, self);
        if clauses.is_empty() {
            return (!query.trim().is_empty()).then(Answer::default);
        }
        let mut words = Vec::new();
        let found: Vec<(Found, f32)> =
            clauses.iter().map(|clause| (self.find(clause, &mut words), clause.size)).collect();
        words.sort();
        words.dedup();
        let is_elsewhere = clauses.iter().any(|clause| clause.alternatives.is_empty());
        Answer { hits: rank(&found, is_elsewhere, self.numbers.len()), words }.unless_begun(query)
    }

    /// How long the word at the start of `chars` is that names what other offices do, unless it stands in this guide.
    pub(super) fn elsewhere(&self, chars: &[char]) -> Option<usize> {
        let len = self.tables.elsewhere(chars)?;
        let word: String = chars.iter().take(len).collect();
        let is_here = self.lexicon.find(&word).is_some() || self.index.stands_in_proper(&word);
        (!is_here).then_some(len)
    }

    /// Whether words stand together in a text or a word of the lexicon.
    pub(super) fn stands(&self, words: &str) -> bool {
        self.index.stands_in_texts(words) || crate::highlight::find(&self.words, words).is_some()
    }

    /// The policies of a clause, each with its best alternative, and a little for every other.
    fn find(&self, clause: &Clause, words: &mut Vec<String>) -> Found {
        let mut best = vec![(0.0_f32, 0.0_f32); self.numbers.len()];
        for alternative in &clause.alternatives {
            for (policy, weight) in self.look_up(&alternative.what, words) {
                let worth = alternative.worth * weight / (weight + HALF);
                if let Some((most, all)) = best.get_mut(policy as usize) {
                    *most = most.max(worth);
                    *all += worth;
                }
            }
        }
        let worth = |(most, all): (f32, f32)| most + (all - most) * MORE;
        let found = (0..).zip(best.into_iter().map(worth));
        found.filter(|(_, weight)| *weight > 0.0).collect()
    }

    /// Where something stands; adds the words to highlight.
    pub(super) fn look_up(&self, what: &What, words: &mut Vec<String>) -> Found {
        let found = match what {
            What::Word(text) => self.index.all_of(text),
            What::Letters(text) => return self.inflected(text, words),
            What::Prefix(text) => return self.beginning(text, words),
            What::Amount(hundredths) => self.index.list(amount_key(*hundredths, false)).to_vec(),
            What::Percent(hundredths) => self.index.list(amount_key(*hundredths, true)).to_vec(),
            What::Number(number) => self.numbered(*number),
            What::Phone(digits) => self.called(digits),
            What::Office(idx) => self.index.list(office_key(*idx)).to_vec(),
        };
        if let (What::Word(text) | What::Phone(text), false) = (what, found.is_empty()) {
            words.push(text.clone());
        }
        found
    }

    fn beginning(&self, start: &str, words: &mut Vec<String>) -> Found {
        let mut found: Found = self.index.list(latin_key(start)).to_vec();
        for word in self.index.latin_beginning(start) {
            words.push(word.to_owned());
            if word != start {
                found.extend(self.index.word(word));
            }
        }
        found
    }

    /// A word of letters, and the same with an ending.
    fn inflected(&self, word: &str, words: &mut Vec<String>) -> Found {
        let mut found = Found::new();
        for longer in self.index.latin_beginning(word) {
            let ending = longer.strip_prefix(word).unwrap_or("");
            if ending.is_empty() || ENDINGS.contains(&ending) {
                words.push(longer.to_owned());
                found.extend(self.index.word(longer));
            }
        }
        found
    }

    fn numbered(&self, number: u32) -> Found {
        let at = self.numbers.iter().position(|known| *known == number);
        at.and_then(|at| u32::try_from(at).ok()).map(|at| (at, NUMBERED)).into_iter().collect()
    }

    /// With or without the area code: whole, or else begun, or else the end of one. What is a whole number to call, as a
    /// hotline, is no part of another.
    fn called(&self, digits: &str) -> Found {
        type Holds<'a> = &'a dyn Fn(&str) -> bool;
        let is_whole = |known: &str| known == digits || without_area(known) == Some(digits);
        let with_area = |known: &str| known.len() > 4 && without_area(digits) == Some(known);
        let begins = |known: &str| {
            [Some(known), without_area(known)]
                .iter()
                .flatten()
                .any(|known| known.starts_with(digits))
        };
        let ends = |known: &str| digits.len() >= MIN_END && known.ends_with(digits);
        let ways: [Holds<'_>; 4] = [&is_whole, &with_area, &begins, &ends];
        let found = ways.iter().map(|holds| {
            let found = self.phones.iter().filter(|(known, _)| holds(known));
            found.map(|(_, policy)| (*policy, NAMED)).collect::<Found>()
        });
        found.into_iter().find(|found| !found.is_empty()).unwrap_or_default()
    }
}

/// A number without its area code.
fn without_area(digits: &str) -> Option<&str> {
    let area = if digits.starts_with("01") || digits.starts_with("02") { 3 } else { 4 };
    digits.get(area..).filter(|local| digits.starts_with('0') && !local.is_empty())
}
