//! What an import tells the editor: the sums, what has to be decided, what was guessed, what is good to know.

use serde_json::{Value, json};

use super::finding::{Entry, Weight};
use super::merge::{Counts, Merged};

/// The groups, most urgent first.
const GROUPS: [(Weight, &str, &str); 3] = [
    (Weight::Decide, "请处理", "To decide"),
    (Weight::Guess, "推测，请核对", "Guesses, to be looked at"),
    (Weight::Note, "说明", "Good to know"),
];

/// The report as text.
pub fn text(merged: &Merged, zh: bool) -> String {
    let mut lines = vec![sums(merged.counts, zh)];
    for (weight, chinese, english) in GROUPS {
        let entries: Vec<&Entry> =
            merged.entries.iter().filter(|entry| entry.finding.weight() == weight).collect();
        if !entries.is_empty() {
            let n = entries.len();
            lines.push(String::new());
            lines.push(if zh {
                format!("{chinese}（{n}）：")
            } else {
                format!("{english} ({n}):")
            });
            lines.extend(entries.iter().map(|entry| format!("  {}", entry.sentence(zh))));
        }
    }
    let account = merged.account.text(zh);
    if !account.is_empty() {
        lines.push(String::new());
        lines.push(if zh {
            "读了什么，没读什么：".to_owned()
        } else {
            "What is read and what is not:".to_owned()
        });
        lines.extend(account.into_iter().map(|line| format!("  {line}")));
    }
    lines.join("\n")
}

/// The report as data.
pub fn as_json(merged: &Merged) -> Value {
    let Counts { same, changed, renumbered, new, lost } = merged.counts;
    json!({
        "same": same,
        "changed": changed,
        "renumbered": renumbered,
        "new": new,
        "lost": lost,
        "account": merged.account.as_json(),
        "findings": merged.entries.iter().map(Entry::as_json).collect::<Vec<_>>(),
    })
}

fn sums(counts: Counts, zh: bool) -> String {
    let Counts { same, changed, renumbered, new, lost } = counts;
    if zh {
        format!(
            "未变 {same} 条，有变化 {changed} 条，改号 {renumbered} 条，新增 {new} 条，不再印有 {lost} 条"
        )
    } else {
        format!(
            "{same} unchanged, {changed} changed, {renumbered} renumbered, {new} new, {lost} no longer printed"
        )
    }
}
