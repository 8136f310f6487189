//! What differs from the published guide, policy by policy, for people: names of fields and marks in both languages.

use policy_data::diff::marks::{Mark, Sign};
use policy_data::diff::{self, Kind};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What differs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Compared {
    /// The policies; of very many the first.
    pub policies: Vec<Change>,
    /// How many there are.
    pub n_policies: usize,
    /// Outside of the policies.
    pub guide: Vec<Detail>,
}

/// A policy that differs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Its number; where it is gone, the one that it had.
    pub number: u64,
    /// The number that it had, where it has another now.
    pub was: Option<u64>,
    /// `added`, `changed` or `removed`.
    pub kind: String,
    /// Its title, by language.
    pub title: Value,
    /// The fields that differ.
    pub details: Vec<Detail>,
}

/// A field that differs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Detail {
    /// Its name, in Chinese and English.
    pub name: [String; 2],
    /// Whether readers are told of it.
    pub is_news: bool,
    /// Whether it is another text in each language, so that each is shown.
    pub is_wording: bool,
    /// By language: runs of words with `=`, `-` or `+`.
    pub marks: Vec<(String, Vec<(char, String)>)>,
}

/// Compares a guide with the published one.
pub fn compare(published: &Value, guide: &Value) -> Compared {
    let found = diff::diff(published, guide);
    Compared {
        policies: found.policies.iter().map(change).collect(),
        n_policies: found.policies.len(),
        guide: found.guide.iter().map(detail).collect(),
    }
}

impl Compared {
    /// The same with so many policies at most.
    pub fn beginning(&self, n_shown: usize) -> Self {
        let policies = self.policies.iter().take(n_shown).cloned().collect();
        Self { policies, n_policies: self.n_policies, guide: self.guide.clone() }
    }
}

fn change(change: &diff::Change) -> Change {
    let kind = match change.kind {
        Kind::Added => "added",
        Kind::Changed => "changed",
        Kind::Removed => "removed",
    };
    Change {
        number: change.number,
        was: change.was,
        kind: kind.to_owned(),
        title: change.title.clone(),
        details: change.details.iter().map(detail).collect(),
    }
}

fn detail(detail: &diff::Detail) -> Detail {
    // A further official cell has its own head for a name, and a part of the guide its place.
    let own = detail.head().or((detail.field == diff::Field::Other).then_some(&*detail.place));
    let name = |lang| own.unwrap_or(detail.field.name(lang)).to_owned();
    Detail {
        name: [name("zh"), name("en")],
        is_news: detail.field.is_news(),
        is_wording: detail.field.is_wording(),
        marks: detail.marks.iter().map(|(lang, marks)| (lang.clone(), runs(marks))).collect(),
    }
}

fn runs(marks: &[Mark]) -> Vec<(char, String)> {
    let sign = |sign| match sign {
        Sign::Same => '=',
        Sign::Out => '-',
        Sign::In => '+',
    };
    marks.iter().map(|mark| (sign(mark.sign), mark.text.clone())).collect()
}
