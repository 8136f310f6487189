//! What changed since the guide before, as the small file that is published beside a guide tells it.
//!
//! ```json
//! {
//!   "format": 1,
//!   "guide": "chongqing-excellent-engineers",
//!   "date": "2026-12-01",
//!   "until": "2027-03-01",
//!   "changes": [
//!     { "number": 24, "kind": "new" },
//!     { "number": 7, "kind": "renumbered", "was": 8 },
//!     { "number": 1, "kind": "changed", "details": [
//!       { "field": "text", "marks": { "zh": ["=最高", "-100", "+120", "=万元"] } } ] }
//!   ],
//!   "removed": [ { "number": 5, "title": { "zh": "…", "en": "…" } } ]
//! }
//! ```
//!
//! A mark begins with its sign: `=` stayed, `-` went, `+` came.

use policy_format as format;
pub use policy_format::{Field, Kind};

use crate::guide::Guide;
use crate::issue::{Effect, Expected, Issue, Problem};
use crate::load::place::{At, Log, is_hidden};
use crate::load::{issue_of_file, parse, read as read_typed};
use crate::localized::Localized;

/// A list of changes larger than this, in bytes, is not read.
pub const MAX_BYTES: usize = 1 << 20;

/// More marks than this in one field are not shown.
const MAX_MARKS: usize = 5_000;

/// What changed in a guide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The day they were published, as `YYYY-MM-DD`.
    pub date: Option<String>,
    /// The last day on which they are reported.
    pub until: Option<String>,
    /// The policies that changed.
    pub rows: Vec<Row>,
    /// The policies that are gone: number and title.
    pub removed: Vec<(u32, Localized)>,
}

impl Changes {
    /// What became of a policy.
    pub fn of(&self, number: u32) -> Option<&Row> {
        self.rows.iter().find(|row| row.number == number)
    }

    /// Whether they are still told on a day.
    pub fn is_told_on(&self, day: &str) -> bool {
        self.until.as_deref().is_none_or(|until| day <= until)
    }
}

/// A policy that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its number.
    pub number: u32,
    /// What became of it.
    pub kind: Kind,
    /// The number that it had.
    pub was: Option<u32>,
    /// What changed in it.
    pub details: Vec<Detail>,
}

/// A field that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    /// Which.
    pub field: Field,
    /// The head of a further official cell; such a cell has no field of its own.
    pub head: Option<String>,
    /// What went and what came, by language.
    marks: Vec<(String, Vec<Mark>)>,
}

impl Detail {
    /// The marks in a language, or in the first there is, and which that is.
    pub fn marks<'a>(&'a self, lang: &'a str) -> (&'a str, &'a [Mark]) {
        let found = self.marks.iter().find(|(own, _)| own == lang).or(self.marks.first());
        found.map_or((lang, &[]), |(own, marks)| (own.as_str(), marks.as_slice()))
    }
}

/// Some words with what became of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What became of them.
    pub sign: Sign,
    /// The words.
    pub text: String,
}

/// Whether words stayed, went or came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// They are in both.
    Same,
    /// They went.
    Out,
    /// They came.
    In,
}

/// Reads the changes of a guide. Never fails as a whole: what is wrong is reported in the issues, and without any
/// good row there are no changes.
///
/// ```
/// let guide = policy_core::load::empty_guide();
/// let (changes, issues) = policy_core::changes::read(&guide, b"<!doctype html>");
/// assert!(changes.rows.is_empty() && issues.len() == 1);
/// ```
pub fn read(guide: &Guide, bytes: &[u8]) -> (Changes, Vec<Issue>) {
    let text = std::str::from_utf8(bytes).map_err(|_| Problem::NotUtf8);
    match text.and_then(|text| parse(text, MAX_BYTES)) {
        Ok(json) => {
            let log = Log::default();
            let file = read_typed(&log, &json, String::new, Effect::NothingToShow);
            let changes = file.and_then(|file| read_list(guide, At::root(&log), file));
            (changes.unwrap_or_default(), log.take())
        }
        Err(problem) => (Changes::default(), vec![issue_of_file(problem, Effect::NothingToShow)]),
    }
}

fn read_list(guide: &Guide, at: At<'_>, file: format::Changes) -> Option<Changes> {
    let id = at.key("guide").text(&file.guide);
    if id != guide.id {
        at.key("guide").report(Problem::OtherGuide(id), Effect::NothingToShow);
        return None;
    }
    let removed = at.items("removed", file.removed).into_iter().enumerate();
    let removed = removed.filter_map(|(idx, row)| {
        let at = at.item("removed", idx);
        let number = above_zero(at.key("number"), row.number)?;
        Some((number, at.localized_at("title", Some(&row.title), guide.lang())?))
    });
    let rows = at.items("changes", Some(file.changes)).into_iter().enumerate();
    let rows = rows.filter_map(|(idx, row)| read_row(guide, at.item("changes", idx), row));
    Some(Changes {
        date: at.text_at("date", file.date.as_ref()),
        until: at.text_at("until", file.until.as_ref()),
        removed: removed.collect(),
        rows: rows.collect(),
    })
}

/// The number of a policy; 0 is none.
fn above_zero(at: At<'_>, number: u32) -> Option<u32> {
    if number == 0 {
        at.report(Problem::WrongType(Expected::Number), Effect::RowLeftOut);
    }
    (number > 0).then_some(number)
}

