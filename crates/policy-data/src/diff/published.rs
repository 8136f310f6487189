//! `changes.json`: what readers see of the changes, small enough to be published beside the guide.

use policy_format as format;
use serde_json::Value;

use super::marks::{Mark, signed};
use super::{Change, Detail, Diff, Field, Kind};

/// The list of changes as it is published. `date` is the day of publication; after `until` no marks are shown.
pub fn published(diff: &Diff, date: &str, until: Option<&str>) -> format::Changes {
    let (removed, rest): (Vec<_>, Vec<_>) =
        diff.policies.iter().partition(|change| change.kind == Kind::Removed);
    format::Changes {
        schema: None,
        format: Some(format::FORMAT),
        guide: diff.id.clone(),
        date: Some(date.to_owned()),
        changes: rest.into_iter().filter_map(changed).collect(),
        removed: Some(removed.into_iter().map(gone).collect()),
        since: diff.since.clone(),
        until: until.map(ToOwned::to_owned),
    }
}

fn gone(change: &Change) -> format::Removed {
    format::Removed { number: number(change.number), title: title(&change.title) }
}

/// What readers see of a changed policy; nothing where only editors care.
fn changed(change: &Change) -> Option<format::Changed> {
    let details: Vec<_> = news(&change.details).filter_map(detail).collect();
    let kind = match change.kind {
        Kind::Added => format::Kind::New,
        _ if details.is_empty() => format::Kind::Renumbered,
        _ => format::Kind::Changed,
    };
    let is_news = kind != format::Kind::Renumbered || change.was.is_some();
    is_news.then(|| format::Changed {
        number: number(change.number),
        was: change.was.map(number),
        kind,
        details: (!details.is_empty()).then_some(details),
    })
}

/// A guide with a larger number than this does not load.
fn number(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn title(title: &Value) -> format::Words {
    serde_json::from_value(title.clone()).unwrap_or_default()
}

/// The fields whose changes readers see. A cell is not told where its office or number is.
pub(super) fn news(details: &[Detail]) -> impl Iterator<Item = &Detail> {
    let has = |fields: &[Field]| details.iter().any(|detail| fields.contains(&detail.field));
    let (has_office, has_contact) = (has(&[Field::Office]), has(&[Field::Phone, Field::Link]));
    details.iter().filter(move |detail| match detail.field {
        Field::AgencyCell => !has_office,
        Field::ContactCell => !has_contact,
        field => field.is_news(),
    })
}

fn detail(detail: &Detail) -> Option<format::Detail> {
    let shown = |marks: &Vec<Mark>| signed(&detail.shown(marks));
    let own = detail.own_lang();
    let first = detail.marks.get(own).map(shown);
    // What is the same in another language is written once.
    let marks = detail.marks.iter().map(|(lang, marks)| (lang.clone(), shown(marks)));
    let marks = marks.filter(|(lang, marks)| lang == own || Some(marks) != first.as_ref());
    let ids = format::Field::ALL.iter();
    let (_, field) = ids.copied().find(|(id, _)| *id == detail.field.id())?;
    let head = detail.head().map(str::to_owned);
    Some(format::Detail { field, head, marks: format::Named(marks.collect()) })
}
