//! Undo and redo, and what they tell: the edit may be out of view.

use editing_session::completeness::Section;
use editing_session::history::History;
use editing_session::{Document, Session, place};
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
    next: fn(&History) -> Option<(Document, &str)>,
    turn: fn(&mut Session),
) {
    let t = state.lang.get_untracked().strings();
    let part = state.session.with_untracked(|session| {
        next(session.history()).map(|(document, pointer)| part_of(session, t, document, pointer))
    });
    let Some(part) = part else { return };
    state.session.update(turn);
    state.notice.set(fill(words, &[&part]));
    match state.step.get_untracked() {
        Step::Compare => state.raise(Intent::Compare),
        Step::Preview => state.raise(Intent::Preview),
        _ => {}
    }
}

/// The part of the work that a place belongs to, in words.
fn part_of(session: &Session, t: &'static Strings, document: Document, pointer: &str) -> String {
    let mut names = pointer.split('/').skip(1);
    let number = match (document, names.next()) {
        (Document::Guide, Some("policies")) => {
            let at = names.next().map(|idx| format!("/policies/{idx}/number"));
            at.map(|at| place::at(session.guide(), &at).to_string()).filter(|n| n != "null")
        }
        (Document::Asks, Some("asks")) => names.next().map(ToOwned::to_owned),
        _ => None,
    };
    let section = match document {
        Document::Guide => name_of(Section::of(pointer, ""), t),
        Document::Asks => t.asks,
        Document::Overlay => t.step_district,
        Document::Reading | Document::TakenOut => t.the_list,
    };
    // An edit of a policy is kept as the whole of it.
    number.map_or_else(|| section.to_owned(), |number| fill(t.policy_number, &[&number]))
}

fn name_of(section: Section, t: &'static Strings) -> &'static str {
    match section {
        Section::Title => t.title,
        Section::Summary => t.summary,
        Section::Audiences => t.audiences,
        Section::Supports => t.supports,
        Section::Benefits => t.benefits,
        Section::Conditions => t.conditions,
        Section::Contacts => t.contacts_part,
        Section::Asks => t.asks,
        Section::Status => t.status_part,
        Section::Official => t.official,
        Section::Questions => t.finder_part,
        Section::Guide => t.guide_part,
    }
}
