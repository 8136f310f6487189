//! How something that is asked for stands against what a reader answered.

use super::{Answers, given};
use crate::guide::{Asked, ChoiceKind, Guide, Question};

/// How a condition or a branch of the text stands; the better is the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// An answer rules it out.
    Unmet,
    /// Nothing that was answered decides it.
    Open,
    /// An answer meets it.
    Met,
}

/// Why something is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The question was not answered, or skipped.
    Unanswered,
    /// It was answered with “not sure”.
    Unsure,
    /// Something else was chosen, which does not say that this does not hold.
    NotChosen,
    /// The text does not say whether what was chosen will do.
    Perhaps,
    /// It is not met, but the reader may still come to meet it.
    Attainable,
    /// No question asks for it: the office knows.
    Office,
}

/// What was found of one thing that is asked for.
pub(super) struct Found {
    pub standing: Standing,
    /// Why it is open, where it is.
    pub doubt: Option<Doubt>,
    /// Positions of the answers that mattered.
    pub given: Vec<usize>,
}

impl Found {
    fn open(doubt: Doubt, given: Vec<usize>) -> Self {
        Self { standing: Standing::Open, doubt: Some(doubt), given }
    }
}

pub(super) fn of(guide: &Guide, asked: &Asked, answers: &Answers) -> Found {
    let Some(question) = guide.questions.get(asked.question) else {
        return Found::open(Doubt::Office, Vec::new());
    };
    let chosen = given(question, answers);
    let among = |wanted: &[usize]| -> Vec<usize> {
        chosen.iter().copied().filter(|idx| wanted.contains(idx)).collect()
    };
    let (met, perhaps) = (among(&asked.any_of), among(&asked.perhaps));
    let unsure = of_kind(question, &chosen, ChoiceKind::Unsure);
    match () {
        () if chosen.is_empty() => Found::open(Doubt::Unanswered, chosen),
        () if !met.is_empty() => Found { standing: Standing::Met, doubt: None, given: met },
        () if !perhaps.is_empty() => Found::open(Doubt::Perhaps, perhaps),
        () if !unsure.is_empty() => Found::open(Doubt::Unsure, unsure),
        () if asked.attainable => Found::open(Doubt::Attainable, chosen),
        () if rules_out_the_rest(question, &chosen) => {
            Found { standing: Standing::Unmet, doubt: None, given: chosen }
        }
        () => Found::open(Doubt::NotChosen, chosen),
    }
}

/// Whether what was not chosen does not hold: where the reader said so, or could choose only one, or was asked for
/// all that hold and knows them.
fn rules_out_the_rest(question: &Question, chosen: &[usize]) -> bool {
    !question.many || question.complete || !of_kind(question, chosen, ChoiceKind::None).is_empty()
}

fn of_kind(question: &Question, chosen: &[usize], kind: ChoiceKind) -> Vec<usize> {
    let is_kind = |idx: &usize| question.answers.get(*idx).is_some_and(|one| one.kind == kind);
    chosen.iter().copied().filter(is_kind).collect()
}
