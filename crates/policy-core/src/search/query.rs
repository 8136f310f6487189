//! Cuts what is typed into clauses: each is one thing that the reader wants, with all the ways to say it.

use super::amount::{read_number, read_ordinal};
use super::fold::{is_han, is_letter};
use super::lexicon::{Lexicon, Word, is_a_slip};
use super::tables::Tables;
use crate::permalink::MAX_QUERY;

/// One thing that is asked for: any of the alternatives will do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Clause {
    /// The ways to say it.
    pub alternatives: Vec<Alternative>,
    /// How much of the query it is, in characters; nothing for what may as well be absent.
    pub size: f32,
}

/// One way to say it.
#[derive(Clone, Debug, PartialEq)]
pub struct Alternative {
    /// What is looked for.
    pub what: What,
    /// How much it is worth, against 1 for the very words.
    pub worth: f32,
}

/// What is looked for in a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// All of these words, folded.
    Word(String),
    /// Most pairs of characters of these words.
    Part(String),
    /// A word of letters that begins so.
    Prefix(String),
    /// A sum, in hundredths.
    Amount(u64),
    /// A share, in hundredths of a percent.
    Percent(u64),
    /// The policy's own number.
    Number(u32),
    /// Digits of a number to call.
    Phone(String),
}

const EXACT: f32 = 1.0;
const SPELLED: f32 = 0.9;
const HOMOPHONE: f32 = 0.75;
const BEGUN: f32 = 0.7;
const LIKE: f32 = 0.6;
const SLIP: f32 = 0.6;
const PART: f32 = 0.5;

/// More words than this are not tried for one begun word.
const MAX_BEGUN: usize = 12;

/// Cuts a query; empty where nothing is asked.
pub fn parse(query: &str, lexicon: &Lexicon, tables: &Tables) -> Vec<Clause> {
    let chars: Vec<char> = tables.fold(query).chars().take(MAX_QUERY).collect();
    let mut reader =
        Reader { chars: &chars, lexicon, tables, at: 0, clauses: Vec::new(), left: String::new() };
    reader.read(true);
    if reader.clauses.iter().all(|clause| clause.size == 0.0) {
        reader.at = 0;
        reader.clauses.clear();
        reader.read(false);
    }
    let mut clauses = reader.clauses;
    // A single character counts only where there is nothing else.
    if clauses.iter().all(|clause| clause.size == 0.0) {
        clauses.iter_mut().for_each(|clause| clause.size = 1.0);
    }
    clauses
}

/// Words that a part of the query may mean, and the part's size.
type Part = (Vec<String>, usize);

fn exactly(what: What) -> Alternative {
    Alternative { what, worth: EXACT }
}

struct Reader<'a> {
    chars: &'a [char],
    lexicon: &'a Lexicon,
    tables: &'a Tables,
    at: usize,
    clauses: Vec<Clause>,
    /// Chinese characters that belong to no known word.
    left: String,
}

