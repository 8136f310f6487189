//! What texts are cut into: pairs of Chinese characters, words of letters; and which texts of a policy count how much.

use super::Place;
use super::fold::{goes_on, is_han, is_letter};
use crate::facet::Facet;
use crate::guide::{Guide, Policy};
use crate::localized::Localized;

/// A token's place in the index.
pub type Key = u64;

/// What a token is worth where it stands.
mod weight {
    pub const TITLE: f32 = 6.0;
    pub const KEYWORD: f32 = 5.0;
    pub const BENEFIT: f32 = 3.0;
    pub const SUMMARY: f32 = 2.0;
    pub const TERM: f32 = 2.0;
    pub const OFFICE: f32 = 1.5;
    pub const CATEGORY: f32 = 0.5;
    pub const OFFICIAL: f32 = 1.0;
}

/// What a token is worth in a question that the policy answers.
pub const ASK: f32 = 1.0;

/// A text of a policy, what a token in it is worth, and what the text is.
pub type Weighed<'a> = (&'a str, f32, Place);

/// Every text of a policy.
pub fn texts<'a>(guide: &'a Guide, policy: &'a Policy) -> Vec<Weighed<'a>> {
    let mut texts: Vec<Weighed<'_>> = Vec::new();
    let mut add = |text, weight, place| texts.push((text, weight, place));
    policy.title.texts().for_each(|text| add(text, weight::TITLE, Place::Title));
    policy.keywords.iter().for_each(|text| add(text, weight::KEYWORD, Place::Keyword));
    let summary = policy.summary.iter().flat_map(Localized::texts);
    summary.for_each(|text| add(text, weight::SUMMARY, Place::Summary));
    for facet in [Facet::Category, Facet::Audience, Facet::Support] {
        let weight = if facet == Facet::Category { weight::CATEGORY } else { weight::TERM };
        for text in names(guide, policy, facet) {
            add(text, weight, Place::Facet);
        }
    }
    for benefit in &policy.benefits {
        benefit.label.texts().for_each(|text| add(text, weight::BENEFIT, Place::Benefit));
        add(&benefit.quote, weight::BENEFIT - weight::OFFICIAL, Place::Benefit);
    }
    let official = &policy.official;
    add(&official.text, weight::OFFICIAL, Place::Official);
    for cell in &policy.more {
        add(&cell.head, weight::OFFICIAL, Place::Official);
        add(&cell.text, weight::OFFICIAL, Place::Official);
    }
    // What follows names offices only.
    for text in names(guide, policy, Facet::Agency) {
        add(text, weight::OFFICE, Place::Office);
    }
    add(&official.agency, weight::OFFICIAL, Place::Office);
    add(&official.contact, weight::OFFICIAL, Place::Contact);
    texts
}

/// The names of a policy's terms of a facet.
fn names<'a>(guide: &'a Guide, policy: &'a Policy, facet: Facet) -> impl Iterator<Item = &'a str> {
    let terms = policy.terms[facet].iter().filter_map(move |idx| guide.terms[facet].get(*idx));
    terms.flat_map(|term| term.name.texts().chain(term.aliases.iter().map(String::as_str)))
}

/// Calls back with each token's key, and with the word where it is one of letters.
pub fn tokens(text: &str, mut each: impl FnMut(Key, Option<&str>)) {
    let mut before = None;
    let mut word_from = None;
    let mut last = ' ';
    for (at, c) in text.char_indices() {
        let is_in_word = is_letter(c) || word_from.is_some() && goes_on(last, c);
        last = c;
        if is_in_word {
            word_from = word_from.or(Some(at));
        } else if let Some(word) = word_from.take().and_then(|from| text.get(from..at)) {
            each(latin_key(word), Some(word));
        }
        if is_han(c) {
            each(pair_key('\0', c), None);
            if let Some(before) = before {
                each(pair_key(before, c), None);
            }
        }
        before = is_han(c).then_some(c);
    }
    if let Some(word) = word_from.and_then(|from| text.get(from..)) {
        each(latin_key(word), Some(word));
    }
}

/// The key of two neighbours.
pub fn pair_key(first: char, second: char) -> Key {
    u64::from(u32::from(first)) << 24 | u64::from(u32::from(second))
}

/// The two neighbours that the key is of.
pub fn pair_of(key: Key) -> Option<(char, char)> {
    let char_of = |key: Key| u32::try_from(key).ok().and_then(char::from_u32);
    let pair = (char_of(key >> 24)?, char_of(key & 0xff_ffff)?);
    (pair.0 != '\0').then_some(pair)
}

/// Whether the key is that of a single character.
pub fn is_single(key: Key) -> bool {
    key < 1 << 24
}

/// The word's FNV-1a hash, apart from the pairs.
pub fn latin_key(word: &str) -> Key {
    let hash = word.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    hash | 1 << 63
}

/// A sum in hundredths, or a share in hundredths of a percent.
pub fn amount_key(hundredths: u64, is_share: bool) -> Key {
    hundredths & ((1 << 61) - 1) | u64::from(is_share) << 61 | 1 << 62
}

/// An office that handles a policy.
pub fn office_key(office: usize) -> Key {
    u64::try_from(office).unwrap_or(u64::MAX) & ((1 << 60) - 1) | 1 << 60
}
