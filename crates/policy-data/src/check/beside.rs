//! What stands beside a guide and must be in step with it: the pinyin table, the list of changes, and the questions
//! that its policies answer.

use std::path::Path;

use policy_core::search::Asks;
use policy_core::{Guide, changes, load};

use super::finding::Finding;
use super::place::Places;
use super::rules::{
    ASKS_CLOSED, ASKS_UNNAMED, CHANGES_UNNAMED, FEW_ASKS, NO_ASKS, NO_CHANGES, NO_PINYIN,
    STALE_PINYIN,
};
use crate::{search, tables};

/// A policy should answer so many questions.
const MIN_ASKS: usize = 12;

/// The files beside `file`, whose text is `text`.
pub fn check(file: &Path, text: &str) -> Vec<Finding> {
    let (guide, _) = load(text);
    let places = Places::of(text);
    let asks = search::asks_beside(&file.to_string_lossy());
    let mut findings: Vec<Finding> = pinyin(file, &guide, &asks).into_iter().collect();
    findings.extend(changes(file, &guide));
    let named = file.with_extension("asks.json");
    if named.exists() {
        findings.extend(few_asks(&guide, &asks));
        if guide.asks.is_none() {
            findings.push(Finding::new(&ASKS_UNNAMED, "", &[&name(&named)]));
        }
    } else {
        let name = name(&named);
        findings.push(Finding::new(&NO_ASKS, "", &[&name]));
    }
    for finding in &mut findings {
        finding.position = places.position(&finding.place);
    }
    findings
}

/// The guide names a file with questions that whoever edits it has not opened.
pub fn asks_closed(file: &str) -> Finding {
    Finding::new(&ASKS_CLOSED, "", &[file])
}

fn name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Without a pinyin table the search does with less; an old one misleads it.
fn pinyin(file: &Path, guide: &Guide, asks: &Asks) -> Option<Finding> {
    let table = file.with_extension("pinyin.txt");
    if !table.exists() && guide.lang() == "zh" {
        let (guide, table) = (name(file), name(&table));
        return Some(Finding::new(&NO_PINYIN, "", &[&guide, &table]));
    }
    let beside = std::fs::read_to_string(table).ok()?;
    let is_stale = !of_the_guide(&beside).eq(of_the_guide(&tables::of(guide, asks)));
    is_stale.then(|| Finding::new(&STALE_PINYIN, "", &[]))
}

/// The lines that follow from the guide; words that say nothing are its editors' own, in their own language.
fn of_the_guide(table: &str) -> impl Iterator<Item = &str> {
    table.lines().map(str::trim_end).filter(|line| line.len() > 1 && !line.starts_with(['-', '!']))
}

/// Questions in people's own words are what sentences are found by.
pub fn few_asks(guide: &Guide, asks: &Asks) -> Vec<Finding> {
    let few = guide.policies.iter().enumerate().filter_map(|(idx, policy)| {
        let n = asks.of(policy.number).len();
        (n < MIN_ASKS).then(|| {
            let (n, least) = (n.to_string(), MIN_ASKS.to_string());
            let place = format!("policies[{idx}]");
            let values = [n.as_str(), &least];
            Finding { policy: Some(policy.number), ..Finding::new(&FEW_ASKS, place, &values) }
        })
    });
    few.collect()
}

fn changes(file: &Path, guide: &Guide) -> Vec<Finding> {
    let Some(name) = guide.changes.as_deref() else {
        let is_there = file.with_file_name("changes.json").exists();
        return is_there.then(|| Finding::new(&CHANGES_UNNAMED, "", &[])).into_iter().collect();
    };
    // One that lies elsewhere is not looked for.
    if name.contains("://") {
        return Vec::new();
    }
    let fault =
        |zh: &str, en: &str| Finding::in_words(&NO_CHANGES, "changes", [&[name, zh], &[name, en]]);
    match std::fs::read(file.with_file_name(name)) {
        Err(error) => vec![fault("读不到文件", &error.to_string())],
        Ok(bytes) => {
            let (_, issues) = changes::read(guide, &bytes);
            let told = issues.iter().map(|issue| {
                let words = |lang| issue.sentence(lang).trim_end_matches(['。', '.']).to_owned();
                fault(&words("zh"), &words("en"))
            });
            told.collect()
        }
    }
}
