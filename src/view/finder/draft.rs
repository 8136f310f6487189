//! What is ticked but not sent yet, and where the focus goes after a step.

use erased_view::Event;
use leptos::prelude::*;

use crate::view::focus_soon;

const QUESTION: &str = ".question-text";
pub(super) const FOUND: &str = ".group-name";

/// What is ticked in the question that is asked, before it is sent; and what an answer that was taken back had.
#[derive(Clone, Copy)]
pub(super) struct Draft(pub RwSignal<Vec<String>>);

/// The next question, or what was found, is at the top and has the focus.
pub(super) fn after_step(event: &Event) {
    focus_soon(event, vec![QUESTION.to_owned(), FOUND.to_owned()]);
}
