//! Answers of the finder that a condition or a branch of the text depends on: a question, and which answers will do.

use editing_session::finder::QUESTIONS;
use editing_session::{Document, place, terms, wording};
use erased_view::{ErasedView, Event, ev, html};
use leptos::prelude::*;
use serde_json::{Value, json};

use super::chips::{chip, toggled};
use super::fields::{field_id, labelled, pause};
use super::rows::{add, remove, rows};
use crate::i18n::Strings;
use crate::state::State;

/// The questions of the guide, each with its text.
fn questions(state: State) -> Memo<Vec<(String, String)>> {
    Memo::new(move |_| {
        let lang = state.tag();
        state.read(|session| {
            let first = &session.languages()[0];
            let all = place::items(session.guide(), QUESTIONS).iter();
            all.map(|question| {
                let text = wording::text_or_first(question, "/text", lang, first);
                (place::text(question, "/id").to_owned(), text.to_owned())
            })
            .collect()
        })
    })
}

/// The answers of a question, each with its name.
fn answers(state: State, question: Memo<String>) -> Memo<Vec<(String, String)>> {
    Memo::new(move |_| {
        let lang = state.tag();
        state.read(|session| {
            let mut all = place::items(session.guide(), QUESTIONS).iter();
            let found = question.with(|id| all.find(|one| place::text(one, "/id") == id));
            found.map_or_else(Vec::new, |one| terms::named(place::items(one, "/answers"), lang))
        })
    })
}

/// Question and answers at a place that has `question`, `any_of` and `perhaps`.
pub fn picker(state: State, t: &'static Strings, at: &str) -> ErasedView {
    let place_of = format!("{at}/question");
    let id = field_id(&place_of, None);
    let asked = questions(state);
    let own = place_of.clone();
    let question =
        Memo::new(move |_| state.read(|session| place::text(session.guide(), &own).to_owned()));
    let here = at.to_owned();
    let choose = move |event: Event| {
        let id = Some(event.value()).filter(|id| !id.is_empty());
        let none = id.as_ref().map(|_| json!([]));
        state.change(vec![
            (Document::Guide, format!("{here}/question"), id.map(Value::from)),
            (Document::Guide, format!("{here}/any_of"), none),
            (Document::Guide, format!("{here}/perhaps"), None),
        ]);
    };
    let options = move || {
        let none = [(String::new(), t.question_none.to_owned())];
        let options = none.into_iter().chain(asked.get()).map(|(id, text)| {
            let own = id.clone();
            html::option()
                .attr("value", id)
                .prop("selected", move || question.get() == own)
                .child(text)
                .into()
        });
        ErasedView::from(options.collect::<Vec<ErasedView>>())
    };
    let select = html::select().attr("id", id.clone()).on(ev::change, choose).child(options);
    let answers = answers(state, question);
    let (here, is_asked) = (at.to_owned(), Memo::new(move |_| !question.get().is_empty()));
    let open = move || is_asked.get().then(|| less_sure(state, t, &here, answers));
    html::div()
        .child(labelled(id, t.question.to_owned(), select))
        .child(answer_chips(state, at, ["any_of", "perhaps"], t.answers, answers))
        .child(open)
        .into()
}

/// The answers of the question, each in the first of two lists or not. None is in both.
fn answer_chips(
    state: State,
    at: &str,
    lists: [&'static str; 2],
    name: &'static str,
    answers: Memo<Vec<(String, String)>>,
) -> ErasedView {
    let at = at.to_owned();
    let chips = move || {
        let chips = answers.get().into_iter();
        let chips = chips.map(|(id, name)| answer_chip(state, &at, lists, id, name));
        ErasedView::from(chips.collect::<Vec<_>>())
    };
    html::div().class("chips").attr("role", "group").attr("aria-label", name).child(chips).into()
}

/// Answers that leave it open, and whether it can still be met.
fn less_sure(
    state: State,
    t: &'static Strings,
    at: &str,
    answers: Memo<Vec<(String, String)>>,
) -> ErasedView {
    html::details()
        .child(html::summary().child(t.answers_open))
        .child(answer_chips(state, at, ["perhaps", "any_of"], t.answers_open, answers))
        .child(attainable(state, t, at))
        .into()
}

fn answer_chip(
    state: State,
    at: &str,
    lists: [&'static str; 2],
    id: String,
    name: String,
) -> ErasedView {
    let [own, other] = lists.map(|list| format!("{at}/{list}"));
    let (shown, chosen) = (own.clone(), id.clone());
    let is_on =
        move || state.read(|session| place::words(session.guide(), &shown).contains(&chosen));
    let toggle = move || {
        let [ids, others] = state.session.with_untracked(|session| {
            [&own, &other].map(|list| place::words(session.guide(), list))
        });
        let mut changes = Vec::new();
        if others.contains(&id) {
            changes.push((Document::Guide, other.clone(), Some(json!(toggled(others, &id)))));
        }
        changes.push((Document::Guide, own.clone(), Some(json!(toggled(ids, &id)))));
        state.change(changes);
        pause(state);
    };
    chip(name, is_on, toggle)
}

/// Whether somebody who does not meet it can still come to meet it.
fn attainable(state: State, t: &'static Strings, at: &str) -> ErasedView {
    let place_of = format!("{at}/attainable");
    let shown = place_of.clone();
    let is_on = move || state.read(|session| place::at(session.guide(), &shown) == true);
    let is_now = is_on.clone();
    let tick = move |_| {
        let new = (!untrack(&is_now)).then(|| json!(true));
        state.set(Document::Guide, &place_of, new);
        pause(state);
    };
    let input = html::input().attr("type", "checkbox").prop("checked", is_on).on(ev::change, tick);
    html::label().class("tick").child(input).child(html::span().child(t.attainable)).into()
}

/// Whom a benefit is meant for: not said, all whom the conditions let in, or those who give certain answers.
pub fn whom(state: State, t: &'static Strings, at: &str) -> ErasedView {
    let when = format!("{at}/when");
    let id = field_id(&when, None);
    let (shown, chosen, added) = (when.clone(), when.clone(), when.clone());
    let kind = Memo::new(move |_| {
        state.read(|session| match place::at(session.guide(), &shown) {
            Value::Array(list) if list.is_empty() => "all",
            Value::Array(_) => "some",
            _ => "",
        })
    });
    let choose = move |event: Event| {
        let when = match event.value().as_str() {
            "all" => Some(json!([])),
            "some" => Some(json!([{ "question": "", "any_of": [] }])),
            _ => None,
        };
        state.set(Document::Guide, &chosen, when);
        pause(state);
    };
    let options =
        [("", t.whom_open), ("all", t.whom_all), ("some", t.whom_some)].map(|(id, name)| {
            html::option()
                .attr("value", id)
                .prop("selected", move || kind.get() == id)
                .child(name)
                .into()
        });
    let select = html::select().attr("id", id.clone()).on(ev::change, choose).children(options);
    let row = move |at: String| {
        html::li()
            .class("row-card")
            .child(picker(state, t, &at))
            .child(remove(state, Document::Guide, at, t.answer_remove))
            .into()
    };
    let empty = json!({ "question": "", "any_of": [] });
    let more = move || {
        (kind.get() == "some")
            .then(|| add(state, Document::Guide, &added, t.answer_add, empty.clone()))
    };
    html::div()
        .child(labelled(id, t.whom.to_owned(), select))
        .child(rows(state, Document::Guide, &when, html::ul(), row))
        .child(more)
        .into()
}
