//! `search`: a query on any guide, from the command line.

use anyhow::Result;
use policy_core::search::{Answer, Engine, Tables, find_words};
use policy_core::{Guide, Policy};
use serde_json::json;

use crate::tables;

/// The engine with the sounds of the guide's own characters.
pub fn engine(guide: &Guide) -> Engine {
    Engine::new(guide, Tables::read(&tables::of(guide)))
}

/// One line a policy: number, score, matched words.
///
/// # Errors
/// When the answer cannot be written as JSON.
pub fn search(guide: &Guide, query: &str, as_json: bool) -> Result<String> {
    let answer = engine(guide).search(query).unwrap_or_default();
    let rows: Vec<_> = answer
        .hits
        .iter()
        .filter_map(|hit| Some((guide.policies.get(hit.policy)?, hit.score)))
        .map(|(policy, score)| (policy.number, score, matched(guide, policy, &answer)))
        .collect();
    if as_json {
        let rows: Vec<_> = rows
            .iter()
            .map(|(number, score, words)| json!({ "policy": number, "score": score, "words": words }))
            .collect();
        return Ok(serde_json::to_string_pretty(&rows)?);
    }
    let lines = rows.iter().map(|(number, score, words)| {
        format!("{number}\t{}.{:03}\t{}", score / 1000, score % 1000, words.join(" "))
    });
    Ok(lines.collect::<Vec<_>>().join("\n"))
}

/// The found words that stand in this policy.
fn matched(guide: &Guide, policy: &Policy, answer: &Answer) -> Vec<String> {
    let texts: Vec<&str> = Engine::texts_of(guide, policy);
    let phones: Vec<String> = policy
        .contacts
        .iter()
        .filter_map(|contact| Some(contact.phone.as_ref()?.digits()))
        .collect();
    let stands = |word: &&String| {
        let word = std::slice::from_ref(*word);
        let mut texts = texts.iter().copied().chain(phones.iter().map(String::as_str));
        texts.any(|text| !find_words(text, word).is_empty())
    };
    answer.words.iter().filter(stands).cloned().collect()
}
