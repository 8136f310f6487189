//! `match`: the finder on any guide, from the command line.

use anyhow::{Context as _, Result, bail};
use policy_core::Guide;
use policy_core::finder::{VERDICTS, matches, next_question};
use serde_json::{Value, json};

/// The answers given as `KEY=VALUE`; several values by commas or by the same key again, none to skip.
///
/// # Errors
/// When a key or a value is none of the guide's.
pub fn read_answers(guide: &Guide, given: &[&str]) -> Result<Vec<(String, Vec<String>)>> {
    let mut answers: Vec<(String, Vec<String>)> = Vec::new();
    for pair in given {
        let (key, values) =
            pair.split_once('=').with_context(|| format!("`{pair}` is not KEY=VALUE"))?;
        let question = guide.questions.iter().find(|question| question.id == key);
        let question =
            question.with_context(|| format!("the guide asks no `{key}`; see --questions"))?;
        let values: Vec<String> =
            values.split(',').filter(|value| !value.is_empty()).map(ToOwned::to_owned).collect();
        if let Some(unknown) =
            values.iter().find(|value| !question.answers.iter().any(|answer| answer.id == **value))
        {
            bail!("`{unknown}` does not answer `{key}`; see --questions");
        }
        match answers.iter_mut().find(|(known, _)| known == key) {
            Some((_, all)) => all.extend(values),
            None => answers.push((key.to_owned(), values)),
        }
    }
    Ok(answers)
}

/// The three groups, each policy with what it gives this reader, why it is there, and the official words.
///
/// # Errors
/// When the groups cannot be written as JSON.
pub fn groups(guide: &Guide, answers: &[(String, Vec<String>)], as_json: bool) -> Result<String> {
    let found = matches(guide, answers);
    let next = next_question(guide, answers).and_then(|idx| guide.questions.get(idx));
    let mut lines = Vec::new();
    let mut object = serde_json::Map::new();
    for (verdict, name) in VERDICTS {
        let group: Vec<_> = found.iter().filter(|one| one.verdict == verdict).collect();
        lines.push(format!("{name} ({})", group.len()));
        let mut rows = Vec::new();
        for one in group {
            let Some(policy) = guide.policies.get(one.policy) else { continue };
            let reasons = one.reasons.iter();
            let reasons: Vec<[String; 2]> = reasons
                .map(|reason| [reason.sentence(guide, "zh"), reason.quote.to_owned()])
                .collect();
            let gives = one.shown().map(|benefit| benefit.quote.as_str());
            let why: Vec<String> =
                reasons.iter().map(|[why, quote]| format!("{why}「{quote}」")).collect();
            lines.push(format!(
                "{}\t{}\t{}\t{}",
                policy.number,
                policy.title.get("zh"),
                gives.unwrap_or("-"),
                why.join("；")
            ));
            rows.push(json!({ "policy": policy.number, "gives": gives, "reasons": reasons }));
        }
        object.insert(name.to_owned(), Value::Array(rows));
    }
    if let Some(question) = next {
        lines.push(format!("next question: {}", question.id));
    }
    object.insert("next".to_owned(), json!(next.map(|question| &question.id)));
    if as_json { Ok(serde_json::to_string_pretty(&object)?) } else { Ok(lines.join("\n")) }
}

/// Every question with its answers: key, value, words.
pub fn questions(guide: &Guide) -> String {
    let rows = guide.questions.iter().flat_map(|question| {
        let head = format!("{}\t{}", question.id, question.text.get("zh"));
        let answers = question.answers.iter();
        let answers = answers
            .map(move |answer| format!("{}={}\t{}", question.id, answer.id, answer.name.get("zh")));
        std::iter::once(head).chain(answers)
    });
    rows.collect::<Vec<_>>().join("\n")
}
