//! Cuts what is typed into clauses: each is one thing that the reader wants, with all the ways to say it.

use super::How;
use super::amount::{read_number, read_ordinal};
use super::clause::{Alternative, Clause, What, worth};
use super::engine::Engine;
use super::fold::{is_han, is_letter};
use super::lexicon::Word;
use super::pinyin;
use super::segment::{Kind, segment};
use super::slips::set_right;
use crate::permalink::MAX_QUERY;

/// A character of a query, and how it came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The character.
    pub c: char,
    /// `Literal` where it is as it was typed.
    pub how: How,
}

/// How much more than its length a word counts that names what other offices do.
const ELSEWHERE: f32 = 3.0;
/// What two neighbours that stand nowhere count, against those that stand somewhere: in a query of few characters much,
/// in one of many little, since people say much around what they want. The sizes, and what it is at them.
const UNKNOWN: [(f32, f32); 2] = [(6.0, 1.3), (16.0, 0.5)];
/// A run of so many characters counts on top where it stands as a whole.
const MIN_WHOLE: usize = 4;

/// Cuts a query; empty where nothing is asked.
pub fn parse(query: &str, engine: &Engine) -> Vec<Clause> {
    let folded = engine.tables.fold(query);
    let chars: Vec<char> =
        folded.chars().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).take(MAX_QUERY).collect();
    let typed = set_right_all(pinyin::read(&chars, engine), engine);
    let mut reader = Reader::new(&typed, engine);
    reader.read(true);
    if reader.clauses.iter().all(|clause| clause.size == 0.0) {
        reader = Reader::new(&typed, engine);
        reader.read(false);
    }
    let mut clauses = reader.clauses;
    // A single character counts only where there is nothing else.
    if clauses.iter().all(|clause| clause.size == 0.0) {
        clauses.iter_mut().for_each(|clause| clause.size = 1.0);
    }
    clauses
}

/// Sets right the slips in each run of Chinese characters.
fn set_right_all(typed: Vec<Typed>, engine: &Engine) -> Vec<Typed> {
    let mut all = Vec::new();
    for chunk in typed.chunk_by(|a, b| is_han(a.c) == is_han(b.c)) {
        let mut run = chunk.to_vec();
        if run.first().is_some_and(|typed| is_han(typed.c)) {
            set_right(&mut run, engine);
        }
        all.append(&mut run);
    }
    all
}

/// Reads a query from its beginning to its end.
pub(super) struct Reader<'a> {
    pub(super) typed: &'a [Typed],
    pub(super) chars: Vec<char>,
    pub(super) engine: &'a Engine,
    pub(super) at: usize,
    clauses: Vec<Clause>,
}

impl<'a> Reader<'a> {
    fn new(typed: &'a [Typed], engine: &'a Engine) -> Self {
        let chars = typed.iter().map(|typed| typed.c).collect();
        Self { typed, chars, engine, at: 0, clauses: Vec::new() }
    }

    fn read(&mut self, with_fillers: bool) {
        while self.at < self.chars.len() {
            let rest: Vec<char> = self.chars.get(self.at..).unwrap_or(&[]).to_vec();
            let taken =
                self.ordinal(&rest).or_else(|| self.phone(&rest)).or_else(|| self.number(&rest));
            let taken = taken.or_else(|| self.run(&rest, with_fillers));
            let taken = taken.or_else(|| self.word(&rest));
            let taken = taken.or_else(|| self.latin_aside(&rest, with_fillers));
            let taken = taken.or_else(|| self.letters(&rest));
            self.at += taken.unwrap_or(1).max(1);
        }
    }

    /// Adds a clause for the next `len` characters.
    pub(super) fn add(&mut self, len: usize, size: f32, mut alternatives: Vec<Alternative>) {
        let typed = self.typed.get(self.at..self.at + len).unwrap_or(&[]);
        let how = typed.iter().map(|typed| typed.how).find(|how| *how != How::Literal);
        for alternative in &mut alternatives {
            if let Some(how) = how {
                alternative.how = how;
                alternative.worth *= if how == How::Slip { worth::SLIP } else { worth::SPELLED };
            }
        }
        let typed = typed.iter().map(|typed| typed.c).collect();
        self.clauses.push(Clause { typed, alternatives, size });
    }

    /// 第12条, 第十二条: that policy and no other.
    fn ordinal(&mut self, rest: &[char]) -> Option<usize> {
        let digits = rest.strip_prefix(&['第'])?;
        let end = digits.iter().position(|c| matches!(c, '条' | '项' | '个'))?;
        let number = read_ordinal(digits.get(..end)?)?;
        self.add(end + 2, 4.0, vec![Alternative::exactly(What::Number(number), How::Number)]);
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
        self.add(len, float(len), vec![Alternative::exactly(What::Phone(digits), How::Phone)]);
        Some(len)
    }

