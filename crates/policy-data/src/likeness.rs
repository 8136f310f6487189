//! How much two texts have in common, and which texts are worth comparing.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// Longer texts are judged by their beginning, in characters.
const MAX_CHARS: usize = 4_000;
/// Marks that stand for a text when partners are looked for.
const N_MARKS: usize = 48;
/// Partners that are compared word for word.
const MAX_PARTNERS: usize = 12;
/// So many texts with a mark are looked at.
const MAX_HOLDERS: usize = 1_000;

/// A text made ready to be compared: its pairs of letters, blanks and punctuation aside.
#[derive(Debug)]
pub struct Print {
    /// Each pair once, in order, and how often.
    pairs: Vec<((char, char), u32)>,
    n_pairs: u32,
    marks: Vec<u64>,
}

impl Print {
    /// Takes a text's print.
    pub fn of(text: &str) -> Self {
        let chars: Vec<char> =
            text.chars().filter(|c| c.is_alphanumeric()).take(MAX_CHARS).collect();
        let mut all: Vec<(char, char)> = chars.windows(2).map(|pair| (pair[0], pair[1])).collect();
        all.sort_unstable();
        let same = all.chunk_by(|one, other| one == other);
        let pairs: Vec<_> = same.map(|same| (same[0], count(same.len()))).collect();
        let mut marks: Vec<u64> = chars.windows(3).map(hash).collect();
        marks.sort_unstable();
        marks.dedup();
        marks.truncate(N_MARKS);
        Self { pairs, n_pairs: count(all.len()), marks }
    }

    /// From 0 to 100: the share of pairs of letters that both have.
    pub fn percent(&self, other: &Self) -> u32 {
        let all = self.n_pairs + other.n_pairs;
        (200 * self.shared(other)).checked_div(all).unwrap_or(0)
    }

    /// From 0 to 100: the share of this text's pairs of letters that the other has.
    pub fn percent_within(&self, other: &Self) -> u32 {
        (100 * self.shared(other)).checked_div(self.n_pairs).unwrap_or(0)
    }

    /// How many pairs both have; both lists are in order.
    fn shared(&self, other: &Self) -> u32 {
        let mut theirs = other.pairs.iter().peekable();
        let mut shared = 0;
        for (pair, n) in &self.pairs {
            while theirs.next_if(|(their, _)| their < pair).is_some() {}
            shared += theirs.next_if(|(their, _)| their == pair).map_or(0, |(_, m)| *m.min(n));
        }
        shared
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn hash(letters: &[char]) -> u64 {
    let mut hasher = DefaultHasher::new();
    letters.hash(&mut hasher);
    hasher.finish()
}

/// For each of `ours`, those of `theirs` that share marks with it, the likeliest first.
pub fn partners(ours: &[Print], theirs: &[Print]) -> Vec<Vec<usize>> {
    let mut holders = Holders::of(theirs);
    ours.iter().map(|print| holders.likeliest(print)).collect()
}

/// Which of many texts have a mark.
#[derive(Debug)]
pub struct Holders {
    by_mark: HashMap<u64, Vec<usize>>,
    /// How many marks each text shares with the one that is looked at; nothing in between.
    shared: Vec<usize>,
}

impl Holders {
    /// Of these texts.
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a Print>) -> Self {
        let mut by_mark: HashMap<u64, Vec<usize>> = HashMap::new();
        let mut n_texts = 0;
        for (idx, print) in texts.into_iter().enumerate() {
            for mark in &print.marks {
                by_mark.entry(*mark).or_default().push(idx);
            }
            n_texts = idx + 1;
        }
        Self { by_mark, shared: vec![0; n_texts] }
    }

    /// Those that share marks with a text, the likeliest first.
    pub fn likeliest(&mut self, print: &Print) -> Vec<usize> {
        let mut met = Vec::new();
        for mark in &print.marks {
            // A mark that very many share tells nothing.
            let holding = self.by_mark.get(mark).map_or(&[][..], Vec::as_slice);
            for idx in holding.iter().take(MAX_HOLDERS) {
                if self.shared[*idx] == 0 {
                    met.push(*idx);
                }
                self.shared[*idx] += 1;
            }
        }
        let mut partners: Vec<(usize, usize)> =
            met.into_iter().map(|idx| (std::mem::take(&mut self.shared[idx]), idx)).collect();
        if partners.len() > MAX_PARTNERS {
            partners.select_nth_unstable_by(MAX_PARTNERS, |a, b| b.cmp(a));
            partners.truncate(MAX_PARTNERS);
        }
        partners.sort_unstable_by(|a, b| b.cmp(a));
        partners.into_iter().map(|(_, idx)| idx).collect()
    }
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
