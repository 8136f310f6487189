//! One question: its answers as boxes to tick, and the ways on, back and past it.

use erased_view::{ErasedView, Event, ev, html};
use leptos::prelude::*;
use policy_core::finder::{place, tick};
use policy_core::guide::{Choice, Question};

use super::draft::{Draft, after_step};
use crate::i18n::{Strings, fill};
use crate::state::State;
use crate::view::button;

/// The question at a position of the guide. It gets the focus after each step, and is announced so.
pub(super) fn question(
    state: State,
    strings: &'static Strings,
    idx: usize,
    draft: Draft,
) -> ErasedView {
    let guide = state.guide();
    let lang = state.lang.get_untracked().tag();
    let Some(question) = guide.questions.get(idx) else { return Vec::new().into() };
    let boxes =
        question.answers.iter().map(|answer| answer_box(state, draft, idx, question, answer));
    let help = question.help.as_ref().map(|help| help.get(lang).to_owned());
    let legend = html::legend()
        .class("question-text")
        .attr("tabindex", "-1")
        .child(html::span().class("question-count").children(count(state, strings, idx)))
        .child(html::span().child(question.text.get(lang).to_owned()));
    html::fieldset()
        .class("question")
        .attr("data-question", question.id.clone())
        .child(legend)
        .child(help.map(|help| html::p().class("question-help").child(help)))
        .child(html::div().class("answers").children(boxes))
        .child(ways(state, strings, question, draft))
        .into()
}

/// "第 2 题，共 4 题", and a bar for it.
fn count(state: State, strings: &Strings, idx: usize) -> Vec<ErasedView> {
    let at = place(&state.guide(), &state.choices.read_untracked().answers, idx);
    let Some(at) = at else { return Vec::new() };
    let (nth, of) = (at.nth.to_string(), at.of.to_string());
    let words = fill(strings.question, &[&nth, &of]);
    let bar = html::progress().attr("aria-hidden", "true").attr("max", of).attr("value", nth);
    vec![words.into(), bar.into()]
}

/// On, back and past the question.
fn ways(state: State, strings: &'static Strings, question: &Question, draft: Draft) -> ErasedView {
    let [skipped, answered, asked] = [(); 3].map(|()| question.id.clone());
    let next = move |event: Event| {
        after_step(&event);
        let chosen = draft.ticked_now(&answered);
        state.change(|selection| selection.answer(&answered, chosen));
    };
    let skip = move |event: Event| {
        after_step(&event);
        state.change(|selection| selection.answer(&skipped, Vec::new()));
    };
    let back = move |event: Event| {
        after_step(&event);
        let last = state.selection.read_untracked().answers.last().cloned();
        if let Some((id, _)) = last {
            state.change(|selection| selection.revise(&id));
        }
    };
    let has_before = !state.selection.read_untracked().answers.is_empty();
    let next = button("button button-main")
        .attr("disabled", move || draft.ticked(&asked).is_empty().then(String::new))
        .on(ev::click, next)
        .child(strings.next);
    html::p()
        .class("question-ways")
        .child(next)
        .child(button("button").on(ev::click, skip).child(strings.skip))
        .child(has_before.then(|| button("button-quiet").on(ev::click, back).child(strings.back)))
        .into()
}

fn answer_box(
    state: State,
    draft: Draft,
    idx: usize,
    question: &Question,
    answer: &Choice,
) -> ErasedView {
    let (known, ticked, asked) = (answer.id.clone(), answer.id.clone(), question.id.clone());
    let toggle = move |_| {
        let guide = state.guide();
        if let Some(question) = guide.questions.get(idx) {
            let chosen = tick(question, &draft.ticked_now(&question.id), &ticked);
            draft.0.update(|draft| draft.answer(&question.id, chosen));
        }
    };
    let name = answer.name.get(state.lang.get_untracked().tag()).to_owned();
    let input = html::input()
        .attr("type", if question.many { "checkbox" } else { "radio" })
        .attr("name", question.id.clone())
        .attr("value", answer.id.clone())
        .prop("checked", move || draft.ticked(&asked).contains(&known))
        .on(ev::change, toggle);
    html::label().class("answer").child(input).child(html::span().child(name)).into()
}
