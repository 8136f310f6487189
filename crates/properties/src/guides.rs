//! Guides: what is loaded keeps the promises of its types, and everything can be asked of it.

use policy_core::guide::{Asked, Benefit, Contact, Policy};
use policy_core::issue::Effect;
use policy_core::load::load_bytes;
use policy_core::search::{Engine, Plain, Tables};
use policy_core::{Facet, Guide, Issue, Localized, Selection, directory, filter, finder};

use crate::texts::{check_link, check_phone};

/// The longest sentence about a fault, in characters.
const MAX_SENTENCE: usize = 600;

/// Any bytes load; what was loaded is whole, and what was left out is reported in both languages.
pub fn load_keeps_its_promises(bytes: &[u8]) {
    let (guide, issues) = load_bytes(bytes);
    assert_eq!((&guide, &issues), (&load_bytes(bytes).0, &load_bytes(bytes).1), "it is repeatable");
    check_guide(&guide);
    check_sentences(&issues);
    let is_nothing = issues.iter().any(|issue| issue.effect == Effect::NothingToShow);
    assert!(!is_nothing || guide.policies.is_empty(), "something is shown and called nothing");
}

/// Whatever loads can be searched, filtered, asked and listed.
pub fn any_guide_works(bytes: &[u8]) {
    let (guide, _) = load_bytes(bytes);
    let (plain, engine) = (Plain::new(&guide), Engine::new(&guide, Tables::default()));
    let titles = guide.policies.iter().take(3).map(|policy| policy.title.get("en"));
    for query in titles.chain(["", "a", "安家", "100"]) {
        for answer in [plain.search(query), engine.search(query)] {
            let outcome = filter::apply(&guide, &Selection::default(), answer);
            assert!(outcome.shown.iter().all(|idx| *idx < guide.policies.len()));
        }
    }
    check_finder(&guide);
    for office in directory::offices(&guide, |_| true) {
        let card = directory::vcard("x", &office, "zh").unwrap_or_default();
        assert!(card.is_empty() || card.ends_with("END:VCARD\r\n"), "{card}");
    }
}

pub(crate) fn check_sentences(issues: &[Issue]) {
    for issue in issues {
        for lang in ["zh", "en"] {
            let n = issue.sentence(lang).chars().count();
            assert!((4..=MAX_SENTENCE).contains(&n), "a sentence of {n} characters");
        }
    }
}

pub(crate) fn check_guide(guide: &Guide) {
    let mut numbers: Vec<u32> = guide.policies.iter().map(|policy| policy.number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers.len(), guide.policies.len(), "a number stands for one policy");
    assert!(!numbers.contains(&0));
    guide.policies.iter().for_each(|policy| check_policy(guide, policy));
    guide.hotline.iter().for_each(|contact| check_contact(guide, contact));
}

fn check_policy(guide: &Guide, policy: &Policy) {
    assert_eq!(policy.terms[Facet::Category].len(), 1, "exactly one category");
    for facet in Facet::ALL {
        assert!(policy.terms[facet].iter().all(|idx| *idx < guide.terms[facet].len()));
    }
    assert!(!policy.official.text.is_empty());
    check_text(&policy.official.text);
    check_localized(&policy.title);
    policy.contacts.iter().for_each(|contact| check_contact(guide, contact));
    policy.benefits.iter().for_each(|benefit| check_benefit(policy, benefit));
    for condition in &policy.conditions {
        condition.asked.iter().for_each(|asked| check_asked(guide, asked));
        assert!(policy.quotable().any(|cell| cell.contains(&condition.quote)));
    }
    policy.benefits.iter().flat_map(|one| &one.when).for_each(|asked| check_asked(guide, asked));
}

/// What something depends on is a question of the guide and answers to it.
fn check_asked(guide: &Guide, asked: &Asked) {
    let n = guide.questions.get(asked.question).map_or(0, |question| question.answers.len());
    let named: Vec<&usize> = asked.any_of.iter().chain(&asked.perhaps).collect();
    assert!(!named.is_empty() && named.iter().all(|idx| **idx < n));
}

fn check_benefit(policy: &Policy, benefit: &Benefit) {
    assert!(policy.quotable().any(|cell| cell.contains(&benefit.quote)), "a quote stands there");
    check_localized(&benefit.label);
}

fn check_contact(guide: &Guide, contact: &Contact) {
    assert!(contact.agency.is_none_or(|idx| idx < guide.terms[Facet::Agency].len()));
    contact.phone.iter().for_each(check_phone);
    contact.link.iter().for_each(check_link);
    contact.label.iter().chain(&contact.note).for_each(check_localized);
}

fn check_localized(text: &Localized) {
    text.texts().for_each(check_text);
}

/// Nothing that no one sees, and nothing that turns the direction of writing.
fn check_text(text: &str) {
    let hidden = |c: char| {
        c.is_control() && !matches!(c, '\n' | '\t') || ('\u{202a}'..='\u{202e}').contains(&c)
    };
    assert!(!text.chars().any(hidden), "{text:?}");
}

/// Answering every question that is asked comes to an end, and every policy has its verdict.
fn check_finder(guide: &Guide) {
    let mut answers: Vec<(String, Vec<String>)> = Vec::new();
    while let Some(idx) = finder::next_question(guide, &answers) {
        let question = &guide.questions[idx];
        let first = question.answers.first().map(|answer| answer.id.clone());
        answers.push((question.id.clone(), first.into_iter().collect()));
        assert!(answers.len() <= finder::MAX_QUESTIONS, "questions without end");
    }
    assert_eq!(finder::matches(guide, &answers).len(), guide.policies.len());
}
