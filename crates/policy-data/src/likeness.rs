//! How alike two texts are: what tells a renumbered policy from a new one.

use std::collections::BTreeMap;

/// From this likeness on, two texts are versions of one.
pub const SAME: f64 = 0.6;

/// The share of neighbouring pairs of characters that two texts have in common: 0 to 1. Blanks do not count.
pub fn likeness(one: &str, other: &str) -> f64 {
    let (mut pairs, n_one) = pairs(one);
    let (others, n_other) = self::pairs(other);
    if n_one + n_other == 0 {
        return f64::from(u8::from(plain(one).eq(plain(other))));
    }
    let mut common = 0_u32;
    for (pair, n) in others {
        common += pairs.remove(&pair).unwrap_or(0).min(n);
    }
    f64::from(2 * common) / f64::from(n_one + n_other)
}

fn plain(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace())
}

fn pairs(text: &str) -> (BTreeMap<(char, char), u32>, u32) {
    let (mut pairs, mut n) = (BTreeMap::new(), 0);
    for pair in plain(text).zip(plain(text).skip(1)) {
        *pairs.entry(pair).or_insert(0) += 1;
        n += 1;
    }
    (pairs, n)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edited_text_is_like_the_one_before_and_another_is_not() {
        let old = "对符合规定引进的卓越工程师，可享受最高100万元安家补助经费。";
        assert!((likeness(old, old) - 1.0).abs() < 1e-9);
        assert!(likeness(old, &old.replace("100", "120")) > 0.9);
        assert!(likeness(old, "鼓励高校开设课程，每期培训按规定补助。") < 0.3);
        assert!((likeness("", "") - 1.0).abs() < 1e-9);
        assert!(likeness("", "安家") < 1e-9);
    }
}
