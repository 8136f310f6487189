//! Undo and redo, and what they tell: the edit may be out of view.

use editing_session::history::History;
use editing_session::{Document, Edit, Session, place};
use leptos::prelude::*;

use crate::i18n::{Strings, fill};
use crate::intent::Intent;
use crate::state::{State, Step};

/// Undoes the last edit; what is compared and previewed follows.
pub fn undo(state: State) {
    let words = state.lang.get_untracked().strings().undone;
    step(state, words, History::next_undone, Session::undo);
}

/// Does it again.
pub fn redo(state: State) {
    let words = state.lang.get_untracked().strings().redone;
    step(state, words, History::next_redone, Session::redo);
}

fn step(
    state: State,
    words: &'static str,
    next: fn(&History) -> Option<&Edit>,
    turn: fn(&mut Session),
) {
    let t = state.lang.get_untracked().strings();
    let part = state
        .session
        .with_untracked(|session| next(session.history()).map(|edit| part_of(session, t, edit)));
    let Some(part) = part else { return };
    state.session.update(turn);
    state.notice.set(fill(words, &[&part]));
    match state.step.get_untracked() {
        Step::Compare => state.raise(Intent::Compare),
        Step::Preview => state.raise(Intent::Preview),
        _ => {}
    }
}

/// The part of the work that an edit belongs to, in words. A list that is taken changes much, and tells so itself.
fn part_of(session: &Session, t: &'static Strings, edit: &Edit) -> String {
    if edit.places().any(|(document, _)| document == Document::Reading) {
        return t.the_list.to_owned();
    }
    let Some((document, pointer)) = edit.places().next() else { return String::new() };
    match (document, pointer.split('/').nth(1), pointer.split('/').nth(2)) {
        (Document::Guide, Some("policies"), Some(idx)) => {
            let number = place::at(session.guide(), &format!("/policies/{idx}/number"));
            fill(t.policy_number, &[&number.to_string()])
        }
        (Document::Asks, Some("asks"), Some(number)) => fill(t.policy_number, &[number]),
        (Document::Guide, Some("questions"), _) => t.finder_part.to_owned(),
        (Document::Asks, ..) => t.asks.to_owned(),
        (Document::Overlay, ..) => t.step_district.to_owned(),
        _ => t.guide_part.to_owned(),
    }
}
