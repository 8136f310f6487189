//! Texts for people: there in every language of the guide, translated, and of a length that a card has room for.

use serde_json::Value;

use super::Subject;
use super::finding::Finding;
use super::place::within;
use super::rules::{NO_LANGUAGE, NOT_TRANSLATED, Rule, TOO_LONG, TOO_SHORT, UNKNOWN_LANGUAGE};
use super::written::{Part, is_language};

/// Where a length matters: how the place ends, and the least and most characters in Chinese and in other scripts.
const LENGTHS: [(&str, [usize; 2], [usize; 2]); 6] = [
    ("editorial.title", [4, 18], [8, 64]),
    ("editorial.summary", [12, 72], [10, 180]),
    ("label", [2, 16], [2, 60]),
    ("short", [2, 10], [2, 28]),
    ("text", [2, 40], [4, 100]),
    ("help", [2, 60], [4, 180]),
];

/// Languages and lengths of every text.
pub fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let languages = &subject.languages;
    let mut found = Vec::new();
    for part in &subject.written.parts {
        match part.form {
            "Words" => check_words(part, languages, &mut found),
            "Term" => check_languages(part, languages, &mut found),
            _ => {}
        }
    }
    found
}

/// The guide's languages; Chinese where it names none.
pub fn languages(file: &Value) -> Vec<&str> {
    let named: Vec<&str> =
        file["languages"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    if named.is_empty() { vec!["zh"] } else { named }
}

fn check_words(part: &Part<'_>, languages: &[&str], found: &mut Vec<Finding>) {
    check_languages(part, languages, found);
    let Some((_, han, other)) = LENGTHS.iter().find(|(end, ..)| part.place.ends_with(end)) else {
        return;
    };
    let texts: Vec<(String, &str)> = match part.value {
        Value::String(text) => vec![(part.place.clone(), text.as_str())],
        Value::Object(texts) => texts
            .iter()
            .filter_map(|(lang, text)| Some((within(&part.place, lang), text.as_str()?)))
            .collect(),
        _ => Vec::new(),
    };
    for (place, text) in texts.iter().filter(|(_, text)| !text.is_empty()) {
        let [least, most] = if has_han(text) { han } else { other };
        let n = text.chars().count();
        if n > *most {
            found.push(Finding::new(&TOO_LONG, place, &[&n.to_string(), &most.to_string()]));
        }
        if n < *least {
            found.push(Finding::new(&TOO_SHORT, place, &[&n.to_string(), &least.to_string()]));
        }
    }
}

fn check_languages(part: &Part<'_>, languages: &[&str], found: &mut Vec<Finding>) {
    let Value::Object(texts) = part.value else {
        let missing = languages.iter().skip(1);
        found.extend(missing.map(|lang| in_language(&NO_LANGUAGE, &*part.place, lang)));
        return;
    };
    let text = |lang: &str| texts.get(lang).and_then(Value::as_str).filter(|text| !text.is_empty());
    let original = languages.first().and_then(|first| text(first));
    for (idx, lang) in languages.iter().enumerate() {
        let place = within(&part.place, lang);
        match text(lang) {
            None => found.push(in_language(&NO_LANGUAGE, place, lang)),
            Some(words) if idx > 0 && Some(words) == original && has_han(words) => {
                found.push(in_language(&NOT_TRANSLATED, place, lang));
            }
            Some(_) => {}
        }
    }
    let unknown = texts.keys().filter(|name| {
        let is_tag = part.form == "Words" || is_language(name) && *name != "id";
        is_tag && texts[*name].is_string() && !languages.contains(&name.as_str())
    });
    for lang in unknown {
        found.push(in_language(&UNKNOWN_LANGUAGE, within(&part.place, lang), lang));
    }
}

/// A rule about texts in a language, which has a name where most people know one.
fn in_language(rule: &Rule, place: impl Into<String>, lang: &str) -> Finding {
    let names = match lang {
        "zh" => ["中文", "Chinese"],
        "en" => ["英文", "English"],
        other => [other, other],
    };
    Finding::in_words(rule, place, [&[names[0]], &[names[1]]])
}

pub(super) fn has_han(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}