    fn number(&mut self, rest: &[char]) -> Option<usize> {
        let number = read_number(rest)?;
        let size = float(number.len);
        if number.is_share {
            let what = What::Percent(number.hundredths);
            self.add(number.len, size, vec![Alternative::exactly(what, How::Amount)]);
            return Some(number.len);
        }
        let digits = rest.iter().take(number.len);
        let digits: String = digits.filter(|c| is_letter(**c) || is_han(**c)).collect();
        let mut ways = vec![Alternative::exactly(What::Amount(number.hundredths), How::Amount)];
        if !number.is_money {
            let short = digits.parse::<u32>().ok().filter(|_| digits.len() < 5);
            ways.extend(short.map(|n| Alternative::exactly(What::Number(n), How::Number)));
            if digits.len() > 2 {
                let phone = What::Phone(digits.clone());
                ways.push(Alternative::new(phone, worth::SPELLED, How::Phone));
            }
            ways.push(Alternative::new(What::Word(digits), worth::LIKE, How::Literal));
        }
        self.add(number.len, size, ways);
        Some(number.len)
    }

    /// A run of Chinese characters, up to where a number begins.
    fn run(&mut self, rest: &[char], with_fillers: bool) -> Option<usize> {
        let begins = |at: usize| {
            let rest = rest.get(at..).unwrap_or(&[]);
            at > 0 && (rest.first() == Some(&'第') || read_number(rest).is_some())
        };
        let len = rest.iter().take_while(|c| is_han(**c)).count();
        let len = (0..len).find(|at| begins(*at)).unwrap_or(len);
        let run = rest.get(..len).filter(|run| !run.is_empty())?;
        let from = self.at;
        let pieces = segment(run, self.engine, with_fillers);
        for group in pieces.chunk_by(|a, b| a.0 == Kind::Rest && b.0 == Kind::Rest) {
            let len: usize = group.iter().map(|(_, len)| len).sum();
            match group.first().map(|(kind, _)| kind) {
                Some(Kind::Word) => {
                    let _ = self.known_word(len);
                }
                Some(Kind::Elsewhere) => self.add(len, float(len) * ELSEWHERE, Vec::new()),
                Some(Kind::Rest) => self.pairs(len),
                Some(Kind::Filler) | None => {}
            }
            self.at += len;
        }
        self.at = from;
        if pieces.len() > 1 && len >= MIN_WHOLE {
            let what = What::Word(run.iter().collect());
            self.add(len, 0.0, vec![Alternative::new(what, worth::WHOLE, How::Literal)]);
        }
        Some(len)
    }

    /// The next `len` characters, which belong to no known word: by two, and where there are more, together on top.
    fn pairs(&mut self, len: usize) {
        let Some(chars) = self.chars.get(self.at..self.at + len).map(<[char]>::to_vec) else {
            return;
        };
        let word = |chars: &[char]| {
            let what = What::Word(chars.iter().collect());
            vec![Alternative::exactly(what, How::Literal)]
        };
        if len == 1 {
            return self.add(1, 0.0, word(&chars));
        }
        let from = self.at;
        for (at, pair) in chars.windows(2).enumerate() {
            let is_known = self.engine.index.is_known(pair[0], pair[1]);
            let unknown = between(UNKNOWN, float(self.chars.len()));
            let size = float(len) / float(len - 1) * if is_known { 1.0 } else { unknown };
            let mut ways = word(pair);
            if !is_known {
                ways.extend(self.abbreviated(chars.get(at..).unwrap_or(&[])));
            }
            self.add(2, size, ways);
            self.at += 1;
        }
        self.at = from;
        if len > 2 {
            self.add(len, 0.0, word(&chars));
        }
    }

    /// The words of four characters that two unknown ones are short for (职培 for 职业培训), or the short word for four
    /// unknown ones (劳模 for 劳动模范).
    fn abbreviated(&self, rest: &[char]) -> Vec<Alternative> {
        let (Some(first), Some(second)) = (rest.first(), rest.get(1)) else { return Vec::new() };
        let mut words: Vec<String> = Vec::new();
        let begin = first.to_string();
        for word in self.engine.lexicon.beginning(&begin).filter(|word| word.chars().count() == 4) {
            if word.chars().nth(2) == Some(*second) {
                words.push(word.to_owned());
            }
        }
        if let (Some(third), Some(_)) = (rest.get(2), rest.get(3)) {
            let short: String = [*first, *third].iter().collect();
            words.extend(self.engine.lexicon.find(&short).map(|word| word.text.clone()));
        }
        let ways = words.iter();
        ways.flat_map(|word| self.engine.ways_of(word, worth::LIKE, How::Synonym)).collect()
    }

