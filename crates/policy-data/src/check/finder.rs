//! Whether the finder leads anywhere: conditions that can be met, audiences that can be reached, questions that are used.

use policy_core::facet::Facet;
use policy_core::finder::{Verdict, matches};
use policy_core::guide::{Policy, Status};
use serde_json::Value;

use super::Subject;
use super::finding::Finding;
use super::rules::{
    ALL_ANSWERS, AUDIENCE_UNREACHED, NEVER_LIKELY, NO_ANSWERS, NO_CONDITIONS, ORPHAN_ANSWER,
    ORPHAN_QUESTION,
};

/// The answer that says “none of these”: no condition asks for it.
const NONE: &str = "none";

/// Conditions, audiences and questions.
pub fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    // A guide without questions has no finder.
    if subject.guide.questions.is_empty() {
        return found;
    }
    conditions(subject, &mut found);
    reach(subject, &mut found);
    questions(subject, &mut found);
    found
}

fn conditions(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for part in subject.parts("Condition") {
        let named = part.value["any_of"].as_array().map_or(&[][..], Vec::as_slice);
        if named.is_empty() {
            found.push(Finding::new(&NO_ANSWERS, &*part.place, &[]));
        }
        let id = part.value["question"].as_str().unwrap_or("");
        let Some(question) = subject.guide.questions.iter().find(|question| question.id == id)
        else {
            continue;
        };
        if question.answers.iter().all(|answer| named.iter().any(|id| *id == *answer.id)) {
            found.push(Finding::new(&ALL_ANSWERS, &*part.place, &[id]));
        }
    }
}

/// Policies and audiences that some answers lead to.
fn reach(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let guide = subject.guide;
    let mut reached = vec![false; guide.terms[Facet::Audience].len()];
    for policy in &guide.policies {
        if !matches!(policy.status, Status::Active { .. }) {
            continue;
        }
        let place = subject.place_of(policy.number);
        if policy.conditions.is_empty() {
            found.push(Finding::new(&NO_CONDITIONS, format!("{place}.editorial"), &[]));
        } else if is_likely_for_some(subject, policy) {
            policy.terms[Facet::Audience].iter().for_each(|idx| reached[*idx] = true);
        } else if let Some(question) = torn_question(subject, policy) {
            let place = format!("{place}.editorial.conditions");
            found.push(Finding::new(&NEVER_LIKELY, place, &[question]));
        }
    }
    for (idx, term) in guide.terms[Facet::Audience].iter().enumerate() {
        let is_used =
            guide.policies.iter().any(|policy| policy.terms[Facet::Audience].contains(&idx));
        if is_used && !reached[idx] {
            let place = format!("vocabulary.audiences[{idx}]");
            found.push(Finding::new(&AUDIENCE_UNREACHED, place, &[&term.id]));
        }
    }
}

/// Whether there are answers that make it likely: the finder itself is asked.
fn is_likely_for_some(subject: &Subject<'_>, policy: &Policy) -> bool {
    let guide = subject.guide;
    let mut answers: Vec<(String, Vec<String>)> = Vec::new();
    for (idx, question) in guide.questions.iter().enumerate() {
        let wanted = policy.conditions.iter().filter(|condition| condition.question == idx);
        let mut wanted: Vec<Vec<usize>> =
            wanted.map(|condition| condition.any_of.clone()).collect();
        if wanted.is_empty() {
            continue;
        }
        if !question.many {
            // One answer for all: one that each condition takes.
            let first = wanted.first().cloned().unwrap_or_default();
            let common = first.into_iter().find(|one| wanted.iter().all(|any| any.contains(one)));
            wanted = vec![common.into_iter().collect()];
        }
        let given = wanted.iter().filter_map(|any| question.answers.get(*any.first()?));
        let given: Vec<String> = given.map(|answer| answer.id.clone()).collect();
        answers.push((question.id.clone(), given));
    }
    let found = matches(guide, &answers);
    let found = found.iter().find(|one| {
        guide.policies.get(one.policy).is_some_and(|other| other.number == policy.number)
    });
    found.is_some_and(|one| one.verdict == Verdict::Likely)
}

/// The question that takes one answer where conditions want two.
fn torn_question<'a>(subject: &Subject<'a>, policy: &Policy) -> Option<&'a str> {
    let questions =
        subject.guide.questions.iter().enumerate().filter(|(_, question)| !question.many);
    let mut torn = questions.filter(|(idx, _)| {
        policy.conditions.iter().filter(|condition| condition.question == *idx).count() > 1
    });
    torn.next().map(|(_, question)| question.id.as_str())
}

fn questions(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let guide = subject.guide;
    let conditions = || guide.policies.iter().flat_map(|policy| &policy.conditions);
    let questions = subject.file["questions"].as_array().map_or(&[][..], Vec::as_slice);
    for (at, written) in questions.iter().enumerate() {
        let id = written["id"].as_str().unwrap_or("");
        let Some(idx) = guide.questions.iter().position(|question| question.id == id) else {
            continue;
        };
        if !conditions().any(|condition| condition.question == idx) {
            found.push(Finding::new(&ORPHAN_QUESTION, format!("questions[{at}]"), &[]));
            continue;
        }
        for (nth, answer) in guide.questions[idx].answers.iter().enumerate() {
            let is_used = conditions().any(|one| one.question == idx && one.any_of.contains(&nth));
            if !is_used && answer.id != NONE {
                let place = answer_place(written, at, &answer.id);
                found.push(Finding::new(&ORPHAN_ANSWER, place, &[&answer.id]));
            }
        }
    }
}

fn answer_place(question: &Value, at: usize, id: &str) -> String {
    let answers = question["answers"].as_array().map_or(&[][..], Vec::as_slice);
    match answers.iter().position(|answer| answer["id"] == *id) {
        Some(nth) => format!("questions[{at}].answers[{nth}]"),
        None => format!("questions[{at}].answers"),
    }
}
