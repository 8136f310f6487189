//! What texts are cut into: pairs of Chinese characters, words of letters; and which texts of a policy count how much.

use super::fold::{is_han, is_letter};
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

/// Every text of a policy with what it is worth.
pub fn texts<'a>(guide: &'a Guide, policy: &'a Policy) -> Vec<(&'a str, f32)> {
    let mut texts: Vec<(&str, f32)> = Vec::new();
    let mut add = |text, weight| texts.push((text, weight));
    policy.title.texts().for_each(|text| add(text, weight::TITLE));
    policy.keywords.iter().for_each(|text| add(text, weight::KEYWORD));
    let summary = policy.summary.iter().flat_map(Localized::texts);
    summary.for_each(|text| add(text, weight::SUMMARY));
    for facet in Facet::ALL {
        let weight = match facet {
            Facet::Category => weight::CATEGORY,
            Facet::Agency => weight::OFFICE,
            Facet::Audience | Facet::Support => weight::TERM,
        };
        for term in policy.terms[facet].iter().filter_map(|idx| guide.terms[facet].get(*idx)) {
            term.name.texts().for_each(|text| add(text, weight));
            term.aliases.iter().for_each(|text| add(text, weight));
        }
    }
    for benefit in &policy.benefits {
        benefit.label.texts().for_each(|text| add(text, weight::BENEFIT));
        add(&benefit.quote, weight::BENEFIT - weight::OFFICIAL);
    }
    let official = &policy.official;
    for text in [&official.text, &official.agency, &official.contact] {
        add(text, weight::OFFICIAL);
    }
    texts
}

/// Calls back with each token's key, and with the word where it is one of letters.
pub fn tokens(text: &str, mut each: impl FnMut(Key, Option<&str>)) {
    let mut before = None;
    let mut word_from = None;
    for (at, c) in text.char_indices() {
        if is_letter(c) {
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

fn pair_key(first: char, second: char) -> Key {
    u64::from(u32::from(first)) << 24 | u64::from(u32::from(second))
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
