//! Described persons and what the finder tells each of them: the group, what it gives them, and every reason.
//!
//! `persons.txt` has one paragraph a person: `#` says who it is, `?` what was answered, and each line one policy: its
//! group, its number, the official words of what it gives (`-` for nothing), and after `|` the reasons. What has no
//! line must not be for this person.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]

use std::collections::BTreeSet;

use policy_core::finder::{Match, VERDICTS, Verdict, match_of, matches, next_question};
use policy_core::{Facet, Guide, load};

const PERSONS: &str = include_str!("persons.txt");

fn guide() -> Guide {
    load(include_str!("../../../public/policies.json")).0
}

type Answers = Vec<(String, Vec<String>)>;

fn answers(given: &str) -> Answers {
    let pairs = given.split_whitespace().filter_map(|pair| pair.split_once('='));
    let ids =
        |ids: &str| ids.split(',').filter(|id| !id.is_empty()).map(ToOwned::to_owned).collect();
    pairs.map(|(question, given)| (question.to_owned(), ids(given))).collect()
}

struct Person<'a> {
    name: &'a str,
    given: &'a str,
    lines: Vec<&'a str>,
}

fn persons() -> Vec<Person<'static>> {
    let paragraphs = PERSONS.split("\n\n").filter(|text| !text.trim().is_empty());
    let persons = paragraphs.map(|text| {
        let mut lines = text.trim().lines();
        let name = lines.next().and_then(|line| line.strip_prefix("# ")).unwrap();
        let given = lines.next().and_then(|line| line.strip_prefix("? ")).unwrap();
        Person { name, given, lines: lines.collect() }
    });
    persons.collect()
}

/// A verdict as a line of the file.
fn line(guide: &Guide, one: &Match<'_>) -> String {
    let (_, group) = VERDICTS.iter().find(|(verdict, _)| *verdict == one.verdict).unwrap();
    let gives = one.shown().map_or("-", |benefit| benefit.quote.as_str());
    let reasons: Vec<String> =
        one.reasons.iter().map(|reason| reason.sentence(guide, "zh")).collect();
    format!("{group} {} {gives} | {}", guide.policies[one.policy].number, reasons.join(" + "))
}

#[test]
fn each_person_is_told_the_group_the_benefit_and_the_reasons() {
    let guide = guide();
    let persons = persons();
    assert!(persons.len() >= 24, "only {} persons", persons.len());
    for Person { name, given, lines } in persons {
        let found = matches(&guide, &answers(given));
        let told: Vec<String> = found.iter().map(|one| line(&guide, one)).collect();
        for wanted in &lines {
            let number = wanted.split(' ').nth(1);
            let same = told.iter().find(|line| line.split(' ').nth(1) == number);
            assert_eq!(same.map(String::as_str), Some(*wanted), "{name}");
        }
        let more: Vec<&String> = told.iter().filter(|one| !one.starts_with("no ")).collect();
        let n = lines.iter().filter(|one| !one.starts_with("no ")).count();
        assert_eq!(more.len(), n, "{name} sees too much: {more:#?}");
    }
}

#[test]
fn each_person_has_answered_all_that_is_asked_in_five_questions_at_most() {
    let guide = guide();
    for Person { name, given, .. } in persons() {
        let answers = answers(given);
        assert_eq!(next_question(&guide, &answers), None, "{name}");
        assert!(answers.len() <= 5, "{name}");
    }
}

#[test]
fn each_audience_has_a_person_who_is_led_to_one_of_its_policies() {
    let guide = guide();
    let mut reached = BTreeSet::new();
    for Person { given, .. } in persons() {
        let found = matches(&guide, &answers(given));
        for one in found.iter().filter(|one| one.verdict == Verdict::Likely) {
            reached.extend(guide.policies[one.policy].terms[Facet::Audience].iter().copied());
        }
    }
    let all: BTreeSet<usize> = (0..guide.terms[Facet::Audience].len()).collect();
    assert_eq!(reached, all);
}

/// Every way to answer what a policy asks for, with at most one answer a question. Of answers that the policy treats
/// alike, one stands for all.
fn ways(guide: &Guide, policy: usize) -> Vec<Answers> {
    let policy = &guide.policies[policy];
    let conditions = policy.conditions.iter().filter_map(|one| one.asked.as_ref());
    let asked: Vec<_> =
        conditions.chain(policy.benefits.iter().flat_map(|benefit| &benefit.when)).collect();
    let mut ways: Vec<Answers> = vec![Vec::new()];
    for (at, question) in guide.questions.iter().enumerate() {
        let here: Vec<_> = asked.iter().filter(|one| one.question == at).collect();
        if here.is_empty() {
            continue;
        }
        let mut kinds = BTreeSet::new();
        let mut ids = vec![Vec::new()];
        for (idx, answer) in question.answers.iter().enumerate() {
            let treated =
                here.iter().map(|one| (one.any_of.contains(&idx), one.perhaps.contains(&idx)));
            if kinds.insert((format!("{:?}", answer.kind), treated.collect::<Vec<_>>())) {
                ids.push(vec![answer.id.clone()]);
            }
        }
        let with = |way: &Answers| -> Vec<Answers> {
            let ids = ids.iter().cloned();
            ids.map(|ids| [way.clone(), vec![(question.id.clone(), ids)]].concat()).collect()
        };
        ways = ways.iter().flat_map(with).collect();
    }
    ways
}

