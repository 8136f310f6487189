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

use crate::guide::Guide;
use crate::issue::{Effect, Issue, Problem};
use crate::load::node::{Log, Node, is_hidden};
use crate::load::{issue_of_file, parse};
use crate::localized::Localized;

/// A list of changes larger than this, in bytes, is not read.
pub const MAX_BYTES: usize = 1 << 20;

/// What changed in a guide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The day they were published, as `YYYY-MM-DD`.
    pub date: Option<String>,
    /// The last day on which they are told.
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

/// What became of a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It is new.
    New,
    /// Something in it is new.
    Changed,
    /// It only has another number.
    Renumbered,
}

/// The ids of [`Kind`] in the file.
pub const KINDS: [(&str, Kind); 3] =
    [("new", Kind::New), ("changed", Kind::Changed), ("renumbered", Kind::Renumbered)];

/// A field that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    /// Its position in [`FIELDS`].
    pub field: usize,
    /// What went and what came, by language.
    marks: Vec<(String, Vec<Mark>)>,
}

/// The fields that readers are told of.
pub const FIELDS: [&str; 10] = [
    "text",
    "agency",
    "contact",
    "office",
    "phone",
    "link",
    "figure",
    "condition",
    "status",
    "category",
];

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

/// Reads the changes of a guide. Never fails as a whole: what is wrong is told in the issues, and without any
/// good row there are no changes.
///
/// ```
/// let guide = policy_core::load::empty_guide();
/// let (changes, issues) = policy_core::changes::read(&guide, b"<!doctype html>");
/// assert!(changes.rows.is_empty() && issues.len() == 1);
/// ```
pub fn read(guide: &Guide, bytes: &[u8]) -> (Changes, Vec<Issue>) {
    let text = std::str::from_utf8(bytes).map_err(|_| Problem::NotUtf8);
    match text.and_then(|text| parse(text.trim_start_matches('\u{feff}').trim(), MAX_BYTES)) {
        Ok(value) => {
            let log = Log::new(&value);
            let changes = read_list(guide, Node::root(&log)).unwrap_or_default();
            (changes, log.take())
        }
        Err(problem) => (Changes::default(), vec![issue_of_file(problem, Effect::NothingToShow)]),
    }
}

fn read_list(guide: &Guide, root: Node<'_>) -> Option<Changes> {
    let id = root.require("guide", Effect::NothingToShow)?;
    let text = id.text(Effect::NothingToShow)?;
    if text != guide.id {
        id.report(Problem::OtherGuide(text), Effect::NothingToShow);
        return None;
    }
    root.require("changes", Effect::NothingToShow)?;
    let removed = root.list("removed").filter_map(|item| {
        let number = item.require("number", Effect::RowLeftOut)?.number(Effect::RowLeftOut)?;
        Some((number, item.localized_at("title", guide.lang())?))
    });
    Some(Changes {
        date: root.text_at("date"),
        until: root.text_at("until"),
        removed: removed.collect(),
        rows: root.list("changes").filter_map(|item| read_row(guide, item)).collect(),
    })
}

fn read_row(guide: &Guide, item: Node<'_>) -> Option<Row> {
    let node = item.require("number", Effect::RowLeftOut)?;
    let number = node.number(Effect::RowLeftOut)?;
    if guide.policy(number).is_none() {
        node.report(Problem::UnknownId(number.to_string()), Effect::RowLeftOut);
        return None;
    }
    let node = item.require("kind", Effect::RowLeftOut)?;
    let id = node.text(Effect::RowLeftOut)?;
    let Some((_, kind)) = KINDS.iter().find(|(known, _)| *known == id) else {
        node.report(Problem::UnknownId(id), Effect::RowLeftOut);
        return None;
    };
    let was = item.get("was").and_then(|was| was.number(Effect::ValueLeftOut));
    let details = item.list("details").filter_map(read_detail).collect();
    Some(Row { number, kind: *kind, was, details })
}

fn read_detail(item: Node<'_>) -> Option<Detail> {
    let node = item.require("field", Effect::ValueLeftOut)?;
    let id = node.text(Effect::ValueLeftOut)?;
    let Some(field) = FIELDS.iter().position(|known| *known == id) else {
        node.report(Problem::UnknownId(id), Effect::ValueLeftOut);
        return None;
    };
    let languages = item.require("marks", Effect::ValueLeftOut)?;
    let marks = languages.keys().map(|lang| (lang.to_owned(), read_marks(languages, lang)));
    let marks: Vec<_> = marks.filter(|(_, marks)| !marks.is_empty()).collect();
    (!marks.is_empty()).then_some(Detail { field, marks })
}

/// The texts are taken with their blanks: these stand between words.
fn read_marks(languages: Node<'_>, lang: &str) -> Vec<Mark> {
    let marks = languages.list(lang).filter_map(|item| {
        let text: String = item.raw_text()?.chars().filter(|c| !is_hidden(*c)).collect();
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
        assert_eq!(FIELDS[details[1].field], "text");
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