    /// A word of the lexicon that does not begin inside of another of letters.
    fn word(&mut self, rest: &[char]) -> Option<usize> {
        let starts_inside = self.at > 0
            && is_letter(rest.first().copied()?)
            && self.chars.get(self.at - 1).is_some_and(|before| is_letter(*before));
        if starts_inside {
            return None;
        }
        let len = self.engine.lexicon.longest(rest)?;
        self.known_word(len)
    }

    /// The next `len` characters, which are a word of the lexicon, with what means the same.
    fn known_word(&mut self, len: usize) -> Option<usize> {
        let chars = self.chars.get(self.at..self.at + len)?.to_vec();
        let text: String = chars.iter().collect();
        let word = self.engine.lexicon.find(&text)?;
        let parts = if word.is_alone() { self.parts_of(&chars) } else { Vec::new() };
        let alternatives = self.engine.with_like(word, worth::EXACT, How::Literal);
        let size = float(if text.is_ascii() { len.div_ceil(2) } else { len });
        // A word that means the same as no other is asked for by its parts; in one piece it counts on top.
        self.add(len, if parts.is_empty() { size } else { 0.0 }, alternatives);
        let from = self.at;
        for part in parts {
            let n = part.chars().count();
            let alternatives = self.engine.ways_of(&part, worth::EXACT, How::Literal);
            self.add(n, float(n), alternatives);
            self.at += n;
        }
        self.at = from;
        Some(len)
    }

    /// A compound cut into words that other words mean the same as: 应届毕业生 into 应届 and 毕业生.
    fn parts_of(&self, compound: &[char]) -> Vec<String> {
        let mut parts = Vec::new();
        let mut at = 0;
        while at < compound.len() {
            // Never the compound itself.
            let rest = &compound[at..compound.len() - usize::from(at == 0)];
            let Some(len) = self.engine.lexicon.longest(rest) else { return Vec::new() };
            parts.push(rest.iter().take(len).collect());
            at += len;
        }
        parts
    }

    /// A word of letters that says nothing, or belongs to another office.
    fn latin_aside(&mut self, rest: &[char], with_fillers: bool) -> Option<usize> {
        let len = rest.iter().take_while(|c| is_letter(**c)).count();
        let word = rest.get(..len).filter(|word| !word.is_empty())?;
        if self.engine.elsewhere(word) == Some(len) {
            self.add(len, float(len.div_ceil(2)) * ELSEWHERE, Vec::new());
            return Some(len);
        }
        (with_fillers && self.engine.tables.filler(word) == Some(len)).then_some(len)
    }
}

impl Engine {
    /// A word, its office, and what means the same.
    pub(super) fn with_like(&self, word: &Word, worth: f32, how: How) -> Vec<Alternative> {
        let mut ways = vec![Alternative::new(What::Word(word.text.clone()), worth, how)];
        ways.extend(
            word.offices.iter().map(|idx| {
                Alternative::new(What::Office(*idx), worth * worth::OFFICE, How::Office)
            }),
        );
        let how = if how == How::Literal { How::Synonym } else { how };
        let like = self.lexicon.like(word).map(|text| What::Word(text.to_owned()));
        ways.extend(like.map(|what| Alternative::new(what, worth * worth::LIKE, how)));
        ways
    }

    /// What a text means: a word of the lexicon with its likes, or the text itself.
    pub(super) fn ways_of(&self, text: &str, worth: f32, how: How) -> Vec<Alternative> {
        match self.lexicon.find(text) {
            Some(word) => self.with_like(word, worth, how),
            None => vec![Alternative::new(What::Word(text.to_owned()), worth, how)],
        }
    }
}

/// The value at `x` on the line between two points; outside of them, that of the nearer.
pub(super) fn between([from, to]: [(f32, f32); 2], x: f32) -> f32 {
    let along = ((x - from.0) / (to.0 - from.0)).clamp(0.0, 1.0);
    from.1 + (to.1 - from.1) * along
}

/// A count of characters as a size.
#[expect(clippy::cast_precision_loss, reason = "a query has few characters")]
pub(super) fn float(n: usize) -> f32 {
    n as f32
}
