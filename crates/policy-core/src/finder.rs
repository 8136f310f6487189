//! Which policies are likely to hold for a reader, judged by answers to the guide's own questions.
//!
//! Nobody is told to be entitled: a policy whose every condition is answered for is likely; one that an answer rules
//! out is not for this reader; all others are to be checked. Each verdict quotes the official words behind it.

use crate::guide::{Condition, Guide, Policy, Status};

/// More questions than this are not asked.
pub const MAX_QUESTIONS: usize = 6;

/// What a reader answered: for each question, by its id, the ids of the answers; none where it was skipped.
pub type Answers = [(String, Vec<String>)];

/// How well a policy fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// 很可能适用: every condition is answered for.
    Likely,
    /// 需核对: some condition is open.
    Check,
    /// 不适用: some condition is ruled out.
    No,
}

/// The verdicts in the order shown, with their ids.
pub const VERDICTS: [(Verdict, &str); 3] =
    [(Verdict::Likely, "likely"), (Verdict::Check, "check"), (Verdict::No, "no")];

/// How a condition stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// An answer meets it.
    Met,
    /// The question was not answered.
    Open,
    /// The question was answered otherwise.
    Unmet,
}

/// A policy with its verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match<'a> {
    /// Position among the guide's policies.
    pub policy: usize,
    /// How well it fits.
    pub verdict: Verdict,
    /// The quoted words that put it there: those of the conditions that decided.
    pub reasons: Vec<(&'a Condition, Standing)>,
}

/// Judges every policy, in the order of the guide.
pub fn matches<'a>(guide: &'a Guide, answers: &Answers) -> Vec<Match<'a>> {
    let judged = guide.policies.iter().enumerate();
    judged.map(|(idx, policy)| judge(guide, idx, policy, answers)).collect()
}

fn judge<'a>(guide: &'a Guide, idx: usize, policy: &'a Policy, answers: &Answers) -> Match<'a> {
    let standings: Vec<_> = policy
        .conditions
        .iter()
        .map(|condition| (condition, standing(guide, condition, answers)))
        .collect();
    let has = |wanted| standings.iter().any(|(_, standing)| *standing == wanted);
    let in_force = matches!(policy.status, Status::Active { .. });
    let (verdict, decided) = match () {
        () if has(Standing::Unmet) => (Verdict::No, Standing::Unmet),
        () if !in_force => (Verdict::No, Standing::Open),
        () if has(Standing::Open) || standings.is_empty() => (Verdict::Check, Standing::Open),
        () => (Verdict::Likely, Standing::Met),
    };
    let mut reasons = standings;
    reasons.retain(|(_, standing)| *standing == decided);
    Match { policy: idx, verdict, reasons }
}

fn standing(guide: &Guide, condition: &Condition, answers: &Answers) -> Standing {
    let Some(question) = guide.questions.get(condition.question) else { return Standing::Open };
    let given = answers.iter().find(|(id, _)| *id == question.id);
    let given = given.map(|(_, ids)| ids.as_slice()).unwrap_or_default();
    // Answers of an older guide say nothing.
    let known = |id: &&String| question.answers.iter().any(|answer| answer.id == **id);
    let mut given = given.iter().filter(known).peekable();
    if given.peek().is_none() {
        return Standing::Open;
    }
    let wanted = |id: &String| {
        let answers = condition.any_of.iter().filter_map(|idx| question.answers.get(*idx));
        answers.into_iter().any(|answer| answer.id == *id)
    };
    if given.any(wanted) { Standing::Met } else { Standing::Unmet }
}

