//! `check`: everything that the loader knows, and the editorial rules, with the place of each fault and what to do.

pub mod beside;
pub mod finding;
#[cfg(feature = "links")]
pub mod links;
pub mod overlay;
pub mod place;
#[cfg(feature = "positions")]
pub mod positions;
pub mod rules;

mod complete;
mod contacts;
mod figures;
mod finder;
mod status;
mod vocabulary;
mod words;
mod written;

use std::collections::HashMap;

use anyhow::Result;
use policy_core::issue::{Effect, Issue, Problem};
use policy_core::{Facet, Guide, load};
use policy_format as format;
use serde_json::Value;

pub use finding::{Finding, Form, Lang, Level, summed, told};
use place::Places;
pub(crate) use words::languages;
pub(crate) use written::is_language;
use written::{Part, Written};

/// A guide as it is written and as it is meant.
struct Subject<'a> {
    guide: &'a Guide,
    file: &'a Value,
    written: Written<'a>,
    /// The languages that texts should be in.
    languages: Vec<&'a str>,
    /// `YYYY-MM-DD`.
    today: &'a str,
    /// Where the policy of a number stands, the first of those that have it.
    places: HashMap<u64, usize>,
}

impl<'a> Subject<'a> {
    /// Every part of that form.
    fn parts(&self, form: &'a str) -> impl Iterator<Item = &Part<'a>> {
        self.written.parts.iter().filter(move |part| part.form == form)
    }

    /// Where a policy stands.
    fn place_of(&self, number: u32) -> String {
        let idx = self.places.get(&u64::from(number));
        idx.map_or_else(|| "policies".to_owned(), |idx| format!("policies[{idx}]"))
    }

    /// A policy as it is written.
    fn row(&self, number: u32) -> &Value {
        let idx = self.places.get(&u64::from(number));
        idx.map_or(&Value::Null, |idx| &self.file["policies"][*idx])
    }
}

/// Where the first policy of each number stands.
fn places(file: &Value) -> HashMap<u64, usize> {
    let mut places = HashMap::new();
    for (idx, row) in file["policies"].as_array().into_iter().flatten().enumerate() {
        if let Some(number) = row["number"].as_u64() {
            places.entry(number).or_insert(idx);
        }
    }
    places
}

/// The editorial rules.
const CHECKS: [fn(&Subject<'_>) -> Vec<Finding>; 7] = [
    complete::check,
    words::check,
    vocabulary::check,
    finder::check,
    contacts::check,
    figures::check,
    status::check,
];

/// Checks the text of a guide. `today` is `YYYY-MM-DD`.
///
/// # Errors
/// When the schema cannot be made.
pub fn check(text: &str, today: &str) -> Result<Vec<Finding>> {
    let (guide, issues) = load(text);
    let loaded: Vec<Finding> = issues.iter().map(|issue| told_of(issue, &guide)).collect();
    if let Some(position) = unreadable(&issues) {
        return Ok(loaded.into_iter().map(|finding| Finding { position, ..finding }).collect());
    }
    let file: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap_or_default();
    let schema = crate::schema::published_of_guide()?;
    let languages = words::languages(&file);
    let written = written::walk(&schema, &file);
    let places = places(&file);
    let mut subject = Subject { guide: &guide, file: &file, written, languages, today, places };
    let mut findings = loaded;
    findings.append(&mut subject.written.findings);
    for check in CHECKS {
        findings.extend(check(&subject));
    }
    Ok(placed(findings, text, &file))
}

/// What the loader reports; where an id is unknown, with those that are known.
fn told_of(issue: &Issue, guide: &Guide) -> Finding {
    let mut finding = Finding::of_issue(issue);
    let known = match issue.problem {
        Problem::UnknownId(_) => known_ids(&issue.place, guide),
        _ => Vec::new(),
    };
    if !known.is_empty() {
        let [zh, en] = &mut finding.advice;
        let (zh_known, en_known) = (known.join("、"), known.join(", "));
        if choices(name_of(&issue.place)).is_empty() {
            zh.extend(["；已有 ", &zh_known]);
            en.extend(["; known are ", &en_known]);
        } else {
            // Nobody defines words of the format.
            *zh = ["写其中之一：", &zh_known].concat();
            *en = ["write one of these: ", &en_known].concat();
        }
    }
    finding
}

/// The ids that may stand in a place, by the name of its field.
fn known_ids<'a>(place: &str, guide: &'a Guide) -> Vec<&'a str> {
    let facet = match name_of(place) {
        "category" => Facet::Category,
        "audiences" => Facet::Audience,
        "supports" => Facet::Support,
        "agencies" | "agency" => Facet::Agency,
        "question" => return guide.questions.iter().map(|one| one.id.as_str()).collect(),
        name => return choices(name),
    };
    guide.terms[facet].iter().map(|term| term.id.as_str()).collect()
}

