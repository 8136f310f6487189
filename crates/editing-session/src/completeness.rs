//! How complete a policy is, and which part of its form a check belongs to.

use serde_json::Value;

use crate::place::{items, text};

/// A part of the form of a policy, or of the guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Section {
    /// Short title.
    Title,
    /// Summary.
    Summary,
    /// Whom it is for.
    Audiences,
    /// Kinds of support.
    Supports,
    /// What it gives.
    Benefits,
    /// What must hold.
    Conditions,
    /// Offices and contacts.
    Contacts,
    /// Words that people search for.
    Asks,
    /// Whether it is in force.
    Status,
    /// The official cells, which only a list changes.
    Official,
    /// What the finder asks.
    Questions,
    /// The guide as a whole.
    Guide,
}

impl Section {
    /// Stable name, as ids of the form have it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Summary => "summary",
            Self::Audiences => "audiences",
            Self::Supports => "supports",
            Self::Benefits => "benefits",
            Self::Conditions => "conditions",
            Self::Contacts => "contacts",
            Self::Asks => "asks",
            Self::Status => "status",
            Self::Official => "official",
            Self::Questions => "questions",
            Self::Guide => "guide",
        }
    }

    /// The part that a place of a file belongs to; `rule` decides where the place is the policy as a whole.
    pub fn of(pointer: &str, rule: &str) -> Self {
        let mut names = pointer.split('/').skip(1);
        match names.next() {
            Some("policies") if names.next().is_some() => {}
            Some("questions") => return Self::Questions,
            _ => return Self::Guide,
        }
        let name = match names.next() {
            Some("editorial") => names.next().unwrap_or(""),
            name => name.unwrap_or(""),
        };
        Self::named(name).unwrap_or_else(|| Self::of_rule(rule))
    }

    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "title" => Self::Title,
            "summary" => Self::Summary,
            "audiences" | "audience_quotes" => Self::Audiences,
            "supports" => Self::Supports,
            "benefits" => Self::Benefits,
            "conditions" => Self::Conditions,
            "agencies" | "contacts" => Self::Contacts,
            "keywords" | "asks" => Self::Asks,
            "status" | "valid_until" | "replaced_by" | "category" => Self::Status,
            "official" | "number" => Self::Official,
            _ => return None,
        })
    }

    fn of_rule(rule: &str) -> Self {
        match rule {
            "no-title" => Self::Title,
            "no-summary" => Self::Summary,
            "no-audience" => Self::Audiences,
            "no-support" => Self::Supports,
            "no-benefit" => Self::Benefits,
            "no-conditions" | "never-likely" => Self::Conditions,
            "no-agency" | "no-contact" | "phone-left-out" => Self::Contacts,
            "few-asks" => Self::Asks,
            _ => Self::Official,
        }
    }
}

/// What a policy should have, and how much of it is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Parts that are there.
    pub done: usize,
    /// Parts that should be.
    pub all: usize,
}

impl Progress {
    /// From 0 to 100.
    pub fn percent(self) -> usize {
        self.done * 100 / self.all.max(1)
    }
}

/// How complete a policy is in the languages of its guide.
pub fn of(policy: &Value, languages: &[String]) -> Progress {
    let mut progress = Progress::default();
    let mut count = |is_there: bool| {
        progress.all += 1;
        progress.done += usize::from(is_there);
    };
    for name in ["title", "summary"] {
        for (idx, lang) in languages.iter().enumerate() {
            let own = text(policy, &format!("/editorial/{name}/{lang}"));
            let plain = text(policy, &format!("/editorial/{name}"));
            count(!own.is_empty() || idx == 0 && !plain.is_empty());
        }
    }
    for name in ["audiences", "supports", "benefits", "conditions"] {
        let is_said = |item: &Value| item.is_string() || !text(item, "/quote").is_empty();
        count(items(policy, &format!("/editorial/{name}")).iter().any(is_said));
    }
    count(!items(policy, "/agencies").is_empty() || !items(policy, "/contacts").is_empty());
    progress
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_place_has_a_part_of_the_form() {
        assert_eq!(
            Section::of("/policies/3/editorial/benefits/0/label", "too-long"),
            Section::Benefits
        );
        assert_eq!(Section::of("/policies/3/editorial", "no-title"), Section::Title);
        assert_eq!(Section::of("/policies/3", "few-asks"), Section::Asks);
        assert_eq!(Section::of("/policies/3/contacts/1/phone", "other-area"), Section::Contacts);
        assert_eq!(Section::of("/source/checked", "incomplete"), Section::Guide);
        assert_eq!(Section::of("/questions/1/answers/0", "orphan-answer"), Section::Questions);
    }

    #[test]
    fn a_policy_is_complete_part_by_part_and_language_by_language() {
        let bare = json!({ "official": { "text": "x" } });
        let langs = ["zh".to_owned(), "en".to_owned()];
        assert_eq!(of(&bare, &langs), Progress { done: 0, all: 9 });
        let some =
            json!({ "agencies": ["a"], "editorial": { "title": { "zh": "t" }, "summary": "s" } });
        assert_eq!(of(&some, &langs), Progress { done: 3, all: 9 });
        assert_eq!(of(&some, &langs[..1]).percent(), 42);
    }
}
