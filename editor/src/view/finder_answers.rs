//! The answers to a question of the finder: their words, what choosing one means, their order, who uses them.

use std::sync::Arc;

use editing_session::finder::{
    ChoiceKind, Users, meaning, set_meaning, with_answer, without_answer,
};
use editing_session::{Document, Session, place};
use erased_view::{ErasedView, html};
use leptos::prelude::*;

use super::checks;
use super::fields::{TextField, field_id, language_name};
use super::finder_parts::{Removal, is_inside, moves, pick, position, used_by};
use super::rows::{new_one, rows};
use crate::i18n::Strings;
use crate::intent::Intent;
use crate::state::State;

/// The list of answers to the question at a place.
pub fn answers(state: State, t: &'static Strings, at: &str, users: Memo<Users>) -> ErasedView {
    let list = format!("{at}/answers");
    let (own, asked) = (at.to_owned(), at.to_owned());
    let row = move |at: String| answer_row(state, t, &own, &at, users);
    let id = ["new", &field_id(&list, None)].concat();
    let add = move |words: &str| add_answer(state, &asked, words);
    html::div()
        .child(html::h4().child(t.answers_part))
        .child(rows(state, Document::Guide, &list, html::ol(), row))
        .child(new_one(id, t.answer_new, t.add, Box::new(add)))
        .into()
}

fn add_answer(state: State, question: &str, words: &str) {
    let (idx, all) = state.session.with_untracked(|session| {
        with_answer(session.guide(), question, words, &session.languages()[0])
    });
    let list = format!("{question}/answers");
    state.change(vec![(Document::Guide, list.clone(), Some(all))]);
    state.raise(Intent::Focus(vec![field_id(&format!("{list}/{idx}"), Some("zh"))]));
}

fn answer_row(
    state: State,
    t: &'static Strings,
    question: &str,
    at: &str,
    users: Memo<Users>,
) -> ErasedView {
    let languages = state.session.with_untracked(Session::languages);
    let fields = languages.iter().map(|lang| {
        let label = format!("{} ({})", t.answer, language_name(lang));
        TextField::of_guide(format!("{at}/{lang}"), label).draw(state)
    });
    let (own, around) = (format!("{at}/id"), at.to_owned());
    let numbers = Memo::new(move |_| {
        let id = state.read(|session| place::text(session.guide(), &own).to_owned());
        users.with(|users| users.of_answer(&id).to_vec())
    });
    let removal = Removal {
        state,
        id: ["remove", &field_id(at, None)].concat(),
        words: t.finder_answer_remove,
        asked: t.used_answer,
        users: numbers,
        act: remove_answer(state, question.to_owned(), position(at)),
    };
    html::li()
        .class("row-card")
        .child(checks::at_places(state, move |place| is_inside(place, &around)))
        .child(html::div().class("pair").children(fields.collect::<Vec<_>>()))
        .child(means(state, t, at))
        .child(used_by(state, t, numbers))
        .child(
            html::div()
                .class("actions")
                .children(moves(state, t, at, |_, _| {}))
                .child(removal.draw(t)),
        )
        .into()
}

const MEANINGS: [(ChoiceKind, &str); 3] =
    [(ChoiceKind::Holds, "holds"), (ChoiceKind::None, "none"), (ChoiceKind::Unsure, "unsure")];

fn means(state: State, t: &'static Strings, at: &str) -> ErasedView {
    let (shown, chosen) = (at.to_owned(), at.to_owned());
    let value = Memo::new(move |_| {
        let own = state.read(|session| meaning(place::at(session.guide(), &shown)));
        MEANINGS.iter().find(|(kind, _)| *kind == own).map_or("", |(_, id)| *id)
    });
    let put = move |id: &str| {
        let found = MEANINGS.iter().find(|(_, own)| *own == id);
        state.change(found.map_or_else(Vec::new, |(kind, _)| set_meaning(&chosen, *kind)));
    };
    let names = [t.meaning_holds, t.meaning_none, t.meaning_unsure];
    let options = MEANINGS.iter().zip(names).map(|((_, id), name)| (*id, name));
    let id = field_id(&format!("{at}/meaning"), None);
    pick(id, t.meaning, options.collect(), value, Box::new(put))
}

fn remove_answer(state: State, question: String, idx: usize) -> Arc<dyn Fn() + Send + Sync> {
    let list = ["new", &field_id(&format!("{question}/answers"), None)].concat();
    Arc::new(move || {
        let changes =
            state.session.with_untracked(|session| without_answer(session.guide(), &question, idx));
        state.change(changes);
        state.raise(Intent::Focus(vec![list.clone()]));
    })
}
