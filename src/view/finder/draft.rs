//! What is ticked, sent or not, and where the focus goes after a step.

use erased_view::Event;
use leptos::prelude::*;
use policy_core::selection::Selection;

const QUESTION: &str = ".question-text";
pub(super) const FOUND: &str = ".group-name";

/// What is ticked in each question. It stays when an answer is taken back, here or by the browser's own way back.
#[derive(Clone, Copy)]
pub(super) struct Draft(pub RwSignal<Selection>);

impl Draft {
    /// What is ticked in a question; follows what is ticked.
    pub(super) fn ticked(self, question: &str) -> Vec<String> {
        own(&self.0.read(), question)
    }

    /// What is ticked in a question now.
    pub(super) fn ticked_now(self, question: &str) -> Vec<String> {
        own(&self.0.read_untracked(), question)
    }
}

fn own(draft: &Selection, question: &str) -> Vec<String> {
    let own = draft.answers.iter().find(|(id, _)| id == question);
    own.map(|(_, ticked)| ticked.clone()).unwrap_or_default()
}

/// The next question, or what was found, is at the top and has the focus.
pub(super) fn after_step(event: &Event) {
    event.focus_at_top_soon(".browse", vec![QUESTION.to_owned(), FOUND.to_owned()]);
}
