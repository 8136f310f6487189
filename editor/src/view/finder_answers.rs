//! The answers to a question of the finder: their words, what choosing one means, their order, who uses them.

use editing_session::finder::{
    ChoiceKind, Users, meaning, set_meaning, with_answer, without_answer,
};
use editing_session::{Document, Session, place};
use erased_view::{ErasedView, Event, html};
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
    html::div()
        .child(html::h4().child(t.answers_part))
        .child(rows(state, Document::Guide, &list, html::ol(), row))
        .child(new_one(id, t.answer_new, t.add, move |words| add_answer(state, &asked, words)))
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
    let id =
        Memo::new(move |_| state.read(|session| place::text(session.guide(), &own).to_owned()));
    let numbers = move || users.with(|users| id.with(|id| users.of_answer(id).to_vec()));
    html::li()
        .class("row-card")
        .child(checks::at_places(state, move |place| is_inside(place, &around)))
        .child(html::div().class("pair").children(fields.collect::<Vec<_>>()))
        .child(means(state, t, at))
        .child(used_by(state, t, numbers))
        .child(
            html::div()
                .class("actions")
                .children(moves(state, t, at, |_| {}))
                .child(remove_answer(state, t, question, at, numbers)),
        )
        .into()
}

const MEANINGS: [(ChoiceKind, &str); 3] =
    [(ChoiceKind::Holds, "holds"), (ChoiceKind::None, "none"), (ChoiceKind::Unsure, "unsure")];

fn means(state: State, t: &'static Strings, at: &str) -> ErasedView {
    let (shown, chosen) = (at.to_owned(), at.to_owned());
    let value = move || {
        let own = state.read(|session| meaning(place::at(session.guide(), &shown)));
        let found = MEANINGS.iter().find(|(kind, _)| *kind == own);
        found.map_or(String::new(), |(_, id)| (*id).to_owned())
    };
    let put = move |event: Event| {
        let found = MEANINGS.iter().find(|(_, id)| *id == event.value());
        state.change(found.map_or_else(Vec::new, |(kind, _)| set_meaning(&chosen, *kind)));
    };
    let names = [t.meaning_holds, t.meaning_none, t.meaning_unsure];
    let options = MEANINGS.iter().zip(names).map(|((_, id), name)| (*id, name));
    pick(field_id(&format!("{at}/meaning"), None), t.meaning, options.collect(), value, put)
}

fn remove_answer(
    state: State,
    t: &'static Strings,
    question: &str,
    at: &str,
    users: impl Fn() -> Vec<u64> + Copy + Send + 'static,
) -> ErasedView {
    let (asked, idx) = (question.to_owned(), position(at));
    let list = ["new", &field_id(&format!("{question}/answers"), None)].concat();
    let act = move || {
        let changes =
            state.session.with_untracked(|session| without_answer(session.guide(), &asked, idx));
        state.change(changes);
        state.raise(Intent::Focus(vec![list.clone()]));
    };
    let removal = Removal {
        id: ["remove", &field_id(at, None)].concat(),
        words: t.finder_answer_remove,
        asked: t.used_answer,
    };
    removal.draw(state, t, users, act)
}
