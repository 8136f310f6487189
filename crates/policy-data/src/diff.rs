//! `diff`: what changed from one guide to the next, policy by policy, field by field, word by word.

pub mod marks;
pub mod tell;

mod fields;
mod names;
mod pairs;
mod published;
mod rest;

use std::collections::BTreeMap;

use serde_json::{Value, json};

use fields::{Versions, details};
use marks::{Mark, excerpt, instead};

use crate::check::languages;

pub use published::published;

/// What changed.
#[derive(Debug)]
pub struct Diff {
    /// What the guide is called now.
    pub title: Value,
    /// Its id.
    pub id: String,
    /// The day that the old guide was last compared with its source.
    pub since: Option<String>,
    /// Outside of the policies.
    pub guide: Vec<Detail>,
    /// The policies that changed, in the order of the new guide, then those that went.
    pub policies: Vec<Change>,
}

/// What became of a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It is new.
    Added,
    /// It was changed, or has another number.
    Changed,
    /// It is gone.
    Removed,
}

/// A policy that changed.
#[derive(Debug)]
pub struct Change {
    /// Its number; where it is gone, the number that it had.
    pub number: u64,
    /// The number that it had, where it has another now.
    pub was: Option<u64>,
    /// What became of it.
    pub kind: Kind,
    /// Its title, by language.
    pub title: Value,
    /// What changed in it.
    pub details: Vec<Detail>,
}

/// A field that changed.
#[derive(Clone, Debug)]
pub struct Detail {
    /// Which.
    pub field: Field,
    /// Where it stands in the policy, or in the guide.
    pub place: String,
    /// What went and what came, by language.
    pub marks: BTreeMap<String, Vec<Mark>>,
}

/// Makes the fields and the table of their ids and names.
macro_rules! fields {
    ($($name:ident $id:literal $zh:literal $en:literal $news:literal;)*) => {
        /// What can change.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Field {
            $(#[doc = $en] $name,)*
        }

        impl Field {
            /// Stable name, name in Chinese and English, and whether readers of the guide see it.
            fn row(self) -> (&'static str, &'static str, &'static str, bool) {
                match self {
                    $(Self::$name => ($id, $zh, $en, $news),)*
                }
            }
        }
    };
}

fields! {
    Text "text" "官方原文" "official text" true;
    AgencyCell "agency" "经办机构（原文）" "agency as printed" true;
    ContactCell "contact" "咨询电话（原文）" "contact as printed" true;
    Office "office" "经办机构" "office" true;
    Phone "phone" "咨询电话" "phone" true;
    Link "link" "网址" "link" true;
    Figure "figure" "支持内容" "benefit" true;
    Condition "condition" "适用条件" "condition" true;
    Status "status" "状态" "status" true;
    Category "category" "类别" "category" true;
    Title "title" "标题" "title" false;
    Summary "summary" "摘要" "summary" false;
    Audience "audience" "适用对象" "audience" false;
    Support "support" "支持方式" "kind of support" false;
    Keyword "keyword" "关键词" "keyword" false;
    Label "label" "名称" "label" false;
    Note "note" "说明" "note" false;
    Quote "quote" "引文" "quote" false;
    Other "other" "其他" "other" false;
}

impl Field {
    /// Stable name.
    pub fn id(self) -> &'static str {
        self.row().0
    }

    /// Its name for people.
    pub fn name(self, lang: &str) -> &'static str {
        let (_, zh, en, _) = self.row();
        if lang == "zh" { zh } else { en }
    }

    /// Whether it is a text of the editors, which is another one in each language.
    pub fn is_wording(self) -> bool {
        matches!(self, Self::Title | Self::Summary | Self::Label | Self::Note)
    }

    /// Whether readers of the guide see it, not its editors only.
    pub fn is_news(self) -> bool {
        self.row().3
    }
}

impl Detail {
    /// Chinese where it is written in Chinese, else the first language that there is.
    fn own_lang(&self) -> &str {
        let first = || self.marks.keys().next().map_or("", String::as_str);
        if self.marks.contains_key("zh") { "zh" } else { first() }
    }

    /// The head of a further official cell.
    pub fn head(&self) -> Option<&str> {
        self.place.strip_prefix("official.more[").and_then(|rest| rest.strip_suffix(']'))
    }

    /// What is shown of a long text: the changes, and some words around them.
    fn shown(&self, marks: &[Mark]) -> Vec<Mark> {
        let is_long = matches!(
            self.field,
            Field::Text
                | Field::AgencyCell
                | Field::ContactCell
                | Field::Summary
                | Field::Note
                | Field::Other
        );
        if is_long { excerpt(marks) } else { marks.to_vec() }
    }
}

