//! Which policies are likely to hold for a reader, judged by answers to the guide's own questions.
//!
//! It never says that somebody is entitled. A policy whose every condition is answered for is likely; one that an answer rules
//! out is not for this reader; all others are to be checked. What was not answered, or answered with “not sure”, rules
//! nothing out. A policy whose text has branches holds where one of them does, and only what that branch gives is the
//! reader's. Each verdict quotes the official words behind it.

mod reason;
mod standing;
mod steps;
mod tick;

use crate::guide::{Benefit, Guide, Policy, Status};
pub use reason::{Reason, Why};
pub use standing::{Doubt, Standing};
pub use steps::{MAX_QUESTIONS, Place, next_question, place, steps};
pub use tick::{given, tick};

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

/// A policy with its verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct Match<'a> {
    /// Position among the guide's policies.
    pub policy: usize,
    /// How well it fits.
    pub verdict: Verdict,
    /// Why: what was answered for, then what is open; where it is ruled out, by what. None for a policy that has ended
    /// and for one without conditions.
    pub reasons: Vec<Reason<'a>>,
    /// What it gives to this reader, and what it may give; nothing where it does not fit.
    pub benefits: Vec<Fit<'a>>,
    /// It is no longer in force, whatever was answered.
    pub has_ended: bool,
}

/// Something that a policy gives, and whether it is meant for this reader.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit<'a> {
    /// What it gives.
    pub benefit: &'a Benefit,
    /// How its branch of the text stands; never unmet.
    pub standing: Standing,
}

impl<'a> Match<'a> {
    /// The benefit to show with its figure: the first whose branch was answered for.
    pub fn shown(&self) -> Option<&'a Benefit> {
        self.benefits.iter().find(|fit| fit.standing == Standing::Met).map(|fit| fit.benefit)
    }

    /// What the reader gets if an open question turns out well: to be named, without its figure.
    pub fn perhaps(&self) -> impl Iterator<Item = &'a Benefit> {
        let open = self.benefits.iter().filter(|fit| fit.standing != Standing::Met);
        open.map(|fit| fit.benefit)
    }
}

/// Judges every policy, in the order of the guide.
pub fn matches<'a>(guide: &'a Guide, answers: &Answers) -> Vec<Match<'a>> {
    let judged = guide.policies.iter().enumerate();
    judged.map(|(idx, policy)| judge(guide, idx, policy, answers)).collect()
}

/// Judges the policy at a position; `None` where there is none.
pub fn match_of<'a>(guide: &'a Guide, policy: usize, answers: &Answers) -> Option<Match<'a>> {
    guide.policies.get(policy).map(|one| judge(guide, policy, one, answers))
}

fn judge<'a>(guide: &'a Guide, idx: usize, policy: &'a Policy, answers: &Answers) -> Match<'a> {
    let conditions = policy.conditions.iter();
    let mut reasons: Vec<Reason<'a>> =
        conditions.map(|condition| Reason::of_condition(guide, condition, answers)).collect();
    let fits: Vec<Fit<'a>> =
        policy.benefits.iter().map(|benefit| fit(guide, benefit, answers)).collect();
    // Where the text has branches, one of them must hold.
    let branch = fits.iter().map(|fit| fit.standing).max().unwrap_or(Standing::Met);
    reasons.extend(branch_reasons(guide, policy, &fits, branch, answers));
    let worst = reasons.iter().map(|reason| reason.why.standing()).fold(branch, Ord::min);
    let has_ended = !matches!(policy.status, Status::Active { .. });
    let verdict = match worst {
        Standing::Unmet => Verdict::No,
        _ if has_ended => Verdict::No,
        Standing::Met if !reasons.is_empty() => Verdict::Likely,
        _ => Verdict::Check,
    };
    let mut found = Match { policy: idx, verdict, reasons, benefits: fits, has_ended };
    found.keep_what_decided();
    found
}

impl Match<'_> {
    fn keep_what_decided(&mut self) {
        match self.verdict {
            Verdict::No => {
                self.reasons.retain(|reason| reason.why.standing() == Standing::Unmet);
                self.benefits.clear();
            }
            // What was answered for comes first.
            Verdict::Check | Verdict::Likely => {
                self.reasons.sort_by_key(|reason| std::cmp::Reverse(reason.why.standing()));
                self.benefits.retain(|fit| is_for_reader(fit));
            }
        }
        // The words of a branch, which come last, say more than those of the whole.
        self.reasons.reverse();
        let mut kept: Vec<Reason<'_>> = Vec::new();
        for reason in std::mem::take(&mut self.reasons) {
            if !kept.iter().any(|known| known.says_the_same(&reason)) {
                kept.push(reason);
            }
        }
        kept.reverse();
        let doubted: Vec<Reason<'_>> =
            kept.iter().filter(|one| one.is_perhaps()).cloned().collect();
        kept.retain(|one| !doubted.iter().any(|doubt| doubt.doubts(one)));
        self.reasons = kept;
    }
}

/// What goes to a unit is the reader's only where an answer says that the reader is such a unit.
fn is_for_reader(fit: &Fit<'_>) -> bool {
    fit.standing != Standing::Unmet && !(fit.benefit.indirect && fit.benefit.when.is_empty())
}

fn fit<'a>(guide: &Guide, benefit: &'a Benefit, answers: &Answers) -> Fit<'a> {
    let asked = benefit.when.iter().map(|asked| standing::of(guide, asked, answers).standing);
    Fit { benefit, standing: asked.min().unwrap_or(Standing::Met) }
}

/// Why the branches stand as they do: the first that holds; else all that are open; else all that are ruled out.
fn branch_reasons<'a>(
    guide: &'a Guide,
    policy: &'a Policy,
    fits: &[Fit<'a>],
    branch: Standing,
    answers: &Answers,
) -> Vec<Reason<'a>> {
    let n = if branch == Standing::Met { 1 } else { policy.benefits.len() };
    let branches = fits.iter().filter(|fit| fit.standing == branch).take(n);
    branches.flat_map(|fit| Reason::of_benefit(guide, fit.benefit, branch, answers)).collect()
}

#[cfg(test)]
mod tests;
