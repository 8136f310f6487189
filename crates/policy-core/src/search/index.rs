//! The index: for each token of the texts the policies that hold it, and what stands side by side.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::Place;
use super::fold::is_han;
use super::tokens::{Key, is_single, latin_key, pair_key, pair_of, tokens};
use crate::highlight::find;

/// Policies that something holds for, in order, each with its weight.
pub type Found = Vec<(u32, f32)>;

/// What the pairs of a word are worth where they don't stand together.
const APART: f32 = 0.4;
/// More policies than this are not read again for whether the pairs of a word stand together.
const MAX_READ_AGAIN: usize = 500;
/// No more policies than this are read for whether some words stand in any.
const MAX_TRIED: usize = 12;

/// Keys are spread by one multiplication: they come from texts that nobody forges to slow a search down.
#[derive(Clone, Copy, Debug, Default)]
pub struct Mix(u64);

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

/// What stands where.
#[derive(Clone, Debug, Default)]
pub struct Index {
    postings: HashMap<Key, Found, BuildHasherDefault<Mix>>,
    /// The words of letters, sorted.
    latin: Vec<String>,
    /// The pairs of Chinese characters in texts and words, sorted.
    pairs: Vec<Key>,
    /// All texts of each policy, folded; and how many bytes of them come before the names of offices.
    texts: Vec<String>,
    n_proper: Vec<usize>,
    /// The questions that each policy answers, folded.
    asks: Vec<String>,
}

impl Index {
    /// Takes in a folded text of a policy, which is the newest of those read.
    pub fn read(&mut self, policy: u32, text: &str, weight: f32, place: Place) {
        self.count(policy, text, weight, |_| true);
        append(&mut self.texts, policy, text);
        let n = policy as usize + 1;
        if self.n_proper.len() < n {
            self.n_proper.resize(n, 0);
        }
        if let (Some(n), Some(all), false) = (
            self.n_proper.last_mut(),
            self.texts.last(),
            matches!(place, Place::Office | Place::Contact),
        ) {
            *n = all.len();
        }
    }

    /// Takes in a folded question that a policy answers, once all texts are read: what stands side by side only in
    /// questions makes no word.
    pub fn read_ask(&mut self, policy: u32, text: &str, weight: f32) {
        // What is asked in one character is asked in no question.
        self.count(policy, text, weight, |key| !is_single(key));
        append(&mut self.asks, policy, text);
    }

    fn count(&mut self, policy: u32, text: &str, weight: f32, counts: impl Fn(Key) -> bool) {
        tokens(text, |key, word| {
            if !counts(key) {
                return;
            }
            // A word of letters is noted when it is first met.
            if let (Some(word), false) = (word, self.postings.contains_key(&key)) {
                self.latin.push(word.to_owned());
            }
            self.add(key, policy, weight);
        });
    }

    /// Counts a token in a policy.
    pub fn add(&mut self, key: Key, policy: u32, weight: f32) {
        let list = self.postings.entry(key).or_default();
        // Texts are read in the order of the policies; questions come after them.
        match list.last_mut() {
            Some((last, sum)) if *last == policy => return *sum += weight,
            Some((last, _)) if *last > policy => {}
            _ => return list.push((policy, weight)),
        }
        match list.binary_search_by_key(&policy, |(known, _)| *known) {
            Ok(at) => list[at].1 += weight,
            Err(at) => list.insert(at, (policy, weight)),
        }
    }

