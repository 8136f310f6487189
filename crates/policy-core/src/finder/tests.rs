//! The finder by a small guide and the published one.

use super::*;
use crate::load::load;

fn guide() -> Guide {
    load(include_str!("../../../../public/policies.json")).0
}

fn ids(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

fn answers(given: &str) -> Vec<(String, Vec<String>)> {
    let pairs = given.split_whitespace().filter_map(|pair| pair.split_once('='));
    let list = |ids: &str| ids.split(',').filter(|id| !id.is_empty()).map(Into::into).collect();
    pairs.map(|(question, given)| (question.to_owned(), list(given))).collect()
}

fn found<'a>(guide: &'a Guide, given: &str, number: u32) -> Match<'a> {
    let mut found = matches(guide, &answers(given));
    let idx = guide.policies.iter().position(|policy| policy.number == number).unwrap();
    found.swap_remove(idx)
}

#[test]
fn without_answers_everything_is_to_be_checked_and_says_why() {
    let guide = guide();
    let found = matches(&guide, &[]);
    assert!(found.iter().all(|one| one.verdict == Verdict::Check));
    assert!(found.iter().all(|one| !one.reasons.is_empty()));
}

#[test]
fn only_what_can_change_the_result_is_asked() {
    let guide = guide();
    let asked = |given: &str| -> Vec<String> {
        let steps = steps(&guide, &answers(given)).into_iter();
        steps.map(|idx| guide.questions[idx].id.clone()).collect()
    };
    assert_eq!(asked(""), ["who", "status", "basis", "record", "unit"]);
    assert_eq!(asked("who=engineer"), ["who", "status", "basis", "record"]);
    assert_eq!(asked("who=recruiter"), ["who", "unit"]);
    assert_eq!(asked("who=employer"), ["who", "unit"]);
    assert_eq!(asked("who=student status=none"), ["who", "status"]);
    assert_eq!(asked("who=none"), ["who"]);
    let next = |given: &str| next_question(&guide, &answers(given));
    assert_eq!(next("who=engineer"), Some(1));
    assert_eq!(
        next("who= status= basis= record= unit="),
        None,
        "what was skipped is not asked again"
    );
}

#[test]
fn the_place_of_a_question_counts_those_that_are_asked() {
    let guide = guide();
    let at = |given: &str, idx: usize| place(&guide, &answers(given), idx);
    assert_eq!(at("who=engineer status=none", 2), Some(Place { nth: 3, of: 4 }));
    assert_eq!(at("who=recruiter", 4), Some(Place { nth: 2, of: 2 }));
    assert_eq!(at("who=recruiter", 1), None);
}

#[test]
fn none_of_these_and_the_others_exclude_each_other() {
    let guide = guide();
    let [who, status] = [&guide.questions[0], &guide.questions[1]];
    assert_eq!(tick(who, &ids(&["founder"]), "postdoc"), ids(&["postdoc", "founder"]));
    assert_eq!(tick(who, &ids(&["postdoc", "founder"]), "postdoc"), ids(&["founder"]));
    assert_eq!(tick(who, &ids(&["postdoc", "founder"]), "none"), ids(&["none"]));
    assert_eq!(tick(who, &ids(&["none"]), "postdoc"), ids(&["postdoc"]));
    assert_eq!(tick(who, &ids(&["none"]), "none"), ids(&[]));
    assert_eq!(tick(who, &ids(&["postdoc"]), "unsure"), ids(&["postdoc", "unsure"]));
    assert_eq!(tick(status, &ids(&["none"]), "selected"), ids(&["selected"]));
    assert_eq!(tick(status, &ids(&["selected"]), "poet"), ids(&["selected"]));
}

#[test]
fn a_link_that_says_none_and_more_is_read_as_more() {
    let guide = guide();
    let given = |link: &str| given(&guide.questions[0], &answers(link));
    assert_eq!(given("who=none,postdoc"), [4]);
    assert_eq!(given("who=none"), [14]);
    assert_eq!(given("who=martian"), [0; 0]);
    let both = given_of_status(&guide, "status=none,selected");
    assert_eq!(both, [0], "a question that takes one answer keeps one");
}

fn given_of_status(guide: &Guide, link: &str) -> Vec<usize> {
    given(&guide.questions[1], &answers(link))
}

#[test]
fn unknown_answers_say_nothing() {
    let guide = guide();
    let verdicts = |given: &str| -> Vec<Verdict> {
        matches(&guide, &answers(given)).iter().map(|one| one.verdict).collect()
    };
    assert_eq!(verdicts("who=martian"), verdicts(""));
}

#[test]
fn what_is_not_chosen_is_ruled_out_only_where_everybody_knows_it_of_themselves() {
    let guide = guide();
    let verdict = |given: &str, number: u32| found(&guide, given, number).verdict;
    assert_eq!(verdict("who=founder", 17), Verdict::No, "one knows whether one is a researcher");
    assert_eq!(verdict("who=founder,unsure", 17), Verdict::Check, "the rest is not known");
    assert_eq!(verdict("who=engineer status=selected basis=youth", 23), Verdict::Check);
    assert_eq!(verdict("who=engineer status=selected basis=youth,unsure", 23), Verdict::Check);
    assert_eq!(verdict("who=engineer status=selected basis=none", 23), Verdict::No);
}

#[test]
fn a_policy_that_has_ended_is_for_nobody_and_says_so() {
    let mut guide = guide();
    guide.policies[15].status = Status::Expired { valid_until: None };
    let one = found(&guide, "who=founder", 16);
    assert_eq!((one.verdict, one.has_ended), (Verdict::No, true));
    assert!(one.shown().is_none() && one.perhaps().next().is_none());
}

#[test]
fn an_open_branch_is_named_and_not_shown() {
    let guide = guide();
    let one = found(&guide, "who=employer", 3);
    assert!(one.shown().is_none());
    let quotes: Vec<&str> = one.perhaps().map(|benefit| benefit.quote.as_str()).collect();
    assert_eq!(quotes.len(), 3);
    assert_eq!(quotes[0], "一次性吸纳就业补贴2000元/人");
}
