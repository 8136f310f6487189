//! How the values of a guide are called by people: offices and answers by their names, figures and states in words.

use policy_core::figure::{Amount, UNITS, Unit};
use serde_json::Value;

use crate::check::is_language;

/// The name of an id in a list of the guide, such as `vocabulary.agencies`.
pub fn name(guide: &Value, list: &str, id: &str, lang: &str) -> String {
    let list = list.split('.').fold(guide, |value, key| &value[key]);
    let item = list.as_array().into_iter().flatten().find(|item| item["id"] == *id);
    let named = item.and_then(|item| item[lang].as_str().or(first_name(item)));
    named.unwrap_or(id).to_owned()
}

/// The names of the answers to a question.
pub fn answers(guide: &Value, question: &str, lang: &str) -> impl Fn(&str) -> String {
    let questions = guide["questions"].as_array().into_iter().flatten();
    let found = questions.into_iter().find(|one| one["id"] == *question);
    let answers = found.map_or(Value::Null, |found| found["answers"].clone());
    let lang = lang.to_owned();
    move |id| {
        let answer = answers.as_array().into_iter().flatten().find(|answer| answer["id"] == *id);
        let named = answer.and_then(|answer| answer[&lang].as_str());
        named.unwrap_or(id).to_owned()
    }
}

/// What a question asks.
pub fn question(guide: &Value, id: &str, lang: &str) -> String {
    let questions = guide["questions"].as_array().into_iter().flatten();
    let found = questions.into_iter().find(|one| one["id"] == *id);
    found.map_or_else(|| id.to_owned(), |found| text(&found["text"], lang).to_owned())
}

/// A text in a language, or in whichever there is.
pub fn text<'a>(words: &'a Value, lang: &str) -> &'a str {
    let first = || words.as_object().and_then(|texts| texts.values().find_map(Value::as_str));
    words[lang].as_str().or(words.as_str()).or_else(first).unwrap_or("")
}

/// The name of a word in the language that it is written in first.
fn first_name(word: &Value) -> Option<&str> {
    let names = word.as_object()?.iter().filter(|(key, _)| *key != "id" && is_language(key));
    names.into_iter().find_map(|(_, name)| name.as_str())
}

const LIMITS: [(&str, [&str; 2]); 3] =
    [("max", ["最高", "up to "]), ("min", ["至少", "at least "]), ("about", ["约", "about "])];
const PERS: [(&str, [&str; 2]); 6] = [
    ("person", ["每人", " per person"]),
    ("person-month", ["每人每月", " per person and month"]),
    ("project", ["每个项目", " per project"]),
    ("base", ["每个基地", " per base"]),
    ("enterprise", ["每家企业", " per enterprise"]),
    ("year", ["每年", " per year"]),
];
const UNIT_WORDS: [(Unit, [&str; 2]); 8] = [
    (Unit::Yuan, ["元", " yuan"]),
    (Unit::Percent, ["%", "%"]),
    (Unit::BasisPoints, ["个基点", " basis points"]),
    (Unit::People, ["人", " people"]),
    (Unit::Years, ["年", " years"]),
    (Unit::Months, ["个月", " months"]),
    (Unit::Sessions, ["期", " sessions"]),
    (Unit::Times, ["次", " times"]),
];

/// The figure of a benefit in words; empty where it has none.
pub fn figure(benefit: &Value, lang: &str) -> String {
    let Some(amount) = benefit["amount"].as_f64().and_then(hundredths) else {
        return String::new();
    };
    let idx = usize::from(lang != "zh");
    let word = |table: &[(&str, [&'static str; 2])], field: &str| {
        let id = benefit[field].as_str().unwrap_or("");
        table.iter().find(|(known, _)| *known == id).map_or("", |(_, words)| words[idx])
    };
    let id = benefit["unit"].as_str().unwrap_or("CNY");
    let unit = UNITS.iter().find(|(_, known, _)| *known == id).map(|(unit, ..)| *unit);
    let unit = UNIT_WORDS.iter().find(|(known, _)| Some(*known) == unit);
    let unit = unit.map_or(id, |(_, words)| words[idx]);
    let (digits, multiplier) = amount.in_words(lang);
    let (limit, per) = (word(&LIMITS, "limit"), word(&PERS, "per"));
    if idx == 0 {
        [per, limit, &digits, multiplier, unit].concat()
    } else {
        [limit, &digits, multiplier, unit, per].concat()
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "checked to be between zero and ten trillion"
)]
fn hundredths(amount: f64) -> Option<Amount> {
    let hundredths = (amount * 100.0).round();
    (0.0..=1e15).contains(&hundredths).then_some(hundredths as u64).and_then(Amount::hundredths)
}

/// Whether a policy is in force, in words.
pub fn status(policy: &Value, lang: &str) -> String {
    let day = policy["valid_until"].as_str().unwrap_or("");
    let by = policy["replaced_by"].as_u64().map(|number| number.to_string()).unwrap_or_default();
    let zh = lang == "zh";
    let (words, tail) = match policy["status"].as_str() {
        Some("expired") if zh => {
            ("已失效", if day.is_empty() { String::new() } else { format!("（{day}止）") })
        }
        Some("expired") => (
            "no longer in force",
            if day.is_empty() { String::new() } else { format!(" (until {day})") },
        ),
        Some("replaced") if zh => {
            ("已被替代", if by.is_empty() { String::new() } else { format!("（见第{by}条）") })
        }
        Some("replaced") => {
            ("replaced", if by.is_empty() { String::new() } else { format!(" (see policy {by})") })
        }
        _ if zh => ("有效", if day.is_empty() { String::new() } else { format!("（至{day}）") }),
        _ => ("in force", if day.is_empty() { String::new() } else { format!(" (until {day})") }),
    };
    [words, &tail].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn figures_are_said_as_each_language_does() {
        let benefit = json!({ "amount": 1_000_000, "limit": "max", "per": "person" });
        assert_eq!(figure(&benefit, "zh"), "每人最高100万元");
        assert_eq!(figure(&benefit, "en"), "up to 1,000,000 yuan per person");
        assert_eq!(figure(&json!({ "amount": 2.5, "unit": "percent" }), "zh"), "2.5%");
        assert_eq!(figure(&json!({}), "zh"), "");
    }

    #[test]
    fn a_state_says_until_when_or_by_what() {
        let replaced = json!({ "status": "replaced", "replaced_by": 8 });
        assert_eq!(status(&replaced, "zh"), "已被替代（见第8条）");
        assert_eq!(status(&replaced, "en"), "replaced (see policy 8)");
        assert_eq!(status(&json!({ "valid_until": "2027-01-01" }), "zh"), "有效（至2027-01-01）");
        assert_eq!(status(&json!({}), "en"), "in force");
    }
}
