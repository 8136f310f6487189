//! Which policy of the old guide became which of the new one: by number where the words agree, else by likeness.

use std::cell::OnceCell;
use std::collections::HashMap;

use serde_json::Value;

use crate::likeness::{Holders, Print};

/// Positions in the old and the new list; one of them is absent where a policy came or went.
pub type Pair = (Option<usize>, Option<usize>);

/// From so many hundredths on, two texts are versions of one.
const SAME: u32 = 60;
/// With the same number, a text may be rewritten this far and still be the same policy.
const REWRITTEN: u32 = 30;

/// Pairs in the order of the new list, then what went, in the order of the old.
pub fn pairs(old: &[Value], new: &[Value]) -> Vec<Pair> {
    let (old, new) = (Side::of(old), Side::of(new));
    let (became, from) = (vec![None; old.numbers.len()], vec![None; new.numbers.len()]);
    let mut matching = Matching { old, new, became, from };
    matching.by_number(SAME);
    matching.by_likeness();
    matching.by_number(REWRITTEN);
    let kept = matching.from.iter().enumerate().map(|(to, from)| (*from, Some(to)));
    let gone = matching.became.iter().enumerate().filter(|(_, to)| to.is_none());
    kept.chain(gone.map(|(from, _)| (Some(from), None))).collect()
}

/// One of the lists: what is compared of it. Prints are taken once they are looked at: of a long list that is mostly the
/// same, that is of few texts.
struct Side<'a> {
    numbers: Vec<Option<u64>>,
    texts: Vec<&'a str>,
    prints: Vec<OnceCell<Print>>,
}

impl<'a> Side<'a> {
    fn of(rows: &'a [Value]) -> Self {
        let text = |row: &'a Value| row["official"]["text"].as_str().unwrap_or("");
        Self {
            numbers: rows.iter().map(|row| row["number"].as_u64()).collect(),
            texts: rows.iter().map(text).collect(),
            prints: rows.iter().map(|_| OnceCell::new()).collect(),
        }
    }

    fn print(&self, idx: usize) -> &Print {
        self.prints[idx].get_or_init(|| Print::of(self.texts[idx]))
    }
}

struct Matching<'a> {
    old: Side<'a>,
    new: Side<'a>,
    became: Vec<Option<usize>>,
    from: Vec<Option<usize>>,
}

