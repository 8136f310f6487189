//! Which policy of the old guide became which of the new one: by number where the words agree, else by likeness.

use std::collections::HashMap;

use serde_json::Value;

use crate::likeness::{Print, partners};

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

/// One of the lists: what is compared of it.
struct Side<'a> {
    numbers: Vec<Option<u64>>,
    texts: Vec<&'a str>,
    prints: Vec<Print>,
}

impl<'a> Side<'a> {
    fn of(rows: &'a [Value]) -> Self {
        let text = |row: &'a Value| row["official"]["text"].as_str().unwrap_or("");
        let texts: Vec<&str> = rows.iter().map(text).collect();
        let prints = texts.iter().map(|text| Print::of(text)).collect();
        Self { numbers: rows.iter().map(|row| row["number"].as_u64()).collect(), texts, prints }
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
        if is_same { 100 } else { self.old.prints[from].percent(&self.new.prints[to]) }
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
    /// for ever.
    fn by_likeness(&mut self) {
        let mut likes: Vec<(u32, usize, usize)> = Vec::new();
        for (from, others) in partners(&self.old.prints, &self.new.prints).into_iter().enumerate() {
            let is_free = |to: &usize| self.became[from].is_none() && self.from[*to].is_none();
            let like = |to: usize| (self.percent(from, to), from, to);
            likes.extend(others.into_iter().filter(is_free).map(like));
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
}