/// The name of a place's field.
fn name_of(place: &str) -> &str {
    let name = place.rsplit('.').next().unwrap_or("");
    name.split('[').next().unwrap_or("")
}

/// The words that a field of the format chooses from.
fn choices(name: &str) -> Vec<&'static str> {
    fn ids<T>(all: &[(&'static str, T)]) -> Vec<&'static str> {
        all.iter().map(|(id, _)| *id).collect()
    }
    match name {
        "unit" => ids(format::Unit::ALL),
        "limit" => ids(format::Limit::ALL),
        "per" => ids(format::Per::ALL),
        "to" => ids(format::Recipient::ALL),
        "status" => ids(format::Status::ALL),
        "level" => ids(format::Level::ALL),
        _ => Vec::new(),
    }
}

/// Where a file ends to be readable.
fn unreadable(issues: &[Issue]) -> Option<(usize, usize)> {
    let worst = issues.iter().find(|issue| issue.effect == Effect::NothingToShow)?;
    match worst.problem {
        Problem::NotJson { line, column } => Some((line, column)),
        // The file is read, it only lacks its policies.
        Problem::Missing => None,
        _ => Some((1, 1)),
    }
}

/// With line, column and policy, in the order of the file; what two rules say of one place is said once.
fn placed(findings: Vec<Finding>, text: &str, file: &Value) -> Vec<Finding> {
    let places = Places::of(text);
    let mut findings: Vec<Finding> = findings.into_iter().chain(places.repeated_fields()).collect();
    for finding in &mut findings {
        finding.position = places.position(&finding.place);
        if let (None, Some(idx)) = (finding.policy, row_of(&finding.place)) {
            let number = file["policies"][idx]["number"].as_u64();
            finding.policy = number.and_then(|number| u32::try_from(number).ok());
        }
    }
    let known: Vec<(String, &'static str)> =
        findings.iter().map(|finding| (finding.place.clone(), finding.rule)).collect();
    findings.retain(|finding| {
        finding.rule != rules::UNKNOWN_CHOICE.id
            || !known.contains(&(finding.place.clone(), "unknown-id"))
    });
    findings.sort_by_key(|finding| finding.position);
    findings
}

/// The position of the policy that a place is in.
fn row_of(place: &str) -> Option<usize> {
    place.strip_prefix("policies[")?.split_once(']')?.0.parse().ok()
}

/// Visits every list of the file.
fn each_list(value: &Value, place: &str, visit: &mut impl FnMut(&str, &[Value])) {
    match value {
        Value::Array(items) => {
            visit(place, items);
            for (idx, item) in items.iter().enumerate() {
                each_list(item, &format!("{place}[{idx}]"), visit);
            }
        }
        Value::Object(fields) => {
            for (name, inner) in fields.iter().filter(|(name, _)| !name.starts_with("//")) {
                each_list(inner, &place::within(place, name), visit);
            }
        }
        _ => {}
    }
}