impl Matching<'_> {
    fn join(&mut self, from: usize, to: usize) {
        if self.became[from].is_none() && self.from[to].is_none() {
            self.became[from] = Some(to);
            self.from[to] = Some(from);
        }
    }

    fn percent(&self, from: usize, to: usize) -> u32 {
        // Texts without two letters can only be equal or not.
        let is_same = self.old.texts[from] == self.new.texts[to];
        if is_same { 100 } else { self.old.print(from).percent(self.new.print(to)) }
    }

    /// Those of the same number whose texts are alike enough.
    fn by_number(&mut self, least: u32) {
        let places: HashMap<_, _> =
            self.new.numbers.iter().enumerate().map(|(to, number)| (*number, to)).collect();
        for from in 0..self.became.len() {
            let Some(to) = places.get(&self.old.numbers[from]) else { continue };
            if self.became[from].is_none() && self.percent(from, *to) >= least {
                self.join(from, *to);
            }
        }
    }

    /// The likest first. Only those that have something in common are compared: of long lists, all with all would take
    /// for ever. Who has a partner by its number looks for no other.
    fn by_likeness(&mut self) {
        let is_none = |found: &Option<usize>| found.is_none();
        if !self.became.iter().any(is_none) || !self.from.iter().any(is_none) {
            return;
        }
        let mut holders = Holders::of((0..self.from.len()).map(|to| self.new.print(to)));
        let mut likes: Vec<(u32, usize, usize)> = Vec::new();
        for from in (0..self.became.len()).filter(|from| self.became[*from].is_none()) {
            let others = holders.likeliest(self.old.print(from)).into_iter();
            let free = others.filter(|to| self.from[*to].is_none());
            likes.extend(free.map(|to| (self.percent(from, to), from, to)));
        }
        likes.retain(|(percent, ..)| *percent >= SAME);
        likes.sort_by_key(|(percent, ..)| std::cmp::Reverse(*percent));
        likes.into_iter().for_each(|(_, from, to)| self.join(from, to));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const TEXTS: [&str; 3] = [
        "对引进的卓越工程师给予最高100万元安家补助经费。",
        "鼓励高校开设研修课程，每期按规定给予培训补助。",
        "为工程师提供公租房、人才公寓等住房保障服务。",
    ];

    fn rows(rows: &[(u32, &str)]) -> Vec<Value> {
        let row = |(number, text): &(u32, &str)| json!({ "number": number, "official": { "text": text } });
        rows.iter().map(row).collect()
    }

    #[track_caller]
    fn check(new: &[(u32, &str)], expected: &[Pair]) {
        let old = rows(&[(1, TEXTS[0]), (2, TEXTS[1]), (3, TEXTS[2])]);
        assert_eq!(pairs(&old, &rows(new)), expected);
    }

    #[test]
    fn a_policy_keeps_its_identity_under_another_number() {
        check(
            &[(1, TEXTS[0]), (2, TEXTS[2]), (3, TEXTS[1])],
            &[(Some(0), Some(0)), (Some(2), Some(1)), (Some(1), Some(2))],
        );
    }

    #[test]
    fn what_is_inserted_moves_the_others_on_and_is_new_itself() {
        let inserted = "企业设立海外研发机构的，可以申请贴息贷款。";
        check(
            &[(1, TEXTS[0]), (2, inserted), (3, TEXTS[1]), (4, TEXTS[2])],
            &[(Some(0), Some(0)), (None, Some(1)), (Some(1), Some(2)), (Some(2), Some(3))],
        );
    }

    #[test]
    fn what_went_comes_last() {
        check(
            &[(1, TEXTS[0]), (2, TEXTS[2])],
            &[(Some(0), Some(0)), (Some(2), Some(1)), (Some(1), None)],
        );
    }

    #[test]
    fn a_rewritten_text_under_its_number_is_the_same_policy() {
        let rewritten = "对引进的卓越工程师，按新的规定给予生活补贴和项目经费。";
        check(
            &[(1, rewritten), (2, TEXTS[1]), (3, TEXTS[2])],
            &[(Some(0), Some(0)), (Some(1), Some(1)), (Some(2), Some(2))],
        );
    }

    #[test]
    fn texts_of_a_letter_or_none_keep_their_numbers() {
        let list = rows(&[(1, ""), (2, "甲"), (3, "。")]);
        let same = (0..3).map(|idx| (Some(idx), Some(idx))).collect::<Vec<_>>();
        assert_eq!(pairs(&list, &list), same);
    }

    #[test]
    fn thousands_of_policies_under_other_numbers_are_found_again() {
        let text = |n: u32| -> String {
            let letter = |k: u32| char::from_u32(0x4e00 + (n * 7919 + k * 104_729) % 20_000);
            (0..60).filter_map(letter).collect()
        };
        let list = |first: u32| -> Vec<Value> {
            let row = |n: u32| json!({ "number": n + first, "official": { "text": text(n) } });
            (0..3_000).map(row).collect()
        };
        let found = pairs(&list(1), &list(10_000));
        assert_eq!(found, (0..3_000).map(|idx| (Some(idx), Some(idx))).collect::<Vec<_>>());
    }

    /// The same rule without a shortcut: every text is counted against every other.
    fn plainly(old: &[Value], new: &[Value]) -> Vec<Pair> {
        let mut plain = Matching {
            became: vec![None; old.len()],
            from: vec![None; new.len()],
            old: Side::of(old),
            new: Side::of(new),
        };
        plain.by_number(SAME);
        let prints =
            |side: &Side<'_>| side.texts.iter().map(|text| Print::of(text)).collect::<Vec<_>>();
        let partners = crate::likeness::partners(&prints(&plain.old), &prints(&plain.new));
        let mut likes = Vec::new();
        for (from, others) in partners.into_iter().enumerate() {
            likes.extend(others.into_iter().map(|to| (plain.percent(from, to), from, to)));
        }
        likes.retain(|(percent, from, to)| {
            *percent >= SAME && plain.became[*from].is_none() && plain.from[*to].is_none()
        });
        likes.sort_by_key(|(percent, ..)| std::cmp::Reverse(*percent));
        likes.into_iter().for_each(|(_, from, to)| plain.join(from, to));
        plain.by_number(REWRITTEN);
        let kept = plain.from.iter().enumerate().map(|(to, from)| (*from, Some(to)));
        let gone = plain.became.iter().enumerate().filter(|(_, to)| to.is_none());
        kept.chain(gone.map(|(from, _)| (Some(from), None))).collect()
    }

    #[test]
    fn what_is_left_out_of_the_comparison_changes_no_pair() {
        let mut seed: u64 = 1;
        let mut below = |end: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            usize::try_from(seed >> 33).unwrap() % end
        };
        for _ in 0..400 {
            let mut list = || -> Vec<Value> {
                let n = below(9);
                let row = |_| {
                    let text: String = (0..below(4)).map(|_| TEXTS[below(3)]).collect();
                    let cut: String = text.chars().skip(below(6)).collect();
                    json!({ "number": below(10), "official": { "text": cut } })
                };
                (0..n).map(row).collect()
            };
            let (old, new) = (list(), list());
            assert_eq!(pairs(&old, &new), plainly(&old, &new), "{old:?} {new:?}");
        }
    }
}
