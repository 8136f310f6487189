//! What is chosen of a question: read from a link, and changed by one tick.

use super::Answers;
use crate::guide::{ChoiceKind, Question};

/// Positions of what was chosen of a question, in its order; none where it was skipped or not asked.
///
/// A link may say what no form lets through: answers of an older guide are passed over, “none of these” beside another
/// answer does not count, and of a question that takes one answer the first counts.
pub fn given(question: &Question, answers: &Answers) -> Vec<usize> {
    let ids = answers.iter().find(|(id, _)| *id == question.id);
    let ids = ids.map(|(_, ids)| ids.as_slice()).unwrap_or_default();
    let chosen = (0..question.answers.len())
        .filter(|idx| ids.iter().any(|id| *id == question.answers[*idx].id));
    let mut chosen: Vec<usize> = chosen.collect();
    if chosen.len() > 1 {
        chosen.retain(|idx| question.answers[*idx].kind != ChoiceKind::None);
    }
    if !question.many {
        chosen.truncate(1);
    }
    chosen
}

/// The ids that are chosen once `id` was ticked, or its tick was taken away.
///
/// “None of these” and the others exclude each other, and a question that takes one answer keeps the last.
/// “Not sure” may stand beside others: then it says that the rest is not known.
pub fn tick(question: &Question, chosen: &[String], id: &str) -> Vec<String> {
    let Some(ticked) = question.answers.iter().find(|answer| answer.id == id) else {
        return chosen.to_vec();
    };
    let was_chosen = chosen.iter().any(|known| known == id);
    let stays = |other: &crate::guide::Choice| {
        let is_none = [other.kind, ticked.kind].contains(&ChoiceKind::None);
        chosen.contains(&other.id) && (was_chosen || question.many && !is_none)
    };
    let answers = question.answers.iter();
    let after = answers.filter(|one| if one.id == id { !was_chosen } else { stays(one) });
    after.map(|one| one.id.clone()).collect()
}
