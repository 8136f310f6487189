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
    let changed: Vec<&Value> = changed.filter_map(|pair| old.get(pair.old)).collect();
    let new = rows.iter().zip(pairs).enumerate();
    let new =
        new.filter(|(idx, (_, pair))| pair.is_none() && !back.contains_key(idx)).take(MAX_COMPARED);
    new.filter_map(|(_, (row, _))| {
        let from = changed.iter().find(|policy| is_within(&row.text, text_of(policy)))?;
        let old = from["number"].as_u64().and_then(|number| u32::try_from(number).ok())?;
        Some(entry(row, Finding::SplitPerhaps { old }))
    })
    .collect()
}

/// The policy of the file that holds most words of one that is gone.
pub fn merged_into(
    gone: &Value,
    rows: &[SourceRow],
    pairs: &[Option<Pair>],
    old: &[Value],
) -> Option<u32> {
    let grown = rows.iter().zip(pairs).filter(|(_, pair)| {
        let before = pair.and_then(|pair| old.get(pair.old)).map_or("", text_of);
        pair.is_none_or(|pair| pair.percent < 100) && !is_within(text_of(gone), before)
    });
    let mut grown = grown.take(MAX_COMPARED);
    grown.find(|(row, _)| is_within(text_of(gone), &row.text)).map(|(row, _)| row.number)
}

fn text_of(policy: &Value) -> &str {
    policy["official"]["text"].as_str().unwrap_or_default()
}

/// Whether most pairs of letters of `part` stand in `whole`.
fn is_within(part: &str, whole: &str) -> bool {
    part.chars().count() >= MIN_TEXT
        && part.chars().count() <= whole.chars().count()
        && Print::of(part).percent_within(&Print::of(whole)) >= WITHIN
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_text_are_found_in_it() {
        let whole =
            "对引进的示例人才给予最高10万元安家补助。对租房的示例人才给予每月500元租房补贴。";
        assert!(is_within("对租房的示例人才给予每月500元租房补贴。", whole));
        assert!(!is_within("组建联合体，常态化开展技术研发交流活动", whole));
    }
}
