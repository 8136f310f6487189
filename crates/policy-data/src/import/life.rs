//! The life of a policy beyond one list: over, printed again, taken out and back, split and merged.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::entry_of_policy as entry;
use super::finding::{Entry, Finding};
use super::pair::{Pair, Side, pair};
use super::rows::{SourceRow, State};
use crate::likeness::Print;

/// From so many hundredths of its words on a text stands in another.
const WITHIN: u32 = 60;
/// Shorter texts say too little to be found in another, in characters.
const MIN_TEXT: usize = 10;
/// More texts are not compared with each other.
const MAX_COMPARED: usize = 400;

/// Whether the policy is in force, as the list says by printing it or in words.
pub fn state(policy: &mut Value, row: &SourceRow, entries: &mut Vec<Entry>) {
    let status = policy["status"].as_str().unwrap_or("active").to_owned();
    match (row.state, status.as_str()) {
        (None | Some(State::Active), "active")
        | (Some(State::Expired), "expired")
        | (Some(State::Replaced(_)), "replaced") => {}
        (Some(State::Expired), _) => {
            policy["status"] = json!("expired");
            entries.push(entry(row, Finding::MarkedOver { status: "expired".into() }));
        }
        (Some(State::Replaced(by)), _) => {
            policy["status"] = json!("replaced");
            policy["replaced_by"] = json!(by);
            entries.push(entry(
                row,
                Finding::MarkedOver { status: format!("replaced, replaced_by {by}") },
            ));
        }
        // What an import marked is undone; what somebody wrote about its end is theirs to decide.
        (_, "expired") if policy["valid_until"].is_null() => {
            policy["status"] = json!("active");
            entries.push(entry(row, Finding::PrintedAgain));
        }
        (_, status) => {
            entries.push(entry(row, Finding::StillPrinted { status: status.to_owned() }));
        }
    }
}

/// New rows that are policies which were taken out once: position of each among those.
pub fn back(rows: &[SourceRow], pairs: &[Option<Pair>], kept: &[Value]) -> BTreeMap<usize, usize> {
    let new: Vec<usize> =
        pairs.iter().enumerate().filter(|(_, pair)| pair.is_none()).map(|(idx, _)| idx).collect();
    let texts: Vec<Side<'_>> = new
        .iter()
        .filter_map(|idx| rows.get(*idx))
        .map(|row| Side { number: row.number, text: &row.text })
        .collect();
    let sides: Vec<Side<'_>> =
        kept.iter().map(|policy| Side { number: 0, text: text_of(policy) }).collect();
    let found = pair(&texts, &sides).into_iter().zip(new);
    found.filter_map(|(pair, idx)| Some((idx, pair?.old))).collect()
}

/// New rows whose words stood in a policy of the guide: it was split, perhaps.
pub fn split(
    rows: &[SourceRow],
    pairs: &[Option<Pair>],
    back: &BTreeMap<usize, usize>,
    old: &[Value],
) -> Vec<Entry> {
    let changed = pairs.iter().flatten().filter(|pair| pair.percent < 100).take(MAX_COMPARED);
    let changed = changed.filter_map(|pair| old.get(pair.old));
    let changed: Vec<(&Value, Words)> =
        changed.map(|policy| (policy, Words::of(text_of(policy)))).collect();
    let new = rows.iter().zip(pairs).enumerate();
    let new =
        new.filter(|(idx, (_, pair))| pair.is_none() && !back.contains_key(idx)).take(MAX_COMPARED);
    new.filter_map(|(_, (row, _))| {
        let words = Words::of(&row.text);
        let (from, _) = changed.iter().find(|(_, whole)| words.is_within(whole))?;
        let old = from["number"].as_u64().and_then(|number| u32::try_from(number).ok())?;
        Some(entry(row, Finding::SplitPerhaps { old }))
    })
    .collect()
}

/// A row that is new or says something else than the guide does.
#[derive(Debug)]
pub struct Grown {
    number: u32,
    now: Words,
    before: Words,
}

/// The rows that may hold the words of a policy that is gone.
pub fn grown(rows: &[SourceRow], pairs: &[Option<Pair>], old: &[Value]) -> Vec<Grown> {
    let other = |pair: &Option<Pair>| pair.is_none_or(|pair| pair.percent < 100);
    let grown = rows.iter().zip(pairs).filter(|(_, pair)| other(pair)).take(MAX_COMPARED);
    let grown = grown.map(|(row, pair)| {
        let before = pair.and_then(|pair| old.get(pair.old)).map_or("", text_of);
        Grown { number: row.number, now: Words::of(&row.text), before: Words::of(before) }
    });
    grown.collect()
}

/// Of policies that are gone, what each went into: the row that holds most of its words and did not before.
pub fn merged_into(gone: &[&Value], grown: &[Grown]) -> Vec<Option<u32>> {
    let into = gone.iter().enumerate().map(|(idx, policy)| {
        let words = (idx < MAX_COMPARED).then(|| Words::of(text_of(policy)))?;
        let holds = |row: &&Grown| words.is_within(&row.now) && !words.is_within(&row.before);
        grown.iter().find(holds).map(|row| row.number)
    });
    into.collect()
}

fn text_of(policy: &Value) -> &str {
    policy["official"]["text"].as_str().unwrap_or_default()
}

/// A text whose print is taken once, however many others it is compared with.
#[derive(Debug)]
struct Words {
    n_chars: usize,
    print: Print,
}

impl Words {
    fn of(text: &str) -> Self {
        Self { n_chars: text.chars().count(), print: Print::of(text) }
    }

    /// Whether most pairs of letters of this text stand in `whole`.
    fn is_within(&self, whole: &Self) -> bool {
        (MIN_TEXT..=whole.n_chars).contains(&self.n_chars)
            && self.print.percent_within(&whole.print) >= WITHIN
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_text_are_found_in_it() {
        let whole =
            "对引进的示例人才给予最高10万元安家补助。对租房的示例人才给予每月500元租房补贴。";
        let is_within = |part: &str| Words::of(part).is_within(&Words::of(whole));
        assert!(is_within("对租房的示例人才给予每月500元租房补贴。"));
        assert!(!is_within("组建联合体，常态化开展技术研发交流活动"));
        assert!(!is_within("租房补贴"), "too short to tell");
    }
}
