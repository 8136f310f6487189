//! Whether the finder leads anywhere and tells nobody what is not so: conditions that can be met, branches that can be
//! reached, audiences that are led to, and a way out of every question for those who don't know.

use policy_core::Localized;
use policy_core::facet::Facet;
use policy_core::finder::{Match, Verdict, match_of};
use policy_core::guide::{Asked, ChoiceKind, Policy, Question, Status};
use serde_json::Value;

use super::Subject;
use super::finding::Finding;
use super::rules::{
    ALL_ANSWERS, AUDIENCE_UNREACHED, BENEFIT_UNREACHED, FIGURE_WITHOUT_WHEN, NEVER_LIKELY,
    NO_ANSWERS, NO_CONDITIONS, NO_NONE, NO_QUESTIONS, NO_UNSURE, ORPHAN_ANSWER, ORPHAN_QUESTION,
    UNIT_WITHOUT_WHEN,
};

/// Conditions, branches, audiences and questions.
pub fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    // A guide without questions has no finder.
    if subject.guide.questions.is_empty() {
        found.push(Finding::new(&NO_QUESTIONS, "questions", &[]));
        return found;
    }
    conditions(subject, &mut found);
    branches(subject, &mut found);
    reach(subject, &mut found);
    questions(subject, &mut found);
    found
}

fn conditions(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for part in subject.parts("Condition").chain(subject.parts("When")) {
        // Without a question, only the office can tell.
        let Some(id) = part.value["question"].as_str() else { continue };
        let named = |field: &str| part.value[field].as_array().map_or(&[][..], Vec::as_slice);
        if named("any_of").is_empty() && named("perhaps").is_empty() {
            found.push(Finding::new(&NO_ANSWERS, &*part.place, &[]));
        }
        let Some(question) = subject.guide.questions.iter().find(|question| question.id == id)
        else {
            continue;
        };
        if question.answers.iter().all(|one| named("any_of").iter().any(|id| *id == *one.id)) {
            found.push(Finding::named(&ALL_ANSWERS, &*part.place, &question.text));
        }
    }
}

/// Every sum says for whom of those that the policy is for it is meant, and what goes to a unit says to which.
fn branches(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for policy in &subject.guide.policies {
        let place = format!("{}.editorial.benefits", subject.place_of(policy.number));
        let rows = subject.row(policy.number)["editorial"]["benefits"].as_array();
        for (idx, row) in rows.into_iter().flatten().enumerate() {
            let place = format!("{place}[{idx}]");
            let goes_elsewhere = row["to"] == "unit" || row["indirect"] == true;
            let says_when = row["when"].as_array().map(|when| !when.is_empty());
            let is_money =
                row["unit"].as_str().is_none_or(|unit| ["CNY", "percent"].contains(&unit));
            if goes_elsewhere && says_when != Some(true) {
                found.push(Finding::new(&UNIT_WITHOUT_WHEN, place, &[]));
            } else if says_when.is_none() && is_money && !row["amount"].is_null() {
                let quote = row["quote"].as_str().unwrap_or("");
                found.push(Finding::new(&FIGURE_WITHOUT_WHEN, place, &[quote]));
            } else if let Some(benefit) = written(policy, row)
                && !is_shown_to_some(subject, policy, benefit)
            {
                found.push(Finding::new(&BENEFIT_UNREACHED, place, &[]));
            }
        }
    }
}

/// The benefit as it was loaded from a row; none where the row was left out.
fn written(policy: &Policy, row: &Value) -> Option<usize> {
    policy.benefits.iter().position(|benefit| {
        row["quote"] == *benefit.quote
            && row["label"]["zh"].as_str().is_none_or(|label| benefit.label.get("zh") == label)
    })
}

/// Whether there are answers that lead to the policy and to this branch of it.
fn is_shown_to_some(subject: &Subject<'_>, policy: &Policy, benefit: usize) -> bool {
    let Some(benefit) = policy.benefits.get(benefit) else { return false };
    if !matches!(policy.status, Status::Active { .. }) || benefit.when.is_empty() {
        return true;
    }
    asked_of(subject, policy, &benefit.when).is_some_and(|found| {
        found.verdict != Verdict::No && found.benefits.iter().any(|fit| *fit.benefit == *benefit)
    })
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
        let has_branches = policy.benefits.iter().any(|benefit| !benefit.when.is_empty());
        if policy.conditions.is_empty() && !has_branches {
            found.push(Finding::new(&NO_CONDITIONS, format!("{place}.editorial"), &[]));
            continue;
        }
        match best_of(subject, policy) {
            Verdict::No => {
                if let Some(question) = torn_question(subject, policy) {
                    let place = format!("{place}.editorial.conditions");
                    found.push(Finding::named(&NEVER_LIKELY, place, question));
                }
            }
            _ => policy.terms[Facet::Audience].iter().for_each(|idx| reached[*idx] = true),
        }
    }
    for (idx, term) in guide.terms[Facet::Audience].iter().enumerate() {
        let is_used =
            guide.policies.iter().any(|policy| policy.terms[Facet::Audience].contains(&idx));
        if is_used && !reached[idx] {
            let place = format!("vocabulary.audiences[{idx}]");
            found.push(Finding::named(&AUDIENCE_UNREACHED, place, &term.name));
        }
    }
}

