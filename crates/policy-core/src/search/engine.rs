//! The index of a guide, and how well each policy answers a query.
//!
//! A policy's texts are cut into pairs of Chinese characters, words of letters, and sums. For each such token the
//! index lists the policies that hold it, weighted by where it stands. A query is a list of clauses; a policy's score
//! is the sum over the clauses of rarity times saturated weight, as in BM25. What covers too little of the query is
//! no answer: better none than noise.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::fold::is_han;
use super::lexicon::Lexicon;
use super::query::{Clause, What, parse};
use super::tables::Tables;
use super::tokens::{Key, amount_key, is_single, latin_key, texts, tokens};
use super::{Answer, Hit};
use crate::figure::{Unit, find_figures};
use crate::guide::{Guide, Policy};
use crate::mark::find;

/// The weight at which a token has given half of what it can.
const HALF: f32 = 3.0;
/// An answer covers at least this share of the query.
const MIN_COVERAGE: f32 = 0.35;
/// An answer scores at least this share of the best.
const MIN_OF_BEST: f32 = 0.25;
/// A part of a word is found where this share of its pairs is.
const MIN_PART: f32 = 0.7;
/// A clause that is everywhere still counts this much towards coverage.
const MIN_RARITY: f32 = 0.3;

/// What the pairs of a word are worth where they don't stand together.
const APART: f32 = 0.4;

/// More policies than this are not read again for whether the pairs of a word stand together.
const MAX_READ_AGAIN: usize = 500;

/// What further ways to say the same thing add to the best.
const MORE: f32 = 0.1;

/// For each token the policies that hold it, in order, each with its weight there.
type Postings = HashMap<Key, Found, BuildHasherDefault<Mix>>;

/// Keys are spread by one multiplication: they come from texts that nobody forges to slow a search down.
#[derive(Clone, Copy, Debug, Default)]
struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u64(u64::from(*byte)));
    }

    fn write_u64(&mut self, key: u64) {
        let mixed = (self.0 ^ key).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ mixed >> 29;
    }
}

/// The index of a guide.
#[derive(Clone, Debug, Default)]
pub struct Engine {
    tables: Tables,
    lexicon: Lexicon,
    postings: Postings,
    /// The words of letters, sorted.
    latin: Vec<String>,
    /// The digits of each number to call.
    phones: Vec<(String, u32)>,
    /// The printed number of each policy.
    numbers: Vec<u32>,
    /// All texts of each policy, folded.
    texts: Vec<String>,
}

/// Policies that an alternative or clause holds for, sorted, each with its weight.
type Found = Vec<(u32, f32)>;

/// An index in the making: a large guide is read in steps, so that the page stays alive meanwhile.
#[derive(Debug)]
pub struct Builder {
    engine: Engine,
    n_read: usize,
}

impl Builder {
    /// Starts with the words of the guide.
    pub fn new(guide: &Guide, tables: Tables) -> Self {
        let lexicon = Lexicon::new(guide, &tables);
        Self { engine: Engine { tables, lexicon, ..Engine::default() }, n_read: 0 }
    }

    /// Reads at most `n` more policies; answers whether any are left.
    pub fn step(&mut self, guide: &Guide, n: usize) -> bool {
        let policies = guide.policies.iter().enumerate().skip(self.n_read).take(n);
        for (idx, policy) in policies {
            self.engine.read(guide, policy, u32::try_from(idx).unwrap_or(u32::MAX));
        }
        self.n_read = self.n_read.saturating_add(n);
        self.n_read < guide.policies.len()
    }

    /// Puts what was read in order.
    pub fn finish(self) -> Engine {
        let mut engine = self.engine;
        engine.latin.sort_unstable();
        engine.latin.dedup();
        engine
    }
}

impl Engine {
    /// Reads every text of the guide at once.
    pub fn new(guide: &Guide, tables: Tables) -> Self {
        let mut builder = Builder::new(guide, tables);
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
        texts(guide, policy).into_iter().map(|(text, _)| text).collect()
    }

    fn read(&mut self, guide: &Guide, policy: &Policy, idx: u32) {
        self.numbers.push(policy.number);
        let mut all = String::new();
        for (text, weight) in texts(guide, policy) {
            let text = self.tables.fold(text);
            all.push_str(&text);
            all.push('\n');
            let (postings, latin) = (&mut self.postings, &mut self.latin);
            tokens(&text, |key, word| {
                add(postings, key, idx, weight);
                latin.extend(word.map(ToOwned::to_owned));
            });
            for figure in find_figures(&text) {
                let is_share = figure.unit == Some(Unit::Percent);
                let key = amount_key(figure.amount.in_hundredths(), is_share);
                add(&mut self.postings, key, idx, weight);
            }
        }
        self.texts.push(all);
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
        let clauses = parse(query, &self.lexicon, &self.tables);
        if clauses.is_empty() {
            return (!query.trim().is_empty()).then(Answer::default);
        }
        let mut words = Vec::new();
        let found: Vec<(Found, f32)> =
            clauses.iter().map(|clause| (self.find(clause, &mut words), clause.size)).collect();
        words.sort();
        words.dedup();
        Answer { hits: self.rank(&found), words }.unless_begun(query)
    }

