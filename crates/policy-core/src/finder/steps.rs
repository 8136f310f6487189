//! Which questions are asked, and in which order: only those whose answer can still change what is shown.

use super::standing::{self, Doubt, Standing};
use super::{Answers, Match, Verdict, Why, matches};
use crate::guide::{Asked, Guide};

/// More questions than this are not asked.
pub const MAX_QUESTIONS: usize = 6;

/// Where a question stands among those that are asked, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which one it is.
    pub nth: usize,
    /// How many there are, as far as the answers so far tell.
    pub of: usize,
}

/// The next question whose answer can still change the result; `None` where none can.
pub fn next_question(guide: &Guide, answers: &Answers) -> Option<usize> {
    steps(guide, answers).into_iter().find(|idx| !is_asked(guide, answers, *idx))
}

/// Positions of the questions that are asked, in order: those that were answered or skipped, and those whose answer
/// can still change the result.
pub fn steps(guide: &Guide, answers: &Answers) -> Vec<usize> {
    let found = matches(guide, answers);
    let undecided: Vec<&Match<'_>> =
        found.iter().filter(|one| one.verdict != Verdict::No).collect();
    let is_step = |idx: &usize| {
        is_asked(guide, answers, *idx)
            || undecided.iter().any(|one| waits(guide, one, answers, *idx))
    };
    (0..guide.questions.len()).filter(is_step).take(MAX_QUESTIONS).collect()
}

/// Where a question stands; `None` where it is not asked.
pub fn place(guide: &Guide, answers: &Answers, question: usize) -> Option<Place> {
    let steps = steps(guide, answers);
    let at = steps.iter().position(|idx| *idx == question)?;
    Some(Place { nth: at + 1, of: steps.len() })
}

fn is_asked(guide: &Guide, answers: &Answers, question: usize) -> bool {
    let id = guide.questions.get(question).map(|question| question.id.as_str());
    answers.iter().any(|(known, _)| Some(known.as_str()) == id)
}

/// Whether the verdict, or what is shown with it, waits for a question.
fn waits(guide: &Guide, one: &Match<'_>, answers: &Answers, question: usize) -> bool {
    let unanswered = Why::Open(Doubt::Unanswered);
    let mut reasons = one.reasons.iter();
    let is_open = |asked: &&Asked| {
        asked.question == question
            && standing::of(guide, asked, answers).doubt == Some(Doubt::Unanswered)
    };
    let open = one.benefits.iter().filter(|fit| fit.standing == Standing::Open);
    reasons.any(|reason| reason.why == unanswered && reason.question == Some(question))
        || open.flat_map(|fit| &fit.benefit.when).any(|asked| is_open(&asked))
}