/// The next question whose answer can still change the result; `None` where none can.
pub fn next_question(guide: &Guide, answers: &Answers) -> Option<usize> {
    let asked = |idx: &usize| {
        let id = guide.questions.get(*idx).map(|question| question.id.as_str());
        answers.iter().any(|(known, _)| Some(known.as_str()) == id)
    };
    let n_asked = (0..guide.questions.len()).filter(asked).count();
    if n_asked >= MAX_QUESTIONS {
        return None;
    }
    let undecided = matches(guide, answers);
    let undecided: Vec<_> = undecided.iter().filter(|one| one.verdict == Verdict::Check).collect();
    (0..guide.questions.len()).filter(|idx| !asked(idx)).find(|idx| {
        let mut open = undecided.iter().flat_map(|one| &one.reasons);
        open.any(|(condition, _)| condition.question == *idx)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::load;

    fn guide() -> Guide {
        load(include_str!("../../../public/policies.json")).0
    }

    fn answers(given: &str) -> Vec<(String, Vec<String>)> {
        let pairs = given.split_whitespace().filter_map(|pair| pair.split_once('='));
        let ids =
            |ids: &str| ids.split(',').filter(|id| !id.is_empty()).map(ToOwned::to_owned).collect();
        pairs.map(|(question, given)| (question.to_owned(), ids(given))).collect()
    }

    fn numbers(guide: &Guide, found: &[Match<'_>], verdict: Verdict) -> Vec<u32> {
        let found = found.iter().filter(|one| one.verdict == verdict);
        found.map(|one| guide.policies[one.policy].number).collect()
    }

    /// `likely` are all that are likely; `never` are some that are not for this person.
    #[track_caller]
    fn person(given: &str, likely: &[u32], check: &[u32], never: &[u32]) {
        let guide = guide();
        let found = matches(&guide, &answers(given));
        assert_eq!(numbers(&guide, &found, Verdict::Likely), likely, "likely: {given}");
        let to_check = numbers(&guide, &found, Verdict::Check);
        assert_eq!(to_check, check, "to be checked: {given}");
        let no = numbers(&guide, &found, Verdict::No);
        assert!(never.iter().all(|number| no.contains(number)), "never: {given}: {no:?}");
    }

    #[test]
    fn a_small_firm_that_hires_graduates() {
        person(
            "who=employer status=hires basis=none record=none",
            &[3],
            &[],
            &[1, 2, 4, 11, 14, 16],
        );
    }

    #[test]
    fn a_key_firm_in_the_initiative() {
        person("who=employer status=key,backer", &[11, 13, 14], &[], &[3, 16, 23]);
    }

    #[test]
    fn a_recruiter() {
        person("who=recruiter", &[4], &[], &[1, 2, 3, 5, 8, 16]);
    }

    #[test]
    fn a_new_graduate_under_the_youth_measures() {
        person(
            "who=graduate status=none basis=youth record=none",
            &[2, 6, 7],
            &[],
            &[3, 4, 15, 16, 17, 22],
        );
    }

    #[test]
    fn a_student_of_engineering() {
        person("who=student status=engstudent record=none", &[13], &[], &[2, 10, 15, 17, 22]);
    }

    #[test]
    fn a_postdoc_who_is_recognized() {
        person(
            "who=postdoc status=selected basis=none record=green",
            &[5, 6, 7, 8, 10, 12, 13, 19, 20, 21],
            &[],
            &[1, 3, 4, 17, 22, 23],
        );
    }

    #[test]
    fn a_returnee_who_skips_what_is_unclear() {
        person(
            "who=returnee status= basis= record=green,overseas",
            &[5, 6, 7, 8, 9, 20],
            &[1, 2, 10, 12, 13, 19, 21, 23],
            &[3, 4, 18, 22],
        );
    }

    #[test]
    fn a_foreign_engineer_of_the_plan() {
        person(
            "who=foreign status=none basis=haiju record=overseas",
            &[5, 6, 7, 9, 20, 22],
            &[],
            &[1, 2, 3, 16, 23],
        );
    }

    #[test]
    fn a_founder() {
        person(
            "who=founder status=none basis=none record=none",
            &[5, 6, 7, 16, 20],
            &[],
            &[2, 3, 15, 17],
        );
    }

    #[test]
    fn a_university_researcher_who_leaves_to_found() {
        person(
            "who=researcher,founder status=none basis=none record=none",
            &[5, 6, 7, 16, 17, 20],
            &[],
            &[1, 3, 15],
        );
    }

    #[test]
    fn a_prize_winner_in_a_state_owned_enterprise() {
        person(
            "who=soe status=citysoe basis=none record=prize",
            &[5, 6, 7, 18, 20],
            &[],
            &[3, 4, 21],
        );
    }

    #[test]
    fn without_answers_everything_is_to_be_checked() {
        let guide = guide();
        let found = matches(&guide, &[]);
        assert_eq!(numbers(&guide, &found, Verdict::Check).len(), 23);
        assert!(found.iter().all(|one| !one.reasons.is_empty()));
    }

    #[test]
    fn every_reason_quotes_the_policy() {
        let guide = guide();
        for one in matches(&guide, &answers("who=graduate status=none")) {
            let text = &guide.policies[one.policy].official;
            let all = [text.text.as_str(), &text.agency, &text.contact].concat();
            assert!(one.reasons.iter().all(|(condition, _)| all.contains(&condition.quote)));
        }
    }

    #[test]
    fn only_what_can_change_the_result_is_asked() {
        let guide = guide();
        let next = |given: &str| {
            next_question(&guide, &answers(given)).map(|idx| guide.questions[idx].id.clone())
        };
        assert_eq!(next("").as_deref(), Some("who"));
        assert_eq!(next("who=recruiter"), None);
        assert_eq!(next("who=employer").as_deref(), Some("status"));
        assert_eq!(next("who=employer status=hires"), None);
        assert_eq!(next("who=graduate status=none").as_deref(), Some("basis"));
        assert_eq!(
            next("who= status= basis= record="),
            None,
            "what was skipped is not asked again"
        );
    }

    #[test]
    fn unknown_answers_say_nothing() {
        let guide = guide();
        assert_eq!(matches(&guide, &answers("who=martian")), matches(&guide, &[]));
    }
}
