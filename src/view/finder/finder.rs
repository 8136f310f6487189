//! 帮我找: the frame of the finder: what was answered, the question, and what the answers find.

use erased_view::{ErasedView, Event, dynamic, ev, html};
use leptos::prelude::*;
use policy_core::finder::next_question;
use policy_core::selection::{Selection, View};

use super::draft::{Draft, FOUND, after_step};
use super::question::question;
use super::results::results;
use crate::i18n::{Strings, fill};
use crate::state::{State, Width, fact};
use crate::view::{button, focus_soon, icon};

/// Leads from another view to the first question, or to what was found.
pub fn enter(state: State, event: &Event) {
    after_step(event);
    state.view(View::Finder);
}

/// The finder.
pub fn finder(state: State) -> ErasedView {
    let strings = state.lang.get_untracked().strings();
    let early = RwSignal::new(false);
    let draft = Draft(RwSignal::new(state.choices.get_untracked()));
    let next = Memo::new(move |_| next_question(&state.guide(), &state.choices.read().answers));
    let shows = fact(move || {
        next.get().is_none() || early.get() || state.appearance.read().width != Width::Narrow
    });
    html::section()
        .class("finder")
        .child(html::p().class("view-lead").child(strings.finder_lead))
        .child(move || given(state, strings, draft))
        .child(move || next.get().map(|idx| question(state, strings, idx, draft)))
        .child(dynamic(move || (!shows.get()).then(|| show_now(state, next, draft, early))))
        .child(move || if shows.get() { results(state, strings) } else { Vec::new() })
        .into()
}

/// Shows what is found so far; what is ticked counts.
fn show_now(
    state: State,
    next: Memo<Option<usize>>,
    draft: Draft,
    early: RwSignal<bool>,
) -> ErasedView {
    let show = move |event: Event| {
        focus_soon(&event, vec![FOUND.to_owned()]);
        let guide = state.guide();
        let asked = next.get_untracked().and_then(|idx| guide.questions.get(idx));
        let chosen = asked.map(|question| draft.ticked_now(&question.id)).unwrap_or_default();
        if let Some(question) = asked.filter(|_| !chosen.is_empty()) {
            state.change(|selection| selection.answer(&question.id, chosen));
        }
        early.set(true);
    };
    let label = state.lang.get_untracked().strings().show_results;
    button("button-quiet").on(ev::click, show).child(label).into()
}

/// The answers so far, as chips that ask again.
fn given(state: State, strings: &'static Strings, draft: Draft) -> ErasedView {
    let guide = state.guide();
    let lang = state.lang.get_untracked().tag();
    let choices = state.choices.read();
    let chips = choices.answers.iter().filter_map(|(id, answers)| {
        let question = guide.questions.iter().find(|question| question.id == *id)?;
        let words =
            answers.iter().filter_map(|id| question.answers.iter().find(|answer| answer.id == *id));
        let words: Vec<&str> = words.map(|answer| answer.name.get(lang)).collect();
        let words = if words.is_empty() { strings.skipped.to_owned() } else { words.join(" · ") };
        let id = id.clone();
        let revise = move |event: Event| {
            after_step(&event);
            state.change(|selection| selection.revise(&id));
        };
        let chip = button("chip")
            .attr("aria-label", fill(strings.revise, &[&words]))
            .on(ev::click, revise)
            .child(html::span().child(words))
            .child(icon::cross());
        Some(html::li().child(chip).into())
    });
    let chips: Vec<ErasedView> = chips.collect();
    if chips.is_empty() {
        return Vec::new().into();
    }
    let restart = move |event: Event| {
        after_step(&event);
        draft.0.set(Selection::default());
        state.change(|selection| selection.answers.clear());
    };
    html::div()
        .class("chips")
        .child(html::ul().class("chip-list").children(chips))
        .child(button("button-quiet").on(ev::click, restart).child(strings.restart))
        .into()
}
