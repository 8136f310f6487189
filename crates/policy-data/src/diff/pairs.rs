//! Which policy of the old guide became which of the new one: by number where the words agree, else by likeness.

use std::collections::HashMap;

use serde_json::Value;

use crate::likeness::{SAME, likeness};

/// Positions in the old and the new list; one of them is absent where a policy came or went.
pub type Pair = (Option<usize>, Option<usize>);

/// With the same number, a text may be rewritten this far and still be the same policy.
const REWRITTEN: f64 = 0.3;

/// Pairs in the order of the new list, then what went, in the order of the old.
pub fn pairs(old: &[Value], new: &[Value]) -> Vec<Pair> {
    let mut matching =
        Matching { old, new, became: vec![None; old.len()], from: vec![None; new.len()] };
    matching.by_number(SAME);
    matching.by_likeness();
    matching.by_number(REWRITTEN);
    let kept = matching.from.iter().enumerate().map(|(to, from)| (*from, Some(to)));
    let gone = matching.became.iter().enumerate().filter(|(_, to)| to.is_none());
    kept.chain(gone.map(|(from, _)| (Some(from), None))).collect()
}

struct Matching<'a> {
    old: &'a [Value],
    new: &'a [Value],
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

    /// Those of the same number whose texts are alike enough.
    fn by_number(&mut self, least: f64) {
        let number = |row: &Value| row["number"].as_u64();
        let places: HashMap<_, _> =
            self.new.iter().enumerate().map(|(to, row)| (number(row), to)).collect();
        for from in 0..self.old.len() {
            let Some(to) = places.get(&number(&self.old[from])) else { continue };
            if self.became[from].is_none() && alike(&self.old[from], &self.new[*to]) >= least {
                self.join(from, *to);
            }
        }
    }

    /// The likest first.
    fn by_likeness(&mut self) {
        let free = |places: &[Option<usize>]| -> Vec<usize> {
            (0..places.len()).filter(|idx| places[*idx].is_none()).collect()
        };
        let (old, new) = (free(&self.became), free(&self.from));
        let mut likes: Vec<(f64, usize, usize)> = Vec::new();
        for from in old {
            let like = |to: &usize| (alike(&self.old[from], &self.new[*to]), from, *to);
            likes.extend(new.iter().map(like).filter(|(like, ..)| *like >= SAME));
        }
        likes.sort_by(|one, other| other.0.total_cmp(&one.0));
        likes.into_iter().for_each(|(_, from, to)| self.join(from, to));
    }
}

fn alike(old: &Value, new: &Value) -> f64 {
    let text = |row: &Value| row["official"]["text"].as_str().unwrap_or("").to_owned();
    likeness(&text(old), &text(new))
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
}