impl Reader<'_> {
    fn read(&mut self, without_fillers: bool) {
        while let Some(c) = self.chars.get(self.at).copied() {
            let rest = &self.chars[self.at..];
            let taken =
                self.ordinal(rest).or_else(|| self.phone(rest)).or_else(|| self.number(rest));
            let taken = taken.or_else(|| self.slipped(rest));
            let taken = taken.or_else(|| self.word(rest));
            let taken = taken.or_else(|| without_fillers.then(|| self.filler(rest)).flatten());
            let taken = taken.or_else(|| self.letters(rest));
            let n = taken.unwrap_or_else(|| {
                if is_han(c) {
                    self.left.push(c);
                } else {
                    self.flush();
                }
                1
            });
            self.at += n;
        }
        self.flush();
    }

    fn add(&mut self, size: usize, alternatives: Vec<Alternative>) {
        self.flush();
        #[expect(clippy::cast_precision_loss, reason = "a query has few characters")]
        self.clauses.push(Clause { alternatives, size: size as f32 });
    }

    /// 第12条, 第十二条: that policy and no other.
    fn ordinal(&mut self, rest: &[char]) -> Option<usize> {
        let digits = rest.strip_prefix(&['第'])?;
        let end = digits.iter().position(|c| matches!(c, '条' | '项' | '个'))?;
        let number = read_ordinal(digits.get(..end)?)?;
        self.add(4, vec![exactly(What::Number(number))]);
        Some(end + 2)
    }

    /// Seven digits or more are a number to call, however they are grouped.
    fn phone(&mut self, rest: &[char]) -> Option<usize> {
        rest.first().filter(|c| c.is_ascii_digit())?;
        let len =
            rest.iter().take_while(|c| matches!(c, '0'..='9' | '-' | ' ' | '(' | ')')).count();
        let digits: String = rest.iter().take(len).filter(|c| c.is_ascii_digit()).collect();
        let next = rest.get(len);
        let is_sum = next.is_some_and(|c| "万亿元块wk%.,".contains(*c)) || digits.ends_with("0000");
        if digits.len() < 7 || is_sum {
            return None;
        }
        self.add(len, vec![exactly(What::Phone(digits))]);
        Some(len)
    }

    fn number(&mut self, rest: &[char]) -> Option<usize> {
        let number = read_number(rest)?;
        if rest.get(number.len) == Some(&'%') {
            self.add(number.len + 1, vec![exactly(What::Percent(number.hundredths))]);
            return Some(number.len + 1);
        }
        let digits: String = rest
            .iter()
            .take(number.len)
            .filter(|c| c.is_ascii_alphanumeric() || is_han(**c))
            .collect();
        let mut ways = vec![(What::Amount(number.hundredths), EXACT)];
        if !number.is_money {
            if let Ok(n) = digits.parse::<u32>()
                && digits.len() < 5
            {
                ways.push((What::Number(n), EXACT));
            }
            if digits.len() > 2 {
                ways.push((What::Phone(digits.clone()), SPELLED));
            }
            ways.push((What::Word(digits), LIKE));
        }
        let alternatives = ways.into_iter().map(|(what, worth)| Alternative { what, worth });
        self.add(number.len, alternatives.collect());
        Some(number.len)
    }

    /// A word of the lexicon, with what means the same.
    fn word(&mut self, rest: &[char]) -> Option<usize> {
        let starts_inside = self.at > 0
            && is_letter(rest.first().copied()?)
            && self.chars.get(self.at - 1).is_some_and(|before| is_letter(*before));
        if starts_inside {
            return None;
        }
        let len = self.lexicon.longest(rest)?;
        let text: String = rest.iter().take(len).collect();
        let word = self.lexicon.find(&text)?;
        let parts = if word.is_alone() { self.parts_of(rest.get(..len)?) } else { Vec::new() };
        let alternatives = self.with_like(word, EXACT);
        let size = if text.is_ascii() { len.div_ceil(2) } else { len };
        // A word that means the same as no other is asked for by its parts; in one piece it counts on top.
        self.add(if parts.is_empty() { size } else { 0 }, alternatives);
        for part in parts {
            let alternatives = self.ways_of(&part, EXACT);
            self.add(part.chars().count(), alternatives);
        }
        Some(len)
    }

    /// A run of Chinese characters that is one character away from a word: 职称评定审.
    fn slipped(&mut self, rest: &[char]) -> Option<usize> {
        let starts_run = self.at == 0 || !self.chars.get(self.at - 1).is_some_and(|c| is_han(*c));
        let len = rest.iter().take_while(|c| is_han(**c)).count();
        let run = rest.get(..len).filter(|run| starts_run && run.len() > 3)?;
        // What consists of words is meant as it is.
        if self.lexicon.longest(run) == Some(len) || !self.parts_of(run).is_empty() {
            return None;
        }
        let mut ways = Vec::new();
        self.add_slips(&mut ways, &run.iter().collect::<String>());
        if ways.is_empty() {
            return None;
        }
        self.add(len, ways);
        Some(len)
    }

    /// A compound cut into words that other words mean the same as: 应届毕业生 into 应届 and 毕业生.
    fn parts_of(&self, compound: &[char]) -> Vec<String> {
        let mut parts = Vec::new();
        let mut at = 0;
        while at < compound.len() {
            // Never the compound itself.
            let rest = &compound[at..compound.len() - usize::from(at == 0)];
            let Some(len) = self.lexicon.longest(rest) else { return Vec::new() };
            parts.push(rest.iter().take(len).collect());
            at += len;
        }
        parts
    }

    fn with_like(&self, word: &Word, worth: f32) -> Vec<Alternative> {
        let mut ways = vec![Alternative { what: What::Word(word.text.clone()), worth }];
        let like = self.lexicon.like(word).map(|text| What::Word(text.to_owned()));
        ways.extend(like.map(|what| Alternative { what, worth: worth * LIKE }));
        ways
    }

    fn filler(&mut self, rest: &[char]) -> Option<usize> {
        let is_latin = rest.first().is_some_and(char::is_ascii_alphabetic);
        let max = if is_latin {
            rest.iter().take_while(|c| is_letter(**c)).count()
        } else {
            4.min(rest.len())
        };
        let min = if is_latin { max.max(1) } else { 1 };
        let len = (min..=max).rev().find(|len| {
            let text: String = rest.iter().take(*len).collect();
            self.tables.is_filler(&text)
        })?;
        self.flush();
        Some(len)
    }

    /// Letters: a word, the beginning of one, or pinyin.
    fn letters(&mut self, rest: &[char]) -> Option<usize> {
        let len = rest.iter().take_while(|c| is_letter(**c) || **c == '\'').count();
        if len == 0 {
            return None;
        }
        let text: String = rest.iter().take(len).filter(|c| is_letter(**c)).collect();
        let mut ways = vec![Alternative { what: What::Prefix(text.clone()), worth: EXACT }];
        if len > 1 {
            let begun: Vec<&str> = self.lexicon.beginning(&text).take(MAX_BEGUN).collect();
            self.add_words(&mut ways, begun, BEGUN);
            self.add_slips(&mut ways, &text);
        }
        let parts = self.pinyin(&mut ways, &text);
        if parts.is_empty() {
            self.add(len.div_ceil(2).max(1), ways);
        }
        for (words, size) in parts {
            let ways = words.iter().flat_map(|word| self.ways_of(word, SPELLED)).collect();
            self.add(size, ways);
        }
        Some(len)
    }

    /// Adds the words spelled so. Answers the parts instead, where the letters spell several words in a row.
    fn pinyin(&self, ways: &mut Vec<Alternative>, text: &str) -> Vec<Part> {
        let spelled: Vec<&str> = self.lexicon.spelled(text).collect();
        let known = !spelled.is_empty();
        self.add_words(ways, spelled, SPELLED);
        if known || text.len() < 2 {
            return Vec::new();
        }
        let parts = self.split(text, 4);
        if parts.len() > 1 {
            return parts;
        }
        let mut begun: Vec<&str> = Vec::new();
        if text.len() > 2 {
            begun.extend(self.lexicon.spelled_beginning(text).take(MAX_BEGUN));
        }
        if begun.is_empty() {
            begun.extend(self.lexicon.abbreviated(text).take(MAX_BEGUN));
        }
        if begun.is_empty() && ways.len() == 1 {
            return self.pairs_of_initials(text);
        }
        self.add_words(ways, begun, BEGUN);
        Vec::new()
    }

    /// `cydk` as two words of two characters each: 创业 and 贷款.
    fn pairs_of_initials(&self, text: &str) -> Vec<Part> {
        let pairs = (0..text.len() / 2).filter_map(|pair| text.get(pair * 2..pair * 2 + 2));
        let parts: Vec<Part> = pairs
            .map(|pair| (self.lexicon.abbreviated(pair).map(ToOwned::to_owned).collect(), 2))
            .collect();
        let complete = text.len() > 3 && text.len().is_multiple_of(2);
        if complete && parts.iter().all(|(words, _): &Part| !words.is_empty()) {
            parts
        } else {
            Vec::new()
        }
    }

    /// `chuangyedaikuan` as 创业 and 贷款; the last may be begun only.
    fn split(&self, text: &str, max: usize) -> Vec<Part> {
        if let Some(word) = self.lexicon.spelled(text).next() {
            return vec![(vec![word.to_owned()], word.chars().count())];
        }
        if max == 0 {
            return Vec::new();
        }
        for end in (3..text.len()).rev() {
            let (Some(head), Some(tail)) = (text.get(..end), text.get(end..)) else { continue };
            let Some(word) = self.lexicon.spelled(head).next() else { continue };
            let mut parts = self.split(tail, max - 1);
            if parts.is_empty()
                && let Some(begun) = self.lexicon.spelled_beginning(tail).next()
            {
                parts.push((vec![begun.to_owned()], 0));
            }
            if !parts.is_empty() {
                parts.insert(0, (vec![word.to_owned()], word.chars().count()));
                return parts;
            }
        }
        Vec::new()
    }

    fn ways_of(&self, word: &str, worth: f32) -> Vec<Alternative> {
        match self.lexicon.find(word) {
            Some(word) => self.with_like(word, worth),
            None => vec![Alternative { what: What::Word(word.to_owned()), worth }],
        }
    }

    fn add_words(&self, ways: &mut Vec<Alternative>, words: Vec<&str>, worth: f32) {
        for word in words {
            ways.extend(self.ways_of(word, worth));
        }
    }

    /// What is left: as it stands, as it sounds, as it was meant, or in part.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.left);
        let n = text.chars().count();
        if n == 0 {
            return;
        }
        let mut ways = vec![Alternative { what: What::Word(text.clone()), worth: EXACT }];
        if n > 1 {
            for spelling in self.tables.spellings(&text, 2) {
                let same: Vec<&str> = self.lexicon.spelled(&spelling.full).collect();
                self.add_words(&mut ways, same, HOMOPHONE);
            }
            self.add_slips(&mut ways, &text);
        }
        if n > 2 {
            ways.push(Alternative { what: What::Part(text), worth: PART });
        }
        #[expect(clippy::cast_precision_loss, reason = "a query has few characters")]
        let size = if n == 1 { 0.0 } else { n as f32 };
        self.clauses.push(Clause { alternatives: ways, size });
    }

    fn add_slips(&self, ways: &mut Vec<Alternative>, typed: &str) {
        let typed: Vec<char> = typed.chars().collect();
        if typed.len() < 3 {
            return;
        }
        let meant = self.lexicon.words().iter().map(|word| word.text.as_str());
        let meant: Vec<&str> =
            meant.filter(|word| is_a_slip(&typed, &word.chars().collect::<Vec<_>>())).collect();
        self.add_words(ways, meant, SLIP);
    }
}