/// What changed from `old` to `new`, both as written.
pub fn diff(old: &Value, new: &Value) -> Diff {
    let (old_rows, new_rows) = (rows(old), rows(new));
    let mut langs: Vec<String> = languages(new).into_iter().map(ToOwned::to_owned).collect();
    let gone = languages(old).into_iter().filter(|lang| !langs.iter().any(|known| known == lang));
    langs.extend(gone.map(ToOwned::to_owned).collect::<Vec<_>>());
    let mut policies = Vec::new();
    for pair in pairs::pairs(old_rows, new_rows) {
        policies.extend(match pair {
            (Some(from), Some(to)) => {
                let versions = Versions {
                    old_guide: old,
                    new_guide: new,
                    old: &old_rows[from],
                    new: &new_rows[to],
                    langs: &langs,
                };
                changed(&versions)
            }
            (None, Some(to)) => Some(whole(&new_rows[to], Kind::Added)),
            (Some(from), None) => Some(whole(&old_rows[from], Kind::Removed)),
            (None, None) => None,
        });
    }
    let mut guide = Vec::new();
    others("", old, new, &|path| path == "policies", &mut guide);
    let text = |value: &Value| value.as_str().unwrap_or("").to_owned();
    Diff {
        title: new["title"].clone(),
        id: text(&new["id"]),
        since: old["source"]["checked"].as_str().map(ToOwned::to_owned),
        guide,
        policies,
    }
}

fn rows(guide: &Value) -> &[Value] {
    guide["policies"].as_array().map_or(&[], Vec::as_slice)
}

/// What changed in a policy. Of a long list most are the same, which is soon seen.
fn changed(versions: &Versions<'_>) -> Option<Change> {
    if versions.old == versions.new {
        return None;
    }
    let details = details(versions);
    let number = |row: &Value| row["number"].as_u64().unwrap_or(0);
    let (was, is) = (number(versions.old), number(versions.new));
    let was = (was != is).then_some(was);
    (was.is_some() || !details.is_empty()).then(|| Change {
        number: is,
        was,
        kind: Kind::Changed,
        title: title(versions.new),
        details,
    })
}

fn whole(row: &Value, kind: Kind) -> Change {
    let number = row["number"].as_u64().unwrap_or(0);
    Change { number, was: None, kind, title: title(row), details: Vec::new() }
}

/// The title, or the beginning of the official text.
fn title(row: &Value) -> Value {
    match &row["editorial"]["title"] {
        Value::Null => {
            let text = row["official"]["text"].as_str().unwrap_or("");
            json!({ "zh": text.chars().take(18).collect::<String>() })
        }
        title => title.clone(),
    }
}

/// Whatever differs outside of the known parts, by its path. Items of a list are matched by their ids.
fn others(
    place: &str,
    old: &Value,
    new: &Value,
    is_known: &dyn Fn(&str) -> bool,
    found: &mut Vec<Detail>,
) {
    if old == new || is_known(place) {
        return;
    }
    match (old, new) {
        (Value::Object(before), Value::Object(after)) => {
            let keys = before.keys().chain(after.keys().filter(|key| !before.contains_key(*key)));
            for key in keys {
                let place = crate::check::place::within(place, key);
                others(&place, &old[key], &new[key], is_known, found);
            }
        }
        (Value::Array(before), Value::Array(after)) if has_ids(before) && has_ids(after) => {
            let of_id = |list: &[Value], id: &Value| {
                list.iter().find(|item| item["id"] == *id).cloned().unwrap_or_default()
            };
            let ids = before.iter().chain(after).map(|item| &item["id"]);
            let mut seen: Vec<&Value> = Vec::new();
            for id in ids {
                if !seen.contains(&id) {
                    let place = format!("{place}[{}]", id.as_str().unwrap_or("?"));
                    others(&place, &of_id(before, id), &of_id(after, id), is_known, found);
                    seen.push(id);
                }
            }
        }
        _ => found.push(other(place, old, new)),
    }
}

fn has_ids(list: &[Value]) -> bool {
    list.iter().all(|item| item["id"].is_string())
}

fn other(place: &str, old: &Value, new: &Value) -> Detail {
    let words = |value: &Value| match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let marks = match (old, new) {
        (Value::String(old), Value::String(new)) => marks::marks(old, new),
        _ => instead(&words(old), &words(new)),
    };
    Detail {
        field: Field::Other,
        place: place.to_owned(),
        marks: BTreeMap::from([("zh".to_owned(), marks)]),
    }
}
