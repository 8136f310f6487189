//! Which row of the file is which policy of the guide: by text first, then by likeness and number.

use std::collections::{BTreeMap, BTreeSet};

use crate::likeness::{Print, partners};

/// From so many hundredths on two texts of different numbers are the same policy.
const SAME: u32 = 55;
/// With the same number fewer will do.
const SAME_WITH_NUMBER: u32 = 30;

/// A policy's number and text, on either side.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// As it is or was printed.
    pub number: u32,
    /// The official text.
    pub text: &'a str,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Position among the guide's policies.
    pub old: usize,
    /// How much of the text is the same, in hundredths.
    pub percent: u32,
}

/// For each row the policy that it is; `None` for new ones. No policy is given to two rows.
pub fn pair(rows: &[Side<'_>], policies: &[Side<'_>]) -> Vec<Option<Pair>> {
    let mut found: Vec<Option<Pair>> = vec![None; rows.len()];
    let mut taken = BTreeSet::new();
    pair_alike(rows, policies, &mut found, &mut taken);
    let open: Vec<usize> = (0..rows.len()).filter(|idx| found.get(*idx) == Some(&None)).collect();
    let left: Vec<usize> = (0..policies.len()).filter(|idx| !taken.contains(idx)).collect();
    for (percent, row, old) in ranked(rows, policies, &open, &left) {
        if let Some(slot @ None) = found.get_mut(row)
            && taken.insert(old)
        {
            *slot = Some(Pair { old, percent });
        }
    }
    found
}

/// Texts that are the same but for blanks; of twins, those of the same number first.
fn pair_alike(
    rows: &[Side<'_>],
    policies: &[Side<'_>],
    found: &mut [Option<Pair>],
    taken: &mut BTreeSet<usize>,
) {
    let mut by_text: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (idx, policy) in policies.iter().enumerate() {
        by_text.entry(squeezed(policy.text)).or_default().push(idx);
    }
    for same_number in [true, false] {
        for (row, slot) in rows.iter().zip(found.iter_mut()).filter(|(_, slot)| slot.is_none()) {
            let twins = by_text.get(&squeezed(row.text)).map_or(&[][..], Vec::as_slice);
            let fits = |old: &&usize| {
                let number = policies.get(**old).map(|policy| policy.number);
                !taken.contains(*old) && (!same_number || number == Some(row.number))
            };
            if let Some(old) = twins.iter().find(fits).copied() {
                taken.insert(old);
                *slot = Some(Pair { old, percent: 100 });
            }
        }
    }
}

/// The pairs that are like enough, the likest first; of equals, those of the same number.
fn ranked(
    rows: &[Side<'_>],
    policies: &[Side<'_>],
    open: &[usize],
    left: &[usize],
) -> Vec<(u32, usize, usize)> {
    let prints = |sides: &[Side<'_>], idxs: &[usize]| -> Vec<Print> {
        idxs.iter().map(|idx| Print::of(sides.get(*idx).map_or("", |side| side.text))).collect()
    };
    let (ours, theirs) = (prints(rows, open), prints(policies, left));
    let number = |sides: &[Side<'_>], idx: usize| sides.get(idx).map(|side| side.number);
    let by_number: BTreeMap<Option<u32>, usize> =
        left.iter().enumerate().map(|(at, old)| (number(policies, *old), at)).collect();
    let mut ranked = Vec::new();
    for (at, others) in partners(&ours, &theirs).into_iter().enumerate() {
        let Some(row) = open.get(at).copied() else { continue };
        let twin = by_number.get(&number(rows, row)).copied();
        let others: BTreeSet<usize> = others.into_iter().chain(twin).collect();
        for other in others {
            let (Some(a), Some(b), Some(old)) = (ours.get(at), theirs.get(other), left.get(other))
            else {
                continue;
            };
            let percent = a.percent(b);
            let enough = if Some(other) == twin { SAME_WITH_NUMBER } else { SAME };
            if percent >= enough {
                ranked.push((percent, Some(other) == twin, row, *old));
            }
        }
    }
    ranked.sort_by(|a, b| (b.0, b.1).cmp(&(a.0, a.1)).then((a.2, a.3).cmp(&(b.2, b.3))));
    ranked.into_iter().map(|(percent, _, row, old)| (percent, row, old)).collect()
}

/// Without any blank.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: [Side<'static>; 3] = [
        Side {
            number: 1, text: "对符合规定引进的卓越工程师，给予最高100万元安家补助经费"
        },
        Side {
            number: 2, text: "支持工程师参加职业技能培训，按照有关规定申领职业培训补贴"
        },
        Side {
            number: 3, text: "组建工程师联合体，常态化开展技术研发交流活动"
        },
    ];

    #[track_caller]
    fn check(rows: &[(u32, &str)], expected: &[Option<usize>]) {
        let rows: Vec<Side<'_>> =
            rows.iter().map(|(number, text)| Side { number: *number, text }).collect();
        let found: Vec<_> =
            pair(&rows, &OLD).iter().map(|pair| pair.map(|pair| pair.old)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn renumbered_and_changed_policies_are_found_and_new_ones_are_new() {
        check(
            &[
                (1, "为青年人才提供免费的公寓住宿"),
                (2, "对符合规定引进的卓越工程师，给予最高120万元安家补助经费"),
                (3, OLD[1].text),
            ],
            &[None, Some(0), Some(1)],
        );
    }

    #[test]
    fn the_same_number_helps_a_text_that_was_rewritten() {
        check(&[(3, "组建工程师联合会，每年举办一次大型活动，开展交流")], &[Some(2)]);
        check(&[(9, "组建工程师联合会，每年举办一次大型活动，开展交流")], &[None]);
    }

    #[test]
    fn twins_are_told_apart_by_their_numbers() {
        let twins = [Side { number: 1, text: "同" }, Side { number: 2, text: "同" }];
        let rows = [
            Side { number: 2, text: "同" },
            Side { number: 1, text: " 同 " },
            Side { number: 3, text: "同" },
        ];
        let found = pair(&rows, &twins);
        assert_eq!(
            found.iter().map(|pair| pair.map(|pair| pair.old)).collect::<Vec<_>>(),
            [Some(1), Some(0), None]
        );
    }
}
