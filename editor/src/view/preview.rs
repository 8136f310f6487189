//! The real widget with the guide as it is, as on a phone and as on a desk.

use erased_view::{ErasedView, ev, html};
use leptos::prelude::*;

use super::{button, heading, paragraph};
use crate::i18n::Strings;
use crate::state::{State, Width};

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
        .child(
            html::div().class(class).child(
                html::iframe()
                    .attr("title", t.preview_name)
                    .attr("data-preview", "")
                    .attr("src", state.preview.get_value()),
            ),
        )
        .into()
}
