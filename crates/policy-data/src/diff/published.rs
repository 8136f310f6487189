//! `changes.json`: what readers are told of the changes, small enough to be published beside the guide.

use serde_json::{Map, Value, json};

use super::marks::to_json;
use super::{Change, Detail, Diff, Field, Kind};

/// The list of changes as it is published. `date` is the day of publication; after `until` no marks are shown.
pub fn published(diff: &Diff, date: &str, until: Option<&str>) -> Value {
    let rows = |kinds: &[Kind]| -> Vec<Value> {
        let told = diff.policies.iter().filter(|change| kinds.contains(&change.kind));
        told.filter_map(row).collect()
    };
    let mut list = json!({
        "format": 1,
        "guide": diff.id,
        "date": date,
        "changes": rows(&[Kind::Added, Kind::Changed]),
        "removed": rows(&[Kind::Removed]),
    });
    for (key, day) in [("since", diff.since.as_deref()), ("until", until)] {
        if let Some(day) = day {
            list[key] = day.into();
        }
    }
    list
}

/// What readers are told of a policy; nothing where only editors care.
fn row(change: &Change) -> Option<Value> {
    let mut row = json!({ "number": change.number });
    if change.kind == Kind::Removed {
        row["title"] = change.title.clone();
        return Some(row);
    }
    if let Some(was) = change.was {
        row["was"] = was.into();
    }
    let details: Vec<Value> = news(&change.details).map(detail).collect();
    row["kind"] = json!(match change.kind {
        Kind::Added => "new",
        _ if details.is_empty() => "renumbered",
        _ => "changed",
    });
    let is_news = change.kind == Kind::Added || change.was.is_some() || !details.is_empty();
    if !details.is_empty() {
        row["details"] = details.into();
    }
    is_news.then_some(row)
}

/// The fields that readers are told of. A cell is not told where its office or number is.
pub(super) fn news(details: &[Detail]) -> impl Iterator<Item = &Detail> {
    let has = |fields: &[Field]| details.iter().any(|detail| fields.contains(&detail.field));
    let (has_office, has_contact) = (has(&[Field::Office]), has(&[Field::Phone, Field::Link]));
    details.iter().filter(move |detail| match detail.field {
        Field::AgencyCell => !has_office,
        Field::ContactCell => !has_contact,
        field => field.is_news(),
    })
}

fn detail(detail: &Detail) -> Value {
    let shown = |marks: &Vec<_>| to_json(&detail.shown(marks));
    let own = detail.own_lang();
    let first = detail.marks.get(own).map(shown);
    let mut by_language = Map::new();
    for (lang, one) in &detail.marks {
        // What is the same in both is written once.
        let one = shown(one);
        if lang == own || Some(&one) != first.as_ref() {
            by_language.insert(lang.clone(), one);
        }
    }
    json!({ "field": detail.field.id(), "marks": by_language })
}