    /// Notes what stands side by side in the texts that were read, and in `words`.
    pub fn pair_up<'a>(&mut self, words: impl Iterator<Item = &'a str>) {
        let mut pairs: Vec<Key> = self.postings.keys().copied().collect();
        for word in words {
            tokens(word, |key, _| pairs.push(key));
        }
        pairs.retain(|key| pair_of(*key).is_some());
        pairs.sort_unstable();
        pairs.dedup();
        self.pairs = pairs;
    }

    /// Puts in order what was read.
    pub fn finish(&mut self) {
        self.latin.sort_unstable();
        self.latin.dedup();
    }

    /// Whether two characters stand side by side in any text or question.
    pub fn is_known(&self, first: char, second: char) -> bool {
        !self.list(pair_key(first, second)).is_empty()
    }

    /// The policies that hold a token.
    pub fn list(&self, key: Key) -> &[(u32, f32)] {
        self.postings.get(&key).map_or(&[], Vec::as_slice)
    }

    /// Whether words stand together in a policy's texts.
    pub fn is_in_texts(&self, policy: u32, words: &str) -> bool {
        self.texts.get(policy as usize).is_some_and(|all| find(all, words).is_some())
    }

    /// Whether words stand together in a question that a policy answers.
    pub fn is_in_asks(&self, policy: u32, words: &str) -> bool {
        self.asks.get(policy as usize).is_some_and(|all| find(all, words).is_some())
    }

    fn is_in(&self, policy: u32, words: &str) -> bool {
        self.is_in_texts(policy, words) || self.is_in_asks(policy, words)
    }

    /// Whether two characters stand side by side in any text or word.
    pub fn is_pair(&self, first: char, second: char) -> bool {
        self.pairs.binary_search(&pair_key(first, second)).is_ok()
    }

    /// The characters that stand after another anywhere.
    pub fn after(&self, first: char) -> impl Iterator<Item = char> {
        let from = self.pairs.partition_point(|key| *key < pair_key(first, '\0'));
        let pairs = self.pairs.get(from..).unwrap_or(&[]).iter().filter_map(|key| pair_of(*key));
        pairs.take_while(move |(known, _)| *known == first).map(|(_, second)| second)
    }

    /// The characters that stand before another anywhere.
    pub fn before(&self, second: char) -> impl Iterator<Item = char> {
        let pairs = self.pairs.iter().filter_map(|key| pair_of(*key));
        pairs.filter(move |(_, known)| *known == second).map(|(first, _)| first)
    }

    /// The words of letters that begin so.
    pub fn latin_beginning<'a>(&'a self, start: &'a str) -> impl Iterator<Item = &'a str> {
        let from = self.latin.partition_point(|word| word.as_str() < start);
        let rest = self.latin.get(from..).unwrap_or(&[]).iter().map(String::as_str);
        rest.take_while(move |word| word.starts_with(start))
    }

    /// Every word of letters.
    pub fn latin(&self) -> impl Iterator<Item = &str> {
        self.latin.iter().map(String::as_str)
    }

    /// Where a word of letters stands.
    pub fn word(&self, word: &str) -> &[(u32, f32)] {
        self.list(latin_key(word))
    }

    fn lists(&self, text: &str) -> Vec<&[(u32, f32)]> {
        let mut lists = Vec::new();
        // Pairs say more than the single characters that they are made of.
        let has_pairs = text.chars().filter(|c| is_han(*c)).count() > 1;
        tokens(text, |key, _| {
            if !has_pairs || !is_single(key) {
                lists.push(self.list(key));
            }
        });
        lists
    }

    /// Where every token of a text stands, with the least weight of any; less where they don't stand together.
    pub fn all_of(&self, text: &str) -> Found {
        let mut lists = self.lists(text);
        lists.sort_by_key(|list| list.len());
        let Some((first, others)) = lists.split_first() else { return Vec::new() };
        let mut found = first.to_vec();
        for other in others {
            found.retain_mut(|(policy, weight)| {
                let there = weight_in(other, *policy);
                *weight = there.map_or(0.0, |other| weight.min(other));
                there.is_some()
            });
        }
        if lists.len() > 1 && found.len() <= MAX_READ_AGAIN {
            for (policy, weight) in &mut found {
                *weight *= if self.is_in(*policy, text) { 1.0 } else { APART };
            }
        }
        found
    }

    /// Whether words stand together in any policy's texts.
    pub fn stands_in_texts(&self, words: &str) -> bool {
        self.any(words, |policy| self.is_in_texts(policy, words))
    }

    /// The same, apart from the names of offices: 人力社保局 is no word about 社保.
    pub fn stands_in_proper(&self, words: &str) -> bool {
        self.any(words, |policy| {
            let texts = self.texts.get(policy as usize);
            let n = self.n_proper.get(policy as usize).copied().unwrap_or(0);
            texts.and_then(|all| find(all, words)).is_some_and(|at| at < n)
        })
    }

    /// Whether something holds for any of the policies that hold every token of some words.
    fn any(&self, words: &str, is_so: impl Fn(u32) -> bool) -> bool {
        let mut lists = self.lists(words);
        lists.sort_by_key(|list| list.len());
        let Some((first, others)) = lists.split_first() else { return false };
        let in_all = first
            .iter()
            .filter(|(policy, _)| others.iter().all(|other| weight_in(other, *policy).is_some()));
        in_all.take(MAX_TRIED).any(|(policy, _)| is_so(*policy))
    }
}

/// Adds a line to the text of a policy, which is the newest of those read.
fn append(texts: &mut Vec<String>, policy: u32, text: &str) {
    let n = policy as usize + 1;
    if texts.len() < n {
        texts.resize(n, String::new());
    }
    if let Some(all) = texts.last_mut() {
        all.push_str(text);
        all.push('\n');
    }
}

fn weight_in(list: &[(u32, f32)], policy: u32) -> Option<f32> {
    let at = list.binary_search_by_key(&policy, |(known, _)| *known).ok()?;
    list.get(at).map(|(_, weight)| *weight)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> Index {
        let mut index = Index::default();
        index.read(0, "离岗创业人员", 1.0, Place::Official);
        index.read(0, "人力社保局", 1.0, Place::Office);
        index.read(1, "创业贷款 loan", 2.0, Place::Title);
        index.read(1, "贷款创业", 1.0, Place::Official);
        index.pair_up(["停薪"].into_iter());
        index.read_ask(1, "怎么借钱", 1.0);
        index.read_ask(0, "借钱创业", 1.0);
        index.finish();
        index
    }

    #[test]
    fn a_word_is_where_its_pairs_are_and_less_where_they_are_apart() {
        let index = index();
        assert_eq!(index.all_of("创业"), [(0, 2.0), (1, 3.0)]);
        assert_eq!(index.all_of("借钱"), [(0, 1.0), (1, 1.0)]);
        assert_eq!(index.all_of("创业贷款"), [(1, 2.0)]);
        assert_eq!(index.all_of("款创业贷"), [(1, 0.4)]);
        assert_eq!(index.all_of("公积金"), []);
        assert_eq!(index.word("loan"), [(1, 2.0)]);
    }

    #[test]
    fn neighbours_are_known_from_both_sides() {
        let index = index();
        assert!(index.is_pair('停', '薪') && !index.is_pair('岗', '贷'));
        assert!(
            !index.is_pair('借', '钱') && index.is_known('借', '钱'),
            "a question makes no word"
        );
        assert_eq!(index.after('创').collect::<Vec<_>>(), ['业']);
        assert_eq!(index.before('创').collect::<Vec<_>>(), ['岗', '款']);
    }

    #[test]
    fn words_stand_only_where_they_stand_together() {
        let index = index();
        let stands = |words| index.stands_in_texts(words);
        assert!(stands("岗创业") && stands("社保") && !stands("员创业") && !stands("款贷"));
        assert!(!stands("") && !stands("借钱"), "a question is no text");
        assert!(index.stands_in_proper("离岗") && !index.stands_in_proper("社保"));
    }
}
