//! Texts: what becomes a link is safe, and cutting a text to mark it loses nothing.

use std::ops::Range;

use policy_core::figure::find_figures;
use policy_core::highlight::{find, pieces};
use policy_core::link::Link;
use policy_core::phone::Phone;
use policy_core::search::find_words;

/// A number that can be dialled has digits only, an address is http or https without a quote in it.
pub fn only_safe_contacts_become_links(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    Phone::parse(&text).iter().for_each(check_phone);
    Link::parse(&text).iter().for_each(check_link);
    Link::parse(&["https://", &text].concat()).iter().for_each(check_link);
}

pub(crate) fn check_phone(phone: &Phone) {
    let number = phone.href();
    let digits = number.strip_prefix("tel:").map(|rest| rest.strip_prefix('+').unwrap_or(rest));
    let digits = digits.unwrap_or("");
    assert!((3..=15).contains(&digits.len()), "{number}");
    assert!(digits.bytes().all(|byte| byte.is_ascii_digit()), "{number}");
}

pub(crate) fn check_link(link: &Link) {
    let address = link.href().to_ascii_lowercase();
    assert!(address.starts_with("http://") || address.starts_with("https://"), "{address}");
    assert!(!address.contains(['"', '\'', '<', '>', '\\', ' ', '\n', '\t']), "{address}");
    assert!(!link.host().is_empty() && !link.host().contains('@'), "{address}");
}

/// The pieces of a marked text are the text; figures and hits stand between characters, in order.
pub fn pieces_make_the_text(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    // What comes before the first line break is looked for in all of it.
    let words = text.split('\n').next().unwrap_or("");
    let words: Vec<String> = words.split_whitespace().take(8).map(str::to_lowercase).collect();
    let hits = find_words(&text, &words);
    let figures: Vec<Range<usize>> =
        find_figures(&text).into_iter().map(|figure| figure.place).collect();
    for places in [&hits, &figures] {
        assert!(places.iter().all(|place| text.get(place.clone()).is_some_and(|t| !t.is_empty())));
        assert!(places.windows(2).all(|pair| pair[0].end <= pair[1].start));
    }
    let whole: String = pieces(&text, &figures, &hits).iter().map(|piece| piece.text).collect();
    assert_eq!(whole, text);
    for word in &words {
        assert_eq!(find(&text, word), text.find(word.as_str()));
    }
}
