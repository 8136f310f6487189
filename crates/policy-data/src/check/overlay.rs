//! A district's overlay, held against the guide that it is for.

use anyhow::Result;
use policy_core::issue::{Effect, Issue};
use policy_core::{Guide, load, overlay};
use serde_json::Value;

use super::finding::Finding;
use super::place::{Places, within};
use super::rules::{OVERLAY_IDLE, SAMPLE_LEFT};
use super::{Subject, contacts, words, written};
use crate::overlay::is_blank;
use crate::schema;

/// Checks the text of an overlay against the text of its guide.
///
/// # Errors
/// When the schema cannot be made.
pub fn check(text: &str, guide: &str, today: &str) -> Result<Vec<Finding>> {
    let (city, _) = load(guide);
    let city_file: Value =
        serde_json::from_str(guide.trim_start_matches('\u{feff}')).unwrap_or_default();
    let (merged, issues) = overlay::apply(city.clone(), text.as_bytes());
    let mut findings: Vec<Finding> = issues.iter().map(told).collect();
    let file: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap_or_default();
    if !file.is_object() {
        return Ok(findings);
    }
    let schema = schema::published_of_overlay()?;
    let languages = words::languages(&city_file);
    let written = written::walk(&schema, &file);
    let places = super::places(&file);
    let mut subject = Subject { guide: &merged, file: &file, written, languages, today, places };
    findings.append(&mut subject.written.findings);
    findings.extend(words::check(&subject));
    findings.extend(contacts::areas(&subject, contacts::usual_area(&city)));
    if is_idle(city, merged.clone())
        && issues.iter().all(|issue| issue.effect < Effect::OverlayLeftOut)
    {
        findings.push(Finding::new(&OVERLAY_IDLE, "", &[]));
    }
    blanks(&file, "", &mut findings);
    Ok(placed(findings, text))
}

/// The issues of an overlay begin their places with its name.
fn told(issue: &Issue) -> Finding {
    let place = issue.place.strip_prefix("overlay").unwrap_or(&issue.place);
    let place = place.trim_start_matches('.').to_owned();
    Finding { place, ..Finding::of_issue(issue) }
}

/// Whether the guide is the same but for the district's name.
fn is_idle(city: Guide, merged: Guide) -> bool {
    let has_notice = merged.district.as_ref().is_some_and(|district| district.notice.is_some());
    !has_notice && Guide { district: None, ..merged } == city
}

/// What the skeleton leaves to be filled in.
fn blanks(value: &Value, place: &str, found: &mut Vec<Finding>) {
    match value {
        Value::String(text) if is_blank(text) => {
            found.push(Finding::new(&SAMPLE_LEFT, place, &[text]));
        }
        Value::Array(items) => {
            for (idx, item) in items.iter().enumerate() {
                blanks(item, &format!("{place}[{idx}]"), found);
            }
        }
        Value::Object(fields) => {
            for (name, inner) in fields.iter().filter(|(name, _)| !name.starts_with("//")) {
                blanks(inner, &within(place, name), found);
            }
        }
        _ => {}
    }
}

/// In the order of the file; of what is to be filled in, nothing else is said.
fn placed(findings: Vec<Finding>, text: &str) -> Vec<Finding> {
    let places = Places::of(text);
    let blank = |place: &str| {
        findings.iter().any(|one| one.rule == SAMPLE_LEFT.id && one.place.starts_with(place))
    };
    let is_said = |one: &&Finding| {
        one.rule == SAMPLE_LEFT.id || one.rule == OVERLAY_IDLE.id || !blank(&one.place)
    };
    let mut kept: Vec<Finding> = findings.iter().filter(is_said).cloned().collect();
    kept.extend(places.repeated_fields());
    for finding in &mut kept {
        finding.position = places.position(&finding.place);
    }
    kept.sort_by_key(|finding| finding.position);
    kept
}
