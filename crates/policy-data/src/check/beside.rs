//! What stands beside a guide and must be in step with it: the table of sounds and the list of changes.

use std::path::Path;

use policy_core::{Guide, changes, load};

use super::finding::Finding;
use super::place::Places;
use super::rules::{CHANGES_UNNAMED, NO_CHANGES, STALE_SOUNDS};
use crate::tables;

/// The files beside `file`, whose text is `text`.
pub fn check(file: &Path, text: &str) -> Vec<Finding> {
    let (guide, _) = load(text);
    let places = Places::of(text);
    let mut findings: Vec<Finding> = sounds(file, &guide).into_iter().collect();
    findings.extend(changes(file, &guide));
    for finding in &mut findings {
        finding.position = places.position(&finding.place);
    }
    findings
}

/// Without a table of sounds the search does with less; an old one misleads it.
fn sounds(file: &Path, guide: &Guide) -> Option<Finding> {
    let beside = std::fs::read_to_string(file.with_extension("sounds.txt")).ok()?;
    let is_stale = !of_the_guide(&beside).eq(of_the_guide(&tables::of(guide)));
    is_stale.then(|| Finding::new(&STALE_SOUNDS, "", &[]))
}

/// The lines that follow from the guide; words that say nothing are its editors' own, in their own language.
fn of_the_guide(table: &str) -> impl Iterator<Item = &str> {
    table.lines().map(str::trim_end).filter(|line| line.len() > 1 && !line.starts_with("- "))
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