fn read_row(guide: &Guide, at: At<'_>, row: format::Changed) -> Option<Row> {
    let number = above_zero(at.key("number"), row.number)?;
    if guide.policy(number).is_none() {
        at.key("number").report(Problem::UnknownId(number.to_string()), Effect::RowLeftOut);
        return None;
    }
    let details = at.items("details", row.details).into_iter();
    let details = details.filter_map(|detail| read_detail(at, detail));
    Some(Row {
        number,
        kind: row.kind,
        was: row.was.filter(|was| *was > 0),
        details: details.collect(),
    })
}

fn read_detail(at: At<'_>, detail: format::Detail) -> Option<Detail> {
    let marks = detail.marks.0.into_iter().map(|(lang, marks)| (lang, read_marks(&marks)));
    let marks: Vec<_> = marks.filter(|(_, marks)| !marks.is_empty()).collect();
    let head = at.text_at("head", detail.head.as_ref());
    (!marks.is_empty()).then_some(Detail { field: detail.field, head, marks })
}

/// The texts are taken with their blanks: these stand between words.
fn read_marks(marks: &[String]) -> Vec<Mark> {
    let marks = marks.iter().take(MAX_MARKS).filter_map(|mark| {
        let text: String = mark.chars().filter(|c| !is_hidden(*c)).collect();
        let mut chars = text.chars();
        let sign = match chars.next() {
            Some('=') => Sign::Same,
            Some('-') => Sign::Out,
            Some('+') => Sign::In,
            _ => return None,
        };
        Some(Mark { sign, text: chars.as_str().to_owned() })
    });
    marks.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::guide;
    use serde_json::{Value, json};

    fn list() -> Value {
        json!({
            "format": 1, "guide": "sample", "date": "2026-12-01", "until": "2027-03-01",
            "changes": [
                { "number": 3, "kind": "new" },
                { "number": 2, "kind": "renumbered", "was": 4 },
                { "number": 1, "kind": "changed", "details": [
                    { "field": "phone", "marks": {
                        "zh": ["=样办 ", "-12333", "+12345"], "en": ["=Office ", "-12333", "+12345"] } },
                    { "field": "text", "marks": { "zh": ["=最高", "+约"] } },
                    { "field": "text", "head": "申报材料", "marks": { "zh": ["+身份证"] } },
                ] },
            ],
            "removed": [{ "number": 4, "title": { "zh": "旧政策", "en": "Old" } }],
        })
    }

    fn read_value(value: &Value) -> (Changes, Vec<Issue>) {
        read(&guide(), value.to_string().as_bytes())
    }

    #[track_caller]
    fn check(pointer: &str, value: Value, n_rows: usize, problem: Problem) {
        let mut list = list();
        *list.pointer_mut(pointer).unwrap() = value;
        let (changes, issues) = read_value(&list);
        assert_eq!(changes.rows.len(), n_rows);
        assert!(
            issues.iter().any(|issue| issue.problem == problem),
            "no {problem:?} in {issues:#?}"
        );
    }

    #[test]
    fn reads_what_is_new_what_changed_and_what_moved() {
        let (changes, issues) = read_value(&list());
        assert_eq!(issues, []);
        assert_eq!(changes.of(3).unwrap().kind, Kind::New);
        assert_eq!(changes.of(2).unwrap().was, Some(4));
        assert_eq!(changes.removed[0].0, 4);
        let details = &changes.of(1).unwrap().details;
        let mark = |sign, text: &str| Mark { sign, text: text.into() };
        let phone =
            [mark(Sign::Same, "Office "), mark(Sign::Out, "12333"), mark(Sign::In, "12345")];
        assert_eq!(details[0].marks("en"), ("en", &phone[..]));
        // Official words are in Chinese only.
        assert_eq!(details[1].marks("en").0, "zh");
        assert_eq!((details[1].field, details[1].head.as_deref()), (Field::Text, None));
        assert_eq!(details[2].head.as_deref(), Some("申报材料"));
    }

    #[test]
    fn is_told_until_its_day_and_without_one_for_good() {
        let (mut changes, _) = read_value(&list());
        assert!(changes.is_told_on("2027-03-01") && !changes.is_told_on("2027-03-02"));
        changes.until = None;
        assert!(changes.is_told_on("2999-01-01"));
    }

    #[test]
    fn a_list_of_another_guide_or_no_list_changes_nothing() {
        check("/guide", json!("other"), 0, Problem::OtherGuide("other".into()));
        check("/changes", Value::Null, 0, Problem::Missing);
        check("/format", json!(9), 0, Problem::FutureFormat(9));
        for text in ["", "<html>", "{", "[]"] {
            let (changes, issues) = read(&guide(), text.as_bytes());
            assert_eq!((changes, issues.len()), (Changes::default(), 1), "{text}");
        }
    }

    #[test]
    fn a_bad_row_leaves_the_others() {
        check("/changes/0/number", json!(99), 2, Problem::UnknownId("99".into()));
        check("/changes/0/kind", json!("odd"), 2, Problem::UnknownId("odd".into()));
        check("/changes/2/details/0/field", json!("odd"), 3, Problem::UnknownId("odd".into()));
        check("/changes/2/details/0/marks", Value::Null, 3, Problem::Missing);
    }
}
