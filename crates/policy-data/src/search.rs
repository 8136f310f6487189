//! `search`: a query on any guide, from the command line.

use std::path::Path;

use anyhow::Result;
use policy_core::Guide;
use policy_core::search::{Answer, Asks, Certainty, Engine, How, Place, Reason, Tables};
use serde_json::{Value, json};

use crate::tables;

/// The questions that stand beside a guide; none where there is no such file.
pub fn asks_beside(file: &str) -> Asks {
    let text = std::fs::read_to_string(Path::new(file).with_extension("asks.json"));
    Asks::read(&text.unwrap_or_default())
}

/// The engine with the pinyin of the guide's own characters.
pub fn engine(guide: &Guide, asks: Asks) -> Engine {
    let tables = Tables::read(&tables::of(guide, &asks));
    Engine::with_asks(guide, tables, asks)
}

/// One line a policy: number, score, how sure, and why.
///
/// # Errors
/// When the answer cannot be written as JSON.
pub fn search(guide: &Guide, asks: Asks, query: &str, as_json: bool) -> Result<String> {
    let engine = engine(guide, asks);
    let Answer { hits, .. } = engine.search(query).unwrap_or_default();
    let rows = hits.iter().filter_map(|hit| {
        let number = guide.policies.get(hit.policy)?.number;
        Some((number, hit, engine.explain(guide, hit.policy, query)))
    });
    if as_json {
        let rows: Vec<Value> = rows
            .map(|(number, hit, reasons)| {
                let words: Vec<&str> = reasons.iter().map(|one| one.found.as_str()).collect();
                let reasons: Vec<Value> = reasons.iter().map(as_value).collect();
                json!({
                    "policy": number, "score": hit.score, "sure": hit.certainty == Certainty::Sure,
                    "words": words, "reasons": reasons,
                })
            })
            .collect();
        return Ok(serde_json::to_string_pretty(&rows)?);
    }
    let lines = rows.map(|(number, hit, reasons)| {
        let reasons: Vec<String> = reasons.iter().map(in_words).collect();
        let sure = if hit.certainty == Certainty::Sure { "sure" } else { "perhaps" };
        let (whole, rest) = (hit.score / 1000, hit.score % 1000);
        format!("{number}\t{whole}.{rest:03}\t{sure}\t{}", reasons.join(", "))
    });
    Ok(lines.collect::<Vec<_>>().join("\n"))
}

fn as_value(reason: &Reason) -> Value {
    let Reason { typed, found, .. } = reason;
    json!({"typed": typed, "found": found, "place": place(reason.place), "how": how(reason.how)})
}

/// `买房→安家 (synonym, title)`.
fn in_words(reason: &Reason) -> String {
    let Reason { typed, found, .. } = reason;
    let words =
        if typed == found { typed.clone() } else { [typed.as_str(), "→", found].concat() };
    format!("{words} ({}, {})", how(reason.how), place(reason.place))
}

fn how(how: How) -> &'static str {
    match how {
        How::Literal => "literal",
        How::Synonym => "synonym",
        How::Slip => "slip",
        How::Pinyin => "pinyin",
        How::Amount => "amount",
        How::Number => "number",
        How::Phone => "phone",
        How::Office => "office",
        How::Ask => "ask",
    }
}

fn place(place: Place) -> &'static str {
    match place {
        Place::Title => "title",
        Place::Keyword => "keyword",
        Place::Summary => "summary",
        Place::Facet => "facet",
        Place::Office => "office",
        Place::Benefit => "benefit",
        Place::Official => "official text",
        Place::Contact => "contact",
        Place::Number => "number",
        Place::Ask => "question",
    }
}
