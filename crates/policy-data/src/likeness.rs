//! How much two texts have in common, and which texts are worth comparing.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// Longer texts are judged by their beginning, in characters.
const MAX_CHARS: usize = 4_000;
/// Marks that stand for a text when partners are looked for.
const N_MARKS: usize = 48;
/// Partners that are compared word for word.
const MAX_PARTNERS: usize = 12;

/// A text made ready to be compared: its pairs of letters, blanks and punctuation aside.
#[derive(Debug)]
pub struct Print {
    pairs: BTreeMap<(char, char), u32>,
    n_pairs: u32,
    marks: Vec<u64>,
}

impl Print {
    /// Takes a text's print.
    pub fn of(text: &str) -> Self {
        let chars: Vec<char> =
            text.chars().filter(|c| c.is_alphanumeric()).take(MAX_CHARS).collect();
        let mut pairs = BTreeMap::new();
        let mut n_pairs = 0;
        for pair in chars.windows(2) {
            *pairs.entry((pair[0], pair[1])).or_insert(0) += 1;
            n_pairs += 1;
        }
        let mut marks: Vec<u64> = chars.windows(3).map(hash).collect();
        marks.sort_unstable();
        marks.dedup();
        marks.truncate(N_MARKS);
        Self { pairs, n_pairs, marks }
    }

    /// From 0 to 100: the share of pairs of letters that both have.
    pub fn percent(&self, other: &Self) -> u32 {
        let all = self.n_pairs + other.n_pairs;
        if all == 0 {
            return 0;
        }
        let shared: u32 =
            self.pairs.iter().filter_map(|(pair, n)| Some((*other.pairs.get(pair)?).min(*n))).sum();
        200 * shared / all
    }
}

impl Print {
    /// From 0 to 100: the share of this text's pairs of letters that the other has.
    pub fn percent_within(&self, other: &Self) -> u32 {
        let shared: u32 =
            self.pairs.iter().filter_map(|(pair, n)| Some((*other.pairs.get(pair)?).min(*n))).sum();
        (100 * shared).checked_div(self.n_pairs).unwrap_or(0)
    }
}

fn hash(letters: &[char]) -> u64 {
    let mut hasher = DefaultHasher::new();
    letters.hash(&mut hasher);
    hasher.finish()
}

/// For each of `ours`, those of `theirs` that share marks with it, the likeliest first.
pub fn partners(ours: &[Print], theirs: &[Print]) -> Vec<Vec<usize>> {
    let mut holders: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (idx, print) in theirs.iter().enumerate() {
        for mark in &print.marks {
            holders.entry(*mark).or_default().push(idx);
        }
    }
    ours.iter().map(|print| likeliest(print, &holders)).collect()
}

fn likeliest(print: &Print, holders: &BTreeMap<u64, Vec<usize>>) -> Vec<usize> {
    let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
    for mark in &print.marks {
        // A mark that very many share tells nothing.
        let holding = holders.get(mark).map_or(&[][..], Vec::as_slice);
        for idx in holding.iter().take(1_000) {
            *shared.entry(*idx).or_insert(0) += 1;
        }
    }
    let mut partners: Vec<(usize, usize)> = shared.into_iter().map(|(idx, n)| (n, idx)).collect();
    partners.sort_unstable_by(|a, b| b.cmp(a));
    partners.into_iter().take(MAX_PARTNERS).map(|(_, idx)| idx).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_is_between_none_and_all() {
        let percent = |a: &str, b: &str| Print::of(a).percent(&Print::of(b));
        assert_eq!(percent("给予一次性补贴", "给予一次性 补贴。"), 100);
        assert_eq!(percent("给予一次性补贴", "组建联合体"), 0);
        assert!((50..100).contains(&percent("给予一次性补贴2000元/人", "给予一次性补贴3000元/人")));
        assert_eq!(percent("", ""), 0);
    }

    #[test]
    fn the_likeliest_partner_comes_first() {
        let theirs =
            ["组建重庆工程师联合体开展交流", "支持工程师参加职业技能培训补贴"].map(Print::of);
        let ours = ["支持工程师参加技能培训补贴", "全新的一条"].map(Print::of);
        let found = partners(&ours, &theirs);
        assert_eq!(found[0].first(), Some(&1));
        assert!(found[1].is_empty());
    }
}
