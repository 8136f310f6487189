//! The real widget with the guide as it is: as on a phone and as on a desk, and beside the form.

use erased_view::{ErasedView, ev, html};
use leptos::prelude::*;

use super::{button, heading, paragraph};
use crate::i18n::Strings;
use crate::intent::Intent;
use crate::state::{State, Step, Width};

/// The step.
pub fn preview(state: State, t: &'static Strings) -> ErasedView {
    let widths = [(Width::Phone, t.phone), (Width::Desk, t.desk)].map(|(width, name)| {
        let is_on = move || Some((state.width.get() == width).to_string());
        button("button")
            .attr("aria-pressed", is_on)
            .on(ev::click, move |_| state.width.set(width))
            .child(name)
            .into()
    });
    let class = move || {
        let width = if state.width.get() == Width::Phone { "is-phone" } else { "is-desk" };
        Some(["stage ", width].concat())
    };
    html::div()
        .class("preview")
        .child(heading(t.step_preview))
        .child(paragraph("hint", t.preview_hint))
        .child(
            html::div()
                .class("actions")
                .attr("role", "group")
                .attr("aria-label", t.widths)
                .children(widths),
        )
        .child(html::div().class(class).child(frame(state, t)))
        .into()
}

fn frame(state: State, t: &'static Strings) -> ErasedView {
    html::iframe()
        .attr("title", t.preview_name)
        .attr("data-preview", "")
        .attr("src", state.preview.get_value())
        .into()
}

/// The preview beside the form, where there is room for it; it comes after the form, for those who go by keyboard.
pub fn beside(state: State, t: &'static Strings) -> ErasedView {
    let is_shown = Memo::new(move |_| state.is_beside());
    let draw = move || {
        is_shown.get().then(|| {
            html::section()
                .class("panel beside")
                .attr("aria-labelledby", "s-beside")
                .child(html::h3().attr("id", "s-beside").child(t.preview_name))
                .child(notes(state, t))
                .child(stage(state, t))
        })
    };
    draw.into()
}

/// The button that shows the preview beside the form and hides it, where there is room.
pub fn beside_button(state: State, t: &'static Strings) -> ErasedView {
    let is_wide = Memo::new(move |_| state.is_wide.get());
    let toggle = move |_| {
        state.beside.update(|is_shown| *is_shown = !*is_shown);
        state.raise(Intent::KeepBeside);
    };
    let name = move || if state.beside.get() { t.beside_hide } else { t.beside_show };
    let draw = move || {
        is_wide
            .get()
            .then(|| button("button").attr("data-beside", "").on(ev::click, toggle).child(name))
    };
    draw.into()
}

/// What it shows; a large guide is previewed when somebody asks for it.
fn notes(state: State, t: &'static Strings) -> ErasedView {
    let is_small = Memo::new(move |_| state.is_small());
    let hint = move || {
        if is_small.get() {
            return paragraph("hint", t.beside_hint);
        }
        let now = button("button")
            .attr("data-now", "")
            .on(ev::click, move |_| state.raise(Intent::Preview))
            .child(t.beside_now);
        html::div().class("beside-notes").child(paragraph("hint", t.beside_large)).child(now).into()
    };
    let desk = move |_| {
        state.width.set(Width::Desk);
        state.go(Step::Preview);
    };
    html::div()
        .class("beside-notes")
        .child(hint)
        .child(button("button-quiet").on(ev::click, desk).child(t.beside_desk))
        .into()
}

fn stage(state: State, t: &'static Strings) -> ErasedView {
    let is_there = Memo::new(move |_| state.is_previewed.get());
    let frame = move || is_there.get().then(|| frame(state, t));
    html::div().class("stage is-phone").child(frame).into()
}
