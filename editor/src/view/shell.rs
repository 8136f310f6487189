//! The page: its head, the bar of steps, and the step that is looked at.

use editing_session::Session;
use erased_view::{ErasedView, ev, html};
use leptos::prelude::*;

use super::button;
use super::compare::compare;
use super::district::district;
use super::edit::edit;
use super::open::open;
use super::preview::preview;
use super::publish::publish;
use super::undo::{redo, undo};
use crate::i18n::Strings;
use crate::intent::Intent;
use crate::state::{Kept, State, Step};

/// The whole page; drawn anew when the language changes.
pub fn shell(state: State) -> ErasedView {
    let draw = move || {
        let t = state.strings();
        let body = move || match state.step.get() {
            Step::Open => open(state, t),
            Step::Compare => compare(state, t),
            Step::Edit => edit(state, t),
            Step::Preview => preview(state, t),
            Step::Publish => publish(state, t),
            Step::District => district(state, t),
        };
        html::div()
            .class("page")
            .child(head(state, t))
            .child(html::main().child(notice(state)).child(body))
            .child(html::footer().class("foot").child(t.foot))
    };
    draw.into()
}

fn head(state: State, t: &'static Strings) -> ErasedView {
    let other = state.lang.get().other();
    let switch = move |_| {
        state.lang.set(other);
        state.raise(Intent::KeepLanguage);
    };
    let name = move || {
        let title = state.read(|session| session.title(state.tag()));
        if title.is_empty() { t.name_hint.to_owned() } else { title }
    };
    html::header()
        .class("head")
        .child(
            html::div().class("head-line").child(html::h1().child(t.name)).child(
                button("button-quiet")
                    .attr("lang", other.tag())
                    .on(ev::click, switch)
                    .child(other.strings().language),
            ),
        )
        .child(html::p().class("guide-name").child(name))
        .child(steps(state, t))
        .child(tools(state, t))
        .into()
}

fn steps(state: State, t: &'static Strings) -> ErasedView {
    let is_open = Memo::new(move |_| state.read(Session::is_open));
    let rows = Step::ALL.map(|step| {
        let is_here = move || (state.step.get() == step).then(|| "step".to_owned());
        html::li()
            .child(
                button("step")
                    .attr("data-step", step.id())
                    .attr("aria-current", is_here)
                    .prop("disabled", move || step != Step::Open && !is_open.get())
                    .on(ev::click, move |_| state.go(step))
                    .child(name_of(step, t)),
            )
            .into()
    });
    html::nav().attr("aria-label", t.steps).child(html::ol().class("steps").children(rows)).into()
}

fn name_of(step: Step, t: &'static Strings) -> &'static str {
    match step {
        Step::Open => t.step_open,
        Step::Compare => t.step_compare,
        Step::Edit => t.step_edit,
        Step::Preview => t.step_preview,
        Step::Publish => t.step_publish,
        Step::District => t.step_district,
    }
}

/// Undo, redo, and whether the work is kept.
fn tools(state: State, t: &'static Strings) -> ErasedView {
    let can = move |is: fn(&Session) -> bool| move || !state.read(is);
    let kept = move || match state.kept.get() {
        Kept::Nothing => "",
        Kept::Soon => t.kept_soon,
        Kept::Yes => t.kept,
        Kept::Refused => t.kept_refused,
    };
    html::div()
        .class("tools-line")
        .child(
            button("button")
                .attr("data-undo", "")
                .prop("disabled", can(|session| session.history().can_undo()))
                .on(ev::click, move |_| undo(state))
                .child(t.undo),
        )
        .child(
            button("button")
                .prop("disabled", can(|session| session.history().can_redo()))
                .on(ev::click, move |_| redo(state))
                .child(t.redo),
        )
        .child(
            button("button")
                .prop("disabled", can(Session::is_open))
                .on(ev::click, move |_| state.raise(Intent::SaveDraft))
                .child(t.save_draft),
        )
        .child(html::span().class("kept").child(kept))
        .into()
}

/// What is told once: in view, and aloud.
fn notice(state: State) -> ErasedView {
    let class = move || {
        let is_there = state.notice.with(|notice| !notice.is_empty());
        Some(if is_there { "note" } else { "spoken" }.to_owned())
    };
    html::p().attr("role", "status").class(class).child(move || state.notice.get()).into()
}
