//! The last step: what is still open, what readers are told, and the files.

use erased_view::{ErasedView, ev, html};
use leptos::prelude::*;

use super::fields::labelled;
use super::{bar, button, checks, heading, paragraph};
use crate::i18n::{Strings, fill};
use crate::intent::Intent;
use crate::state::State;

/// The step.
pub fn publish(state: State, t: &'static Strings) -> ErasedView {
    html::div()
        .class("publish form")
        .child(heading(t.step_publish))
        .child(
            html::section()
                .class("panel")
                .child(html::h3().child(t.checks))
                .child(counts(state, t))
                .child(checks::ways(state, t)),
        )
        .child(told(state, t))
        .child(files(state, t))
        .into()
}

fn counts(state: State, t: &'static Strings) -> ErasedView {
    let said = move || {
        let [n_errors, n_warnings] = state.checked.with(|checked| checked.counts);
        fill(t.checks_count, &[&n_errors.to_string(), &n_warnings.to_string()])
    };
    html::p().class("hint").child(said).into()
}

/// What readers are told of the changes.
fn told(state: State, t: &'static Strings) -> ErasedView {
    let marks = html::label()
        .class("tick")
        .child(
            html::input()
                .attr("type", "checkbox")
                .attr("id", "marks")
                .prop("checked", move || state.marks.get())
                .on(ev::change, move |_| state.marks.update(|marks| *marks = !*marks)),
        )
        .child(html::span().child(t.marks));
    let day = |id: &'static str, name: &'static str, signal: RwSignal<String>| {
        let input = html::input()
            .attr("id", id)
            .attr("type", "date")
            .prop("value", move || signal.get())
            .on(ev::change, move |event| signal.set(event.value()));
        labelled(id.to_owned(), name.to_owned(), input)
    };
    html::section()
        .class("panel")
        .child(html::h3().child(t.told_readers))
        .child(marks)
        .child(html::div().class("quarter").child(day("date", t.date, state.date)).child(day(
            "until",
            t.until,
            state.until,
        )))
        .child(paragraph("hint", t.until_hint))
        .into()
}

fn files(state: State, t: &'static Strings) -> ErasedView {
    let steps = [t.host_1, t.host_2, t.host_3, t.host_4, t.host_5];
    let steps = steps.map(|step| html::li().child(step).into());
    let errors = move || {
        let has_errors = state.checked.with(|checked| checked.counts[0] > 0);
        has_errors.then(|| paragraph("note", t.errors_left))
    };
    html::section()
        .class("panel")
        .child(html::h3().child(t.files_out))
        .child(errors)
        .child(html::div().class("actions").child(zip(state, t)).child(folder(state, t)))
        .child(waiting(state, t))
        .child(move || state.has_folders.get().then(|| paragraph("hint", t.folder_hint)))
        .child(html::ol().class("host").children(steps))
        .into()
}

fn zip(state: State, t: &'static Strings) -> ErasedView {
    button("button button-main")
        .prop("disabled", move || state.is_busy.get())
        .on(ev::click, move |_| state.raise(Intent::Publish))
        .child(t.publish_zip)
        .into()
}

/// The second way, where the browser has it.
fn folder(state: State, t: &'static Strings) -> ErasedView {
    let draw = move || {
        state.has_folders.get().then(|| {
            button("button")
                .attr("data-folder", "")
                .prop("disabled", move || state.is_busy.get())
                .on(ev::click, move |_| state.raise(Intent::PublishIntoFolder))
                .child(t.publish_folder)
        })
    };
    draw.into()
}

/// While the files are made.
fn waiting(state: State, t: &'static Strings) -> ErasedView {
    let draw = move || state.is_busy.get().then(|| bar(state, t, t.publishing));
    draw.into()
}