    /// Adds up the clauses.
    fn rank(&self, clauses: &[(Found, f32)]) -> Vec<Hit> {
        let n = self.numbers.len();
        let mut scores = vec![(0.0_f32, 0.0_f32); n];
        let mut all = 0.0;
        for (found, size) in clauses {
            let rarity = rarity(found.len(), n);
            let share = size * rarity.max(MIN_RARITY);
            all += share;
            for (policy, weight) in found {
                if let Some((score, covered)) = scores.get_mut(*policy as usize) {
                    *score += (rarity + 0.1) * weight * (1.0 + size.sqrt());
                    *covered += share;
                }
            }
        }
        let best = scores
            .iter()
            .filter(|(_, covered)| *covered >= all * MIN_COVERAGE)
            .fold(0.0_f32, |best, (score, _)| best.max(*score));
        let hits = scores.iter().enumerate().filter(|(_, (score, covered))| {
            *score > 0.0 && *covered >= all * MIN_COVERAGE && *score >= best * MIN_OF_BEST
        });
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "scores are small"
        )]
        let mut hits: Vec<Hit> = hits
            .map(|(policy, (score, _))| Hit { policy, score: (score * 1000.0) as u32 })
            .collect();
        hits.sort_by_key(|hit| (Reverse(hit.score), hit.policy));
        hits
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
        above(best.into_iter().map(worth), f32::MIN_POSITIVE)
    }

    fn look_up(&self, what: &What, words: &mut Vec<String>) -> Found {
        let found = match what {
            What::Word(text) => self.all_of(text),
            What::Part(text) => self.most_of(text),
            What::Prefix(text) => return self.beginning(text, words),
            What::Amount(hundredths) => self.list(amount_key(*hundredths, false)).to_vec(),
            What::Percent(hundredths) => self.list(amount_key(*hundredths, true)).to_vec(),
            What::Number(number) => self.numbered(*number),
            What::Phone(digits) => self.called(digits),
        };
        if let (What::Word(text) | What::Phone(text), false) = (what, found.is_empty()) {
            words.push(text.clone());
        }
        found
    }

    fn list(&self, key: Key) -> &[(u32, f32)] {
        self.postings.get(&key).map_or(&[], Vec::as_slice)
    }

    fn lists(&self, text: &str) -> Vec<&[(u32, f32)]> {
        let mut lists = Vec::new();
        tokens(text, |key, _| lists.push(self.list(key)));
        // Pairs say more than the single characters that they are made of.
        if text.chars().filter(|c| is_han(*c)).count() > 1 {
            lists.clear();
            tokens(text, |key, _| {
                if !is_single(key) {
                    lists.push(self.list(key));
                }
            });
        }
        lists
    }

    /// Where every token stands, with the least weight of any.
    fn all_of(&self, text: &str) -> Found {
        let mut lists = self.lists(text);
        lists.sort_by_key(|list| list.len());
        let Some((first, others)) = lists.split_first() else { return Vec::new() };
        let mut found = first.to_vec();
        for other in others {
            found.retain_mut(|(policy, weight)| {
                let at = other.binary_search_by_key(policy, |(policy, _)| *policy);
                let there = at.ok().and_then(|at| other.get(at));
                *weight = there.map_or(0.0, |(_, other)| weight.min(*other));
                there.is_some()
            });
        }
        // The pairs of a longer word may stand apart: that is worth less than the word.
        if lists.len() > 1 && found.len() <= MAX_READ_AGAIN {
            for (policy, weight) in &mut found {
                let together = self.texts.get(*policy as usize).and_then(|all| find(all, text));
                *weight *= if together.is_some() { 1.0 } else { APART };
            }
        }
        found
    }

    /// Where most tokens stand, weighted by how many.
    fn most_of(&self, text: &str) -> Found {
        let lists = self.lists(text);
        #[expect(clippy::cast_precision_loss, reason = "a query has few tokens")]
        let n = lists.len() as f32;
        let mut counts = vec![0.0_f32; self.numbers.len()];
        for (policy, _) in lists.into_iter().flatten() {
            if let Some(count) = counts.get_mut(*policy as usize) {
                *count += 1.0;
            }
        }
        above(counts.into_iter().map(|count| count / n), MIN_PART)
    }

    fn beginning(&self, start: &str, words: &mut Vec<String>) -> Found {
        let from = self.latin.partition_point(|word| word.as_str() < start);
        let rest = self.latin.get(from..).unwrap_or(&[]);
        let mut found = Vec::new();
        for word in rest.iter().take_while(|word| word.starts_with(start)) {
            words.push(word.clone());
            found.extend(self.list(latin_key(word)));
        }
        found
    }

    fn numbered(&self, number: u32) -> Found {
        let at = self.numbers.iter().position(|known| *known == number);
        at.and_then(|at| u32::try_from(at).ok()).map(|at| (at, 30.0)).into_iter().collect()
    }

    /// With or without the area code, whole or begun.
    fn called(&self, digits: &str) -> Found {
        let holds = |known: &str| {
            known.starts_with(digits)
                || known.ends_with(digits)
                || digits.ends_with(known) && known.len() > 4
                || known.get(3..).is_some_and(|local| local.starts_with(digits))
        };
        let found = self.phones.iter().filter(|(known, _)| holds(known));
        found.map(|(_, policy)| (*policy, 10.0)).collect()
    }
}

/// The policies whose weight, in their order, is at least `least`.
fn above(weights: impl Iterator<Item = f32>, least: f32) -> Found {
    let found = (0..).zip(weights).filter(|(_, weight)| *weight >= least);
    found.collect()
}

/// Counts a token in a policy, which is the newest of those read.
fn add(postings: &mut Postings, key: Key, policy: u32, weight: f32) {
    let list = postings.entry(key).or_default();
    match list.last_mut() {
        Some((last, sum)) if *last == policy => *sum += weight,
        _ => list.push((policy, weight)),
    }
}

/// From 0 for what is everywhere to 1 for what is nowhere.
fn rarity(n_found: usize, n: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "guides have fewer than a million policies")]
    let (found, all) = (n_found as f32, n.max(1) as f32);
    (1.0 + (all - found + 0.5) / (found + 0.5)).ln() / (1.0 + (all + 0.5) / 0.5).ln()
}
