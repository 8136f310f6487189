//! Letters in a query: a word, the beginning of one, pinyin, first letters, or a slip.

use super::How;
use super::clause::{Alternative, What, worth};
use super::engine::ENDINGS;
use super::fold::{goes_on, is_letter};
use super::lexicon::is_a_slip;
use super::query::{Reader, float};

/// More words than this are not tried for one begun word.
const MAX_BEGUN: usize = 12;
/// A word of letters is taken for a slip of another from this length on.
const MIN_SLIP: usize = 5;
/// A word of letters keeps at least so many when its ending is taken off.
const MIN_STEM: usize = 4;

/// Words that a part of the query may mean, and the part's size.
type Part = (Vec<String>, usize);

impl Reader<'_> {
    /// Letters: a word, the beginning of one, or pinyin.
    pub(super) fn letters(&mut self, rest: &[char]) -> Option<usize> {
        let len = rest.iter().take_while(|c| is_letter(**c) || **c == '\'').count();
        if len == 0 {
            return None;
        }
        let text: String = rest.iter().take(len).filter(|c| is_letter(**c)).collect();
        let name = rest.windows(2).skip(len - 1).take_while(|pair| goes_on(pair[0], pair[1]));
        let name: String = name.map(|pair| pair[1]).collect();
        if !name.is_empty() || len == 1 && self.chars.len() > 1 {
            // No other words than C++ and C# begin so. A letter by itself is a word too.
            let len = len + name.len();
            let what = What::Word([text, name].concat());
            self.add(len, 1.0, vec![Alternative::exactly(what, How::Literal)]);
            return Some(len);
        }
        // Only the last word may be begun, and only where it is none yet.
        let may_be_begun = rest.len() == len && self.engine.index.word(&text).is_empty();
        let what = if may_be_begun { What::Prefix } else { What::Letters };
        let mut ways = vec![Alternative::exactly(what(text.clone()), How::Literal)];
        let parts = self.meanings(&mut ways, &text);
        let size = float(len.div_ceil(2).max(1));
        if parts.is_empty() {
            self.add(len, size, ways);
        }
        for (words, size) in parts {
            let ways = words.iter();
            let ways = ways.flat_map(|word| self.engine.ways_of(word, worth::SPELLED, How::Pinyin));
            let ways = ways.collect();
            self.add(len, float(size), ways);
        }
        Some(len)
    }

    /// Adds what the letters may mean. Answers the parts instead, where they spell several words in a row.
    fn meanings(&self, ways: &mut Vec<Alternative>, text: &str) -> Vec<Part> {
        if text.len() < 2 {
            return Vec::new();
        }
        let lexicon = &self.engine.lexicon;
        let may_be_begun = matches!(ways.first(), Some(Alternative { what: What::Prefix(_), .. }));
        if may_be_begun {
            let begun: Vec<&str> = lexicon.beginning(text).take(MAX_BEGUN).collect();
            self.add_words(ways, begun, worth::BEGUN, How::Literal);
        }
        let is_known =
            ways.iter().any(|way| !self.engine.look_up(&way.what, &mut Vec::new()).is_empty());
        let spelled = lexicon.spelled(text, &self.engine.tables);
        let is_spelled = !spelled.is_empty();
        self.add_words(ways, spelled, worth::SPELLED, How::Pinyin);
        if is_spelled {
            return Vec::new();
        }
        if !is_known {
            let parts = self.split(text, 4);
            if parts.len() > 1 {
                return parts;
            }
        }
        let n_ways = ways.len();
        if text.len() > 2 {
            let begun = lexicon.spelled_beginning(text).take(MAX_BEGUN).collect();
            self.add_words(ways, begun, worth::BEGUN, How::Pinyin);
        }
        if ways.len() == n_ways {
            let words = lexicon.abbreviated(text).take(MAX_BEGUN).collect();
            self.add_words(ways, words, worth::BEGUN, How::Pinyin);
        }
        if ways.len() > n_ways || is_known {
            return Vec::new();
        }
        self.add_slips(ways, text);
        if ways.len() == n_ways { self.pairs_of_initials(text) } else { Vec::new() }
    }

    fn add_words(&self, ways: &mut Vec<Alternative>, words: Vec<&str>, worth: f32, how: How) {
        for word in words {
            ways.extend(self.engine.ways_of(word, worth, how));
        }
    }

    /// The word without its ending, and the words that it is a slip of.
    fn add_slips(&self, ways: &mut Vec<Alternative>, text: &str) {
        let stem = ENDINGS.iter().rev().find_map(|ending| text.strip_suffix(ending));
        let stem = stem.filter(|stem| stem.len() >= MIN_STEM);
        let stem = stem.filter(|stem| self.engine.index.latin_beginning(stem).next().is_some());
        if let Some(stem) = stem {
            let what = What::Letters(stem.to_owned());
            ways.push(Alternative::new(what, worth::SPELLED, How::Literal));
            return;
        }
        if text.len() < MIN_SLIP {
            return;
        }
        let typed: Vec<char> = text.chars().collect();
        let is_meant = |word: &&str| {
            word.len().abs_diff(text.len()) < 2
                && is_a_slip(&typed, &word.chars().collect::<Vec<_>>())
        };
        let words: Vec<&str> = self.engine.index.latin().filter(is_meant).take(MAX_BEGUN).collect();
        self.add_words(ways, words, worth::SLIP, How::Slip);
    }

    /// `cydk` as two words of two characters each: 创业 and 贷款.
    fn pairs_of_initials(&self, text: &str) -> Vec<Part> {
        let lexicon = &self.engine.lexicon;
        let pairs = (0..text.len() / 2).filter_map(|pair| text.get(pair * 2..pair * 2 + 2));
        let parts: Vec<Part> = pairs
            .map(|pair| (lexicon.abbreviated(pair).map(ToOwned::to_owned).collect(), 2))
            .collect();
        let complete = text.len() > 3 && text.len().is_multiple_of(2);
        // One letter again and again is a finger that rests on a key.
        let varied = text.bytes().any(|byte| Some(&byte) != text.as_bytes().first());
        if complete && varied && parts.iter().all(|(words, _): &Part| !words.is_empty()) {
            parts
        } else {
            Vec::new()
        }
    }

    /// `chuangyedaikuan` as 创业 and 贷款; the last may be begun only.
    fn split(&self, text: &str, max: usize) -> Vec<Part> {
        let lexicon = &self.engine.lexicon;
        let spelled = |letters| lexicon.spelled(letters, &self.engine.tables);
        let part = |words: &[&str]| {
            let words: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
            let size = words.first().map_or(0, |word| word.chars().count());
            (words, size)
        };
        let whole = spelled(text);
        if !whole.is_empty() {
            return vec![part(&whole)];
        }
        if max == 0 {
            return Vec::new();
        }
        for end in (3..text.len()).rev() {
            let (Some(head), Some(tail)) = (text.get(..end), text.get(end..)) else { continue };
            let words = spelled(head);
            if words.is_empty() {
                continue;
            }
            let mut parts = self.split(tail, max - 1);
            if parts.is_empty()
                && let Some(begun) = lexicon.spelled_beginning(tail).next()
            {
                parts.push((vec![begun.to_owned()], 0));
            }
            if !parts.is_empty() {
                parts.insert(0, part(&words));
                return parts;
            }
        }
        Vec::new()
    }
}
