//! Pinyin in a query before it is cut: blanks, apostrophes and tone numbers between syllables go; what is no word of
//! the lexicon, or continues Chinese characters, becomes the characters that it stands for.

use super::How;
use super::engine::Engine;
use super::fold::is_han;
use super::query::Typed;
use super::syllables::{cut, decode, decode_between};

/// Shorter letters by themselves are no pinyin of several characters.
const MIN_LETTERS: usize = 4;

/// The characters of a query, pinyin made plain.
pub fn read(chars: &[char], engine: &Engine) -> Vec<Typed> {
    let mut typed = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let rest = chars.get(at..).unwrap_or(&[]);
        let starts_word = at == 0 || !chars.get(at - 1).is_some_and(char::is_ascii_alphanumeric);
        let words = if starts_word { words_at(rest) } else { Vec::new() };
        let before = at.checked_sub(1).and_then(|at| chars.get(at)).copied();
        let meant = (1..=words.len()).rev().find_map(|n| {
            let len = words.get(n - 1).map_or(0, |(end, _)| *end);
            let after = rest.get(len).copied();
            let words: Vec<&str> = words.iter().take(n).map(|(_, word)| word.as_str()).collect();
            Some((len, made_plain(&words, before, after, engine)?))
        });
        if let Some((len, text)) = meant {
            typed.extend(text.chars().map(|c| Typed { c, how: How::Pinyin }));
            at += len;
        } else {
            typed.extend(rest.first().map(|c| Typed { c: *c, how: How::Literal }));
            at += 1;
        }
    }
    typed
}

/// The words of letters at the start, one blank or apostrophe between two: where each ends, and its letters without tone
/// numbers.
fn words_at(rest: &[char]) -> Vec<(usize, String)> {
    let mut words: Vec<(usize, String)> = Vec::new();
    let mut at = 0;
    while rest.get(at).is_some_and(char::is_ascii_alphabetic) {
        let len = rest.iter().skip(at).take_while(|c| c.is_ascii_alphanumeric()).count();
        let word = rest.iter().skip(at).take(len);
        let is_tone = |c: char| ('1'..='5').contains(&c);
        if word.clone().any(|c| c.is_ascii_digit() && !is_tone(*c)) {
            break;
        }
        words.push((at + len, word.filter(|c| c.is_ascii_alphabetic()).collect()));
        at += len;
        at += usize::from(rest.get(at).is_some_and(|c| matches!(c, ' ' | '\'')));
    }
    words
}

/// What some words are, read as one word of pinyin; `None` where they stay as they are.
fn made_plain(
    words: &[&str],
    before: Option<char>,
    after: Option<char>,
    engine: &Engine,
) -> Option<String> {
    let is_pinyin = |word: &&str| !cut(&engine.tables, word).is_empty();
    let is_english = |word: &&&str| is_english(word, engine);
    if !words.iter().all(is_pinyin) || words.iter().filter(is_english).count() == words.len() {
        return None;
    }
    let letters = words.concat();
    if !engine.lexicon.spelled(&letters, &engine.tables).is_empty() {
        return Some(letters);
    }
    let is_pair = |a, b| engine.index.is_pair(a, b);
    let (before, after) = (before.filter(|c| is_han(*c)), after.filter(|c| is_han(*c)));
    if before.is_some() || after.is_some() {
        let beside = decode_between(&engine.tables, &letters, before, after, is_pair);
        if beside.is_some() {
            return beside;
        }
    }
    let is_known = engine.index.latin_beginning(&letters).next().is_some();
    if is_known || letters.len() < MIN_LETTERS {
        return None;
    }
    decode(&engine.tables, &letters, is_pair)
}

/// Whether a word of letters stands in the guide, or is said around what is wanted.
fn is_english(word: &str, engine: &Engine) -> bool {
    let chars: Vec<char> = word.chars().collect();
    engine.tables.filler(&chars) == Some(chars.len())
        || engine.lexicon.find(word).is_some()
        || !engine.index.word(word).is_empty()
}
