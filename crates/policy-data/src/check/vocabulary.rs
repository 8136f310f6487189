//! Words that no policy uses, offices that are there twice, synonyms without effect.

use std::collections::BTreeMap;

use policy_core::facet::Facet;
use policy_core::search::Engine;
use serde_json::Value;

use super::Subject;
use super::finding::Finding;
use super::rules::{IDLE_SYNONYM, LONE_SYNONYM, ORPHAN, REPEATED_WORD, SAME_NAME};

/// The lists of words, and the facet that each is for.
const LISTS: [(Facet, &str); 4] = [
    (Facet::Category, "categories"),
    (Facet::Audience, "vocabulary.audiences"),
    (Facet::Support, "vocabulary.supports"),
    (Facet::Agency, "vocabulary.agencies"),
];

/// Orphans, namesakes and idle synonyms.
pub fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (facet, list) in LISTS {
        orphans(subject, facet, list, &mut found);
    }
    namesakes(subject, &mut found);
    synonyms(subject, &mut found);
    repeated_words(subject, &mut found);
    found
}

fn orphans(subject: &Subject<'_>, facet: Facet, list: &str, found: &mut Vec<Finding>) {
    let guide = subject.guide;
    for (at, item) in items(subject.file, list) {
        let id = item["id"].as_str().unwrap_or("");
        let Some(idx) = guide.term_idx(facet, id) else { continue };
        let in_policy = guide.policies.iter().any(|policy| policy.terms[facet].contains(&idx));
        let in_contact = facet == Facet::Agency
            && guide
                .policies
                .iter()
                .flat_map(|policy| &policy.contacts)
                .any(|c| c.agency == Some(idx));
        if !in_policy && !in_contact {
            found.push(Finding::named(&ORPHAN, at, &guide.terms[facet][idx].name));
        }
    }
}

/// Offices that share a name or another way to write it.
fn namesakes(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    for (at, item) in items(subject.file, "vocabulary.agencies") {
        let id = item["id"].as_str().unwrap_or("").to_owned();
        let names = item.as_object().into_iter().flatten().filter(|(key, _)| *key != "id");
        let names = names.filter_map(|(_, name)| name.as_str());
        let aliases = item["aliases"].as_array().into_iter().flatten().filter_map(Value::as_str);
        for name in names.chain(aliases) {
            if ["city", "district"].contains(&name) {
                continue;
            }
            let first = known.entry(plain(name)).or_insert_with(|| id.clone());
            if *first != id {
                found.push(Finding::new(&SAME_NAME, at.as_str(), &[name, first]));
            }
        }
    }
}

/// A name without blanks and brackets, by which it is told apart.
fn plain(name: &str) -> String {
    let letters = name.chars().filter(|c| !c.is_whitespace() && !"()（）·".contains(*c));
    letters.flat_map(char::to_lowercase).collect()
}

fn synonyms(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let guide = subject.guide;
    let texts = guide.policies.iter().flat_map(|policy| Engine::texts_of(guide, policy));
    let texts: Vec<String> = texts.map(str::to_lowercase).collect();
    for (at, group) in items(subject.file, "synonyms") {
        let words: Vec<&str> =
            group.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        if words.len() < 2 {
            found.push(Finding::new(&LONE_SYNONYM, at, &[]));
            continue;
        }
        let stands = |word: &&str| texts.iter().any(|text| text.contains(&word.to_lowercase()));
        if !words.iter().any(stands) {
            found.push(Finding::new(&IDLE_SYNONYM, at, &[]));
        }
    }
}

/// Words that stand twice in a list of words: ids, aliases, keywords, synonyms.
fn repeated_words(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    super::each_list(subject.file, "", &mut |place, list| {
        let words: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
        for (idx, word) in words.iter().enumerate() {
            if words[..idx].contains(word) {
                found.push(Finding::new(&REPEATED_WORD, format!("{place}[{idx}]"), &[word]));
            }
        }
    });
}

/// The items of a list, each with its place.
fn items<'a>(file: &'a Value, list: &str) -> Vec<(String, &'a Value)> {
    let value = list.split('.').fold(file, |value, key| &value[key]);
    let items = value.as_array().into_iter().flatten().enumerate();
    items.map(|(idx, item)| (format!("{list}[{idx}]"), item)).collect()
}