/// The best verdict that any answers lead to, by way of any branch.
fn best_of(subject: &Subject<'_>, policy: &Policy) -> Verdict {
    let branches = policy.benefits.iter().map(|benefit| benefit.when.as_slice());
    let found = branches.chain([&[][..]]).filter_map(|when| asked_of(subject, policy, when));
    found.map(|found| found.verdict).min().unwrap_or(Verdict::No)
}

/// What the finder says of the policy to who answers so that its conditions and a branch are met.
fn asked_of<'a>(subject: &Subject<'a>, policy: &Policy, when: &[Asked]) -> Option<Match<'a>> {
    let guide = subject.guide;
    let conditions = policy.conditions.iter().filter_map(|condition| condition.asked.as_ref());
    let asked: Vec<&Asked> = conditions.chain(when).collect();
    let mut answers: Vec<(String, Vec<String>)> = Vec::new();
    for (idx, question) in guide.questions.iter().enumerate() {
        let wanted: Vec<Vec<usize>> =
            asked.iter().filter(|one| one.question == idx).map(|one| will_do(one)).collect();
        if !wanted.is_empty() {
            answers.push((question.id.clone(), answers_for(question, &wanted)));
        }
    }
    let position = guide.policies.iter().position(|other| other.number == policy.number)?;
    match_of(guide, position, &answers)
}

/// What meets it; else what leaves it open.
fn will_do(asked: &Asked) -> Vec<usize> {
    if asked.any_of.is_empty() { asked.perhaps.clone() } else { asked.any_of.clone() }
}

/// The fewest answers that meet all: one that does for each, else the first of each.
fn answers_for(question: &Question, wanted: &[Vec<usize>]) -> Vec<String> {
    let first = wanted.first().cloned().unwrap_or_default();
    let common = first.into_iter().find(|one| wanted.iter().all(|any| any.contains(one)));
    let chosen: Vec<usize> = match common {
        Some(one) => vec![one],
        None => wanted.iter().filter_map(|any| any.first().copied()).collect(),
    };
    let chosen = chosen.iter().filter_map(|idx| question.answers.get(*idx));
    chosen.map(|answer| answer.id.clone()).collect()
}

/// The question that takes one answer where conditions want two.
fn torn_question<'a>(subject: &Subject<'a>, policy: &Policy) -> Option<&'a Localized> {
    let questions =
        subject.guide.questions.iter().enumerate().filter(|(_, question)| !question.many);
    let asked = || policy.conditions.iter().filter_map(|condition| condition.asked.as_ref());
    let mut torn =
        questions.filter(|(idx, _)| asked().filter(|one| one.question == *idx).count() > 1);
    torn.next().map(|(_, question)| &question.text)
}

fn questions(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let guide = subject.guide;
    let conditions = guide.policies.iter().flat_map(|policy| &policy.conditions);
    let benefits = guide.policies.iter().flat_map(|policy| &policy.benefits);
    let asked = conditions.filter_map(|condition| condition.asked.as_ref());
    let asked: Vec<&Asked> = asked.chain(benefits.flat_map(|benefit| &benefit.when)).collect();
    let questions = subject.file["questions"].as_array().map_or(&[][..], Vec::as_slice);
    for (at, written) in questions.iter().enumerate() {
        let id = written["id"].as_str().unwrap_or("");
        let Some(idx) = guide.questions.iter().position(|question| question.id == id) else {
            continue;
        };
        let place = format!("questions[{at}]");
        let asked: Vec<&Asked> = asked.iter().copied().filter(|one| one.question == idx).collect();
        if asked.is_empty() {
            found.push(Finding::new(&ORPHAN_QUESTION, place, &[]));
            continue;
        }
        ways_out(&guide.questions[idx], &place, found);
        for (nth, answer) in guide.questions[idx].answers.iter().enumerate() {
            let is_used =
                asked.iter().any(|one| one.any_of.contains(&nth) || one.perhaps.contains(&nth));
            if !is_used && answer.kind == ChoiceKind::Holds {
                let place = answer_place(written, at, &answer.id);
                found.push(Finding::named(&ORPHAN_ANSWER, place, &answer.name));
            }
        }
    }
}

/// Who doesn't know, and who is none of these, can say so.
fn ways_out(question: &Question, place: &str, found: &mut Vec<Finding>) {
    for (kind, rule) in [(ChoiceKind::Unsure, &NO_UNSURE), (ChoiceKind::None, &NO_NONE)] {
        if question.answers.iter().all(|answer| answer.kind != kind) {
            found.push(Finding::new(rule, place, &[]));
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