#[test]
fn whatever_is_answered_what_is_shown_belongs_to_a_branch_that_was_answered_for() {
    let guide = guide();
    for (idx, policy) in guide.policies.iter().enumerate() {
        for way in ways(&guide, idx) {
            let Some(shown) = match_of(&guide, idx, &way).unwrap().shown() else { continue };
            for asked in &shown.when {
                let question = &guide.questions[asked.question];
                let given = way.iter().find(|(id, _)| *id == question.id).unwrap();
                let will_do = |idx: &usize| given.1.contains(&question.answers[*idx].id);
                let number = policy.number;
                assert!(asked.any_of.iter().any(will_do), "{number}: {} by {way:?}", shown.quote);
            }
            assert!(!shown.indirect || !shown.when.is_empty(), "{}: {way:?}", policy.number);
        }
    }
}

#[test]
fn whatever_is_answered_nothing_is_ruled_out_by_what_is_not_known() {
    let guide = guide();
    for idx in 0..guide.policies.len() {
        for way in ways(&guide, idx) {
            let verdict = match_of(&guide, idx, &way).unwrap().verdict;
            // Taking an answer back, or saying that one isn't sure, can't make it worse than open.
            for at in 0..way.len() {
                for unknown in [vec![], vec!["unsure".to_owned()]] {
                    let mut less = way.clone();
                    less[at].1 = unknown;
                    let without = match_of(&guide, idx, &less).unwrap().verdict;
                    let is_worse = without == Verdict::No && verdict != Verdict::No;
                    assert!(!is_worse, "{}: {less:?}", guide.policies[idx].number);
                }
            }
        }
    }
}

#[test]
fn a_ticked_city_owned_enterprise_moves_nothing_out() {
    let guide = guide();
    let numbers = [10, 12, 13, 19, 21, 23];
    for given in ["who=soe unit=citysoe", "who=soe status=unsure basis= unit=citysoe"] {
        let found = matches(&guide, &answers(given));
        for number in numbers {
            let one = found.iter().find(|one| guide.policies[one.policy].number == number).unwrap();
            assert_eq!(one.verdict, Verdict::Check, "{number}: {given}");
        }
    }
}

#[test]
fn reasons_are_told_in_english_and_quote_the_official_words() {
    let guide = guide();
    let told = |given: &str, number: u32| -> Vec<String> {
        let found = matches(&guide, &answers(given));
        let one = found.iter().find(|one| guide.policies[one.policy].number == number).unwrap();
        let official = &guide.policies[one.policy].official.text;
        assert!(one.reasons.iter().all(|reason| official.contains(reason.quote)), "{number}");
        one.reasons.iter().map(|reason| reason.sentence(&guide, "en")).collect()
    };
    let graduate = "\"University graduate, including this year's\"";
    assert_eq!(
        told("who=graduate status=none", 15),
        ["Because you chose \"No, not an excellent engineer\""]
    );
    assert_eq!(
        told("who=graduate basis=youth", 2),
        [
            "Because you chose \"Covered by Chongqing's measures for young talent's innovation and start-ups\""
                .to_owned(),
            format!("You chose {graduate}; whether that is covered is to be checked"),
        ]
    );
    assert_eq!(told("who=graduate", 17), [format!("Because you chose only {graduate}")]);
    assert_eq!(
        told("who=engineer", 5),
        [
            "Because you chose \"Engineer or engineering professional\"",
            "To be checked with the office: being a high-level, urgently needed or core engineer"
        ]
    );
    assert_eq!(
        told("who=postdoc status=unsure", 10)[1],
        "You chose \"Not sure\"; please check: \"Yes, selected or recognized as an excellent engineer\""
    );
    assert_eq!(
        told("who=employer unit=hires", 13),
        ["You did not choose \"Key enterprise or key park\", nor rule it out; please check"]
    );
    assert_eq!(
        told("who=engineer record=none", 7)[1],
        "Still needed: a digital technology engineer certificate"
    );
    assert_eq!(
        told("who=founder", 3)[1],
        "You have not answered \"Which of these hold for your organization?\""
    );
}

#[test]
fn no_reason_of_an_english_reader_has_chinese_words_but_names() {
    let guide = guide();
    for Person { name, given, .. } in persons() {
        for one in matches(&guide, &answers(given)) {
            for reason in &one.reasons {
                let sentence = reason.sentence(&guide, "en");
                let bare = sentence.split(['(', ')']).step_by(2).collect::<String>();
                let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
                assert!(!bare.chars().any(is_han), "{name}: {sentence}");
            }
            let number = guide.policies[one.policy].number;
            assert!(!one.reasons.is_empty(), "{name}: no reason for {number}");
        }
    }
}
