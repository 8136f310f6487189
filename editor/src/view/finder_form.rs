//! The questions that the finder asks: their words, how they are answered, their order. One is open at a time.

use std::sync::Arc;

use editing_session::finder::{Kind, QUESTIONS, Users, fresh_question, without_question};
use editing_session::{Document, place, wording};
use erased_view::{ErasedView, ev, html};
use leptos::prelude::*;

use super::fields::{TextField, field_id, in_languages};
use super::finder_answers::answers;
use super::finder_parts::{Removal, is_inside, moves, pick, position, used_by};
use super::rows::{new_one, rows};
use super::{button, checks, paragraph};
use crate::i18n::{Lang, Strings, fill};
use crate::intent::Intent;
use crate::state::State;

/// The part of the guide's form.
pub fn finder_form(state: State, t: &'static Strings) -> ErasedView {
    let row = move |at: String| question_row(state, t, &at);
    let add = Box::new(move |words: &str| add_question(state, words));
    html::section()
        .class("panel")
        .attr("aria-labelledby", "s-questions")
        .child(html::h3().attr("id", "s-questions").attr("tabindex", "-1").child(t.finder_part))
        .child(paragraph("hint", t.finder_hint))
        .child(rows(state, Document::Guide, QUESTIONS, html::ol(), row))
        .child(new_one("new-question".to_owned(), t.question_new, t.add, add))
        .into()
}

/// Adds a question, and opens it.
fn add_question(state: State, words: &str) {
    let (place, question, n) = state.session.with_untracked(|session| {
        let languages = session.languages();
        let spoken: Vec<Lang> = [Lang::Zh, Lang::En]
            .into_iter()
            .filter(|lang| languages.iter().any(|own| own == lang.tag()))
            .collect();
        let named = |name: fn(&Strings) -> &'static str| -> Vec<(&str, &str)> {
            spoken.iter().map(|lang| (lang.tag(), name(lang.strings()))).collect()
        };
        let (none, unsure) = (named(|t| t.meaning_none), named(|t| t.meaning_unsure));
        let n = place::items(session.guide(), QUESTIONS).len();
        let (place, question) =
            fresh_question(session.guide(), words, &languages[0], &none, &unsure);
        (place, question, n)
    });
    let id = field_id(&place, None);
    state.change(vec![(Document::Guide, place, Some(question))]);
    state.question.set(Some(n));
    state.raise(Intent::Focus(vec![id]));
}

/// A question: a line that opens and closes it, and its form while it is open.
fn question_row(state: State, t: &'static Strings, at: &str) -> ErasedView {
    let idx = position(at);
    let is_open = Memo::new(move |_| state.question.get() == Some(idx));
    let toggle = move |_| state.question.set((!is_open.get_untracked()).then_some(idx));
    let (shown, around, own) = (at.to_owned(), at.to_owned(), at.to_owned());
    let name = move || {
        let lang = state.tag();
        state.read(|session| {
            let (place, first) = (format!("{shown}/text"), &session.languages()[0]);
            let text = wording::text_or_first(session.guide(), &place, lang, first);
            format!("{}. {text}", idx + 1)
        })
    };
    let n_open = Memo::new(move |_| {
        let is_here = |place: &str| is_inside(place, &around);
        state
            .checks
            .with(|all| all.iter().filter(|one| !one.is_overlay && is_here(&one.place)).count())
    });
    let badge = move || match n_open.get() {
        0 => None,
        n => Some(html::span().class("badge").child(fill(t.open_checks, &[&n.to_string()]))),
    };
    let line = button("policy-row fold")
        .attr("id", field_id(at, None))
        .attr("aria-expanded", move || Some(is_open.get().to_string()))
        .on(ev::click, toggle)
        .child(html::span().class("row-name").child(name))
        .child(badge);
    html::li()
        .class("row-card folded")
        .child(html::h4().child(line))
        .child(move || is_open.get().then(|| question(state, t, &own)))
        .into()
}

/// The form of a question.
fn question(state: State, t: &'static Strings, at: &str) -> ErasedView {
    let text = TextField::of_guide(format!("{at}/text"), t.question.to_owned());
    let help = TextField::of_guide(format!("{at}/help"), t.question_help.to_owned()).high(2);
    let id = format!("{at}/id");
    let users = Memo::new(move |_| {
        state.read(|session| Users::of(session.guide(), place::text(session.guide(), &id)))
    });
    let all = Memo::new(move |_| users.with(|users| users.all.clone()));
    let (around, list) = (at.to_owned(), format!("{at}/answers/"));
    let is_own = move |place: &str| is_inside(place, &around) && !place.starts_with(&list);
    let removal = Removal {
        state,
        id: ["remove", &field_id(at, None)].concat(),
        words: t.answer_remove,
        asked: t.used_question,
        users: all,
        act: remove_question(state, at.to_owned()),
    };
    html::div()
        .class("form")
        .child(checks::at_places(state, is_own))
        .child(in_languages(state, &text))
        .child(in_languages(state, &help))
        .child(html::div().class("quarter").child(kind(state, t, at)))
        .child(answers(state, t, at, users))
        .child(used_by(state, t, all))
        .child(
            html::div()
                .class("actions")
                .children(moves(state, t, at, |state, to| state.question.set(Some(to))))
                .child(removal.draw(t)),
        )
        .into()
}

fn kind(state: State, t: &'static Strings, at: &str) -> ErasedView {
    let (shown, chosen) = (at.to_owned(), at.to_owned());
    let value =
        Memo::new(move |_| state.read(|session| Kind::of(place::at(session.guide(), &shown)).id()));
    let put = move |id: &str| {
        let kind = Kind::ALL.into_iter().find(|kind| kind.id() == id);
        state.change(kind.map_or_else(Vec::new, |kind| kind.set(&chosen)));
    };
    let names = [t.kind_one, t.kind_many, t.kind_complete];
    let options = Kind::ALL.iter().zip(names).map(|(kind, name)| (kind.id(), name));
    let id = field_id(&format!("{at}/kind"), None);
    pick(id, t.kind, options.collect(), value, Box::new(put))
}

fn remove_question(state: State, at: String) -> Arc<dyn Fn() + Send + Sync> {
    Arc::new(move || {
        state.question.set(None);
        let changes =
            state.session.with_untracked(|session| without_question(session.guide(), &at));
        state.change(changes);
        state.raise(Intent::Focus(vec!["s-questions".to_owned()]));
    })
}
